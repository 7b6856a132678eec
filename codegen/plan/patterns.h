/* patterns.h - the patterns of a program that have no native matcher: the runtime's part for PCRE2
 * matches them, so who links the program must have PCRE2. */
#ifndef PLAN_PATTERNS_H
#define PLAN_PATTERNS_H

#include <oas/regex.h>

#include "plan/plan.h"

/* One of them, and the first place by its pointer where it stands. */
struct foreign_pattern {
    oas_str text;
    oas_str schema;                 /* URI of its schema, as errors tell it: of the schema row */
    uint32_t order;                 /* of the keyword: an index of plan->places */
    enum automaton_outcome outcome; /* why it is no automaton */
};

struct foreign_patterns {
    struct foreign_pattern *at; /* each once, in the order of the places */
    size_t count;
};

/* True if there is one. */
bool patterns_need_pcre2(const oas_program *program);

/* How many patterns are matched so. */
size_t patterns_count(const oas_program *program, oas_native how);

/* How a pattern of a schema is matched. */
struct pattern_way {
    oas_native native;
    enum automaton_outcome outcome; /* why it is no automaton */
};

struct pattern_way patterns_way(const struct plan *plan, const struct clause *pattern);

/* Whether `text` matches the pattern of a schema that the plan has: match_row(). */
oas_status patterns_match(const struct plan *plan, const struct clause *pattern, oas_str text,
                          uint64_t work);

/* Why a plain regular language is left to PCRE2, or what is not left to it, in words; "" for all
 * others. */
const char *patterns_reason(enum automaton_outcome outcome);

/* False when there is no memory. */
bool patterns_find(const struct plan *plan, oas_arena *mem, struct foreign_patterns *found);

#endif
