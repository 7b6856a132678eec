/* Well-formed sequences, one at a time or eight bytes of ASCII at once. */
#include "load/utf8.h"

static unsigned byte_at(const char *at, size_t index)
{
    return (unsigned char)at[index];
}

/* RFC 3629 section 4: the range of the second byte depends on the first, which keeps overlong
 * forms, surrogates and everything above U+10FFFF out. */
static bool second_fits(unsigned first, unsigned second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

size_t utf8_step(const char *at, const char *end)
{
    size_t have = (size_t)(end - at);
    if (have == 0)
        return 0;
    unsigned first = byte_at(at, 0);
    if (first < 0x80)
        return 1;
    size_t length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || length > have || !second_fits(first, byte_at(at, 1)))
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((byte_at(at, i) & 0xC0) != 0x80)
            return 0;
    return length;
}

uint32_t utf8_code(const char *at, size_t length)
{
    static const unsigned char lead[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = (uint32_t)byte_at(at, 0) & lead[length];
    for (size_t i = 1; i < length; i++)
        code = code << 6 | (byte_at(at, i) & 0x3F);
    return code;
}

/* Most of any document is ASCII: eight bytes of it at a time. */
static bool is_ascii(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

size_t utf8_check(oas_str text)
{
    size_t i = 0;
    while (i < text.len) {
        if (text.len - i >= 8 && is_ascii(text.at + i)) {
            i += 8;
            continue;
        }
        size_t length = utf8_step(text.at + i, text.at + text.len);
        if (length == 0)
            return i;
        i += length;
    }
    return text.len;
}
