/* Strings between their quotes: what they stand for, without a copy where that can be avoided. */
#include "json/token.h"

#include <oas/program.h>

#include "base/utf8.h"
#include "block/best.h"
#include "block/escape.h"

/* Behind the backslash and `u`: one code point, both halves of a pair. */
static uint32_t next_unicode(const char **at)
{
    uint32_t unit = (uint32_t)oas_hex_four(*at);
    *at += 4;
    if (unit < 0xD800 || unit > 0xDBFF)
        return unit;
    uint32_t low = (uint32_t)oas_hex_four(*at + 2);
    *at += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

uint32_t oas_token_next(const char **at, const char *end)
{
    (void)end; /* the reader has checked that the escape is whole */
    unsigned char c = (unsigned char)**at;
    if (c >= 0x80) {
        size_t length;
        uint32_t code = oas_utf8_get(*at, &length);
        *at += length;
        return code;
    }
    *at += 1;
    if (c != '\\')
        return c;
    char escape = *(*at)++;
    switch (escape) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'u':
        return next_unicode(at);
    default:
        return (unsigned char)escape;
    }
}

size_t oas_token_unescape(const struct oas_token *token, char *out)
{
    return oas_best_text_unescape(token->raw.at, token->raw.at + token->raw.len, out);
}

size_t oas_token_count(const struct oas_token *token)
{
    if (!token->escaped)
        return token->ascii ? token->raw.len : oas_utf8_count(token->raw);
    const char *at = token->raw.at, *end = at + token->raw.len;
    size_t count = 0;
    for (; at < end; count++)
        (void)oas_token_next(&at, end);
    return count;
}

bool oas_token_equal(const struct oas_token *token, oas_str text)
{
    if (!token->escaped)
        return oas_str_equal(token->raw, text);
    const char *at = token->raw.at, *end = at + token->raw.len;
    size_t matched = 0;
    while (at < end) {
        char bytes[4];
        size_t length = oas_utf8_put(bytes, oas_token_next(&at, end));
        if (text.len - matched < length || memcmp(text.at + matched, bytes, length) != 0)
            return false;
        matched += length;
    }
    return matched == text.len;
}

uint32_t oas_token_hash(const struct oas_token *token)
{
    if (!token->escaped)
        return oas_name_hash(token->raw);
    const char *at = token->raw.at, *end = at + token->raw.len;
    uint64_t hash = 0, word = 0;
    size_t count = 0;
    while (at < end) {
        char bytes[4];
        size_t length = oas_utf8_put(bytes, oas_token_next(&at, end));
        for (size_t i = 0; i < length; i++) {
            word |= (uint64_t)(unsigned char)bytes[i] << (8 * (count % 8));
            if (++count % 8 == 0) {
                hash = oas_hash_word(hash, word);
                word = 0;
            }
        }
    }
    return oas_hash_end(oas_hash_word(hash, word), count);
}
