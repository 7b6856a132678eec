/* Which patterns of a program need PCRE2, and where they stand. */
#include "plan/patterns.h"

#include <stdlib.h>

#include "load/text.h"
#include "plan/match.h"

size_t patterns_count(const oas_program *program, oas_native how)
{
    size_t count = 0;
    for (uint32_t i = 0; i < program->counts.patterns; i++)
        count += program->patterns[i].native == (uint32_t)how;
    return count;
}

bool patterns_need_pcre2(const oas_program *program)
{
    return patterns_count(program, OAS_NATIVE_NONE) > 0;
}

struct pattern_way patterns_way(const struct plan *plan, const struct clause *pattern)
{
    void *row = map_get(&plan->pattern_rows, pattern->pattern);
    size_t i = (uintptr_t)row - 1;
    if (!row) /* no value is ever matched with it */
        return (struct pattern_way){OAS_NATIVE_NONE, AUTOMATON_MADE};
    return (struct pattern_way){(oas_native)plan->program.patterns[i].native, plan->outcomes[i]};
}

/* One that no row has, since its schema takes no objects. */
static oas_status match_once(const struct clause *pattern, oas_str text, uint64_t work)
{
    const struct known_pattern *known = pattern->known;
    oas_regex_fault fault;
    if (known->outcome == AUTOMATON_MADE)
        return oas_automaton_match(known->automaton.states, known->automaton.steps, text)
                   ? OAS_OK
                   : OAS_INVALID;
    struct oas_regex *regex = oas_regex_compile(pattern->pattern, NULL, &fault);
    oas_status status = regex ? oas_regex_match(regex, text, work, NULL) : OAS_NO_MEMORY;
    oas_regex_free(regex);
    return status;
}

oas_status patterns_match(const struct plan *plan, const struct clause *pattern, oas_str text,
                          uint64_t work)
{
    void *row = map_get(&plan->pattern_rows, pattern->pattern);
    if (!row)
        return match_once(pattern, text, work);
    return match_row(&plan->program, (uint32_t)((uintptr_t)row - 1), text, work);
}

const char *patterns_reason(enum automaton_outcome outcome)
{
    switch (outcome) {
    case AUTOMATON_TOO_LARGE:
        return "its automaton would be too large";
    case AUTOMATON_BEYOND:
        return "its automaton would be too large beside those of other patterns";
    case AUTOMATON_MACHINE:
        return "beyond PCRE2: a machine in the library's part for PCRE2 matches it";
    case AUTOMATON_MADE:
    case AUTOMATON_NOT_REGULAR:
    case AUTOMATON_NO_MEMORY:
        break;
    }
    return "";
}

struct finding {
    const struct plan *plan;
    oas_arena *mem;
    struct foreign_pattern *first; /* by pattern row */
    bool no_memory;
};

static void note_first(struct finding *f, uint32_t schema, const struct oas_check_row *check)
{
    const oas_program *program = &f->plan->program;
    oas_buf spelled = {0};
    if (check->keyword != OAS_KEYWORD_PATTERN && check->keyword != OAS_KEYWORD_PATTERN_PROPERTIES)
        return;
    struct foreign_pattern *at = &f->first[check->first];
    const struct oas_pattern_row *row = &program->patterns[check->first];
    if (row->native != OAS_NATIVE_NONE)
        return;
    oas_program_place(program, schema, &spelled);
    oas_str place = text_keep(f->mem, &spelled, &f->no_memory);
    if (!place.at || (at->text.at && oas_str_compare(at->schema, place) <= 0))
        return;
    *at = (struct foreign_pattern){oas_program_text(program, oas_program_pattern(program, check)),
                                   place, check->order, f->plan->outcomes[check->first]};
}

static int compare(const void *a, const void *b)
{
    const struct foreign_pattern *left = a, *right = b;
    return oas_str_compare(left->schema, right->schema);
}

bool patterns_find(const struct plan *plan, oas_arena *mem, struct foreign_patterns *found)
{
    const oas_program *program = &plan->program;
    *found = (struct foreign_patterns){0};
    uint32_t count = program->counts.patterns;
    struct foreign_pattern *first = OAS_ARENA_NEW(mem, struct foreign_pattern, (size_t)count + 1);
    struct finding f = {plan, mem, first, !first};
    if (!first)
        return false;
    for (uint32_t i = 0; i < program->counts.schemas; i++) {
        const struct oas_schema_row *schema = &program->schemas[i];
        for (uint32_t k = 0; k < schema->leaf_count; k++)
            note_first(&f, i, &program->checks[schema->checks + k]);
        const struct oas_object_row *object =
            schema->object ? &program->objects[schema->object] : NULL;
        for (uint32_t k = 0; object && k < object->pattern_count; k++)
            note_first(&f, i, &program->checks[object->patterns + k]);
    }
    if (f.no_memory)
        return false;
    found->at = first;
    for (uint32_t i = 0; i < count; i++)
        if (first[i].text.at)
            first[found->count++] = first[i];
    qsort(first, found->count, sizeof *first, compare);
    return true;
}
