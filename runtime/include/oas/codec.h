/* oas/codec.h - JSON against the schemas of a document: validate, decode, check, encode.
 *
 * Generated headers have typed fronts of these functions for each type NAME, and NAME_type, which
 * these functions take where options are wanted:
 *
 *     struct pets_pet pet;
 *     oas_status status = pets_pet_decode(&pet, json, &mem, &errs);
 *     if (status == OAS_OK) {
 *         OAS_SET(pet.nickname, OAS_STR("Rex"));
 *         status = pets_pet_encode(&pet, &buf, &errs);
 *     }
 *     oas_options strict = {.max_depth = 16};
 *     status = oas_validate(pets_pet_type, json, &errs, &strict);
 *
 * What holds for every generated type:
 *   NAME_decode    reads a JSON text into a C value
 *   NAME_validate  says whether a JSON text is valid, and keeps nothing
 *   NAME_check     says whether a C value is valid
 *   NAME_encode    appends its JSON text to a buffer, if it is
 *   NAME_copy NAME_equal NAME_print  whole values, valid or not: see oas/struct.h
 *   ENUM_text      gives the text in JSON that a constant of an enum stands for; for a kind with
 *                  several the first, for UNSET and what is no constant nothing (at NULL)
 *   ENUM_from_text gives the constant that a text stands for; UNSET for all others
 *   ENUM_COUNT     how many constants there are: from 1 on, UNSET is 0
 * Ownership: texts (oas_str, oas_json) are views of `json`, which must outlive the value, and are
 *   not NUL-terminated; lists, texts that had escapes and what pointers lead to are in the arena
 *   `mem`. Nothing is freed one by one. With options.copy_strings all of it is in the arena.
 * Presence: a member that is required and not nullable has its bare type. OAS_OPT(T) may be absent,
 *   OAS_NULLABLE(T) null, OAS_PATCH(T) either: `is` says which, `value` counts only for OAS_VALUE.
 *   A default of the document is never filled in by any of these: where a struct has some,
 *   STRUCT_defaults() sets the members that are absent, its own and those of objects that it always
 *   has, and STRUCT_MEMBER_DEFAULT is the value.
 * NULL: a value and a buffer have to be there, which OAS_NOT_NULL tells compilers; only of a type
 *   that has no value in C may `out` and `in` of the functions below be NULL.
 * Errors: `errs` may be NULL. Set `at` and `cap` to an array of yours, and `text` to an arena for
 *   places and words: see oas/error.h. A value that could not be decoded is zeroed, a buffer keeps
 *   its length.
 * A zeroed value is safe to pass: optional members are absent, lists empty, texts empty, enums,
 *   kinds and pointers unset, which encoding refuses.
 *
 * Thread-safe: types are const, every call keeps its state on its own stack. Values, arenas, errors
 * and buffers serve one thread at a time. */
#ifndef OAS_CODEC_H
#define OAS_CODEC_H

#include <oas/error.h>

OAS_BEGIN

typedef enum oas_direction {
    OAS_DIRECTION_NONE,
    OAS_DIRECTION_REQUEST, /* a required readOnly member may be missing */
    OAS_DIRECTION_RESPONSE /* a required writeOnly member may be missing */
} oas_direction;

/* Limits and choices; zero means the default in each case, so a zeroed struct is the defaults. An
 * applicator is a keyword that applies schemas to the value itself: $ref, allOf, anyOf, oneOf, not,
 * if. Each counts as a level, and may have the value read once more. */
typedef struct oas_options {
    size_t max_depth;          /* nesting of values and applicators; 128, at most 4096 */
    size_t max_bytes;          /* of the payload; 1 GiB, at most 4 GiB - 1 */
    size_t max_string;         /* bytes of one string as written; no limit of its own */
    uint64_t max_work;         /* bytes read again, for applicators and for what is equal, and
                                  steps of long divisions; 1,000,000 + 256 x size */
    uint64_t max_pattern_work; /* steps of one pattern match; proportional to the text */
    oas_direction direction;
    bool copy_strings;   /* decoding: strings go to the arena, `json` may be dropped */
    bool keep_unknown;   /* decoding: members that the schema leaves open are kept, by types that
                            `oasc --keep-unknown` made; their functions set it themselves */
    bool ignore_unknown; /* members that a closed object does not know are let through, in all four
                            functions: see below */
    unsigned indent;     /* encoding: spaces a level, at most 16; 0: one line without spaces */
    const oas_allocator *allocator;
} oas_options;

/* keep_unknown alone: what NAME_decode() takes of types that `oasc --keep-unknown` made. */
extern const oas_options oas_options_keeping;

