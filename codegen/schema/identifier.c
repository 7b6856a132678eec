/* $id, $anchor and what they make of a node's base URI and of its location in messages. */
#include "schema/identifier.h"

#include "load/text.h"
#include "resolve/registry.h"
#include "resolve/uri.h"
#include "schema/keyword.h"
#include "schema/own_dialect.h"

struct resource {
    const struct node *node;
    oas_str uri;
    bool visited_only; /* no identifier: only known to have been walked */
};

static const struct resource *find(const struct graph *graph, const struct node *node)
{
    return pointer_map_get(&graph->resources, node);
}

/* False when the node was noted before, or memory ran out. */
static bool note(struct graph *graph, const struct node *node, oas_str uri, bool visited_only)
{
    void **slot = pointer_map_put(&graph->resources, graph->mem, node);
    struct resource *resource =
        slot && !*slot ? OAS_ARENA_NEW(graph->mem, struct resource, 1) : NULL;
    if (!resource)
        return false;
    *resource = (struct resource){node, uri, visited_only};
    *slot = resource;
    return true;
}

static const struct resource *resource_above(const struct graph *graph, const struct node *node)
{
    for (; node; node = node->parent) {
        const struct resource *resource = find(graph, node);
        if (resource && !resource->visited_only)
            return resource;
    }
    return NULL;
}

oas_str identifiers_base(const struct graph *graph, const struct node *node)
{
    const struct resource *resource = resource_above(graph, node);
    return resource ? resource->uri : registry_of(graph->registry, node)->uri;
}

/* A relative $id in a local file would show where the file lies: the file's name says it better. */
static bool is_public(oas_str uri)
{
    return !(uri.len >= 5 && memcmp(uri.at, "file:", 5) == 0);
}

oas_str identifiers_location(const struct graph *graph, const struct node *node)
{
    const struct resource *resource = resource_above(graph, node);
    oas_buf pointer = {0}, top = {0}, out = {0};
    node_pointer(node, &pointer);
    if (resource && is_public(resource->uri)) {
        node_pointer(resource->node, &top);
        oas_buf_put(&out, resource->uri);
    } else {
        oas_buf_put(&out, registry_of(graph->registry, node)->source->name);
    }
    oas_buf_putc(&out, '#');
    if (pointer.len > top.len)
        uri_put_fragment(&out, oas_str_of(pointer.at + top.len, pointer.len - top.len));
    out.failed |= pointer.failed || top.failed;
    oas_buf_free(&pointer);
    oas_buf_free(&top);
    return text_keep(graph->mem, &out, &graph->diags->no_memory);
}

static oas_str anchor_uri(struct graph *graph, oas_str name, oas_str base)
{
    oas_buf uri = {0};
    oas_buf_put(&uri, base);
    oas_buf_putc(&uri, '#');
    oas_buf_put(&uri, name);
    return text_keep(graph->mem, &uri, &graph->diags->no_memory);
}

/* A document whose root has an $id is known by that, and by where it was found as well: the anchors
 * of this resource, too. At NULL: `base` is another's, or there is no $id. */
static oas_str found_at(const struct graph *graph, const struct node *node, oas_str base)
{
    const struct document *document = registry_of(graph->registry, node);
    const struct resource *root = find(graph, document->root);
    bool named = root && !root->visited_only && oas_str_equal(root->uri, base);
    return named && !oas_str_equal(document->uri, base) ? document->uri : oas_str_of(NULL, 0);
}

static void declare_anchor(struct graph *graph, struct node *node, const struct node *name,
                           oas_str base)
{
    if (!name || name->kind != NODE_STRING)
        return;
    oas_str uri = anchor_uri(graph, name->text, base), file = found_at(graph, node, base);
    if (uri.at)
        registry_declare(graph->registry, uri, node, name->place);
    uri = file.at ? anchor_uri(graph, name->text, file) : file;
    if (uri.at)
        registry_declare(graph->registry, uri, node, name->place);
}

static void declare_dynamic(struct graph *graph, struct node *node, oas_str name, oas_str base)
{
    oas_str uri = anchor_uri(graph, name, base);
    void **slot = uri.at ? map_put(&graph->dynamic_anchors, graph->mem, uri) : NULL;
    graph->diags->no_memory |= !slot;
    if (slot && !*slot)
        *slot = node;
}

static void declare_anchors(struct graph *graph, struct node *node, oas_str base,
                            enum dialect dialect, bool is_root)
{
    const struct node *dynamic = node_get(node, "$dynamicAnchor");
    const struct node *recursive = node_get(node, "$recursiveAnchor");
    if (keyword_in(OAS_KEYWORD_ANCHOR, dialect))
        declare_anchor(graph, node, node_get(node, "$anchor"), base);
    if (dynamic && keyword_in(OAS_KEYWORD_DYNAMIC_ANCHOR, dialect)) {
        declare_anchor(graph, node, dynamic, base);
        if (dynamic->kind == NODE_STRING)
            declare_dynamic(graph, node, dynamic->text, base);
    }
    if (is_root && recursive && recursive->kind == NODE_BOOLEAN && recursive->boolean &&
        keyword_in(OAS_KEYWORD_RECURSIVE_ANCHOR, dialect))
        declare_dynamic(graph, node, OAS_STR(""), base);
}

