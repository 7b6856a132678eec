/* passes.h - private to the compiler's entry: the passes up to a program that runs, which both ways
 * in share. Each gives false when none can follow. */
#ifndef PASSES_H
#define PASSES_H

#include "compiler.h"

typedef bool pass(struct compiler *compiler);

bool pass_tree(struct compiler *compiler);

/* `join` is for subjects_list(). */
bool passes_api(struct compiler *compiler, subject_join *join);
bool pass_plan(struct compiler *compiler);

/* Reads these schemas, and what they refer to, as compiler->roots. */
bool pass_schema(struct compiler *compiler, struct node *const *nodes, size_t count);

/* True if there is a result: only without memory there is none, and then the diagnostics say so. */
bool passes_made(struct compiler *compiler, const void *result);

/* Tells of parameters that their style has no form for; false if there is one. */
bool passes_styled(struct compiler *compiler);

/* Runs those of the passes, one for each stage, that have not run yet, up to `last`. */
bool passes_run(struct compiler *compiler, pass *const *passes, enum stage last);

#endif
