/* deliver.h - what is done with what the compiler made. */
#ifndef OASC_DELIVER_H
#define OASC_DELIVER_H

#include "compiler.h"
#include "oasc/naming.h"

/* One run: what was asked for, and what came of it. */
struct work {
    const struct oasc_options *options;
    struct naming naming;
    struct compiler compiler;
};

/* These give an exit status. */

/* The files are written, compared or listed. */
int deliver_files(struct work *work);

/* --dump, --report: printed, with the status `status` where that can be done. */
int deliver_told(struct work *work, int status);

#endif
