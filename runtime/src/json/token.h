/* token.h - strings between their quotes: what they stand for, without a copy where that can be
 * avoided. */
#ifndef OAS_JSON_TOKEN_H
#define OAS_JSON_TOKEN_H

#include <oas/base.h>

/* A string between its quotes, as it stands in the payload: checked, not yet unescaped. */
struct oas_token {
    oas_str raw;
    bool escaped; /* holds at least one backslash */
    bool ascii;   /* holds no byte above 0x7f; says nothing about escapes */
};

/* Writes the unescaped content to `out`, which has room for raw.len bytes; returns its length. */
size_t oas_token_unescape(const struct oas_token *token, char *out);

/* The number of code points of the content; an escaped surrogate pair is one. */
size_t oas_token_count(const struct oas_token *token);

/* True if the content is `text`; unescapes on the way. */
bool oas_token_equal(const struct oas_token *token, oas_str text);

/* oas_name_hash() of the content. */
uint32_t oas_token_hash(const struct oas_token *token);

/* One code point of a token's raw text at *at, an escape or UTF-8; moves *at behind it. */
uint32_t oas_token_next(const char **at, const char *end);

#endif
