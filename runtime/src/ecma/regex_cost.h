/* regex_cost.h - in how many ways a pattern can match: an upper bound, by which a match is limited.
 */
#ifndef OAS_ECMA_REGEX_COST_H
#define OAS_ECMA_REGEX_COST_H

#include <oas/regex_tree.h>

/* In how many ways a part can match at one place of a text of n bytes: at most
 * count * (n + 1)^degree. A degree of OAS_ECMA_ENDLESS: exponentially many, or unknown. */
struct oas_regex_cost {
    uint32_t count;
    uint32_t degree;
};

#define OAS_ECMA_ENDLESS 255u

struct oas_regex_cost oas_cost_of(const struct oas_regex_node *node);

#endif
