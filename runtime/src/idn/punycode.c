#include "idn/punycode.h"

#include "base/ascii.h"

/* Section 5. */
enum {
    PUNYCODE_BASE = 36,
    PUNYCODE_LEAST = 1,
    PUNYCODE_MOST = 26,
    PUNYCODE_SKEW = 38,
    PUNYCODE_DAMP = 700,
    PUNYCODE_BIAS = 72,
    PUNYCODE_FIRST = 0x80
};

/* Section 6.1. */
static uint32_t adapted(uint32_t delta, size_t count, bool first)
{
    uint32_t turns = 0;
    delta /= first ? PUNYCODE_DAMP : 2;
    delta += delta / (uint32_t)count;
    for (; delta > (PUNYCODE_BASE - PUNYCODE_LEAST) * PUNYCODE_MOST / 2; turns += PUNYCODE_BASE)
        delta /= PUNYCODE_BASE - PUNYCODE_LEAST;
    return turns + (PUNYCODE_BASE - PUNYCODE_LEAST + 1) * delta / (delta + PUNYCODE_SKEW);
}

/* From which value on the digit at `place`, a multiple of the base, is not the last one. */
static uint32_t threshold(uint32_t place, uint32_t bias)
{
    if (place <= bias + PUNYCODE_LEAST)
        return PUNYCODE_LEAST;
    return place >= bias + PUNYCODE_MOST ? PUNYCODE_MOST : place - bias;
}

/* 36: it is none. */
static uint32_t digit_value(char c)
{
    if (oas_ascii_digit(c))
        return (uint32_t)(c - '0') + 26;
    return oas_ascii_alpha(c) ? (uint32_t)((c | 0x20) - 'a') : PUNYCODE_BASE;
}

static char digit_of(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + (value - 26));
}

/* A number of any length (section 3.3) at *at; false when there is none, or one too large. */
static bool read_delta(const char **at, const char *end, uint32_t bias, uint32_t *delta)
{
    uint64_t value = 0;
    uint64_t weight = 1;
    for (uint32_t place = PUNYCODE_BASE; *at < end; place += PUNYCODE_BASE) {
        uint32_t digit = digit_value(*(*at)++);
        uint32_t least = threshold(place, bias);
        value += digit * weight;
        if (digit == PUNYCODE_BASE || value > UINT32_MAX)
            return false;
        *delta = (uint32_t)value;
        if (digit < least)
            return true;
        weight *= PUNYCODE_BASE - least;
        if (weight > UINT32_MAX)
            return false;
    }
    return false;
}

/* The code points before the last hyphen are basic ones (section 3.1). */
static size_t decode_basic(oas_str text, uint32_t *codes, const char **at)
{
    size_t basic = text.len;
    while (basic > 0 && text.at[basic - 1] != '-')
        basic--;
    *at = text.at + basic;
    size_t count = basic > 0 ? basic - 1 : 0;
    for (size_t i = 0; i < count; i++)
        codes[i] = (unsigned char)text.at[i];
    return count;
}

size_t oas_punycode_decode(oas_str text, uint32_t codes[OAS_IDN_MOST])
{
    const char *at;
    const char *end = text.at + text.len;
    uint32_t bias = PUNYCODE_BIAS;
    uint64_t state = 0; /* code point and place in one (section 3.2) */
    uint32_t code = PUNYCODE_FIRST;
    if (text.len > OAS_IDN_MOST)
        return 0;
    size_t count = decode_basic(text, codes, &at);
    for (bool first = true; at < end; first = false) {
        uint32_t delta;
        if (count == OAS_IDN_MOST || !read_delta(&at, end, bias, &delta))
            return 0;
        state += delta;
        count++;
        bias = adapted(delta, count, first);
        uint64_t next = code + state / count;
        if (next > 0x10ffff || (next >= 0xd800 && next <= 0xdfff))
            return 0;
        code = (uint32_t)next;
        state %= count;
        memmove(codes + state + 1, codes + state, (count - 1 - (size_t)state) * sizeof *codes);
        codes[state++] = code;
    }
    return count;
}

struct punycode_text {
    char *at;
    size_t len;
    bool full;
};

static void put_octet(struct punycode_text *out, char c)
{
    out->full |= out->len == OAS_IDN_MOST;
    if (!out->full)
        out->at[out->len++] = c;
}

static void put_delta(struct punycode_text *out, uint32_t delta, uint32_t bias)
{
    for (uint32_t place = PUNYCODE_BASE;; place += PUNYCODE_BASE) {
        uint32_t least = threshold(place, bias);
        if (delta < least)
            break;
        put_octet(out, digit_of(least + (delta - least) % (PUNYCODE_BASE - least)));
        delta = (delta - least) / (PUNYCODE_BASE - least);
    }
    put_octet(out, digit_of(delta));
}

/* The least code point from `from` on. */
static uint32_t least_from(const uint32_t *codes, size_t count, uint32_t from)
{
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < count; i++)
        least = codes[i] >= from && codes[i] < least ? codes[i] : least;
    return least;
}

/* Section 6.3. At most 63 code points up to 0x10FFFF: nothing overflows. */
size_t oas_punycode_encode(const uint32_t *codes, size_t count, char text[OAS_IDN_MOST])
{
    struct punycode_text out = {.at = text};
    uint32_t delta = 0;
    uint32_t bias = PUNYCODE_BIAS;
    for (size_t i = 0; i < count; i++)
        if (codes[i] < PUNYCODE_FIRST)
            put_octet(&out, (char)codes[i]);
    size_t basic = out.len;
    size_t done = basic;
    if (basic > 0)
        put_octet(&out, '-');
    for (uint32_t code = PUNYCODE_FIRST; done < count && !out.full; code++, delta++) {
        uint32_t next = least_from(codes, count, code);
        delta += (next - code) * (uint32_t)(done + 1);
        code = next;
        for (size_t i = 0; i < count; i++) {
            delta += codes[i] < code;
            if (codes[i] != code)
                continue;
            put_delta(&out, delta, bias);
            done++;
            bias = adapted(delta, done, done == basic + 1);
            delta = 0;
        }
    }
    return out.full ? 0 : out.len;
}
