/* Security: what each scheme wants to see in a request, and which schemes let one in. No verdict on a
 * body depends on it, so what is wrong here is a warning; most of that is for conform.c to say. */
#include "spec/security.h"

#include "resolve/registry.h"

/* ---- schemes ---- */

static oas_str text_at(const struct node *node, const char *key)
{
    const struct node *text = node_get(node, key);
    return text && text->kind == NODE_STRING ? text->text : (oas_str){0};
}

/* A key stands where `in` and `name` say (§4.8.27). */
static void read_key(const struct node *node, struct scheme *scheme)
{
    static const oas_location places[] = {OAS_IN_QUERY, OAS_IN_HEADER, OAS_IN_COOKIE};
    oas_str in = text_at(node, "in"), name = text_at(node, "name");
    for (size_t i = 0; name.len && i < sizeof places / sizeof *places; i++)
        if (oas_str_is(in, oas_location_name(places[i]))) {
            scheme->kind = OAS_SCHEME_API_KEY;
            scheme->in = places[i];
            scheme->name = name;
        }
}

/* RFC 9110 section 11.6.2: the field begins with the scheme's own name, which for tokens of OAuth is
 * Bearer (RFC 6750 section 2.1). */
static void read_field(oas_scheme_kind kind, oas_str word, struct scheme *scheme)
{
    if (word.len == 0)
        return;
    scheme->kind = kind;
    scheme->in = OAS_IN_HEADER;
    scheme->name = OAS_STR("Authorization");
    scheme->word = word;
}

static void read_scheme(const struct node *node, struct scheme *scheme)
{
    oas_str type = text_at(node, "type");
    if (oas_str_is(type, "apiKey"))
        read_key(node, scheme);
    else if (oas_str_is(type, "http"))
        read_field(OAS_SCHEME_HTTP, text_at(node, "scheme"), scheme);
    else if (oas_str_is(type, "oauth2"))
        read_field(OAS_SCHEME_OAUTH2, OAS_STR("Bearer"), scheme);
    else if (oas_str_is(type, "openIdConnect"))
        read_field(OAS_SCHEME_OPEN_ID_CONNECT, OAS_STR("Bearer"), scheme);
    else if (oas_str_is(type, "mutualTLS"))
        scheme->kind = OAS_SCHEME_MUTUAL_TLS;
}

/* Only what is reached is told of: what stands in another file is read when a requirement names
 * it. */
static bool is_elsewhere(const struct node *node)
{
    oas_str ref = node->kind == NODE_OBJECT ? text_at(node, "$ref") : (oas_str){0};
    return ref.len && ref.at[0] != '#';
}

static void read_behind(struct reader *reader, struct node *node, struct scheme *scheme)
{
    const struct node *behind = reader_follow(reader, node, "a security scheme");
    if (behind && behind->kind == NODE_OBJECT)
        read_scheme(behind, scheme);
}

void security_schemes(struct reader *reader, const struct node *root)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    struct api *api = reader->api;
    const struct node *components = node_get(root, "components");
    const struct node *all = components ? node_get(components, "securitySchemes") : NULL;
    size_t most = all && all->kind == NODE_OBJECT ? all->count : 0;
    api->scheme_node = most ? all : NULL;
    api->schemes = most ? OAS_ARENA_NEW(reader->mem, struct scheme, most) : NULL;
    mild.no_memory |= most && !api->schemes;
    for (size_t i = 0; api->schemes && i < most; i++) {
        struct scheme *scheme = &api->schemes[api->scheme_count++];
        struct node *node = all->members[i].value;
        *scheme =
            (struct scheme){.id = all->members[i].key, .node = node, .unread = is_elsewhere(node)};
        if (!scheme->unread)
            read_behind(reader, node, scheme);
    }
    reader_harden(reader, before);
}

/* ---- requirements ---- */

