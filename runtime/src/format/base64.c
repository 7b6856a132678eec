/* Bytes as text, by RFC 4648 sections 4 and 5. */
#include <oas/value.h>

#include "format/format_part.h"

enum { GROUP = 4, BYTES = 3 }; /* four characters stand for three bytes */

unsigned oas_base64_sextet(oas_base64 form, char c)
{
    if (c >= 'A' && c <= 'Z')
        return (unsigned)(c - 'A');
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a') + 26;
    if (oas_ascii_digit(c))
        return (unsigned)(c - '0') + 52;
    if (c == (form == OAS_BASE64 ? '+' : '-'))
        return 62;
    return c == (form == OAS_BASE64 ? '/' : '_') ? 63 : 64;
}

static char character_of(oas_base64 form, uint32_t bits)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned number = bits & 63;
    if (form != OAS_BASE64 && number >= 62)
        return number == 62 ? '-' : '_';
    return plain[number];
}

/* Takes the padding off; false if it is not right. */
static bool strip_padding(oas_base64 form, oas_str *text)
{
    if (form == OAS_BASE64_URL_BARE)
        return text->len % GROUP != 1;
    if (text->len % GROUP != 0)
        return false;
    for (int pads = 0; text->len > 0 && pads < 2 && text->at[text->len - 1] == '='; pads++)
        text->len--;
    return true;
}

/* Section 3.5: the last character has bits that belong to no byte; they are 0. */
static bool is_whole(oas_base64 form, oas_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (oas_base64_sextet(form, text.at[i]) > 63)
            return false;
    unsigned last = text.len ? oas_base64_sextet(form, text.at[text.len - 1]) : 0;
    return text.len % GROUP == 0 || (last & (text.len % GROUP == 2 ? 15u : 3u)) == 0;
}

static void read_groups(oas_base64 form, oas_str text, uint8_t *out)
{
    uint32_t bits = 0;
    unsigned count = 0; /* of bits that wait for their byte */
    for (size_t i = 0; i < text.len; i++) {
        bits = bits << 6 | oas_base64_sextet(form, text.at[i]);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = (uint8_t)(bits >> count);
        }
    }
}

/* How many bytes a text without padding stands for. */
static size_t count_bytes(oas_str text)
{
    return text.len / GROUP * BYTES + text.len % GROUP * 6 / 8;
}

bool oas_base64_read(oas_base64 form, oas_str text, uint8_t *out, size_t size, size_t *len)
{
    if (!strip_padding(form, &text) || !is_whole(form, text) || count_bytes(text) > size)
        return false;
    read_groups(form, text, out);
    *len = count_bytes(text);
    return true;
}

oas_status oas_base64_decode(oas_base64 form, oas_str text, oas_arena *mem, oas_str *bytes)
{
    if (!strip_padding(form, &text) || !is_whole(form, text))
        return OAS_INVALID;
    uint8_t *out = oas_arena_take(mem, OAS_BASE64_ROOM(text.len), 1);
    if (!out)
        return OAS_NO_MEMORY;
    read_groups(form, text, out);
    *bytes = oas_str_of((const char *)out, count_bytes(text));
    return OAS_OK;
}

/* One to three bytes. */
static void put_group(oas_base64 form, const uint8_t *at, size_t bytes, oas_buf *out)
{
    uint32_t bits = (uint32_t)at[0] << 16;
    char group[GROUP] = {'=', '=', '=', '='};
    size_t used = bytes + 1;
    bits |= bytes > 1 ? (uint32_t)at[1] << 8 : 0;
    bits |= bytes > 2 ? at[2] : 0;
    for (size_t i = 0; i < used; i++)
        group[i] = character_of(form, bits >> (18 - 6 * i));
    oas_buf_put(out, oas_str_of(group, form == OAS_BASE64_URL_BARE ? used : GROUP));
}

void oas_base64_write(oas_base64 form, const void *bytes, size_t len, oas_buf *out)
{
    const uint8_t *at = bytes;
    size_t start = out->len;
    if (len > SIZE_MAX / GROUP * BYTES - BYTES ||
        !oas_buf_reserve(out, (len + BYTES - 1) / BYTES * GROUP)) {
        out->failed = true;
        return;
    }
    for (size_t some; len > 0; len -= some, at += some) {
        some = len < BYTES ? len : BYTES;
        put_group(form, at, some, out);
    }
    if (out->failed)
        out->len = start;
}
