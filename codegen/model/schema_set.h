/* schema_set.h - private to model/: what several schemas say of one value. */
#ifndef MODEL_SCHEMA_SET_H
#define MODEL_SCHEMA_SET_H

#include "model/modeller.h"

/* Schemas that all hold of one value: some given ones, and what they take in by `$ref` and `allOf`.
 */
struct schema_set {
    const struct schema **at;
    size_t count;
    unsigned jtypes;                   /* the JSON types that all of them can accept */
    const struct schema *const *maybe; /* others hold now and then: maybe.h */
    size_t maybe_count;
    bool possible; /* all of them hold now and then only: what they demand is optional */
};

struct schema_set schema_set_of(struct modeller *m, const struct schema *const *given,
                                size_t count);

/* Does the clause hold schemas of which some may hold of the value in place, or none? */
static inline bool clause_is_possible(const struct clause *clause)
{
    return clause->keyword == OAS_KEYWORD_THEN || clause->keyword == OAS_KEYWORD_ELSE ||
           clause->keyword == OAS_KEYWORD_DEPENDENT_SCHEMAS || schema_clause_is_union(clause);
}

/* The first clause of that keyword, or NULL; *owner (if not NULL) is the schema that has it. */
const struct clause *schema_set_clause(const struct schema_set *set, oas_keyword keyword,
                                       const struct schema **owner);

/* The first const, else the first enum; NULL: there is neither. */
const struct clause *schema_set_constants(const struct schema_set *set);

/* The first oneOf, or else the first anyOf. */
const struct clause *schema_set_union(const struct schema_set *set, const struct schema **owner);

/* True if some schema of them speaks of members, or of items. */
bool schema_set_has_members(const struct schema_set *set);
bool schema_set_has_items(const struct schema_set *set);

#endif
