/* oas/error.h - why a payload was refused, and where.
 *
 *     oas_error found[20];
 *     oas_errors errs = {.at = found, .cap = 20};
 *     if (oas_validate(type, json, &errs, NULL) == OAS_INVALID)
 *         for (size_t i = 0; i < oas_errors_kept(&errs); i++) …
 *
 * An error keeps what is needed to spell it out later: its texts are made on demand from the
 * payload, which must still be there. */
#ifndef OAS_ERROR_H
#define OAS_ERROR_H

#include <oas/arena.h>
#include <oas/program.h>

OAS_BEGIN

typedef enum oas_code {
    OAS_CODE_NONE,
#define OAS_CODE(symbol, name) OAS_CODE_##symbol,
#include <oas/codes.def>
#undef OAS_CODE
    OAS_CODE_COUNT
} oas_code;

/* "too_small". Static text. */
const char *oas_code_name(oas_code code);

/* What left a text without a verdict. */
typedef enum oas_limit {
    OAS_LIMIT_NONE,
#define OAS_LIMIT(symbol, name) OAS_LIMIT_##symbol,
#include <oas/codes.def>
#undef OAS_LIMIT
    OAS_LIMIT_COUNT
} oas_limit;

/* "depth". Static text; "" for OAS_LIMIT_NONE. */
const char *oas_limit_name(oas_limit limit);

/* The code of the keyword's errors; OAS_CODE_NONE when it has none itself. */
oas_code oas_keyword_code(oas_keyword keyword);

/* Why a union was refused as such, rather than by one of its branches. */
typedef enum oas_reason {
    OAS_REASON_NONE,   /* no branch took the value, and none speaks for the others */
    OAS_REASON_TYPE,   /* no branch takes values of its JSON type */
    OAS_REASON_MANY,   /* oneOf: more than one took it */
    OAS_REASON_NO_TAG, /* the member that tells the branches apart is missing */
    OAS_REASON_BAD_TAG /* it is there (the error's place), but no branch has that value */
} oas_reason;

/* How many branches of a union are told one by one. */
#define OAS_ERROR_BRANCHES 64

/* Code, keyword, reason, branches, offset and keyword_path say something by themselves. The five
 * numbers are for the functions below, which make texts of them. */
typedef struct oas_error {
    oas_code code;
    oas_keyword keyword;  /* OAS_KEYWORD_NONE: invalid_json, or what only the C type refuses */
    uint32_t schema;      /* the schema that refused: a row of errs->program */
    uint32_t check;       /* its check row, or OAS_NONE (type, required, false, …) */
    uint32_t field;       /* the field row that is missing or twice, or OAS_NONE */
    uint32_t order;       /* the keyword's rank among all keywords of the documents */
    uint32_t fault;       /* which rule of RFC 8259, or of the C type, was broken; duplicate_item:
                             the index of the first of both */
    oas_reason reason;    /* invalid_union: why */
    uint64_t branches;    /* OAS_REASON_MANY: bit i is set if branch i took the value */
    size_t offset;        /* bytes from the payload's start: of the value's first byte, of the
                             object's brace for a missing member, of the key's quote for a
                             forbidden, duplicate or badly named one */
    oas_str keyword_path; /* JSON Pointer of the keyword as it was reached, `$ref` steps included.
                             At NULL without errs->text, and where so little was allowed that only
                             the walk that judges came to the error, which does not know it */
} oas_error;

typedef struct oas_errors {
    oas_error *at; /* the caller's array of `cap` errors; may be NULL when cap is 0 */
    size_t cap;
    size_t count;    /* how many there were; may exceed cap. at[] then holds the first ones */
    oas_arena *text; /* keeps the errors' texts; may be NULL */
    bool no_values;  /* messages show types, never data from the payload */
    /* set by the functions that fill it */
    const oas_program *program;
    oas_str json;
    oas_limit limit;       /* of a text without a verdict: which one was met; */
    size_t limit_offset;   /* where, as for an error; the text's length for max_bytes; */
    oas_str limit_pattern; /* and whose it is, for PATTERN; of the program */
    size_t kept;           /* private, as is what follows; see oas_errors_kept() */
    size_t left_offset;    /* where the first one stands that at[] has no room for */
    uint32_t left_order;
    oas_str above; /* what every keyword_path begins with */
    uint64_t work; /* what explaining, or oas_validate_part(), has taken of the work allowed */
} oas_errors;

