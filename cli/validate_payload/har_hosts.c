/* A server's host is a pattern; the URL's is written in each way that says the same. */
#include "validate_payload/har_hosts.h"

#include "load/text.h"

struct har_hosts *har_hosts_new(const struct api *api, oas_arena *mem)
{
    struct har_hosts *hosts = OAS_ARENA_NEW(mem, struct har_hosts, 1);
    size_t most = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        most += api->operations[i].servers.count;
    if (!hosts)
        return NULL;
    *hosts = (struct har_hosts){.servers = OAS_ARENA_NEW(mem, const struct server *, most + 1),
                                .any = api->operation_count == 0,
                                .mem = mem};
    const struct server *last = NULL; /* most operations have those of the document */
    for (size_t i = 0; hosts->servers && i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        if (operation->webhook)
            continue;
        hosts->any |= operation->servers.count == 0;
        if (operation->servers.at == last)
            continue;
        last = operation->servers.at;
        for (size_t k = 0; k < operation->servers.count; k++)
            hosts->servers[hosts->server_count++] = &operation->servers.at[k];
    }
    return hosts->servers ? hosts : NULL;
}

/* ---- texts ---- */

static oas_str behind(oas_str text, size_t count)
{
    return oas_str_of(text.at + count, text.len - count);
}

/* Before the first of `stops` that stands in no braces; all of it where there is none. */
static size_t until(oas_str text, const char *stops)
{
    size_t depth = 0, i = 0;
    for (; i < text.len; i++) {
        if (depth == 0 && text.at[i] != '\0' && strchr(stops, text.at[i]))
            break;
        depth += text.at[i] == '{';
        depth -= depth && text.at[i] == '}';
    }
    return i;
}

/* What stands between "//" and the path; at NULL: there is no "//" before the first '/'. */
static oas_str authority_of(oas_str url)
{
    size_t slash = until(url, "/?#");
    if (url.len - slash < 2 || memcmp(url.at + slash, "//", 2) != 0)
        return oas_str_of(NULL, 0);
    url = behind(url, slash + 2);
    oas_str authority = oas_str_of(url.at, until(url, "/?#"));
    size_t at = until(authority, "@");
    return at < authority.len ? behind(authority, at + 1) : authority;
}

/* "80" and "443" by the scheme, "" for others. */
static const char *default_port(oas_str url)
{
    size_t length = until(url, ":");
    oas_str scheme = oas_str_of(url.at, length);
    if (text_equal_folded(scheme, OAS_STR("http")) || text_equal_folded(scheme, OAS_STR("ws")))
        return "80";
    if (text_equal_folded(scheme, OAS_STR("https")) || text_equal_folded(scheme, OAS_STR("wss")))
        return "443";
    return "";
}

/* Where its port's ':' is, behind what may be an IPv6 address; the length where it has none. */
static size_t port_at(oas_str authority)
{
    size_t from = until(authority, "]");
    from = from < authority.len ? from : 0;
    return from + until(behind(authority, from), ":");
}

/* Without a port that is the scheme's own. */
static oas_str without_default(oas_str authority, const char *port)
{
    size_t at = port_at(authority);
    if (at < authority.len && oas_str_is(behind(authority, at + 1), port))
        authority.len = at;
    return authority;
}

oas_str har_host_of(oas_str url)
{
    const char *port = url.len ? default_port(url) : "";
    oas_str authority = *port ? authority_of(url) : oas_str_of(NULL, 0);
    return authority.len ? without_default(authority, port) : oas_str_of(NULL, 0);
}

/* ---- a server's pattern ---- */

struct matching {
    const struct node *variables;
    size_t steps; /* that are left: a bound on patterns of many variables */
};

static bool matches(struct matching *m, oas_str pattern, oas_str text);

