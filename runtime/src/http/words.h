/* words.h - the room http: what a message of HTTP means to a document.
 *
 * In: a request's method, path, status, media type; parameters as they stand in it; messages
 * whole. Out: the operation, response and representation that they mean; values as JSON, and back;
 * all that is wrong, and the status that fits.
 * May use: base, json, format, value, walk, message, codec.
 *
 * Here are the pieces that such texts are taken apart into: names without case, blanks, what stands
 * before a character. */
#ifndef OAS_HTTP_WORDS_H
#define OAS_HTTP_WORDS_H

#include <oas/base.h>

#include "base/ascii.h"

/* Without case. */
static inline bool oas_word_is(oas_str a, oas_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (oas_ascii_lower(a.at[i]) != oas_ascii_lower(b.at[i]))
            return false;
    return true;
}

static inline bool oas_word_ends(oas_str word, oas_str end)
{
    return word.len > end.len &&
           oas_word_is(oas_str_of(word.at + word.len - end.len, end.len), end);
}

static inline oas_str oas_word_between(const char *from, const char *to)
{
    return oas_str_of(from, (size_t)(to - from));
}

/* The first `wanted`, else `end`. */
static inline const char *oas_word_find(const char *at, const char *end, char wanted)
{
    const char *found = at < end ? memchr(at, wanted, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

static inline bool oas_word_stands_in(oas_str text, oas_str word)
{
    if (text.len < word.len)
        return false;
    const char *at = text.at, *end = at + text.len;
    while ((size_t)(end - at) >= word.len) {
        at = oas_word_find(at, end, word.at[0]);
        if ((size_t)(end - at) < word.len)
            return false;
        if (memcmp(at, word.at, word.len) == 0)
            return true;
        at++;
    }
    return false;
}

/* What stands before the first `stop`; never at NULL. */
static inline oas_str oas_word_until(oas_str text, char stop)
{
    if (text.len == 0)
        return oas_str_of("", 0);
    return oas_word_between(text.at, oas_word_find(text.at, text.at + text.len, stop));
}

/* The first byte that no field of a message can hold (RFC 9110 section 5.5), CR, LF or NUL; NULL:
 * there is none. */
static inline const char *oas_word_break(oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\r' || text.at[i] == '\n' || text.at[i] == '\0')
            return text.at + i;
    return NULL;
}

/* Without the blanks around it. */
static inline oas_str oas_word_trimmed(oas_str text)
{
    while (text.len && (text.at[0] == ' ' || text.at[0] == '\t'))
        text = oas_str_of(text.at + 1, text.len - 1);
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
        text.len--;
    return text;
}

#endif
