/* A server's host is a pattern; the URL's is written in each way that says the same. */
#include "validate_payload/har_hosts.h"

#include "load/text.h"

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
 * enum is one more URL, and without an enum it may be any. With no `host`: may it be every host? */
static bool url_matches(const struct node *variables, oas_str url, oas_str host, size_t nested)
{
    struct matching m = {.variables = variables, .steps = MOST_STEPS};
    oas_str authority = url.len ? authority_of(url) : url;
    size_t close = url.len && *url.at == '{' ? until(behind(url, 1), "}") + 1 : url.len;
    if (authority.at)
        return host.at && host_matches(&m, without_default(authority, default_port(url)), host);
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

static bool server_matches(const struct server *server, oas_str host)
{
    return url_matches(node_get(server->node, "variables"), server->url, host, MOST_NESTED);
}

/* ---- all of them ---- */

/* Is it at every host? One server without a host is enough, or none. */
static bool is_anywhere(const struct operation *operation)
{
    bool anywhere = operation->servers.count == 0;
    for (size_t i = 0; !anywhere && i < operation->servers.count; i++)
        anywhere = server_matches(&operation->servers.at[i], oas_str_of(NULL, 0));
    return anywhere;
}

static void add_servers(struct har_hosts *hosts, const struct servers *servers)
{
    for (size_t i = 0; i < servers->count; i++)
        if (!server_matches(&servers->at[i], oas_str_of(NULL, 0)))
            hosts->servers[hosts->server_count++] = &servers->at[i];
}

static const struct operation *operation_of(const struct har_hosts *hosts,
                                            const oas_operation *operation)
{
    size_t number = oas_operation_number(hosts->operations, operation);
    return number ? &hosts->api->operations[number - 1] : NULL;
}

struct har_hosts *har_hosts_new(const struct api *api, const oas_operations *operations,
                                const oas_operation *fixed, oas_arena *mem)
{
    struct har_hosts *hosts = OAS_ARENA_NEW(mem, struct har_hosts, 1);
    size_t most = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        most += api->operations[i].servers.count;
    if (!hosts)
        return NULL;
    *hosts = (struct har_hosts){.api = api,
                                .operations = operations,
                                .servers = OAS_ARENA_NEW(mem, const struct server *, most + 1),
                                .any = true,
                                .mem = mem};
    const struct server *last = NULL; /* most operations have those of the document */
    for (size_t i = 0; hosts->servers && i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        if (operation->webhook)
            continue;
        if (operation->servers.at != last || !last)
            hosts->any &= is_anywhere(operation);
        if (operation->servers.at == last)
            continue;
        last = operation->servers.at;
        add_servers(hosts, &operation->servers);
    }
    const struct operation *one = operation_of(hosts, fixed);
    hosts->fixed = one != NULL;
    hosts->any = one ? is_anywhere(one) : hosts->any;
    return hosts->servers ? hosts : NULL;
}

/* From its path on; a URL of HTTP. */
static oas_str target_of(oas_str url)
{
    oas_str authority = authority_of(url);
    size_t before = (size_t)(authority.at - url.at) + authority.len;
    return before < url.len && url.at[before] == '/' ? behind(url, before) : OAS_STR("/");
}

/* The operation that is there for the method, else for another one, may be at every host. */
static bool is_found_anywhere(const struct har_hosts *hosts, oas_str method, oas_str url)
{
    oas_str target = target_of(url);
    const oas_operation *found = oas_operation_find(hosts->operations, method, target);
    if (!found)
        found = oas_operation_find(hosts->operations, OAS_STR(""), target);
    const struct operation *operation = operation_of(hosts, found);
    return operation && is_anywhere(operation);
}

bool har_hosts_has(const struct har_hosts *hosts, oas_str method, oas_str url)
{
    oas_str host = har_host_of(url);
    if (hosts->any)
        return true;
    for (size_t i = 0; i < hosts->server_count; i++)
        if (server_matches(hosts->servers[i], host))
            return true;
    return !hosts->fixed && is_found_anywhere(hosts, method, url);
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
