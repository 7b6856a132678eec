/* Brackets are counted as JSON and YAML's flow style nest them. What looks like a quoted text or a
 * comment is left out, as in both of them; block texts are not known here, so that a bracket in one
 * counts. Where brackets do not open anything, more of them close than open, or about as many. */
#include "load/nesting.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind the quoted text that begins at `at`; at the end where it is not closed. */
static size_t behind_quote(oas_str text, size_t at)
{
    char quote = text.at[at++];
    for (; at < text.len && text.at[at] != quote; at++)
        if (quote == '"' && text.at[at] == '\\')
            at++;
    return at < text.len ? at + 1 : text.len;
}

static size_t behind_comment(oas_str text, size_t at)
{
    const char *end = memchr(text.at + at, '\n', text.len - at);
    return end ? (size_t)(end - text.at) : text.len;
}

/* A quote in the midst of a word is none: don't. */
static bool begins_quote(oas_str text, size_t at)
{
    char before = at ? text.at[at - 1] : ' ';
    return (text.at[at] == '"' || text.at[at] == '\'') &&
           (is_blank(before) || strchr("[{,:", before));
}

size_t nesting_beyond(oas_str text, size_t most)
{
    size_t depth = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.at[at];
        if (begins_quote(text, at))
            at = behind_quote(text, at) - 1;
        else if (c == '#' && (at == 0 || is_blank(text.at[at - 1])))
            at = behind_comment(text, at) - 1;
        else if ((c == '{' || c == '[') && ++depth > most)
            return at + 1;
        else if ((c == '}' || c == ']') && depth > 0)
            depth--;
    }
    return 0;
}
