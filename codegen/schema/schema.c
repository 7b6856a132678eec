/* What one schema says. */
#include "schema/schema.h"

const struct clause *schema_clause(const struct schema *schema, oas_keyword keyword)
{
    const struct clause *clause = schema->clauses;
    while (clause && clause->keyword != keyword)
        clause = clause->next;
    return clause;
}
