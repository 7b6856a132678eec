/* There are a few dozen of them: each is looked at. */
#include "resolve/builtin.h"

#include <string.h>

#include "load/text.h"

/* From "://" on; empty for other schemes than http and https. */
static oas_str behind_scheme(oas_str uri)
{
    static const char *const schemes[] = {"https", "http"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t length = strlen(schemes[i]);
        if (uri.len > length + 3 && memcmp(uri.at, schemes[i], length) == 0 &&
            memcmp(uri.at + length, "://", 3) == 0)
            return oas_str_of(uri.at + length, uri.len - length);
    }
    return (oas_str){0};
}

/* "2025-09-15" */
static bool is_date(oas_str text)
{
    bool date = text.len == 10;
    for (size_t i = 0; date && i < text.len; i++)
        date = i == 4 || i == 7 ? text.at[i] == '-' : text_is_digit(text.at[i]);
    return date;
}

/* Up to the date of an iteration, or the word "base" that stands there instead of one. */
static oas_str without_iteration(oas_str uri)
{
    size_t end = uri.len;
    if (end == 0)
        return uri;
    while (end > 0 && uri.at[end - 1] != '/')
        end--;
    oas_str last = oas_str_of(uri.at + end, uri.len - end);
    bool iteration = is_date(last) || oas_str_is(last, "base");
    return iteration && text_begins(uri, OAS_STR("://spec.openapis.org/oas/"))
               ? oas_str_of(uri.at, end)
               : uri;
}

const struct builtin *builtin_find(oas_str uri)
{
    if (uri.len && uri.at[uri.len - 1] == '#')
        uri.len--;
    oas_str wanted = without_iteration(behind_scheme(uri));
    for (size_t i = 0; wanted.len && i < builtin_count; i++)
        if (oas_str_equal(wanted, without_iteration(behind_scheme(oas_str_from(builtins[i].uri)))))
            return &builtins[i];
    return NULL;
}