/* How many of at[] are filled: all that were found, or as many as there is room for (now and then
 * fewer: an error that turns out to say nothing new gives up its room). They are sorted by offset,
 * then by the keyword's place in the documents. */
static inline size_t oas_errors_kept(const oas_errors *errs)
{
    return errs->kept < errs->count ? errs->kept : errs->count;
}

/* Each appends text for `error`, one of errs->at[]. */

/* The value's JSON Pointer (RFC 6901); "" is the root. Linear in the offset; the names in it have
 * any length. */
void oas_error_instance(const oas_errors *errs, const oas_error *error, oas_buf *out)
    OAS_NOT_NULL(1, 2, 3);
/* "carecycle.yaml#/components/schemas/Pet/properties/age/minimum"; nothing for invalid_json. Of
 * what only the C type refuses it is the schema that gave the type its name, where several share
 * one. */
void oas_error_schema(const oas_errors *errs, const oas_error *error, oas_buf *out)
    OAS_NOT_NULL(1, 2, 3);
/* "integer >= 1" */
void oas_error_expected(const oas_errors *errs, const oas_error *error, oas_buf *out)
    OAS_NOT_NULL(1, 2, 3);
/* The JSON text cut to 40 code points with an ellipsis; containers as "object (3 members)"; nothing
 * for a missing member. With no_values: "string (3 characters)", "integer", … */
void oas_error_received(const oas_errors *errs, const oas_error *error, oas_buf *out)
    OAS_NOT_NULL(1, 2, 3);
/* "expected an integer of at least 1, got 0" */
void oas_error_message(const oas_errors *errs, const oas_error *error, oas_buf *out)
    OAS_NOT_NULL(1, 2, 3);
/* The name of the missing member; empty for other codes. */
oas_str oas_error_property(const oas_errors *errs, const oas_error *error) OAS_NOT_NULL(1, 2);
/* Line from 1 (only LF ends a line), column from 1 in code points. 0 and 0 when the text is gone,
 * as that of a struct is which was refused without errs->text. */
void oas_error_place(const oas_errors *errs, const oas_error *error, size_t *line, size_t *column)
    OAS_NOT_NULL(1, 2, 3, 4);

/* ---- the places of many ---- */

/* How much of a name a report shows. */
#define OAS_ERROR_NAME 1000

/* The places of errors, one behind the other: the text is read once for all of errs->at[] in their
 * order. Any other order is right as well, but begins again. Zero it to begin:
 *
 *     oas_places places = {.line = 0};
 *     for (size_t i = 0; i < oas_errors_kept(&errs); i++) {
 *         oas_places_find(&places, &errs, &errs.at[i]);
 *         … places.line, places.column; oas_places_instance(&places, 0, &out);
 *     }
 *     oas_places_free(&places);
 *
 * The errors of a union's alternatives may be asked for behind the union's own error: the value is
 * then read once more for each branch. It takes memory by the depth of the payload; without, there
 * are no pointers. */
typedef struct oas_places {
    size_t line; /* as of oas_error_place(), for the error that was found last */
    size_t column;
    /* private */
    oas_str json;
    struct oas_places_cursor {
        size_t offset, line, column;
        size_t depth; /* containers that are open */
        bool at_key;  /* the next string is a key */
    } now, mark;      /* mark: where the last union was */
    bool marked;
    bool nowhere;  /* the last place has no pointer */
    size_t looked; /* for suggestions, in bytes */
    oas_buf open;  /* the containers; `from` may be set */
} oas_places;

void oas_places_find(oas_places *places, const oas_errors *errs, const oas_error *error)
    OAS_NOT_NULL(1, 2, 3);
/* Appends what oas_error_instance() does; of a name with more than `most` code points only the
 * first ones and an ellipsis, so that a few errors below a long name stay a small text. 0: all. */
void oas_places_instance(const oas_places *places, size_t most, oas_buf *out) OAS_NOT_NULL(1, 3);
/* The memory; the next place begins again. */
void oas_places_free(oas_places *places) OAS_NOT_NULL(1);

/* What may have been meant, for "did you mean"; empty when nothing is near. `places` has found the
 * error just before. A view of the program or the payload:
 *   not_allowed     the declared member whose name is like this one and that is not there
 *   missing         the key in the object that is like the member's name and is not declared
 *   invalid_value   the constant that is like the text; invalid_union: the tag
 * Nothing with errs->no_values. How much is looked at for all errors of a text is bounded. */
