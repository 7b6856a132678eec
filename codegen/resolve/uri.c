/* References against their base, and percent-encoding. */
#include "resolve/uri.h"

#include "load/text.h"

/* RFC 3986 appendix B. A part that is missing has `at` NULL; one that is empty does not. */
struct uri_parts {
    oas_str scheme;
    oas_str authority;
    oas_str path;
    oas_str query;
    oas_str fragment;
};

static oas_str between(const char *from, const char *to)
{
    return oas_str_of(from, (size_t)(to - from));
}

/* The first byte of `set` from `at` on, or `end`. */
static const char *find_any(const char *at, const char *end, const char *set)
{
    while (at < end && (*at == '\0' || !strchr(set, *at)))
        at++;
    return at;
}

/* RFC 3986 section 3.1: a letter, then letters, digits, '+', '-' and '.', up to the first ':'. */
static const char *scheme_end(const char *at, const char *end)
{
    if (at == end || !text_is_letter(*at))
        return NULL;
    while (at < end &&
           (text_is_letter(*at) || text_is_digit(*at) || *at == '+' || *at == '-' || *at == '.'))
        at++;
    return at < end && *at == ':' ? at : NULL;
}

static struct uri_parts split_parts(oas_str uri)
{
    struct uri_parts parts = {0};
    const char *at = uri.at ? uri.at : "";
    const char *end = at + uri.len;
    const char *colon = scheme_end(at, end);
    if (colon) {
        parts.scheme = between(at, colon);
        at = colon + 1;
    }
    if (end - at >= 2 && at[0] == '/' && at[1] == '/') {
        const char *stop = find_any(at + 2, end, "/?#");
        parts.authority = between(at + 2, stop);
        at = stop;
    }
    const char *stop = find_any(at, end, "?#");
    parts.path = between(at, stop);
    at = stop;
    if (at < end && *at == '?') {
        stop = find_any(at, end, "#");
        parts.query = between(at + 1, stop);
        at = stop;
    }
    if (at < end)
        parts.fragment = between(at + 1, end);
    return parts;
}

static bool starts_with(oas_str text, const char *start)
{
    size_t len = strlen(start);
    return text.len >= len && memcmp(text.at, start, len) == 0;
}

static oas_str skip(oas_str text, size_t count)
{
    return oas_str_of(text.at + count, text.len - count);
}

/* Takes the last segment and the '/' before it off what was written since `start`. */
static void drop_segment(oas_buf *out, size_t start)
{
    while (out->len > start && out->at[out->len - 1] != '/')
        out->len--;
    if (out->len > start)
        out->len--;
}

/* RFC 3986 section 5.2.4, rule by rule. */
static void put_without_dots(oas_buf *out, oas_str path)
{
    size_t start = out->len;
    while (path.len > 0) {
        if (starts_with(path, "../")) {
            path = skip(path, 3);
        } else if (starts_with(path, "./")) {
            path = skip(path, 2);
        } else if (starts_with(path, "/./")) {
            path = skip(path, 2);
        } else if (oas_str_is(path, "/.")) {
            path = oas_str_from("/");
        } else if (starts_with(path, "/../")) {
            path = skip(path, 3);
            drop_segment(out, start);
        } else if (oas_str_is(path, "/..")) {
            path = oas_str_from("/");
            drop_segment(out, start);
        } else if (oas_str_is(path, ".") || oas_str_is(path, "..")) {
            path.len = 0;
        } else {
            const char *stop = find_any(path.at + 1, path.at + path.len, "/");
            oas_buf_put(out, between(path.at, stop));
            path = between(stop, path.at + path.len);
        }
    }
}

/* RFC 3986 section 5.2.3: the base's path up to its last '/', then the reference's. */
static void put_merged(oas_buf *out, const struct uri_parts *base, oas_str path)
{
    oas_buf merged = {0};
    if (base->authority.at && base->path.len == 0)
        oas_buf_putc(&merged, '/');
    oas_buf_put(&merged, base->path);
    if (base->path.len)
        while (merged.len && merged.at[merged.len - 1] != '/')
            merged.len--;
    oas_buf_put(&merged, path);
    out->failed |= merged.failed;
    put_without_dots(out, oas_buf_str(&merged));
    oas_buf_free(&merged);
}

/* Schemes are compared in lower case (section 3.1), so they are written so. */
static void put_scheme(oas_buf *out, oas_str scheme)
{
    for (size_t i = 0; i < scheme.len; i++)
        oas_buf_putc(out, text_lower(scheme.at[i]));
    if (scheme.at)
        oas_buf_putc(out, ':');
}

