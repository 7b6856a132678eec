/* format_part.h - the room format: the values of `format`, and native matchers of patterns that
 * everybody writes. Here, what the format_*.c share. ASCII throughout: no locale, no ctype.
 *
 * In: a string's content. Out: whether it has the format; dates, times and UUIDs as numbers, and
 * their texts.
 * May use: base. */
#ifndef OAS_FORMAT_FORMAT_PART_H
#define OAS_FORMAT_FORMAT_PART_H

#include <oas/base.h>

#define OAS_FORMAT(symbol, name, noun, function) bool oas_is_##function(oas_str text);
#include <oas/formats.def>

#include "base/ascii.h"
#undef OAS_FORMAT

/* The text between two places. */
static inline oas_str oas_str_between(const char *at, const char *end)
{
    return oas_str_of(at, (size_t)(end - at));
}

#endif
