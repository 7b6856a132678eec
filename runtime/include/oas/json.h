/* oas/json.h - reading any JSON: the spans that structs hold where the schema leaves the type open,
 * and texts of your own.
 *
 *     oas_json address = oas_json_member(pet.extra, OAS_STR("address"));
 *     oas_str city;
 *     if (oas_json_get_string(oas_json_member(address, OAS_STR("city")), &mem, &city) == OAS_OK) …
 *
 *     for (oas_json_iter it = oas_json_each(pet.extra); oas_json_next(&it);)
 *         if (oas_json_is(it.key, OAS_STR("age")))
 *             status = oas_json_get_int64(it.value, &age);
 *
 * An oas_json is a view of JSON text (RFC 8259) that somebody else owns: one value, white space
 * around it allowed. Nothing is parsed beforehand and no tree is built: each call reads the text it
 * needs. So a span may hold anything. What is no JSON is found when it is read, and is refused:
 * nothing here reads beyond a span. A zeroed one is unset; it is what lookups give for what is not
 * there, and every reader refuses it, so that lookups can be nested as above. */
#ifndef OAS_JSON_H
#define OAS_JSON_H

#include <oas/codec.h>
#include <oas/value.h>

OAS_BEGIN

/* `text` as JSON, unchecked. The view lives as long as the text. */
static inline oas_json oas_json_of(oas_str text)
{
    oas_json value = {text.at, text.len};
    return value;
}

static inline oas_str oas_json_text(oas_json value)
{
    return oas_str_of(value.at, value.len);
}

/* A literal as JSON: OAS_JSON("null"), OAS_JSON("[1,2]"). */
#define OAS_JSON(literal) oas_json_of(OAS_STR(literal))

/* The verdict on `text` as JSON: OAS_OK, OAS_MALFORMED, OAS_TOO_LARGE. Of `limits` (may be NULL)
 * depth, bytes and string length count. */
OAS_NODISCARD oas_status oas_json_check(oas_str text, const oas_options *limits);

/* ---- one value ---- */

typedef enum oas_json_type {
    OAS_JSON_UNSET, /* nothing, or no JSON */
    OAS_JSON_NULL,
    OAS_JSON_BOOLEAN,
    OAS_JSON_NUMBER,
    OAS_JSON_STRING,
    OAS_JSON_ARRAY,
    OAS_JSON_OBJECT
} oas_json_type;

/* By the value's first byte; the rest is not looked at. */
OAS_NODISCARD oas_json_type oas_json_type_of(oas_json value);

OAS_NODISCARD bool oas_json_is_null(oas_json value);

/* These give
 *   OAS_OK               *out is the value
 *   OAS_INVALID          another type of JSON, or no JSON: *out is untouched, as with the others
 *   OAS_UNREPRESENTABLE  the right type, but it does not fit *out: an integer beyond 64 bits or a
 *                        negative one without sign, a number beyond double (1e400) */
OAS_NODISCARD oas_status oas_json_get_bool(oas_json value, bool *out) OAS_NOT_NULL(2);

/* Exact. 1.0 and 1e2 are integers, 1.5 is not (JSON Schema Core section 4.2.1). */
OAS_NODISCARD oas_status oas_json_get_int64(oas_json value, int64_t *out) OAS_NOT_NULL(2);
OAS_NODISCARD oas_status oas_json_get_uint64(oas_json value, uint64_t *out) OAS_NOT_NULL(2);

/* Any number: the nearest double, ties to even. */
OAS_NODISCARD oas_status oas_json_get_double(oas_json value, double *out) OAS_NOT_NULL(2);

/* The string without its quotes: a view of `value`, or of `mem` when it holds escapes. `mem` may be
 * NULL; a string with escapes is then OAS_NO_MEMORY. */
OAS_NODISCARD oas_status oas_json_get_string(oas_json value, oas_arena *mem, oas_str *out)
    OAS_NOT_NULL(3);

/* True for a string whose content is `text`; compares without unescaping to memory. */
OAS_NODISCARD bool oas_json_is(oas_json value, oas_str text);

/* True if both are JSON and the same value: numbers by value (1.0 is 1), strings by content,
 * members in any order; where a name stands several times, its values in their order. Both nest at
 * most 128 deep. Linear where members are in one order; else they are sorted, which takes memory of
 * oas_allocator_default: without it they are not equal. */
OAS_NODISCARD bool oas_json_equal(oas_json a, oas_json b);

/* A number for the value: the same for all that oas_json_equal() takes for equal, on every machine;
 * that of a string is oas_name_hash() of its content. 0 for what is no JSON. Whoever knows it can
 * make values of one hash: a table of foreign values needs more than this. */
OAS_NODISCARD uint32_t oas_json_hash(oas_json value);

/* ---- arrays and objects ---- */

/* Over the items of an array or the members of an object, in the order of the text, a name as often
 * as it is given. Lives on the caller's stack; holds nothing to give back. */
typedef struct oas_json_iter {
    oas_json key;      /* the member's name, a JSON string; zeroed in an array */
    oas_json value;    /* the item, or the member's value; it is JSON */
    size_t index;      /* from 0 */
    oas_status status; /* once there is no next one: OAS_OK at the end; OAS_INVALID: neither array
                          nor object, or no JSON from here on; OAS_TOO_LARGE: deeper than 4096 */
    const char *at;    /* private, as are the next three */
    const char *end;
    char close;
    bool begun;
} oas_json_iter;

OAS_NODISCARD oas_json_iter oas_json_each(oas_json container);

/* To the first or next one; false when there is none: `key` and `value` are then zeroed. */
bool oas_json_next(oas_json_iter *iter) OAS_NOT_NULL(1);

/* How many items or members; 0 for everything else, and for what is no JSON. */
OAS_NODISCARD size_t oas_json_count(oas_json container);

/* The value of the first member of that name; zeroed when there is none, or no object. What is
 * behind it is not looked at. */
OAS_NODISCARD oas_json oas_json_member(oas_json object, oas_str name);

/* The item at `index`, from 0; zeroed when there is none, or no array. */
OAS_NODISCARD oas_json oas_json_item(oas_json array, size_t index);

/* ---- making JSON ---- */

/* Each gives text in `mem`; zeroed when there is no memory. */

/* Zeroed also when `text` is not UTF-8. */
OAS_NODISCARD oas_json oas_json_from_string(oas_arena *mem, oas_str text);
OAS_NODISCARD oas_json oas_json_from_int64(oas_arena *mem, int64_t number);
OAS_NODISCARD oas_json oas_json_from_uint64(oas_arena *mem, uint64_t number);
/* The shortest text that reads back as `number`; zeroed also for infinities and NaN. */
OAS_NODISCARD oas_json oas_json_from_double(oas_arena *mem, double number);
/* Needs no memory. */
OAS_NODISCARD oas_json oas_json_from_bool(bool value);
/* A copy, so that the text `value` is a view of may be dropped. */
OAS_NODISCARD oas_json oas_json_copy(oas_arena *mem, oas_json value);

OAS_END

#endif
