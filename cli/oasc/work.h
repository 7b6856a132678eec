/* work.h - one run of the compiler: what each pass made, for those that come after it. */
#ifndef OASC_WORK_H
#define OASC_WORK_H

#include "model/wanted.h"
#include "oasc/naming.h"
#include "schema/graph.h"

struct work {
    const struct oasc_options *options;
    struct naming naming;
    int status; /* an exit status, of what has been said on stderr: wrong usage */
    oas_arena *mem;
    struct diags diags;
    struct registry registry;
    /* Each is NULL until its pass is done. */
    struct api *api;
    struct subjects *subjects;
    struct wanted *wanted;
    size_t wanted_count;
    struct graph *graph; /* all of `wanted` was read into it */
    struct plan *plan;
    struct model *model;
    oas_buf header;
    oas_buf source;
};

#endif
