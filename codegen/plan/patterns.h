/* patterns.h - the patterns of a program that have no native matcher: PCRE2 matches them, which who
 * links the program must then have. */
#ifndef PLAN_PATTERNS_H
#define PLAN_PATTERNS_H

#include <oas/regex.h>

#include "plan/plan.h"

/* One of them, and the first place by its pointer where it stands. */
struct foreign_pattern {
    oas_str text;
    oas_str schema; /* URI of its schema, as errors tell it: of the schema row */
    uint32_t order; /* of the keyword: an index of plan->places */
};

struct foreign_patterns {
    struct foreign_pattern *at; /* each once, in the order of the places */
    size_t count;
};

/* True if there is one. */
bool patterns_need_pcre2(const oas_program *program);

/* How many patterns are matched so. */
size_t patterns_count(const oas_program *program, oas_native how);

/* How a pattern of the program is matched, by its text as the program has it. */
oas_native patterns_way(const oas_program *program, oas_str pattern);

/* Whether `text` matches the pattern of a schema that the plan has, as clauses say it: match_row(),
 * by the text. */
oas_status patterns_match(const struct plan *plan, oas_str pattern, oas_str text, uint64_t work);

/* False when there is no memory. */
bool patterns_find(const oas_program *program, oas_arena *mem, struct foreign_patterns *found);

#endif
