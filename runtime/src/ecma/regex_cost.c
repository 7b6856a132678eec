/* In how many ways a pattern can match: an upper bound, by which a match is limited. */
#include "ecma/regex_cost.h"

/* As many ways as that, or endless. */
static struct oas_regex_cost limit(uint64_t count, uint64_t degree)
{
    struct oas_regex_cost cost = {(uint32_t)count, (uint32_t)degree};
    if (count > UINT32_MAX || degree >= OAS_ECMA_ENDLESS) {
        cost.count = UINT32_MAX;
        cost.degree = OAS_ECMA_ENDLESS;
    }
    return cost;
}

/* Of one thing behind another. */
static struct oas_regex_cost times(struct oas_regex_cost a, struct oas_regex_cost b)
{
    return limit((uint64_t)a.count * b.count, (uint64_t)a.degree + b.degree);
}

/* Of one or another. */
static struct oas_regex_cost plus(struct oas_regex_cost a, struct oas_regex_cost b)
{
    uint32_t degree = a.degree > b.degree ? a.degree : b.degree;
    return limit((uint64_t)a.count + b.count, degree);
}

/* Of a thing repeated: one of one way gives one per count, one of several all their combinations.
 */
static struct oas_regex_cost repeated(struct oas_regex_cost atom, uint64_t min, uint64_t max)
{
    if (atom.count == 1 && atom.degree == 0)
        return max - min < 256 ? limit(max - min + 1, 0) : limit(1, 1);
    if (max > 32)
        return limit(UINT32_MAX, OAS_ECMA_ENDLESS);
    struct oas_regex_cost power = {1, 0};
    struct oas_regex_cost sum = {min == 0, 0};
    for (uint64_t i = 1; i <= max; i++) {
        power = times(power, atom);
        sum = i >= min ? plus(sum, power) : sum;
    }
    return sum;
}

struct oas_regex_cost oas_cost_of(const struct oas_regex_node *node)
{
    bool choice = node->kind == OAS_REGEX_CHOICE;
    struct oas_regex_cost cost = {choice ? 0 : 1, 0};
    for (const struct oas_regex_node *inner = node->inner; inner; inner = inner->next) {
        struct oas_regex_cost of = oas_cost_of(inner);
        cost = choice ? plus(cost, of) : times(cost, of);
    }
    return node->kind == OAS_REGEX_REPEAT ? repeated(cost, node->min, node->max) : cost;
}
