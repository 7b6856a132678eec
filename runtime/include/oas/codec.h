/* oas/codec.h - payloads against a program.
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
    bool keep_unknown; /* decoding: members that the schema leaves open are kept */
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

OAS_END

#endif
