/* plan.h - the stage plan/: the schema graph as a program, rows that the runtime runs.
 *
 * In come schemas, roots of a graph; out comes an oas_program, and what later stages ask of each
 * schema: its row, the JSON types that it can take. No C names here. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <oas/fast.h>

#include "load/diag.h"
#include "load/map.h"
#include "schema/schema.h"

/* What the plan knows of one schema. */
struct planned {
    oas_use use;       /* how others refer to it; an alias of `$ref` has its target's row */
    uint8_t jtypes;    /* the JSON types that can be valid at all */
    uint8_t direction; /* OAS_FIELD_READ_ONLY and WRITE_ONLY of a member with that schema */
    bool own;          /* that row is its own: it is no alias, and says something */
    bool reached;      /* false: no root leads here, the others are not set */
};

struct plan {
    oas_program program;
    oas_fast fast;   /* of the roots, without C types; the program leads to it */
    oas_type *roots; /* for each schema given to plan_build, in order */
    size_t root_count;
    struct place *places; /* where each keyword stands: oas_error.order is the index */
    size_t place_count;
    struct map pattern_rows;                /* private to patterns.c */
    const enum automaton_outcome *outcomes; /* one a pattern: MADE, or why it is no automaton */
    struct planned *schemas;                /* by schema->id */
    size_t schema_count;
};

/* Compiles `roots` and all they reach. NULL after diagnostics in `diags` (in-place reference
 * loops, patterns that do not compile, …). `mem` must live as long as the plan. Release the
 * compiled patterns with oas_program_release(&plan->program). */
struct plan *plan_build(oas_arena *mem, struct diags *diags, struct schema *const *roots,
                        size_t count);

#endif
