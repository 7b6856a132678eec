/* What surrounds an operation: the servers that it is reached at, and its tags. No verdict on a body
 * depends on them, so what is wrong in them is a warning. */
#include "spec/around.h"

#include "load/array.h"
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

/* Paths of one server that its variables make; more are left out, which is told. */
enum { MOST_PATHS = 64 };

static bool is_text(const struct node *node)
{
    return node && node->kind == NODE_STRING;
}

/* A variable has its default, and each value of its enum: the `choice`-th of them, which is then
 * one of what further variables may have. At NULL: it has none, and stays as it is. */
static oas_str value_of(const struct node *variable, size_t *choice)
{
    const struct node *begin = node_get(variable, "default"), *values = node_get(variable, "enum");
    size_t count = 1, wanted = *choice;
    oas_str value = is_text(begin) ? begin->text : oas_str_of(NULL, 0);
    for (size_t i = 0; is_text(begin) && values && values->kind == NODE_ARRAY && i < values->count;
         i++)
        count += is_text(values->items[i]) && !oas_str_equal(values->items[i]->text, begin->text);
    wanted %= count;
    *choice /= count;
    for (size_t i = 0; wanted; i++)
        if (is_text(values->items[i]) && !oas_str_equal(values->items[i]->text, begin->text) &&
            --wanted == 0)
            value = values->items[i]->text;
    return value;
}

/* The URL with what its variables are: by default those that begin before `path`, by choice those
 * behind, of which *choice is then what is left. */
static oas_str with_values(struct reader *reader, const struct node *server, oas_str url,
                           size_t path, size_t *choice)
{
    const struct node *variables = node_get(server, "variables");
    const char *behind = url.at + path;
    oas_buf whole = {0};
    while (url.len) {
        oas_str plain = until(url, "{"), name = {0};
        size_t none = 0;
        oas_buf_put(&whole, plain);
        url = from(url, plain.len);
        if (url.len)
            name = until(from(url, 1), "}");
        oas_str value = value_of(node_get_str(variables, name), url.at < behind ? &none : choice);
        bool known = value.at && name.len + 1 < url.len;
        size_t length = known ? name.len + 2 : url.len ? 1 : 0;
        oas_buf_put(&whole, known ? value : oas_str_of(url.at, length));
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
    if (!path_of_absolute(url, &path))
        path = path_of_relative(reader, server, url);
    path = until(path, "?#");
    while (path.len && path.at[path.len - 1] == '/')
        path.len--;
    return path;
}

static void add_server(struct reader *reader, struct servers *servers, size_t *room,
                       struct server server)
{
    struct server *at =
        array_room(reader->mem, servers->at, servers->count, 1, room, sizeof server);
    reader->diags->no_memory |= !at;
    if (!at)
        return;
    servers->at = at;
    at[servers->count++] = server;
}

static bool has_path(const struct servers *servers, size_t first, oas_str path)
{
    for (size_t i = first; i < servers->count; i++)
        if (oas_str_equal(servers->at[i].path, path))
            return true;
    return false;
}

/* One for each path that its variables make. */
static void read_server(struct reader *reader, struct node *node, struct servers *servers,
                        size_t *room)
{
    node = reader_through(reader, node, "a server");
    if (!node || !reader_is(reader, node, NODE_OBJECT, "a server"))
        return;
    reader_known(reader, node, PART_SERVER);
    const struct node *url = reader_required(reader, node, "url", NODE_STRING);
    if (!url)
        return;
    oas_str path = url->text;
    size_t begins = path_of_absolute(url->text, &path) ? (size_t)(path.at - url->text.at) : 0;
    size_t first = servers->count, left = 0;
    for (size_t i = 0; left == 0 && i < MOST_PATHS; i++) {
        left = i;
        oas_str whole = with_values(reader, node, url->text, begins, &left);
        struct server server = {url->text, base_path(reader, node, whole), node};
        if (left == 0 && !has_path(servers, first, server.path))
            add_server(reader, servers, room, server);
    }
    if (left)
        return;
    left = MOST_PATHS;
    (void)with_values(reader, node, url->text, begins, &left);
    if (left == 0)
        diag_at(reader->diags, DIAG_WARNING, url->place,
                "the variables of this server make more than %d paths; others are not looked at",
                (int)MOST_PATHS);
}

struct servers around_servers(struct reader *reader, const struct node *object,
                              struct servers inherited)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    struct servers servers = inherited;
    const struct node *list = reader_member(reader, object, "servers", NODE_ARRAY);
    if (list && list->count) {
        size_t room = 0;
        servers = (struct servers){.at = NULL};
        for (size_t i = 0; i < list->count; i++)
            read_server(reader, list->items[i], &servers, &room);
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
