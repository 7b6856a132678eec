/* text.h - texts that are put together in a buffer and kept in an arena; and single characters. */
#ifndef LOAD_TEXT_H
#define LOAD_TEXT_H

#include <oas/arena.h>

/* A copy of what `buf` holds; the buffer is given back. Without memory, here or while the buffer
 * was filled: at NULL, and *no_memory is set. It may be NULL. */
oas_str text_keep(oas_arena *mem, oas_buf *buf, bool *no_memory);

/* The three as one text, kept. */
oas_str text_joined(oas_arena *mem, bool *no_memory, const char *before, oas_str text,
                    const char *behind);

bool text_begins(oas_str text, oas_str with);

/* Appends it in small letters, as far as these are ASCII's. */
void text_put_lower(oas_buf *out, oas_str text);

/* True if both are the same but for ASCII's small letters and capitals, as names of headers are. */
bool text_equal_folded(oas_str a, oas_str b);

/* The same for what `text` begins with. */
bool text_begins_folded(oas_str text, oas_str with);

/* True for "true" and "false", "yes" and "no", in capitals or not: *meant says which. */
bool text_means_boolean(oas_str text, bool *meant);

/* True for a name that needs an escape in JSON: it never stands in a payload as it is. */
bool text_needs_escape(oas_str name);

/* True for a JSON number that is written as a plain integer and fits; -0 is one. */
bool text_int64(oas_str text, int64_t *number);

static inline char text_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline char text_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static inline bool text_is_letter(char c)
{
    return text_lower(c) >= 'a' && text_lower(c) <= 'z';
}

static inline bool text_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit; 16 for what is none. */
static inline int text_hex(char c)
{
    if (text_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
}

#endif
