/* matched.h - which schemas of a keyword speak of a member, by its name. */
#ifndef VALIDATE_PAYLOAD_MATCHED_H
#define VALIDATE_PAYLOAD_MATCHED_H

#include "load/pointer_map.h"
#include "schema/schema.h"

/* Patterns that were compiled on the way. It belongs to one thread; zeroed it is empty. */
struct matched {
    oas_arena mem;
    struct pointer_map compiled; /* struct clause to struct oas_regex */
    struct matched_pattern *first;
};

void matched_free(struct matched *matched);

/* The index of the schema that `properties` has for the name; SIZE_MAX: it has none. */
size_t matched_name(const struct clause *properties, oas_str name);

/* OAS_OK where the pattern of a name (one of clause->lists) matches, OAS_INVALID where it does not;
 * OAS_UNDECIDED beyond `work` steps (0: a default), OAS_NO_MEMORY. */
oas_status matched_pattern(struct matched *matched, const struct clause *pattern, oas_str name,
                           uint64_t work);

#endif
