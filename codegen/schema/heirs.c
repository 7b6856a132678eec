/* Heirs: found by the references that they make, since the schema that they extend names none of
 * them but in a mapping. */
#include "schema/heirs.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/pointer_map.h"
#include "load/pointer_order.h"
#include "resolve/registry.h"
#include "schema/identifier.h"
#include "schema/own_dialect.h"

/* A discriminator beside anyOf or oneOf tells these apart. */
static bool has_heirs(const struct schema *schema)
{
    return schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR) &&
           !schema_clause(schema, OAS_KEYWORD_ANY_OF) && !schema_clause(schema, OAS_KEYWORD_ONE_OF);
}

static struct schema **find_parents(struct graph *graph, size_t *count)
{
    struct schema **parents = OAS_ARENA_NEW(graph->mem, struct schema *, graph->count + 1);
    graph->diags->no_memory |= !parents;
    *count = 0;
    for (struct schema *schema = graph->first; parents && schema; schema = schema->next)
        if (has_heirs(schema))
            parents[(*count)++] = schema;
    return parents;
}

static const struct node *mapping_of(const struct schema *parent)
{
    const struct clause *tag = schema_clause(parent, OAS_KEYWORD_DISCRIMINATOR);
    return node_get(tag->value, "mapping");
}

static const struct node *default_of(const struct schema *parent)
{
    const struct clause *tag = schema_clause(parent, OAS_KEYWORD_DISCRIMINATOR);
    return node_get(tag->value, "defaultMapping");
}

static void name_mapped(struct extends *extends, const struct schema *parent)
{
    const struct node *mapping = mapping_of(parent), *other = default_of(parent);
    for (size_t i = 0; mapping && i < mapping->count; i++)
        (void)extends_meant(extends, parent, mapping->members[i].value);
    if (other)
        (void)extends_meant(extends, parent, other);
}

static struct schema *read_heir(struct graph *graph, const struct schema *parent,
                                const struct named *named)
{
    enum dialect dialect = own_dialect_of(graph, named->node, parent->dialect);
    graph->diags->from = named->from;
    identifiers_declare(graph, named->node, identifiers_base(graph, named->node), dialect);
    struct schema *schema = intern_schema(graph, named->node, dialect);
    graph->diags->from = (struct place){0};
    return schema;
}

static void add_heirs(struct extends *extends, struct schema *parent)
{
    struct graph *graph = extends->graph;
    const struct extensions *found = extends_whom(extends, parent->node);
    if (!found || found->count == parent->heir_count)
        return;
    struct heir *heirs = OAS_ARENA_NEW(graph->mem, struct heir, found->count);
    graph->diags->no_memory |= !heirs;
    for (size_t i = 0; heirs && i < found->count; i++) {
        heirs[i].schema = read_heir(graph, parent, found->list[i].by);
        heirs[i].name = found->list[i].by->name;
        heirs[i].steps = found->list[i].steps;
        if (!heirs[i].schema)
            return;
    }
    parent->heirs = heirs;
    parent->heir_count = heirs ? found->count : 0;
}

bool heirs_find(struct extends *extends)
{
    struct graph *graph = extends->graph;
    const struct document *last = extends->last;
    size_t count, before = graph->count;
    struct schema **parents = find_parents(graph, &count);
    if (!parents || !count)
        return false;
    for (size_t i = 0; i < count; i++)
        name_mapped(extends, parents[i]);
    extends_gather(extends, parents, count);
    for (size_t i = 0; i < count; i++)
        add_heirs(extends, parents[i]);
    return graph->count > before || extends->last != last || extends->last->next;
}

/* ---- once all are found ---- */

static int compare_heirs(const void *a, const void *b)
{
    const struct heir *x = a, *y = b;
    int order = pointer_order(x->name, y->name);
    return order ? order : pointer_order(x->schema->uri, y->schema->uri);
}

static bool add_label(oas_arena *mem, struct heir *heir, oas_str label)
{
    oas_str *labels =
        array_room(mem, heir->labels, heir->label_count, 1, &heir->label_cap, sizeof *labels);
    if (!labels)
        return false;
    heir->labels = labels;
    heir->labels[heir->label_count++] = label;
    return true;
}

/* The mapping's texts wherever they stand, each at its heir. */
static bool add_labels(struct extends *extends, struct schema *parent)
{
    oas_arena *mem = extends->graph->mem;
    const struct node *mapping = mapping_of(parent);
    const struct member **sorted = mapping ? pointer_order_members(mem, mapping) : NULL;
    struct pointer_map by_node = {0}; /* nodes of heirs to these */
    bool good = sorted || !mapping;
    for (size_t i = 0; sorted && good && i < parent->heir_count; i++) {
        void **slot = pointer_map_put(&by_node, mem, parent->heirs[i].schema->node);
        good = slot != NULL;
        if (good && !*slot)
            *slot = &parent->heirs[i];
    }
    for (size_t i = 0; sorted && good && i < mapping->count; i++) {
        const struct node *meant = extends_meant(extends, parent, sorted[i]->value);
        struct heir *heir = meant ? pointer_map_get(&by_node, meant) : NULL;
        good = !heir || add_label(mem, heir, sorted[i]->key);
    }
    return good;
}

/* The heir of objects whose tag is missing or says nothing (OpenAPI 3.2 section 4.25); that it is
 * none but the schema itself goes without saying. */
static void find_default(struct extends *extends, struct schema *parent)
{
    const struct node *other = default_of(parent);
    const struct node *meant = other ? extends_meant(extends, parent, other) : NULL;
    for (size_t i = 0; meant && i < parent->heir_count; i++)
        if (parent->heirs[i].schema->node == meant)
            parent->default_heir = i + 1;
    if (meant && meant != parent->node && !parent->default_heir && parent->heir_count)
        diag_lenient(extends->graph->diags, LENIENCY_MAPPING_NOWHERE, other->place,
                     "defaultMapping names " OAS_PRI
                     ", which does not extend this schema; it is ignored",
                     OAS_ARG(other->text));
}

void heirs_finish(struct extends *extends)
{
    size_t count;
    struct schema **parents = find_parents(extends->graph, &count);
    for (size_t i = 0; parents && i < count; i++) {
        struct schema *parent = parents[i];
        for (size_t j = 0; j < parent->heir_count; j++) {
            const struct extensions *found = extends_whom(extends, parent->node);
            parent->heirs[j].name = found->list[j].by->name;
            parent->heirs[j].schema->is_heir = true;
        }
        if (parent->heir_count)
            qsort(parent->heirs, parent->heir_count, sizeof *parent->heirs, compare_heirs);
        extends->graph->diags->no_memory |= !add_labels(extends, parent);
        find_default(extends, parent);
    }
}
