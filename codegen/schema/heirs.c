/* Heirs: found by the references that they make, since the schema that they extend names none of
 * them but in a mapping. */
#include "schema/heirs.h"

#include <stdlib.h>

#include "load/pointer_order.h"
#include "resolve/registry.h"
#include "schema/identifier.h"
#include "schema/own_dialect.h"

struct heirs {
    struct graph *graph;
    struct schema *parent;
    const struct node *components;
    oas_str tag;
    struct heir *at;
    size_t count;
};

/* The component that the node is; NULL: none. */
static const struct member *component_of(const struct heirs *heirs, const struct node *node)
{
    if (node->parent != heirs->components)
        return NULL;
    return &heirs->components->members[node->index];
}

static bool ends_in(oas_str reference, oas_str name)
{
    size_t start = reference.len - name.len;
    return reference.len > name.len && reference.at[start - 1] == '/' &&
           oas_str_equal(oas_str_of(reference.at + start, name.len), name);
}

/* Does the component take the one in by a reference in its allOf? */
static bool takes_in(const struct heirs *heirs, struct node *node, const struct member *taken)
{
    struct registry *registry = heirs->graph->registry;
    const struct node *all = node_get(node, "allOf");
    for (size_t i = 0; all && all->kind == NODE_ARRAY && i < all->count; i++) {
        const struct node *ref = node_get(all->items[i], "$ref");
        if (!ref || ref->kind != NODE_STRING || !ends_in(ref->text, taken->key))
            continue;
        oas_str base = identifiers_base(heirs->graph, node);
        if (registry_leads(registry, base, ref->text, ref->place) &&
            registry_resolve(registry, base, ref->text, ref->place, NULL) == taken->value)
            return true;
    }
    return false;
}

static bool is_known(const struct heirs *heirs, const struct node *node)
{
    bool known = node == heirs->parent->node;
    for (size_t i = 0; !known && i < heirs->count; i++)
        known = heirs->at[i].schema->node == node;
    return known;
}

/* By another member: whoever extends it is told apart there. */
static bool has_other_tag(const struct heirs *heirs, const struct node *node)
{
    const struct node *name = node_get(node_get(node, "discriminator"), "propertyName");
    return name && name->kind == NODE_STRING && !oas_str_equal(name->text, heirs->tag);
}

static void find_of(struct heirs *heirs, const struct node *extended)
{
    struct graph *graph = heirs->graph;
    const struct member *taken = component_of(heirs, extended);
    for (size_t i = 0; taken && i < heirs->components->count; i++) {
        const struct member *member = &heirs->components->members[i];
        if (is_known(heirs, member->value) || !takes_in(heirs, member->value, taken))
            continue;
        enum dialect dialect = own_dialect_of(graph, member->value, heirs->parent->dialect);
        struct schema *schema = intern_schema(graph, member->value, dialect);
        if (schema)
            heirs->at[heirs->count++] = (struct heir){schema, member->key};
    }
}

static int compare(const void *a, const void *b)
{
    const struct heir *x = a, *y = b;
    return pointer_order(x->name, y->name);
}

void heirs_find(struct graph *graph, struct schema *schema)
{
    const struct clause *tag = schema_clause(schema, OAS_KEYWORD_DISCRIMINATOR);
    const struct node *root = registry_of(graph->registry, schema->node)->root;
    const struct node *components = node_get(node_get(root, "components"), "schemas");
    bool united = node_get(schema->node, "oneOf") || node_get(schema->node, "anyOf");
    if (graph->judging || !tag || united || !components || schema->node->parent != components)
        return;
    struct heirs heirs = {.graph = graph, .parent = schema, .components = components};
    heirs.tag = node_get(tag->value, "propertyName")->text;
    heirs.at = OAS_ARENA_NEW(graph->mem, struct heir, components->count + 1);
    graph->diags->no_memory |= !heirs.at;
    if (!heirs.at)
        return;
    find_of(&heirs, schema->node);
    for (size_t i = 0; i < heirs.count; i++)
        if (!has_other_tag(&heirs, heirs.at[i].schema->node))
            find_of(&heirs, heirs.at[i].schema->node);
    if (heirs.count)
        qsort(heirs.at, heirs.count, sizeof *heirs.at, compare);
    schema->heirs = heirs.at;
    schema->heir_count = heirs.count;
}
