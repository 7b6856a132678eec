/* regex_cost.h - in how many ways a pattern can match: an upper bound, by which a match is limited.
 */
#ifndef OAS_ECMA_REGEX_COST_H
#define OAS_ECMA_REGEX_COST_H

#include <stdint.h>

/* In how many ways a part can match at one place of a text of n bytes: at most
 * count * (n + 1)^degree. A degree of OAS_ECMA_ENDLESS: exponentially many, or unknown. */
struct oas_regex_cost {
    uint32_t count;
    uint32_t degree;
};

#define OAS_ECMA_ENDLESS 255u

/* As many ways as that, or endless. */
struct oas_regex_cost oas_cost_limit(uint64_t count, uint64_t degree);

/* Of one thing behind another, of one or another, and of a thing repeated: one of one way gives one
 * per count, one of several all their combinations. */
struct oas_regex_cost oas_cost_times(struct oas_regex_cost a, struct oas_regex_cost b);
struct oas_regex_cost oas_cost_plus(struct oas_regex_cost a, struct oas_regex_cost b);
struct oas_regex_cost oas_cost_repeat(struct oas_regex_cost atom, uint64_t min, uint64_t max);

#endif