/* options.ignore_unknown is leniency towards a newer peer: what `additionalProperties: false` and
 * `unevaluatedProperties: false` refuse is valid, as if both said true. So it is where that alone
 * would have the payload refused, and nowhere else: not below oneOf, not, if and contains, nor
 * below anyOf, unless the value's JSON type leaves one branch, or a member decides which one it is
 * (every branch that takes objects demands it, with constants of its own). A schema that is only
 * tried there could turn a yes into a no, or be chosen in the place of another, because of a member
 * that it does not know. Counts (maxProperties) and propertyNames go on judging such members; a
 * schema `false` of `properties` or `patternProperties` forbids its members by name and goes on
 * doing so. Decoding drops the members that were let through; what is not valid without them does
 * not fit. With keep_unknown, types that `oasc --keep-unknown` made have them in `rest`, and
 * encoding writes what `rest` holds: of a closed object it is valid with ignore_unknown only. Any
 * JSON (oas_json) and what a union's branches have refused are as ever. */

/* The verdict on `json`: one JSON text of `json.len` bytes, no NUL and no padding needed.
 *   OAS_OK        valid; errs->count is 0
 *   OAS_INVALID   refused; errs has at least one error. A limit that is met while errors are
 *                 collected changes no verdict: those that were found until then are told, if need
 *                 be the first one alone, without its keyword_path
 *   OAS_MALFORMED not JSON: exactly one error, code invalid_json
 *   OAS_UNDECIDED OAS_TOO_LARGE OAS_NO_MEMORY: no verdict; errs->count is 0
 * `errs` may be NULL: then only OK or not OK is promised between INVALID and MALFORMED.
 * `options` may be NULL. Duplicate declared members are invalid, whatever the schema says. */
OAS_NODISCARD oas_status oas_validate(oas_type type, oas_str json, oas_errors *errs,
                                      const oas_options *options);

/* The verdict on a part of `json`, which is JSON, as oas_validate() or oas_json_check() found: on
 * the value whose first byte is json.at[offset]. For who asks many schemas about many parts, within
 * one budget: errs->work, which the caller has set to 0, goes on from call to call, and
 * options->max_work bounds it. No error is told; of `errs` (not NULL) only that, and without a
 * verdict the limit, is set. OAS_OK, OAS_INVALID, OAS_UNDECIDED, OAS_TOO_LARGE or OAS_NO_MEMORY. */
OAS_NODISCARD oas_status oas_validate_part(oas_type type, oas_str json, size_t offset,
                                           oas_errors *errs, const oas_options *options)
    OAS_NOT_NULL(4);

/* The verdict as oas_validate() gives it, and for a valid `json` its value in *out, the type's
 * struct. Lists, unescaped texts and what pointers lead to are taken from `mem`; other texts and
 * oas_json are views of `json`, which must outlive *out unless options->copy_strings is set. `mem`
 * may be NULL only for types that need none.
 * What is decoded is encoded as an equal value, but for members that the schema leaves open and the
 * type does not keep; numbers held as double are equal once rounded.
 *   OAS_UNREPRESENTABLE  valid, but not for the C type: errs has code unrepresentable for each
 *                        value that does not fit (an integer beyond 64 bits, 1e400, …), for a
 *                        member given twice, where the verdict does not look for that, for an
 *                        object that lacks what the struct its discriminator names always has, or
 *                        has members that a closed one has not, or, where that only chooses, one of
 *                        another; and where the value is not valid any more, or would be read as
 *                        one of several kinds, for each double that is rounded and each object that
 *                        lost a member which something around it looks at
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
                                    const oas_options *options) OAS_NOT_NULL(3);

/* What oas_encode() would say, without its text. */
OAS_NODISCARD oas_status oas_check(oas_type type, const void *in, oas_errors *errs,
                                   const oas_options *options);

/* In generated headers: the typed fronts, for NAME, whose C type is T; decoding takes OPTIONS. */
#define OAS_CODEC(NAME, T, OPTIONS)                                                                \
    OAS_FRONT OAS_NOT_NULL(1)                                                                      \
        oas_status NAME##_decode(T *out, oas_str json, oas_arena *mem, oas_errors *errs)           \
    {                                                                                              \
        return oas_decode(NAME##_type, out, json, mem, errs, OPTIONS);                             \
    }                                                                                              \
    OAS_FRONT oas_status NAME##_validate(oas_str json, oas_errors *errs)                           \
    {                                                                                              \
        return oas_validate(NAME##_type, json, errs, NULL);                                        \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1) oas_status NAME##_check(T const *in, oas_errors *errs)               \
    {                                                                                              \
        return oas_check(NAME##_type, in, errs, NULL);                                             \
    }                                                                                              \
    OAS_FRONT OAS_NOT_NULL(1, 2)                                                                   \
        oas_status NAME##_encode(T const *in, oas_buf *out, oas_errors *errs)                      \
    {                                                                                              \
        return oas_encode(NAME##_type, in, out, errs, NULL);                                       \
    }

OAS_END

#endif
