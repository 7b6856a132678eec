/* Names by a lookup, patterns by a table of those that were compiled. */
#include "validate_payload/matched.h"

#include <oas/regex.h>

struct matched_pattern {
    struct matched_pattern *next;
    struct oas_regex *regex;
};

size_t matched_name(const struct clause *properties, oas_str name)
{
    const struct node *map = properties->value;
    const struct member *member = node_member(map, name);
    return member ? (size_t)(member - map->members) : SIZE_MAX;
}

/* NULL when there is no memory: what the document says was compiled before. */
static struct oas_regex *compile(struct matched *matched, oas_str pattern)
{
    oas_regex_fault fault;
    struct matched_pattern *kept = OAS_ARENA_NEW(&matched->mem, struct matched_pattern, 1);
    if (!kept)
        return NULL;
    kept->regex = oas_regex_compile(pattern, NULL, &fault);
    kept->next = matched->first;
    matched->first = kept;
    return kept->regex;
}

oas_status matched_pattern(struct matched *matched, const struct clause *pattern, oas_str name,
                           uint64_t work)
{
    void **slot = pointer_map_put(&matched->compiled, &matched->mem, pattern);
    if (slot && !*slot)
        *slot = compile(matched, pattern->pattern);
    return slot && *slot ? oas_regex_match(*slot, name, work, NULL) : OAS_NO_MEMORY;
}

void matched_free(struct matched *matched)
{
    for (struct matched_pattern *pattern = matched->first; pattern; pattern = pattern->next)
        oas_regex_free(pattern->regex);
    oas_arena_free(&matched->mem);
}
