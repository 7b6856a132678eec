/* ascii.h - characters of ASCII, without locale. */
#ifndef OAS_BASE_ASCII_H
#define OAS_BASE_ASCII_H

#include <stdbool.h>

static inline bool oas_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool oas_ascii_alpha(char c)
{
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'z';
}

static inline char oas_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* The value of a hexadecimal digit; -1 for another character. */
static inline int oas_hex_value(char c)
{
    if (oas_ascii_digit(c))
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static inline bool oas_ascii_hex(char c)
{
    return oas_hex_value(c) >= 0;
}

/* %41 at `at` (RFC 3986 section 2.1). */
static inline bool oas_percent(const char *at, const char *end)
{
    return end - at >= 3 && at[0] == '%' && oas_ascii_hex(at[1]) && oas_ascii_hex(at[2]);
}

/* RFC 8259 section 7: the quotation mark, the reverse solidus and U+0000 to U+001F. */
static inline bool oas_json_escapes(char c)
{
    return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

#endif
