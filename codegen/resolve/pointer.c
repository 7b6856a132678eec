/* Steps from a root. */
#include "resolve/pointer.h"

#include "load/text.h"

/* What array indices may be: RFC 6901 section 4, "0" or digits without a leading zero. */
static const char *read_index(oas_str token, size_t *index)
{
    *index = 0;
    if (oas_str_is(token, "-"))
        return "'-' is the place after the last item, where there is nothing";
    if (token.len == 0 || (token.len > 1 && token.at[0] == '0'))
        return "an array's index is 0 or digits without a leading zero";
    for (size_t i = 0; i < token.len; i++) {
        if (!text_is_digit(token.at[i]))
            return "an array's index is 0 or digits without a leading zero";
        if (*index > SIZE_MAX / 10 - 10)
            return "the array has fewer items";
        *index = *index * 10 + (size_t)(token.at[i] - '0');
    }
    return NULL;
}

/* RFC 6901 section 4: "~1" is '/', "~0" is '~', and '~' stands for nothing else. */
static bool unescape(oas_arena *mem, oas_str token, oas_str *plain, const char **fault)
{
    *plain = token;
    if (token.len == 0 || !memchr(token.at, '~', token.len))
        return true;
    char *out = oas_arena_take(mem, token.len, 1);
    size_t length = 0;
    *fault = out ? "'~' is followed by neither 0 nor 1" : "out of memory";
    for (size_t i = 0; out && i < token.len; i++) {
        char c = token.at[i];
        if (c == '~') {
            char next = ++i < token.len ? token.at[i] : '\0';
            if (next != '0' && next != '1')
                return false;
            c = next == '0' ? '~' : '/';
        }
        out[length++] = c;
    }
    *plain = oas_str_of(out, length);
    return out != NULL;
}

static struct node *step(struct node *from, oas_str token, oas_arena *mem, const char **fault)
{
    oas_str name;
    size_t index;
    if (!unescape(mem, token, &name, fault))
        return NULL;
    if (from->kind == NODE_OBJECT) {
        *fault = "the object has no such member";
        return node_get_str(from, name);
    }
    if (from->kind == NODE_ARRAY) {
        *fault = read_index(name, &index);
        if (*fault)
            return NULL;
        *fault = "the array has fewer items";
        return index < from->count ? from->items[index] : NULL;
    }
    *fault = "neither an object nor an array";
    return NULL;
}

struct node *pointer_find(struct node *root, oas_str pointer, oas_arena *mem, oas_str *good,
                          const char **fault)
{
    const char *why = NULL;
    struct node *at = root;
    size_t done = 0;
    if (pointer.len && pointer.at[0] != '/') {
        why = "a JSON Pointer begins with '/'";
        at = NULL;
    }
    while (at && done < pointer.len) {
        const char *start = pointer.at + done + 1;
        size_t left = pointer.len - done - 1;
        const char *slash = left ? memchr(start, '/', left) : NULL;
        oas_str token = oas_str_of(start, slash ? (size_t)(slash - start) : left);
        at = step(at, token, mem, &why);
        if (at)
            done += 1 + token.len;
    }
    if (good)
        *good = oas_str_of(pointer.at, done);
    if (fault)
        *fault = at ? NULL : why;
    return at;
}
