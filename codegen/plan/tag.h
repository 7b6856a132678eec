/* tag.h - the member whose values tell the branches of a union apart. */
#ifndef PLAN_TAG_H
#define PLAN_TAG_H

#include "load/map.h"
#include "plan/planner.h"

struct branch_parts;

/* A tag while it is being found. */
struct tag {
    struct planner *planner;
    const struct schema *schema; /* that holds the union */
    const struct clause *clause;
    oas_str name;
    const struct branch_parts *around; /* what demands members of all branches; NULL: not asked */
    bool decides;
    uint32_t other;      /* the branch of objects without a known tag, plus 1; 0: none */
    uint32_t first;      /* value rows */
    struct map values;   /* those that were added for a discriminator, by their keys */
    struct map branches; /* for a mapping: names and URIs to places in clause->schemas */
};

/* Is it an integer as a payload's value is found by it, in digits alone (json/scalar.h in the
 * runtime)? 7 and -7, not 007, -0 or 7.0. */
bool tag_is_integer(oas_str text);

/* The constant as a payload's value is found by it: texts, true, false, null, and integers of 64
 * bits, which are written as equal ones are looked for: 1.0 as 1. NULL: it is none of these, or
 * there is no memory. */
const struct node *tag_node(oas_arena *mem, const struct node *node, bool *no_memory);

/* Value rows for what the constants of a branch leave the tag; false if there are none, or some of
 * them can be no tag, and were left out. */
bool tag_add_constants(struct tag *tag, const struct branch_parts *parts, uint32_t branch);

/* Do all branches that take objects demand the member, or `around`, each with constants of its own?
 * Then their value rows are added. */
bool tag_gather(struct tag *tag, oas_str name);

/* The tag row of what was gathered. */
uint32_t tag_finish(struct tag *tag);

/* A tag that nobody declared: of the first branch's required members whose constants tell all
 * branches apart, the first by its pointer. Its value rows are added. False: there is none. */
bool tag_search(struct tag *tag);

#endif
