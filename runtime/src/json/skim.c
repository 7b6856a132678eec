/* Over a value that has been read strictly before: only strings and brackets matter now. */
#include "json/skim.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* The next quote or backslash, or the end. */
static inline const char *string_mark(const char *at, const char *end)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
    for (; end - at >= 16; at += 16) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(chunk, quote), _mm_cmpeq_epi8(chunk, slash));
        unsigned mask = (unsigned)_mm_movemask_epi8(hit);
        if (mask)
            return at + __builtin_ctz(mask);
    }
#endif
    while (at < end && *at != '"' && *at != '\\')
        at++;
    return at;
}

/* Behind the closing quote of the string that begins at `at`; where there is none, the end. */
static inline const char *over_string(const char *at, const char *end)
{
    for (at = string_mark(at + 1, end); at < end && *at == '\\'; at = string_mark(at, end))
        at += end - at >= 2 ? 2 : 1;
    return at < end ? at + 1 : end;
}

/* A number or literal: up to what may stand behind it, or what no word holds. Quotes and brackets
 * do not stand in one, but the text may be unchecked still: the items of a list are counted before
 * they are read. There they end the word, because inside a container they are counted as brackets;
 * else lists within lists would count the same bytes over and over. */
static const char *over_word(const char *at, const char *end)
{
    while (at < end && (*at > ',' || *at == '+') && (*at | 0x20) != '{' && (*at | 0x20) != '}')
        at++;
    return at;
}

#if defined(__SSE2__)

/* The next quote or bracket. Setting bit 5 makes `[` a `{` and `]` a `}`. */
static const char *next_mark(const char *at, const char *end)
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    const __m128i bit = _mm_set1_epi8(0x20);
    for (; end - at >= 16; at += 16) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i folded = _mm_or_si128(chunk, bit);
        __m128i hit =
            _mm_or_si128(_mm_cmpeq_epi8(chunk, quote),
                         _mm_or_si128(_mm_cmpeq_epi8(folded, open), _mm_cmpeq_epi8(folded, close)));
        int mask = _mm_movemask_epi8(hit);
        if (mask)
            return at + __builtin_ctz((unsigned)mask);
    }
    while (at < end && *at != '"' && (*at | 0x20) != '{' && (*at | 0x20) != '}')
        at++;
    return at;
}

#else

static const char *next_mark(const char *at, const char *end)
{
    while (at < end && *at != '"' && (*at | 0x20) != '{' && (*at | 0x20) != '}')
        at++;
    return at;
}

#endif

void oas_skim_value(struct oas_reader *r)
{
    const char *at = r->at, *end = r->end;
    size_t depth = 0;
    if (*at != '"' && *at != '{' && *at != '[') {
        r->at = over_word(at, end);
        return;
    }
    do {
        if (*at == '"') {
            at = over_string(at, end);
        } else {
            depth += (*at | 0x20) == '{' ? 1 : (size_t)-1;
            at++;
        }
        if (depth)
            at = next_mark(at, end);
    } while (depth && at < end);
    r->at = at;
}