/* Few are: the list is made anew. NULL without memory. */
static struct scheme *add_scheme(struct reader *reader, const struct scheme *scheme)
{
    struct api *api = reader->api;
    struct scheme *more = OAS_ARENA_NEW(reader->mem, struct scheme, api->scheme_count + 1);
    reader->diags->no_memory |= !more;
    if (!more)
        return NULL;
    if (api->scheme_count)
        memcpy(more, api->schemes, api->scheme_count * sizeof *more);
    api->schemes = more;
    more[api->scheme_count] = *scheme;
    return &more[api->scheme_count++];
}

static bool is_one_word(oas_str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (strchr("/#:.", name.at[i]))
            return false;
    return true;
}

/* OpenAPI 3.2 §4.30: what is no name in components is a URI. A word that leads nowhere is rather a
 * name that is missing. */
static struct scheme *find_by_uri(struct reader *reader, const struct member *member)
{
    const struct api *api = reader->api;
    oas_str base = reader_base(reader, member->value);
    if (reader_version(reader, member->value) < API_3_2 ||
        (is_one_word(member->key) &&
         !registry_leads(reader->registry, base, member->key, member->place)))
        return NULL;
    struct node *node = registry_resolve(reader->registry, base, member->key, member->place, NULL);
    for (size_t i = 0; node && i < api->scheme_count; i++)
        if (api->schemes[i].node == node)
            return &api->schemes[i];
    struct scheme scheme = {.id = member->key, .node = node, .unread = node};
    if (!node)
        diag_at(reader->diags, DIAG_NOTE, member->place,
                "requests are taken to meet this requirement");
    return add_scheme(reader, &scheme);
}

static struct scheme *find_declared(struct reader *reader, const struct member *member)
{
    const struct api *api = reader->api;
    const struct member *declared = node_member(api->scheme_node, member->key);
    if (declared && api->schemes)
        return &api->schemes[declared - api->scheme_node->members];
    return find_by_uri(reader, member);
}

/* One that nobody declares lets in: a request cannot be asked for what nobody knows. */
static struct scheme find_scheme(struct reader *reader, const struct member *member)
{
    struct scheme *found = find_declared(reader, member);
    if (!found) {
        diag_lenient(reader->diags, LENIENCY_SECURITY_UNDECLARED, member->place,
                     "no security scheme '" OAS_PRI "' in components; requests are taken to meet "
                     "it; that none does is the other meaning",
                     OAS_ARG(member->key));
        return (struct scheme){.id = member->key};
    }
    if (found->unread)
        read_behind(reader, found->node, found);
    found->unread = false;
    struct scheme scheme = *found;
    scheme.id = member->key;
    return scheme;
}

/* §4.8.30: the members' values, scopes and roles, are for whoever gives out the tokens. */
static bool read_requirement(struct reader *reader, const struct node *node,
                             struct requirement *requirement)
{
    if (!reader_is(reader, node, NODE_OBJECT, "a security requirement"))
        return false;
    requirement->at = node->count ? OAS_ARENA_NEW(reader->mem, struct scheme, node->count) : NULL;
    reader->diags->no_memory |= node->count && !requirement->at;
    for (size_t i = 0; requirement->at && i < node->count; i++) {
        const struct member *member = &node->members[i];
        (void)reader_is(reader, member->value, NODE_ARRAY, "a security scheme's scopes");
        requirement->at[requirement->count++] = find_scheme(reader, member);
    }
    return true;
}

struct security security_read(struct reader *reader, const struct node *object,
                              struct security inherited)
{
    struct diags mild;
    struct diags *before = reader_soften(reader, &mild);
    struct security security = inherited;
    const struct node *list = reader_member(reader, object, "security", NODE_ARRAY);
    if (list) {
        security.count = 0;
        security.at =
            list->count ? OAS_ARENA_NEW(reader->mem, struct requirement, list->count) : NULL;
        mild.no_memory |= list->count && !security.at;
        for (size_t i = 0; security.at && i < list->count; i++)
            security.count +=
                read_requirement(reader, list->items[i], &security.at[security.count]);
    }
    reader_harden(reader, before);
    return security;
}
