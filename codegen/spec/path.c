/* Templates: their variables, and what matches them. */
#include "spec/path.h"

/* No server has longer ones; it bounds the work that a template can make. */
enum { MAX_PATH = 4096 };

static const char *find(const char *at, const char *end, char wanted)
{
    const char *found = at < end ? memchr(at, wanted, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

static oas_str between(const char *from, const char *to)
{
    return oas_str_of(from, (size_t)(to - from));
}

bool path_variable(oas_str path, size_t *at, oas_str *name)
{
    const char *end = path.at + path.len;
    const char *open = find(path.at + *at, end, '{');
    const char *close = find(open, end, '}');
    if (close == end)
        return false;
    *name = between(open + 1, close);
    *at = (size_t)(close + 1 - path.at);
    return true;
}

bool path_has(oas_str path, oas_str name)
{
    oas_str found;
    for (size_t at = 0; path_variable(path, &at, &found);)
        if (oas_str_equal(found, name))
            return true;
    return false;
}

static const char *fault_of_variable(oas_str name)
{
    if (name.len == 0)
        return "expected a name within {}";
    if (memchr(name.at, '{', name.len) || memchr(name.at, '/', name.len))
        return "expected a '}' for each '{'";
    return NULL;
}

bool path_twice(oas_str path, oas_str *name)
{
    for (size_t at = 0; path_variable(path, &at, name);)
        if (path_has(oas_str_of(path.at + at, path.len - at), *name))
            return true;
    return false;
}

const char *path_fault(oas_str path)
{
    oas_str name;
    const char *fault = NULL;
    size_t at = 0;
    size_t start = 0;
    if (path.len == 0 || path.at[0] != '/')
        return "a path begins with '/'";
    if (path.len > MAX_PATH)
        return "a path has at most 4096 bytes";
    while (!fault && path_variable(path, &at, &name)) {
        const char *open = name.at - 1;
        if (find(path.at + start, open, '}') != open)
            return "expected a '{' for each '}'";
        fault = fault_of_variable(name);
        start = at;
    }
    if (fault)
        return fault;
    const char *end = path.at + path.len;
    if (find(path.at + start, end, '{') != end)
        return "expected a '}' for each '{'";
    return find(path.at + start, end, '}') != end ? "expected a '{' for each '}'" : NULL;
}

void path_put_shape(oas_buf *out, oas_str path)
{
    oas_str name;
    size_t at = 0;
    for (size_t start = 0; path_variable(path, &at, &name); start = at) {
        oas_buf_put(out, between(path.at + start, name.at));
        oas_buf_putc(out, '}');
    }
    size_t done = 0;
    for (at = 0; path_variable(path, &at, &name);)
        done = at;
    oas_buf_put(out, oas_str_of(path.at + done, path.len - done));
}
