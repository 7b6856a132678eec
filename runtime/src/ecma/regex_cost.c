/* In how many ways a pattern can match: an upper bound, by which a match is limited. */
#include "ecma/regex_cost.h"

struct oas_ecma_ways oas_ways_limit(uint64_t count, uint64_t degree)
{
    struct oas_ecma_ways ways = {(uint32_t)count, (uint32_t)degree};
    if (count > UINT32_MAX || degree >= OAS_ECMA_ENDLESS) {
        ways.count = UINT32_MAX;
        ways.degree = OAS_ECMA_ENDLESS;
    }
    return ways;
}

struct oas_ecma_ways oas_ways_times(struct oas_ecma_ways a, struct oas_ecma_ways b)
{
    return oas_ways_limit((uint64_t)a.count * b.count, (uint64_t)a.degree + b.degree);
}

struct oas_ecma_ways oas_ways_plus(struct oas_ecma_ways a, struct oas_ecma_ways b)
{
    uint32_t degree = a.degree > b.degree ? a.degree : b.degree;
    return oas_ways_limit((uint64_t)a.count + b.count, degree);
}

struct oas_ecma_ways oas_ways_repeat(struct oas_ecma_ways atom, uint64_t min, uint64_t max)
{
    if (atom.count == 1 && atom.degree == 0)
        return max - min < 256 ? oas_ways_limit(max - min + 1, 0) : oas_ways_limit(1, 1);
    if (max > 32)
        return oas_ways_limit(UINT32_MAX, OAS_ECMA_ENDLESS);
    struct oas_ecma_ways power = {1, 0};
    struct oas_ecma_ways sum = {min == 0, 0};
    for (uint64_t i = 1; i <= max; i++) {
        power = oas_ways_times(power, atom);
        sum = i >= min ? oas_ways_plus(sum, power) : sum;
    }
    return sum;
}
