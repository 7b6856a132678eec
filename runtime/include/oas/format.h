/* oas/format.h - the values of `format` that the runtime can check (JSON Schema Validation
 * section 7.3, and the OpenAPI format registry). */
#ifndef OAS_FORMAT_H
#define OAS_FORMAT_H

#include <oas/base.h>

OAS_BEGIN

/* Symbols: OAS_FORMAT_DATE_TIME, ... in the order of formats.def; 0 is none. */
typedef enum oas_format {
    OAS_FORMAT_NONE,
#define OAS_FORMAT(symbol, name, noun, function) OAS_FORMAT_##symbol,
#include <oas/formats.def>
#undef OAS_FORMAT
    OAS_FORMAT_COUNT
} oas_format;

/* Formats that are ranges of integers: OAS_RANGE_INT8, ... in the order of formats.def; 0 is none.
 */
typedef enum oas_range {
    OAS_RANGE_NONE,
#define OAS_FORMAT_RANGE(symbol, name, low, high) OAS_RANGE_##symbol,
#include <oas/formats.def>
#undef OAS_FORMAT_RANGE
    OAS_RANGE_COUNT
} oas_range;

/* The format of that name, or OAS_FORMAT_NONE. */
oas_format oas_format_find(oas_str name);

/* "date-time"; for messages "date-time" with its article: "a date-time". Static text. */
const char *oas_format_name(oas_format format);
const char *oas_format_noun(oas_format format);

/* True if `text` (valid UTF-8, decoded, any length, may hold NUL) is of that format. */
bool oas_format_check(oas_format format, oas_str text);

OAS_END

#endif
