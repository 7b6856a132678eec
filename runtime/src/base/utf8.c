/* UTF-8 (RFC 3629): checked, counted, taken apart and put together. */
#include "base/utf8.h"

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS  UINT64_C(0x0101010101010101)

static inline uint64_t load8(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

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

/* Skips ASCII, 32 then 8 bytes at a time. */
static inline const char *skip_ascii(const char *at, const char *end)
{
    while (end - at >= 32) {
        uint64_t any = load8(at) | load8(at + 8) | load8(at + 16) | load8(at + 24);
        if ((any & HIGH_BITS) != 0)
            break;
        at += 32;
    }
    while (end - at >= 8 && (load8(at) & HIGH_BITS) == 0)
        at += 8;
    while (at < end && (unsigned char)*at < 0x80)
        at++;
    return at;
}

size_t oas_utf8_check(oas_str text)
{
    if (text.len == 0)
        return 0;
    const char *at = text.at;
    const char *end = at + text.len;
    while ((at = skip_ascii(at, end)) < end) {
        /* Foreign words come in runs: stay here until ASCII is back. */
        at = oas_utf8_run(at, end);
        if (at < end && (unsigned char)*at >= 0x80)
            return (size_t)(at - text.at);
    }
    return text.len;
}

size_t oas_utf8_count(oas_str text)
{
    /* Code points are the bytes that are no continuation bytes (10xxxxxx). */
    size_t tails = 0;
    size_t i = 0;
    for (; text.len - i >= 8; i += 8) {
        uint64_t word = load8(text.at + i);
        uint64_t marks = (word >> 7) & (~word >> 6) & LOW_BITS;
        tails += (size_t)((marks * LOW_BITS) >> 56);
    }
    for (; i < text.len; i++)
        tails += is_tail((unsigned char)text.at[i]);
    return text.len - tails;
}

size_t oas_utf8_put(char out[4], uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | (code >> 6));
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | (code >> 12));
        out[1] = (char)(0x80 | ((code >> 6) & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | (code >> 18));
    out[1] = (char)(0x80 | ((code >> 12) & 0x3f));
    out[2] = (char)(0x80 | ((code >> 6) & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
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
