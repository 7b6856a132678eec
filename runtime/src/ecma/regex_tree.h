/* regex_tree.h - the room ecma: patterns of ECMA-262 understood, whoever matches them.
 *
 * In: a pattern as a schema has it. Out: what is wrong with it, and where; or the pattern as a tree
 * (oas/regex_tree.h), and in how many ways that can match at most (regex_cost.h).
 * May use: base. */
#ifndef OAS_ECMA_REGEX_TREE_H
#define OAS_ECMA_REGEX_TREE_H

#include <oas/regex_tree.h>

#define OAS_ECMA_DEPTH    200u    /* nested groups */
#define OAS_ECMA_CAPTURES 1000u   /* capturing groups */
#define OAS_ECMA_RANGES   262144u /* of all sets: \p{L} has 659 */
#define OAS_ECMA_LENGTH   65536u

/* Appends `node` to a list; `*end` is where its next one goes. */
static inline void oas_ecma_append(struct oas_regex_node ***end, struct oas_regex_node *node)
{
    **end = node;
    *end = &node->next;
}

#endif
