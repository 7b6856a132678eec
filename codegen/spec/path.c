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

static const char *fault_of_variable(oas_str path, oas_str name, size_t after)
{
    if (name.len == 0)
        return "expected a name within {}";
    if (memchr(name.at, '{', name.len) || memchr(name.at, '/', name.len))
        return "expected a '}' for each '{'";
    oas_str rest = oas_str_of(path.at + after, path.len - after);
    return path_has(rest, name) ? "the same name stands twice within {}" : NULL;
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
        fault = fault_of_variable(path, name, at);
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

/* Wildcard matching with the last variable as the only one to go back to: linear in practice,
 * at worst the product of the lengths. */
static bool segment_matches(oas_str pattern, oas_str text)
{
    const char *p = pattern.at;
    const char *p_end = p + pattern.len;
    const char *t = text.at;
    const char *t_end = t + text.len;
    const char *behind = NULL; /* behind the last variable */
    const char *taken = NULL;  /* the end of what that one takes */
    while (t < t_end) {
        const char *close = p < p_end && *p == '{' ? find(p, p_end, '}') : p_end;
        if (close < p_end) {
            p = behind = close + 1;
            t = taken = t + 1;
        } else if (p < p_end && *p == *t) {
            p++;
            t++;
        } else if (behind) {
            p = behind;
            t = ++taken;
        } else {
            return false;
        }
    }
    return p == p_end;
}

static oas_str take_segment(oas_str *path)
{
    const char *end = path->at + path->len;
    const char *slash = find(path->at, end, '/');
    oas_str segment = between(path->at, slash);
    const char *rest = slash < end ? slash + 1 : end;
    *path = between(rest, end);
    return segment;
}

static size_t count_segments(oas_str path)
{
    size_t count = 1;
    for (size_t i = 0; i < path.len; i++)
        count += path.at[i] == '/';
    return count;
}

bool path_matches(oas_str path, oas_str concrete)
{
    size_t count = count_segments(path);
    if (count != count_segments(concrete))
        return false;
    while (count--)
        if (!segment_matches(take_segment(&path), take_segment(&concrete)))
            return false;
    return true;
}

/* 0: fixed, 1: fixed in part, 2: a variable. */
static int looseness(oas_str segment)
{
    const char *end = segment.at + segment.len;
    const char *open = find(segment.at, end, '{');
    if (open == end)
        return 0;
    return open == segment.at && find(open, end, '}') + 1 == end ? 2 : 1;
}

bool path_precedes(oas_str a, oas_str b)
{
    for (size_t left = count_segments(a); left--;) {
        int order = looseness(take_segment(&a)) - looseness(take_segment(&b));
        if (order)
            return order < 0;
    }
    return false;
}
