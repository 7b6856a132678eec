/* waive.h - members that are demanded and need not be there: readOnly ones in a request, writeOnly
 * ones in a response (OpenAPI 3.1 section 4.8.24.2), wherever that is said of them. */
#ifndef OAS_WALK_WAIVE_H
#define OAS_WALK_WAIVE_H

#include "walk/walk.h"

/* True if what the check applies is one with the schema that has it: `$ref`, and an allOf of the
 * document. */
static inline bool oas_waive_takes_in(const struct oas_check_row *check)
{
    return oas_check_refers(check) ||
           (check->keyword == OAS_KEYWORD_ALL_OF && !(check->flags & OAS_CHECK_APART));
}

/* OAS_OK if the member need not be there in this direction, whoever says so of the value at `at`,
 * which is judged by `schema`; else as oas_waive_find(). */
oas_status oas_waive_member(struct oas_walk *w, const struct oas_schema_row *schema,
                            const struct oas_field_row *field, const char *at, unsigned depth);

/* OAS_OK if `schema`, or what it takes in by `$ref` and `allOf`, says of the member of that name
 * that it need not be there; OAS_INVALID if none does. Searching is work: OAS_UNDECIDED when it
 * used up what is allowed, OAS_TOO_LARGE when it is too deep. */
oas_status oas_waive_find(struct oas_walk *w, const struct oas_schema_row *schema, oas_text name,
                          unsigned depth);

#endif
