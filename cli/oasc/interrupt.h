/* interrupt.h - signals that end the program wait until its files are whole. */
#ifndef OASC_INTERRUPT_H
#define OASC_INTERRUPT_H

#include <stdbool.h>
#include <signal.h>

struct interrupt {
    sigset_t held;   /* those that were not held, nor ignored, before */
    sigset_t before; /* the program's mask */
};

/* From now on SIGHUP, SIGINT, SIGQUIT and SIGTERM wait. One that is ignored stays so. */
void interrupt_hold(struct interrupt *interrupt);

/* True if one is waiting: there is no use in going on. */
bool interrupt_waits(const struct interrupt *interrupt);

/* One that waits does now what it does: it ends the program. */
void interrupt_release(const struct interrupt *interrupt);

#endif