struct node *identifiers_dynamic(struct graph *graph, oas_str resource, oas_str name)
{
    oas_buf uri = {0};
    oas_buf_put(&uri, resource);
    oas_buf_putc(&uri, '#');
    oas_buf_put(&uri, name);
    graph->diags->no_memory |= uri.failed;
    struct node *node = map_get(&graph->dynamic_anchors, oas_buf_str(&uri));
    oas_buf_free(&uri);
    return node;
}

/* The base URI below a schema with this $id. Until draft 7 one that is only a fragment is an
 * anchor, and any beside $ref is nothing. */
static oas_str declare_id(struct graph *graph, struct node *node, const struct node *id,
                          oas_str base, enum dialect dialect)
{
    bool older = dialect_is_draft(dialect);
    if (!id || id->kind != NODE_STRING || (older && node_get(node, "$ref")))
        return base;
    if (older && id->text.len && id->text.at[0] == '#') {
        registry_declare(graph->registry, uri_resolve(graph->mem, base, id->text), node, id->place);
        return base;
    }
    oas_str document, fragment;
    uri_split(uri_resolve(graph->mem, base, id->text), &document, &fragment);
    if (!oas_str_equal(document, base))
        registry_declare(graph->registry, document, node, id->place);
    return document;
}

static void declare_below(struct graph *graph, const struct member *member, oas_keyword keyword,
                          oas_str base, enum dialect dialect)
{
    struct node *value = member->value;
    enum argument argument = keyword_info(keyword)->argument;
    bool one =
        argument == ARG_SCHEMA || (value->kind == NODE_OBJECT && keyword == OAS_KEYWORD_ITEMS);
    if (one && value->kind == NODE_OBJECT)
        identifiers_declare(graph, value, base, dialect);
    else if (value->kind == NODE_ARRAY && (argument == ARG_SCHEMAS || keyword == OAS_KEYWORD_ITEMS))
        for (size_t i = 0; i < value->count; i++)
            identifiers_declare(graph, value->items[i], base, dialect);
    else if (value->kind == NODE_OBJECT &&
             (argument == ARG_SCHEMA_MAP || keyword == OAS_KEYWORD_DEPENDENCIES))
        for (size_t i = 0; i < value->count; i++)
            identifiers_declare(graph, value->members[i].value, base, dialect);
}

void identifiers_declare(struct graph *graph, struct node *node, oas_str base, enum dialect dialect)
{
    if (node->kind != NODE_OBJECT || find(graph, node))
        return;
    dialect = own_dialect_within(graph, node, dialect);
    oas_keyword id = dialect == DIALECT_DRAFT4 ? OAS_KEYWORD_ID_DRAFT4 : OAS_KEYWORD_ID;
    oas_str own = base;
    if (keyword_in(id, dialect))
        own = declare_id(graph, node, node_get(node, keyword_info(id)->name), base, dialect);
    if (!note(graph, node, own, oas_str_equal(own, base)))
        return;
    declare_anchors(graph, node, own, dialect, !node->parent || !oas_str_equal(own, base));
    for (size_t i = 0; i < node->count; i++) {
        oas_keyword keyword = keyword_find(node->members[i].key, dialect);
        if (keyword != OAS_KEYWORD_NONE)
            declare_below(graph, &node->members[i], keyword, own, dialect);
    }
}

/* JSON Schema Core 2020-12 section 8.2.2; 2019-09 has ':' instead of a leading '_'. */
static bool is_plain_name(oas_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        bool letter = text_is_letter(c) || c == '_';
        bool later = text_is_digit(c) || c == '-' || c == '.' || c == ':';
        if (!letter && (i == 0 || !later))
            return false;
    }
    return name.len > 0;
}

void identifiers_check(struct graph *graph, const struct schema *schema)
{
    static const char *const anchors[] = {"$anchor", "$dynamicAnchor"};
    const struct node *id = node_get(schema->node, "$id");
    oas_str document, fragment = {0};
    if (id && id->kind == NODE_STRING && keyword_in(OAS_KEYWORD_ID, schema->dialect)) {
        uri_split(id->text, &document, &fragment);
        if (fragment.len && (document.len || !dialect_is_draft(schema->dialect)))
            diag_at(graph->diags, DIAG_ERROR, id->place,
                    "$id must have no fragment, not \"#" OAS_PRI "\"", OAS_ARG(fragment));
        (void)registry_is_clear(graph->registry, schema->base);
    }
    for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) {
        const struct node *name = node_get(schema->node, anchors[i]);
        if (!name || name->kind != NODE_STRING || !keyword_in(OAS_KEYWORD_ANCHOR, schema->dialect))
            continue;
        if (!is_plain_name(name->text))
            diag_at(graph->diags, DIAG_ERROR, name->place,
                    "%s must begin with a letter or '_', and hold only letters, digits, '-', '_' "
                    "and '.'",
                    anchors[i]);
        else
            (void)registry_is_clear(graph->registry, anchor_uri(graph, name->text, schema->base));
    }
}
