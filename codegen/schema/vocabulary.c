/* A meta-schema is read when a $schema names it: $vocabulary tells the dialect that it makes its
 * own of, and what it leaves out of that. Without one it is what its own $schema names. */
#include "schema/vocabulary.h"

#include "resolve/registry.h"
#include "schema/keyword.h"

enum {
    VOCABULARY_CORE = 1,
    VOCABULARY_APPLICATOR = 2,
    VOCABULARY_UNEVALUATED = 4,
    VOCABULARY_VALIDATION = 8,
    VOCABULARY_META_DATA = 16,
    VOCABULARY_FORMAT = 32,
    VOCABULARY_CONTENT = 64,
    VOCABULARY_OPENAPI = 128
};

/* `demands`: format asserts; in 2019-09 only where the vocabulary is required. */
enum demands { DEMANDS_NOTHING, DEMANDS_FORMAT, DEMANDS_FORMAT_IF_REQUIRED };

static const struct known_vocabulary {
    const char *uri;
    enum dialect dialect;
    unsigned bit;
    enum demands demands;
} vocabularies[] = {
#define OF_2020(name, bit, demands)                                                                \
    {                                                                                              \
        "https://json-schema.org/draft/2020-12/vocab/" name, DIALECT_2020_12, bit, demands         \
    }
#define OF_2019(name, bit, demands)                                                                \
    {                                                                                              \
        "https://json-schema.org/draft/2019-09/vocab/" name, DIALECT_2019_09, bit, demands         \
    }
    OF_2020("core", VOCABULARY_CORE, DEMANDS_NOTHING),
    OF_2020("applicator", VOCABULARY_APPLICATOR, DEMANDS_NOTHING),
    OF_2020("unevaluated", VOCABULARY_UNEVALUATED, DEMANDS_NOTHING),
    OF_2020("validation", VOCABULARY_VALIDATION, DEMANDS_NOTHING),
    OF_2020("meta-data", VOCABULARY_META_DATA, DEMANDS_NOTHING),
    OF_2020("format-annotation", VOCABULARY_FORMAT, DEMANDS_NOTHING),
    OF_2020("format-assertion", VOCABULARY_FORMAT, DEMANDS_FORMAT),
    OF_2020("content", VOCABULARY_CONTENT, DEMANDS_NOTHING),
    OF_2019("core", VOCABULARY_CORE, DEMANDS_NOTHING),
    OF_2019("applicator", VOCABULARY_APPLICATOR | VOCABULARY_UNEVALUATED, DEMANDS_NOTHING),
    OF_2019("validation", VOCABULARY_VALIDATION, DEMANDS_NOTHING),
    OF_2019("meta-data", VOCABULARY_META_DATA, DEMANDS_NOTHING),
    OF_2019("format", VOCABULARY_FORMAT, DEMANDS_FORMAT_IF_REQUIRED),
    OF_2019("content", VOCABULARY_CONTENT, DEMANDS_NOTHING),
#undef OF_2020
#undef OF_2019
    {"https://spec.openapis.org/oas/3.1/vocab/base", DIALECT_OPENAPI_3_1, VOCABULARY_OPENAPI,
     DEMANDS_NOTHING},
    {"https://spec.openapis.org/oas/3.2/vocab/base", DIALECT_OPENAPI_3_1, VOCABULARY_OPENAPI,
     DEMANDS_NOTHING},
};

/* ---- which keyword is of which ---- */

static unsigned vocabulary_of(oas_keyword keyword)
{
    enum role role = keyword_info(keyword)->role;
    switch ((int)keyword) {
    case OAS_KEYWORD_UNEVALUATED_PROPERTIES:
    case OAS_KEYWORD_UNEVALUATED_ITEMS:
        return VOCABULARY_UNEVALUATED;
    case OAS_KEYWORD_FORMAT:
        return VOCABULARY_FORMAT;
    case OAS_KEYWORD_CONTENT_ENCODING:
    case OAS_KEYWORD_CONTENT_MEDIA_TYPE:
    case OAS_KEYWORD_CONTENT_SCHEMA:
        return VOCABULARY_CONTENT;
    case OAS_KEYWORD_READ_ONLY:
    case OAS_KEYWORD_WRITE_ONLY:
        return VOCABULARY_META_DATA;
    case OAS_KEYWORD_DEPENDENCIES: /* of none, where it is no keyword any more */
    case OAS_KEYWORD_VOCABULARY:
    case OAS_KEYWORD_COMMENT:
        return VOCABULARY_CORE;
    }
    if (keyword_refers(keyword) || role == ROLE_CORE)
        return VOCABULARY_CORE;
    if (role == ROLE_APPLY)
        return VOCABULARY_APPLICATOR;
    return role == ROLE_NOTE ? VOCABULARY_META_DATA : VOCABULARY_VALIDATION;
}

