/* Versions and extensions. */
#include "resolve/openapi.h"

#include "load/text.h"

/* More than that many there will never be. */
enum { MOST_DIGITS = 4 };

/* The digits at the start. */
static size_t digits_of(oas_str text)
{
    size_t count = 0;
    while (count < text.len && text_is_digit(text.at[count]))
        count++;
    return count;
}

int openapi_minor(const struct node *version)
{
    if (!version || (version->kind != NODE_STRING && version->kind != NODE_NUMBER) ||
        version->text.len < 3 || memcmp(version->text.at, "3.", 2) != 0)
        return -1;
    oas_str rest = oas_str_of(version->text.at + 2, version->text.len - 2);
    size_t count = digits_of(rest);
    int minor = 0;
    for (size_t i = 0; i < count && i < MOST_DIGITS; i++)
        minor = minor * 10 + (rest.at[i] - '0');
    rest = oas_str_of(rest.at + count, rest.len - count);
    bool patch = rest.len > 1 && rest.at[0] == '.' && text_is_digit(rest.at[1]);
    return count > 0 && count <= MOST_DIGITS && (rest.len == 0 || patch) ? minor : -1;
}

int openapi_minor_at(const struct node *node)
{
    while (node->parent)
        node = node->parent;
    return openapi_minor(node_get(node, "openapi"));
}

bool openapi_is_extension(oas_str key)
{
    return text_begins(key, OAS_STR("x-"));
}
