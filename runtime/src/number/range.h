/* range.h - the ends of formats that are ranges of integers: OpenAPI's int32 and the like. */
#ifndef OAS_NUMBER_RANGE_H
#define OAS_NUMBER_RANGE_H

#include <oas/format.h>

/* No range ends below 0, so that the upper end has 64 bits. */
struct oas_range_ends {
    int64_t low;
    uint64_t high;
};

static inline struct oas_range_ends oas_range_ends(oas_range range)
{
    static const struct oas_range_ends ends[] = {
        {0, 0},
#define OAS_FORMAT_RANGE(symbol, name, low, high) {low, high},
#include <oas/formats.def>
#undef OAS_FORMAT_RANGE
    };
    return ends[range];
}

#endif
