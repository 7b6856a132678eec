/* oas/codec.h - payloads against a program: validate, decode, check, encode.
 *
 * Thread-safe: a program is const; every call keeps its state on its own stack. */
#ifndef OAS_CODEC_H
#define OAS_CODEC_H

#include <oas/error.h>

OAS_BEGIN

typedef enum oas_direction {
    OAS_DIRECTION_NONE,
    OAS_DIRECTION_REQUEST, /* a required readOnly member may be missing */
    OAS_DIRECTION_RESPONSE /* a required writeOnly member may be missing */
} oas_direction;

/* Limits and choices; zero means the default in each case, so a zeroed struct is the defaults. */
typedef struct oas_options {
    size_t max_depth;          /* nesting of values and applicators; 128, at most 4096 */
    size_t max_bytes;          /* of the payload; 1 GiB, at most 4 GiB - 1 */
    size_t max_string;         /* bytes of one string as written; no limit of its own */
    uint64_t max_work;         /* bytes read again for applicators; 1,000,000 + 64 x size */
    uint64_t max_pattern_work; /* steps of one pattern match; proportional to the text */
    oas_direction direction;
    bool copy_strings; /* decoding: strings go to the arena, `json` may be dropped */
    bool keep_unknown; /* decoding: members that the schema leaves open are kept, by types that
                          `oasc --keep-unknown` made; their functions set it themselves */
    unsigned indent;   /* encoding: spaces a level, at most 16; 0: one line without spaces */
    const oas_allocator *allocator;
} oas_options;

/* The verdict on `json`: one JSON text of `json.len` bytes, no NUL and no padding needed.
 *   OAS_OK        valid; errs->count is 0
 *   OAS_INVALID   refused; errs has at least one error
 *   OAS_MALFORMED not JSON: exactly one error, code invalid_json
 *   OAS_UNDECIDED OAS_TOO_LARGE OAS_NO_MEMORY: no verdict; errs->count is 0
 * `errs` may be NULL: then only OK or not OK is promised between INVALID and MALFORMED.
 * `options` may be NULL. Duplicate declared members are invalid, whatever the schema says. */
OAS_NODISCARD oas_status oas_validate(oas_type type, oas_str json, oas_errors *errs,
                                      const oas_options *options);

/* The verdict as oas_validate() gives it, and for a valid `json` its value in *out, the type's
 * struct. Lists, unescaped texts and what recursion points to are taken from `mem`; other texts and
 * oas_json are views of `json`, which must outlive *out unless options->copy_strings is set. `mem`
 * may be NULL only for types that need none.
 *   OAS_UNREPRESENTABLE  valid, but not for the C type: errs has code unrepresentable for each
 *                        value that does not fit (an integer beyond 64 bits, 1e400, …), for a
 *                        member given twice, where the verdict does not look for that, and for an
 *                        object that lacks what the struct its discriminator names always has
 * On failure *out is zeroed; what was taken from `mem` stays there until it is reset. */
OAS_NODISCARD oas_status oas_decode(oas_type type, void *out, oas_str json, oas_arena *mem,
                                    oas_errors *errs, const oas_options *options);

/* Appends the JSON text of *in to `out`, if that text is valid; else `out` keeps its length.
 *   OAS_INVALID  first what only a struct can have wrong (codes unset, not_json, not_finite,
 *                not_utf8; invalid_value for an enum with a value of none of its constants;
 *                invalid_union where a kind disagrees with its tag member), all of it; when there
 *                is none, what oas_validate() says of the text
 *   OAS_TOO_LARGE  the text is beyond the limits; so is a struct that leads back to itself
 * Errors are placed in the text that was refused. It is kept in errs->text; without that arena
 * errors have no instance path. options->indent makes it pretty; any JSON in it (oas_json) takes
 * that form too, only its white space differs. Nothing of *in may lie in `out`, which may move. */
OAS_NODISCARD oas_status oas_encode(oas_type type, const void *in, oas_buf *out, oas_errors *errs,
                                    const oas_options *options);

/* What oas_encode() would say, without its text. */
OAS_NODISCARD oas_status oas_check(oas_type type, const void *in, oas_errors *errs,
                                   const oas_options *options);

OAS_END

#endif
