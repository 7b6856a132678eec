/* target.h - the schema that a group of tests/payloads is about: its file `target`, read.
 *
 * Only what the groups use: SPEC, --schema NAME, --operation ID, --response STATUS. */
#ifndef SUPPORT_TARGET_H
#define SUPPORT_TARGET_H

#include "load/load.h"
#include "plan/plan.h"
#include "schema/graph.h"

struct target {
    oas_arena mem;
    struct diags diags;
    struct plan *plan;
    oas_type type;
};

/* Builds the program for the group's folder (with its last slash); false after a message on stderr.
 * The current folder must be the project's root. Release with target_close() in either case. */
bool target_open(struct target *target, oas_str folder);
void target_close(struct target *target);

#endif