static bool variable_matches(struct matching *m, const struct node *variable, oas_str rest,
                             oas_str text)
{
    const struct node *values = node_get(variable, "enum");
    if (values && values->kind == NODE_ARRAY && values->count) {
        for (size_t i = 0; i < values->count; i++)
            if (values->items[i]->text.len && text_begins_folded(text, values->items[i]->text) &&
                matches(m, rest, behind(text, values->items[i]->text.len)))
                return true;
        return false;
    }
    for (size_t i = 1; i <= text.len; i++)
        if (matches(m, rest, behind(text, i)))
            return true;
    return false;
}

static bool matches(struct matching *m, oas_str pattern, oas_str text)
{
    while (pattern.len && m->steps) {
        m->steps--;
        size_t close = *pattern.at == '{' ? until(behind(pattern, 1), "}") + 1 : pattern.len;
        if (close < pattern.len) {
            oas_str name = oas_str_of(pattern.at + 1, close - 1);
            return variable_matches(m, node_get_str(m->variables, name), behind(pattern, close + 1),
                                    text);
        }
        if (text.len == 0 || text_lower(*pattern.at) != text_lower(*text.at))
            return false;
        pattern = behind(pattern, 1);
        text = behind(text, 1);
    }
    return pattern.len == 0 && text.len == 0;
}

/* Is the host in the pattern, with its port where the pattern has one? */
static bool host_matches(struct matching *m, oas_str pattern, oas_str host)
{
    static const char *const ports[] = {"", ":80", ":443"};
    bool bare = port_at(host) == host.len;
    for (size_t i = 0; i < (bare ? 3 : 1); i++) {
        char text[512];
        size_t length = strlen(ports[i]);
        if (host.len > sizeof text - length)
            return false;
        memcpy(text, host.at, host.len);
        memcpy(text + host.len, ports[i], length);
        if (matches(m, pattern, oas_str_of(text, host.len + length)))
            return true;
    }
    return false;
}

enum { MOST_STEPS = 1 << 20, MOST_NESTED = 8 };

/* A variable that the URL begins with may be the scheme, or scheme and host: then each value of its
 * enum is one more URL, and without an enum it may be any. */
static bool url_matches(const struct node *variables, oas_str url, oas_str host, size_t nested)
{
    struct matching m = {.variables = variables, .steps = MOST_STEPS};
    oas_str authority = url.len ? authority_of(url) : url;
    size_t close = url.len && *url.at == '{' ? until(behind(url, 1), "}") + 1 : url.len;
    if (authority.at)
        return host_matches(&m, without_default(authority, default_port(url)), host);
    if (close >= url.len || nested == 0)
        return true;
    const struct node *variable = node_get_str(variables, oas_str_of(url.at + 1, close - 1));
    const struct node *values = node_get(variable, "enum");
    bool found = !values || values->kind != NODE_ARRAY || values->count == 0;
    for (size_t i = 0; !found && i < values->count; i++) {
        oas_buf whole = {0};
        oas_buf_put(&whole, values->items[i]->text);
        oas_buf_put(&whole, behind(url, close + 1));
        found = url_matches(variables, oas_buf_str(&whole), host, nested - 1);
        oas_buf_free(&whole);
    }
    return found;
}

bool har_hosts_has(const struct har_hosts *hosts, oas_str url)
{
    oas_str host = har_host_of(url);
    if (hosts->any)
        return true;
    for (size_t i = 0; i < hosts->server_count; i++) {
        const struct server *server = hosts->servers[i];
        const struct node *variables = node_get(server->node, "variables");
        if (url_matches(variables, server->url, host, MOST_NESTED))
            return true;
    }
    return false;
}

void har_hosts_count(struct har_hosts *hosts, oas_str url)
{
    oas_str host = har_host_of(url);
    for (size_t i = 0; i < hosts->other_count; i++)
        if (text_equal_folded(hosts->others[i].host, host)) {
            hosts->others[i].entries++;
            return;
        }
    char *kept = hosts->other_count < HAR_OTHERS ? oas_arena_cstr(hosts->mem, host) : NULL;
    if (kept)
        hosts->others[hosts->other_count++] = (struct har_other){oas_str_from(kept), 1};
    else
        hosts->more++;
}
