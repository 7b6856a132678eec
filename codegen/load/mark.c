/* Byte order marks, U+FEFF in UTF-8. */
#include "load/mark.h"

#include <string.h>

enum { MARK_LENGTH = 3 };

static bool mark_begins(oas_str text, size_t at)
{
    return text.len - at >= MARK_LENGTH && memcmp(text.at + at, "\xEF\xBB\xBF", MARK_LENGTH) == 0;
}

/* Behind the line that `at` is in. */
static size_t line_end(oas_str text, size_t at)
{
    const char *feed = memchr(text.at + at, '\n', text.len - at);
    return feed ? (size_t)(feed - text.at) + 1 : text.len;
}

size_t mark_late(oas_str text)
{
    size_t at = text.len && mark_begins(text, 0) ? MARK_LENGTH : 0;
    while (at < text.len) {
        size_t end = line_end(text, at);
        while (at < end && strchr(" \t\r\n", text.at[at]))
            at++;
        if (at < end && mark_begins(text, at))
            return at;
        if (at < end && text.at[at] != '#')
            return text.len;
        at = end;
    }
    return text.len;
}

bool mark_is_in(oas_str text)
{
    const char *end = text.at + text.len, *at = text.at;
    while (text.len && (at = memchr(at, 0xEF, (size_t)(end - at))) != NULL) {
        if (mark_begins(text, (size_t)(at - text.at)))
            return true;
        at++;
    }
    return false;
}
