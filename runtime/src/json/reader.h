/* reader.h - the room json: JSON text read in place, strictly as RFC 8259 has it; nothing is parsed
 * beforehand, no tree is made.
 *
 * In: bytes that nobody has looked at. Out: where each value begins and ends, strings as tokens,
 * numbers as literals; which rule was broken, and where; any JSON from its span (oas/json.h).
 * May use: block, base, number.
 *
 * The reader is a cursor over the payload. It never reads at or past `end`, asks for no padding and
 * allocates nothing. Each function expects `at` where it says and leaves it behind what it read; on
 * a fault it notes which and where, and returns OAS_MALFORMED. */
#ifndef OAS_JSON_READER_H
#define OAS_JSON_READER_H

#include <oas/base.h>

#include "block/block.h"

enum oas_fault {
    OAS_FAULT_NONE,
#define OAS_FAULT(symbol, expected) OAS_FAULT_##symbol,
#include "json/faults.def"
#undef OAS_FAULT
    OAS_FAULT_COUNT
};

/* What was expected where the fault lies. */
const char *oas_fault_expected(enum oas_fault fault);

#define OAS_DEPTH_LIMIT 4096 /* no option goes beyond it */

struct oas_token;

struct oas_reader {
    const char *begin;
    const char *at;
    const char *end;
    const char *checked; /* all before it has been read strictly; NULL: nothing yet */
    const char *fault_at;
    enum oas_fault fault;
    unsigned max_depth;
    size_t max_string; /* bytes between the quotes */
    bool long_string;  /* that limit was met, not max_depth */
};

/* A reader at the beginning of `text`, without limits but the deepest. */
static inline struct oas_reader oas_reader_over(oas_str text)
{
    const char *at = text.len ? text.at : "";
    struct oas_reader r = {.begin = at,
                           .at = at,
                           .end = at + text.len,
                           .max_depth = OAS_DEPTH_LIMIT,
                           .max_string = SIZE_MAX};
    return r;
}

static inline oas_status oas_reader_fault(struct oas_reader *r, enum oas_fault fault,
                                          const char *at)
{
    r->fault = fault;
    r->fault_at = at;
    return OAS_MALFORMED;
}

static inline bool oas_is_space(char c)
{
    return (unsigned char)c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
}

/* To the next byte that is no white space, or to the end. */
static inline void oas_read_space(struct oas_reader *r)
{
    r->at = oas_space_end(r->at, r->end);
}

/* At the opening quote. */
OAS_NODISCARD oas_status oas_read_string(struct oas_reader *r, struct oas_token *token);

/* At a minus or a digit. `*plain`: it has neither fraction nor exponent. */
OAS_NODISCARD oas_status oas_read_number(struct oas_reader *r, oas_str *literal, bool *plain);

/* At the first letter of true, false or null. */
OAS_NODISCARD oas_status oas_read_literal(struct oas_reader *r);

/* Any value, with all that is in it; at its first byte. `depth` is the number of containers around
 * it; OAS_TOO_LARGE when it nests deeper than max_depth. Does not recurse. */
OAS_NODISCARD oas_status oas_skip_value(struct oas_reader *r, unsigned depth);

/* At the text's first byte: white space, then a value's first byte, or a fault. */
OAS_NODISCARD oas_status oas_read_begin(struct oas_reader *r);

/* Behind the root value: only white space may follow. */
OAS_NODISCARD oas_status oas_read_end(struct oas_reader *r);

/* Behind `{` or a comma: the next key with its colon; `at` is then at the value's first byte, or at
 * the text's end. Behind `{`, `}` may stand instead: *more is then false. */
OAS_NODISCARD oas_status oas_read_key(struct oas_reader *r, bool first, struct oas_token *key,
                                      bool *more);

/* Behind a member's value: *more tells `,` from `}`. Likewise behind an item. */
OAS_NODISCARD oas_status oas_read_after(struct oas_reader *r, char close, bool *more);

#endif
