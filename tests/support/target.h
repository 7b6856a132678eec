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

/* The same with another document for that one, "-" for stdin: its references are those of a file in
 * `root`. */
bool target_open_as(struct target *target, oas_str folder, const char *spec, const char *root);

/* The document's file, as the group's folder names it. */
bool target_spec(oas_arena *mem, oas_str folder, oas_str *spec);
void target_close(struct target *target);

#endif
