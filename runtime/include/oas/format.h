/* oas/format.h - the values of `format` that the runtime can check (JSON Schema Validation
 * section 7.3, and the OpenAPI format registry). */
#ifndef OAS_FORMAT_H
#define OAS_FORMAT_H

#include <oas/base.h>

OAS_BEGIN

/* Symbols: OAS_FORMAT_DATE_TIME, ... in the order of formats.def; 0 is none. */
typedef enum oas_format {
    OAS_FORMAT_NONE,
#define OAS_FORMAT(symbol, name, noun, function, clause) OAS_FORMAT_##symbol,
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

/* Values of `contentEncoding`: OAS_ENCODING_BASE64, ... in the order of formats.def; 0 is none. */
typedef enum oas_encoding {
    OAS_ENCODING_NONE,
#define OAS_ENCODING(symbol, name) OAS_ENCODING_##symbol,
#include <oas/formats.def>
#undef OAS_ENCODING
    OAS_ENCODING_COUNT
} oas_encoding;

/* The encoding of that name in letters of any case (RFC 2045 section 6.1), or OAS_ENCODING_NONE. */
oas_encoding oas_encoding_find(oas_str name);

/* True if `text` is octets in that encoding; then these are at `out`, which has room for text.len
 * of them, and `*len` of them there are. With NULL for `out` they are only counted. Line breaks
 * within base64 are passed over (RFC 2045 section 6.8), other characters beyond its alphabet are
 * not. */
OAS_NODISCARD bool oas_encoding_read(oas_encoding encoding, oas_str text, char *out, size_t *len);

/* The format of that name, or OAS_FORMAT_NONE. */
oas_format oas_format_find(oas_str name);

/* "date-time"; for messages "date-time" with its article: "a date-time". Static text. */
const char *oas_format_name(oas_format format);
const char *oas_format_noun(oas_format format);

/* True if `text` (valid UTF-8, decoded, any length, may hold NUL; `at` is not NULL) is of the
 * format: oas_is_date_time(), oas_is_uuid(), ... for each row of formats.def. A program has those
 * that its document names, and the linker drops the others. */
typedef bool (*oas_format_test)(oas_str text);
#define OAS_FORMAT(symbol, name, noun, function, clause) bool oas_is_##function(oas_str text);
#include <oas/formats.def>
#undef OAS_FORMAT

OAS_END

/* The same by number, also for a text of no bytes at NULL. Whoever calls this has all of them: the
 * files of a document's own that `--vendor` copies may lack some. */
static inline bool oas_format_check(oas_format format, oas_str text)
{
    text.at = text.len > 0 ? text.at : "";
    switch (format) {
#define OAS_FORMAT(symbol, name, noun, function, clause)                                           \
    case OAS_FORMAT_##symbol:                                                                      \
        return oas_is_##function(text);
#include <oas/formats.def>
#undef OAS_FORMAT
    case OAS_FORMAT_NONE:
    case OAS_FORMAT_COUNT:
        break;
    }
    return true;
}

#endif
