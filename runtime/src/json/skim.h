/* skim.h - over text that has been read strictly before: only its ends are looked for. */
#ifndef OAS_JSON_SKIM_H
#define OAS_JSON_SKIM_H

#include "json/reader.h"
#include "json/token.h"

/* Skimming is that much faster than judging. */
enum { OAS_SKIM_SPEED = 8 };

/* Over the value at the cursor. In a text that was not read before, to some place in it. */
void oas_skim_value(struct oas_reader *r);

/* How many values stand from the cursor on, up to a bracket that closes: as many items as an array
 * has there, if it is one. The text may be anything; where no value stands is an end as well, so that
 * commas alone are no items. */
size_t oas_skim_count(const struct oas_reader *r);

/* At a bracket: to the first item or key; false, and behind `close`, when there is none. */
static inline bool oas_skim_first(struct oas_reader *r, char close)
{
    r->at++;
    oas_read_space(r);
    if (*r->at != close)
        return true;
    r->at++;
    return false;
}

/* May a value with that text have more than `most` levels? No more than it has opening brackets. */
bool oas_skim_may_exceed(oas_str text, size_t most);

/* Behind a value: to the next one; false, and behind the bracket, when it was the last. */
static inline bool oas_skim_next(struct oas_reader *r)
{
    oas_read_space(r);
    if (*r->at++ != ',')
        return false;
    oas_read_space(r);
    return true;
}

/* Over a string, number or literal: its text as it stands. */
static inline oas_str oas_skim_text(struct oas_reader *r)
{
    const char *at = r->at;
    oas_skim_value(r);
    return oas_str_of(at, (size_t)(r->at - at));
}

/* A string with its quotes. `ascii` is not found out. */
static inline struct oas_token oas_skim_token(oas_str text)
{
    struct oas_token token = {.raw = {text.at + 1, text.len - 2}};
    token.escaped = memchr(token.raw.at, '\\', token.raw.len) != NULL;
    return token;
}

/* At a quote. */
static inline struct oas_token oas_skim_string(struct oas_reader *r)
{
    return oas_skim_token(oas_skim_text(r));
}

/* At a key: behind it and its colon, at the value. */
static inline struct oas_token oas_skim_key(struct oas_reader *r)
{
    struct oas_token key = oas_skim_string(r);
    oas_read_space(r);
    r->at++;
    oas_read_space(r);
    return key;
}

#endif
