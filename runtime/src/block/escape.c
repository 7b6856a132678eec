/* Escapes read and written as UTF-8. */
#include "block/escape.h"

const char oas_escape_letter[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
    ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
};

/* One more than a digit's value. */
static const uint8_t hex_digit_value[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
    ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

int32_t oas_hex_four(const char *at)
{
    int32_t a = hex_digit_value[(unsigned char)at[0]] - 1,
            b = hex_digit_value[(unsigned char)at[1]] - 1;
    int32_t c = hex_digit_value[(unsigned char)at[2]] - 1,
            d = hex_digit_value[(unsigned char)at[3]] - 1;
    return (a | b | c | d) < 0 ? -1 : a * 4096 + b * 256 + c * 16 + d;
}

size_t oas_code_put(char out[4], uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

/* A surrogate must be half of a pair: a lone one stands for no character (RFC 8259 section 8.2). */
const char *oas_escape_read(const char *at, const char *end, char out[4], size_t *len)
{
    if (end - at < 2)
        return NULL;
    char letter = oas_escape_letter[(unsigned char)at[1]];
    if (letter) {
        out[0] = letter;
        *len = 1;
        return at + 2;
    }
    int32_t code = at[1] == 'u' && end - at >= 6 ? oas_hex_four(at + 2) : -1;
    if (code < 0)
        return NULL;
    at += 6;
    if (code >= 0xD800 && code <= 0xDFFF) {
        if (code >= 0xDC00 || end - at < 6 || at[0] != '\\' || at[1] != 'u')
            return NULL;
        int32_t low = oas_hex_four(at + 2);
        if (low < 0xDC00 || low > 0xDFFF)
            return NULL;
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
        at += 6;
    }
    *len = oas_code_put(out, (uint32_t)code);
    return at;
}

/* The shortest escape; 0 where it is one of six bytes. */
static const char letter_of[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
    ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't',
};

size_t oas_escape_write(char out[OAS_MOST_ESCAPE], char byte)
{
    static const char hex[] = "0123456789abcdef";
    char letter = letter_of[(unsigned char)byte];
    out[0] = '\\';
    out[1] = letter;
    if (letter)
        return 2;
    out[1] = 'u';
    out[2] = out[3] = '0';
    out[4] = hex[(unsigned char)byte >> 4];
    out[5] = hex[(unsigned char)byte & 15];
    return OAS_MOST_ESCAPE;
}