oas_str oas_error_suggestion(const oas_errors *errs, const oas_error *error, oas_places *places)
    OAS_NOT_NULL(1, 2, 3);

/* ---- unions that no branch took ---- */

/* At most so many branches of a union are explained. */
#define OAS_ERROR_ALTERNATIVES 16

struct oas_options; /* oas/codec.h */

/* Why one branch refused the value. */
typedef struct oas_alternative {
    oas_str keyword_path; /* JSON Pointer of the branch as it was reached: "/anyOf/1"; at NULL where
                             that of the union's error is */
    uint32_t branch;      /* which one of the union's, from 0 */
    uint64_t closeness;   /* the greater, the closer; only for comparing */
    oas_errors errors;    /* what it says, the first 100 (and at most errs->cap); for all functions
                             here that take errors */
} oas_alternative;

/* Why each branch of a union refused the value, when the union's error alone says little: code
 * invalid_union, and no tag tells the branches apart (reason NONE or TYPE). For every other error
 * there is none, and *count is 0.
 *
 *     oas_alternative at[OAS_ERROR_ALTERNATIVES];
 *     size_t count;
 *     if (oas_error_alternatives(&errs, error, NULL, &mem, at, &count) == OAS_OK && count > 0)
 *         oas_errors_text(&at[0].errors, name, &out); // the branch that comes closest
 *
 * The closest branch is first: one that takes the value's JSON type; then the one that declares and
 * requires more of the members that are there; whose deepest error lies deeper; with fewer errors;
 * and the earlier one. Of more than OAS_ERROR_ALTERNATIVES branches, the first two decide which are
 * told. A branch that is a union itself has one error for it, which this function is not for: it
 * answers for the errors of a payload, not for those of an alternative.
 *
 * `error` is one of errs->at[], as a function of oas/codec.h left it, whatever the program is made
 * of; the payload must still be there. `options`: those that the payload was judged with, or NULL.
 * Texts and errors are taken from `mem`, which may be errs->text, and live as long as that. All
 * calls for one payload and its explanation share one budget, 16 times max_work:
 *   OAS_OK         at[0] .. at[*count - 1] are set
 *   OAS_UNDECIDED  work ended: those that were explained until then are set
 *   OAS_NO_MEMORY, and OAS_MALFORMED or OAS_TOO_LARGE where the text was not read to the end when
 *                  it was refused: the same */
OAS_NODISCARD oas_status oas_error_alternatives(oas_errors *errs, const oas_error *error,
                                                const struct oas_options *options, oas_arena *mem,
                                                oas_alternative *at, size_t *count)
    OAS_NOT_NULL(1, 2, 4, 5, 6);

/* ---- all of them ---- */

/* All kept errors as the body {"message":…,"code":"VALIDATION_ERROR","errors":[…]}; each with
 * path (an array of texts, a missing member's name included; names of the payload up to
 * OAS_ERROR_NAME code points), message, expected, received, code. */
void oas_errors_body(const oas_errors *errs, oas_buf *out) OAS_NOT_NULL(1, 2);

/* One error as a line for people has it, without what stands before and behind: where it is, and
 * its message: "/maxConcurrentCalls: expected an integer of at least 1, got 0"; then what may have
 * been meant: "; did you mean \"name\"?". The root is "(root)". Of long names and patterns the
 * first 40 characters are shown; those that would break or disguise a line are shown as '?'.
 * `places` has found the error just before. */
void oas_error_text(const oas_errors *errs, const oas_error *error, oas_places *places,
                    oas_buf *out) OAS_NOT_NULL(1, 2, 3, 4);

/* All kept errors as lines for people, `name` being what the payload is called:
 *     bad.json:3:16: error: /maxConcurrentCalls: expected an integer of at least 1, got 0 [minimum]
 * The root is "(root)"; in brackets stands the keyword, or the code where there is none. Errors
 * that were not kept are counted in a last line. Characters that would break or disguise a line are
 * shown as '?'. Like a message this holds data of the payload, unless errs->no_values is set. */
void oas_errors_text(const oas_errors *errs, oas_str name, oas_buf *out) OAS_NOT_NULL(1, 3);

OAS_END

#endif
