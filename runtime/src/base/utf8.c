/* UTF-8 (RFC 3629): checked, counted, taken apart and put together. */
#include "base/utf8.h"

#include "block/best.h"
#include "block/escape.h"

static inline bool is_tail(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

/* RFC 3629 section 4: the second byte's range depends on the first; those bounds alone keep out
 * overlong forms (E0, F0), surrogates (ED) and what lies above U+10FFFF (F4). */
static inline size_t step3(const unsigned char *s, size_t room)
{
    unsigned least = s[0] == 0xe0 ? 0xa0 : 0x80;
    unsigned most = s[0] == 0xed ? 0x9f : 0xbf;
    bool good = room >= 3 && s[1] >= least && s[1] <= most && is_tail(s[2]);
    return good ? 3 : 0;
}

static inline size_t step4(const unsigned char *s, size_t room)
{
    unsigned least = s[0] == 0xf0 ? 0x90 : 0x80;
    unsigned most = s[0] == 0xf4 ? 0x8f : 0xbf;
    bool good = room >= 4 && s[1] >= least && s[1] <= most && is_tail(s[2]) && is_tail(s[3]);
    return good ? 4 : 0;
}

static inline size_t step(const char *at, const char *end)
{
    const unsigned char *s = (const unsigned char *)at;
    size_t room = (size_t)(end - at);
    if (room == 0)
        return 0;
    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xc2)
        return 0;
    if (s[0] < 0xe0)
        return room >= 2 && is_tail(s[1]) ? 2 : 0;
    if (s[0] < 0xf0)
        return step3(s, room);
    return s[0] <= 0xf4 ? step4(s, room) : 0;
}

size_t oas_utf8_step(const char *at, const char *end)
{
    return step(at, end);
}

const char *oas_utf8_run(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at >= 0x80) {
        size_t length = step(at, end);
        if (length == 0)
            return at;
        at += length;
    }
    return at;
}

size_t oas_utf8_check(oas_str text)
{
    if (text.len == 0)
        return 0;
    const char *at = text.at;
    const char *end = at + text.len;
    if (oas_best_utf8_whole(at, end))
        return text.len;
    for (size_t length; (length = step(at, end)) > 0;)
        at += length;
    return (size_t)(at - text.at);
}

size_t oas_utf8_count(oas_str text)
{
    /* Code points are the bytes that are no continuation bytes (10xxxxxx). */
    size_t tails = 0;
    size_t i = 0;
    for (; text.len - i >= 8; i += 8) {
        uint64_t word = oas_word_at(text.at + i);
        uint64_t marks = (word >> 7) & (~word >> 6) & OAS_EACH_BYTE;
        tails += (size_t)((marks * OAS_EACH_BYTE) >> 56);
    }
    for (; i < text.len; i++)
        tails += is_tail((unsigned char)text.at[i]);
    return text.len - tails;
}

size_t oas_utf8_put(char out[4], uint32_t code)
{
    return oas_code_put(out, code);
}

uint32_t oas_utf8_get(const char *at, size_t *length)
{
    const unsigned char *s = (const unsigned char *)at;
    if (s[0] < 0x80) {
        *length = 1;
        return s[0];
    }
    if (s[0] < 0xe0) {
        *length = 2;
        return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
    }
    if (s[0] < 0xf0) {
        *length = 3;
        return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    }
    *length = 4;
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
}

bool oas_utf8_unsafe(uint32_t code)
{
    return (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0) || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}