bool vocabulary_has(const struct meta_schema *meta, oas_keyword keyword)
{
    return !meta || !(meta->without & vocabulary_of(keyword));
}

/* ---- reading one ---- */

static const struct known_vocabulary *find_known(oas_str uri)
{
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
        if (oas_str_is(uri, vocabularies[i].uri))
            return &vocabularies[i];
    return NULL;
}

static bool is_required(const struct member *member)
{
    return member->value->kind == NODE_BOOLEAN && member->value->boolean;
}

static void read_vocabulary(struct graph *graph, struct meta_schema *meta,
                            const struct member *member)
{
    const struct known_vocabulary *known = find_known(member->key);
    if (!known) {
        if (is_required(member))
            diag_at(graph->diags, DIAG_UNSUPPORTED, member->place,
                    "this meta-schema requires a vocabulary that is not known: " OAS_PRI,
                    OAS_ARG(member->key));
        return;
    }
    meta->without &= ~known->bit;
    meta->asserts_format |= known->demands == DEMANDS_FORMAT ||
                            (known->demands == DEMANDS_FORMAT_IF_REQUIRED && is_required(member));
    if (known->bit == VOCABULARY_CORE || known->bit == VOCABULARY_OPENAPI) {
        bool openapi = meta->known && meta->dialect == DIALECT_OPENAPI_3_1;
        meta->dialect = openapi ? meta->dialect : known->dialect;
        meta->known = true;
    }
}

static void read_meta(struct graph *graph, struct meta_schema *meta, const struct node *node)
{
    const struct node *list = node_get(node, "$vocabulary"), *named = node_get(node, "$schema");
    if (list && list->kind == NODE_OBJECT) {
        meta->without = ~0u;
        for (size_t i = 0; i < list->count; i++)
            read_vocabulary(graph, meta, &list->members[i]);
        meta->without &= ~(unsigned)(VOCABULARY_CORE | VOCABULARY_OPENAPI);
    }
    if (meta->known || !named || named->kind != NODE_STRING)
        return;
    const struct meta_schema *other = vocabulary_meta(graph, named);
    meta->known = other || dialect_of_uri(named->text, &meta->dialect);
    if (other)
        meta->dialect = other->dialect;
}

/* Where it stands: itself, if it is its own; else a document that is mapped, or here already. */
static struct node *find_meta(struct graph *graph, const struct node *named)
{
    struct document *document = registry_of(graph->registry, named);
    const struct node *id = node_get(document->root, "$id");
    if (id && id->kind == NODE_STRING && oas_str_equal(id->text, named->text))
        return document->root;
    if (!registry_leads(graph->registry, document->uri, named->text, named->place))
        return NULL;
    return registry_resolve(graph->registry, document->uri, named->text, named->place, NULL);
}

const struct meta_schema *vocabulary_meta(struct graph *graph, const struct node *named)
{
    enum dialect published;
    if (dialect_of_uri(named->text, &published) || dialect_is_latest(named->text))
        return NULL;
    void **slot = map_put(&graph->meta_schemas, graph->mem, named->text);
    struct meta_schema *meta = slot ? *slot : NULL;
    graph->diags->no_memory |= !slot;
    if (slot && !meta) { /* one that leads back to itself is not known, meanwhile */
        *slot = meta = OAS_ARENA_NEW(graph->mem, struct meta_schema, 1);
        graph->diags->no_memory |= !meta;
        struct place from = graph->diags->from;
        graph->diags->from = named->place;
        const struct node *node = meta ? find_meta(graph, named) : NULL;
        if (node)
            read_meta(graph, meta, node);
        graph->diags->from = from;
        graph->any_meta |= node != NULL;
    }
    return meta && meta->known ? meta : NULL;
}

const struct meta_schema *vocabulary_meta_of(struct graph *graph, const struct node *node)
{
    for (; graph->any_meta && node; node = node->parent) {
        const struct node *named = node_get(node, "$schema");
        if (!named && !node->parent && node_get(node, "openapi"))
            named = node_get(node, "jsonSchemaDialect");
        if (named && named->kind == NODE_STRING)
            return vocabulary_meta(graph, named);
    }
    return NULL;
}
