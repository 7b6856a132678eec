/* What surrounds an operation: the servers that it is reached at, and its tags. No verdict on a body
 * depends on them, so what is wrong in them is a warning. */
#include "spec/around.h"

#include "load/text.h"
#include "resolve/uri.h"

/* ---- servers ---- */

static size_t find(oas_str text, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= text.len; i++)
        if (memcmp(text.at + i, part, length) == 0)
            return i;
    return SIZE_MAX;
}

static oas_str from(oas_str text, size_t at)
{
    return oas_str_of(text.at + at, text.len - at);
}

/* What stands before the first of `stops`. */
static oas_str until(oas_str text, const char *stops)
{
    size_t at = 0;
    while (at < text.len && (text.at[at] == '\0' || !strchr(stops, text.at[at])))
        at++;
    return oas_str_of(text.at, at);
}

/* The URL with what its variables are by default; one without a default stays as it is. */
static oas_str with_defaults(struct reader *reader, const struct node *server, oas_str url)
{
    const struct node *variables = node_get(server, "variables");
    oas_buf whole = {0};
    while (url.len) {
        oas_str plain = until(url, "{"), name = {0};
        oas_buf_put(&whole, plain);
        url = from(url, plain.len);
        if (url.len)
            name = until(from(url, 1), "}");
        const struct node *begin = node_get(node_get_str(variables, name), "default");
        bool known = begin && begin->kind == NODE_STRING && name.len + 1 < url.len;
        size_t length = known ? name.len + 2 : url.len ? 1 : 0;
        oas_buf_put(&whole, known ? begin->text : oas_str_of(url.at, length));
        url = from(url, length);
    }
    return text_keep(reader->mem, &whole, &reader->diags->no_memory);
}

/* The path of a URL that has an authority: "https://example.com:8080/v2". */
static bool path_of_absolute(oas_str url, oas_str *path)
{
    size_t slashes = find(url, "//");
    if (slashes == SIZE_MAX || until(url, "/?#").len != slashes ||
        (slashes > 0 && url.at[slashes - 1] != ':'))
        return false;
    url = from(url, slashes + 2);
    *path = from(url, until(url, "/?#").len);
    return true;
}

/* §4.8.5: a relative URL is resolved against the document's own, of which a file's says nothing of
 * where it will be served. */
static oas_str path_of_relative(struct reader *reader, const struct node *server, oas_str url)
{
    oas_str base = reader_base(reader, server), path = {0};
    if (find(base, "file:") == 0)
        base = oas_str_from("file:///");
    oas_str whole = uri_resolve(reader->mem, base, url);
    reader->diags->no_memory |= !whole.at;
    return path_of_absolute(whole, &path) ? path : from(whole, until(whole, "/?#").len);
}

static oas_str base_path(struct reader *reader, const struct node *server, oas_str url)
{
    oas_str path;
    url = with_defaults(reader, server, url);
    if (!path_of_absolute(url, &path))
        path = path_of_relative(reader, server, url);
    path = until(path, "?#");
    while (path.len && path.at[path.len - 1] == '/')
        path.len--;
    return path;
}

static bool read_server(struct reader *reader, struct node *node, struct server *server)
{
    node = reader_through(reader, node, "a server");
    if (!node || !reader_is(reader, node, NODE_OBJECT, "a server"))
        return false;
    reader_known(reader, node, PART_SERVER);
    const struct node *url = reader_required(reader, node, "url", NODE_STRING);
    if (!url)
        return false;
    server->node = node;
    server->url = url->text;
    server->path = base_path(reader, node, url->text);
    return true;
}

struct servers around_servers(struct reader *reader, const struct node *object,
                              struct servers inherited)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    struct servers servers = inherited;
    const struct node *list = reader_member(reader, object, "servers", NODE_ARRAY);
    if (list && list->count) {
        servers.count = 0;
        servers.at = OAS_ARENA_NEW(reader->mem, struct server, list->count);
        mild.no_memory |= !servers.at;
        for (size_t i = 0; servers.at && i < list->count; i++)
            servers.count += read_server(reader, list->items[i], &servers.at[servers.count]);
    }
    reader_harden(reader, before);
    return servers;
}

/* ---- tags ---- */

struct strings around_tags(struct reader *reader, const struct node *operation)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    struct strings tags = {0};
    const struct node *list = reader_member(reader, operation, "tags", NODE_ARRAY);
    size_t most = list ? list->count : 0;
    tags.at = most ? OAS_ARENA_NEW(reader->mem, oas_str, most) : NULL;
    mild.no_memory |= most && !tags.at;
    for (size_t i = 0; tags.at && i < most; i++)
        if (reader_is(reader, list->items[i], NODE_STRING, "a tag"))
            tags.at[tags.count++] = list->items[i]->text;
    reader_harden(reader, before);
    return tags;
}
