/* In how many ways a pattern can match: an upper bound, by which a match is limited. */
#include "ecma/regex_cost.h"

struct oas_regex_cost oas_cost_limit(uint64_t count, uint64_t degree)
{
    struct oas_regex_cost cost = {(uint32_t)count, (uint32_t)degree};
    if (count > UINT32_MAX || degree >= OAS_ECMA_ENDLESS) {
        cost.count = UINT32_MAX;
        cost.degree = OAS_ECMA_ENDLESS;
    }
    return cost;
}

struct oas_regex_cost oas_cost_times(struct oas_regex_cost a, struct oas_regex_cost b)
{
    return oas_cost_limit((uint64_t)a.count * b.count, (uint64_t)a.degree + b.degree);
}

struct oas_regex_cost oas_cost_plus(struct oas_regex_cost a, struct oas_regex_cost b)
{
    uint32_t degree = a.degree > b.degree ? a.degree : b.degree;
    return oas_cost_limit((uint64_t)a.count + b.count, degree);
}

struct oas_regex_cost oas_cost_repeat(struct oas_regex_cost atom, uint64_t min, uint64_t max)
{
    if (atom.count == 1 && atom.degree == 0)
        return max - min < 256 ? oas_cost_limit(max - min + 1, 0) : oas_cost_limit(1, 1);
    if (max > 32)
        return oas_cost_limit(UINT32_MAX, OAS_ECMA_ENDLESS);
    struct oas_regex_cost power = {1, 0};
    struct oas_regex_cost sum = {min == 0, 0};
    for (uint64_t i = 1; i <= max; i++) {
        power = oas_cost_times(power, atom);
        sum = i >= min ? oas_cost_plus(sum, power) : sum;
    }
    return sum;
}
