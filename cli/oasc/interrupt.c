/* Held signals are delivered by the kernel once they are let go. */
#include "oasc/interrupt.h"

#include <stddef.h>

static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

/* Linux keeps an ignored signal waiting as well, if it is held. */
static bool is_ignored(int number)
{
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void interrupt_hold(struct interrupt *interrupt)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (!is_ignored(ending[i]))
            sigaddset(&wanted, ending[i]);
    sigprocmask(SIG_BLOCK, &wanted, &interrupt->before);
    interrupt->held = wanted;
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (sigismember(&interrupt->before, ending[i]) == 1)
            sigdelset(&interrupt->held, ending[i]);
}

bool interrupt_waits(const struct interrupt *interrupt)
{
    sigset_t waiting;
    if (sigpending(&waiting) != 0)
        return false;
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (sigismember(&interrupt->held, ending[i]) == 1 && sigismember(&waiting, ending[i]) == 1)
            return true;
    return false;
}

void interrupt_release(const struct interrupt *interrupt)
{
    sigprocmask(SIG_SETMASK, &interrupt->before, NULL);
}