static void put_authority(oas_buf *out, oas_str authority)
{
    if (!authority.at)
        return;
    oas_buf_puts(out, "//");
    oas_buf_put(out, authority);
}

static void put_query(oas_buf *out, oas_str query)
{
    if (!query.at)
        return;
    oas_buf_putc(out, '?');
    oas_buf_put(out, query);
}

/* RFC 3986 section 5.2.2. */
static void put_resolved(oas_buf *out, const struct uri_parts *base, const struct uri_parts *ref)
{
    put_scheme(out, ref->scheme.at ? ref->scheme : base->scheme);
    bool own = ref->scheme.at || ref->authority.at;
    put_authority(out, own ? ref->authority : base->authority);
    if (own || starts_with(ref->path, "/"))
        put_without_dots(out, ref->path);
    else if (ref->path.len == 0)
        oas_buf_put(out, base->path);
    else
        put_merged(out, base, ref->path);
    put_query(out, own || ref->path.len || ref->query.at ? ref->query : base->query);
    if (ref->fragment.at) {
        oas_buf_putc(out, '#');
        oas_buf_put(out, ref->fragment);
    }
}

oas_str uri_resolve(oas_arena *mem, oas_str base, oas_str reference)
{
    struct uri_parts from = split_parts(base);
    struct uri_parts ref = split_parts(reference);
    oas_buf out = {0};
    put_resolved(&out, &from, &ref);
    return text_keep(mem, &out, NULL);
}

void uri_split(oas_str uri, oas_str *document, oas_str *fragment)
{
    const char *hash = uri.len ? memchr(uri.at, '#', uri.len) : NULL;
    *document = uri;
    *fragment = (oas_str){0};
    if (!hash)
        return;
    *document = between(uri.at, hash);
    *fragment = between(hash + 1, uri.at + uri.len);
}

bool uri_has_scheme(oas_str uri)
{
    return split_parts(uri).scheme.at != NULL;
}

bool uri_decode(oas_arena *mem, oas_str text, oas_str *decoded, size_t *bad)
{
    char *out = NULL;
    size_t length = 0;
    if (text.len == 0 || !memchr(text.at, '%', text.len)) {
        *decoded = text;
        return true;
    }
    out = oas_arena_take(mem, text.len, 1);
    *bad = SIZE_MAX;
    for (size_t i = 0; out && i < text.len; i++) {
        char c = text.at[i];
        if (c == '%') {
            int high = i + 2 < text.len ? text_hex(text.at[i + 1]) : 16;
            int low = i + 2 < text.len ? text_hex(text.at[i + 2]) : 16;
            if (high == 16 || low == 16) {
                *bad = i;
                return false;
            }
            c = (char)(high * 16 + low);
            i += 2;
        }
        out[length++] = c;
    }
    *decoded = oas_str_of(out, length);
    return out != NULL;
}

/* RFC 3986 section 2.3 (unreserved) and 2.2 (sub-delims), and what pchar adds. */
static bool is_pchar(char c)
{
    return text_is_letter(c) || text_is_digit(c) || (c != '\0' && strchr("-._~!$&'()*+,;=:@", c));
}

static void put_encoded(oas_buf *out, oas_str text, const char *also)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (is_pchar(c) || (c != '\0' && strchr(also, c))) {
            oas_buf_putc(out, c);
        } else {
            oas_buf_putc(out, '%');
            oas_buf_putc(out, hex[(unsigned char)c >> 4]);
            oas_buf_putc(out, hex[(unsigned char)c & 15]);
        }
    }
}

void uri_put_fragment(oas_buf *out, oas_str pointer)
{
    put_encoded(out, pointer, "/?");
}

oas_str uri_from_path(oas_arena *mem, oas_str path)
{
    oas_buf out = {0};
    oas_buf_puts(&out, "file://");
    put_encoded(&out, path, "/");
    return text_keep(mem, &out, NULL);
}

/* RFC 8089: file:/path, file:///path and file://localhost/path name a local file. */
bool uri_to_path(oas_arena *mem, oas_str uri, oas_str *path)
{
    struct uri_parts parts = split_parts(uri);
    size_t bad;
    if (parts.scheme.len != 4 || !parts.path.len || parts.path.at[0] != '/')
        return false;
    for (size_t i = 0; i < 4; i++)
        if ((parts.scheme.at[i] | 0x20) != "file"[i])
            return false;
    if (parts.authority.len && !oas_str_is(parts.authority, "localhost"))
        return false;
    return uri_decode(mem, parts.path, path, &bad) && !memchr(path->at, '\0', path->len);
}
