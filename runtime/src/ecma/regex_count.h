/* regex_count.h - numbers of repetitions as they are written, of any length. */
#ifndef OAS_ECMA_REGEX_COUNT_H
#define OAS_ECMA_REGEX_COUNT_H

#include "base/ascii.h"

/* The digits at *at, before `end`, without zeros before them; *at is then behind them. Empty: there
 * are none. */
static inline oas_str oas_ecma_digits(const char **at, const char *end)
{
    const char *from = *at;
    while (*at < end && oas_ascii_digit(**at))
        ++*at;
    while (from + 1 < *at && *from == '0')
        from++;
    return oas_str_of(from, (size_t)(*at - from));
}

/* ECMA-262 section 22.2.1.1: in {low,high} the second is not the smaller one. */
static inline bool oas_ecma_counts_in_order(oas_str low, oas_str high)
{
    return high.len > low.len || (high.len == low.len && memcmp(high.at, low.at, low.len) >= 0);
}

#endif
