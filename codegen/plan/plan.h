/* plan.h - the schema graph as a program: rows that the runtime runs. No C names here. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "schema/schema.h"

/* How many rows the program has that does not say so itself. */
struct plan_counts {
    uint32_t checks, branches, tags, values, objects, arrays, fields, slots, text;
};

struct plan {
    oas_program program;
    oas_type *roots; /* for each schema given to plan_build, in order */
    size_t root_count;
    struct place *places; /* where each keyword stands: oas_error.order is the index */
    size_t place_count;
    struct plan_counts counts;
};

/* Compiles `roots` and all they reach. NULL after diagnostics in `diags` (in-place reference
 * loops, patterns that do not compile, …). `mem` must live as long as the plan. Release the
 * compiled patterns with oas_program_release(&plan->program). */
struct plan *plan_build(oas_arena *mem, struct diags *diags, struct schema *const *roots,
                        size_t count);

#endif
