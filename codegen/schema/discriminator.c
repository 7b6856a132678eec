/* What a discriminator says, as far as it says anything. */
#include "schema/discriminator.h"

#include "load/text.h"
#include "resolve/registry.h"
#include "schema/identifier.h"

static void tell(struct graph *graph, const struct node *node, const char *what, const char *meant)
{
    diag_lenient(graph->diags, LENIENCY_DISCRIMINATOR_WRONG, node->place, "%s, not %s; %s", what,
                 node_noun(node), meant);
}

static struct node *object_like(struct graph *graph, const struct node *like,
                                const struct member *members, size_t count)
{
    struct node *node = node_object(graph->mem, like, members, count);
    graph->diags->no_memory |= !node;
    return node;
}

/* ---- mapping ---- */

/* The text of one entry; a reference object stands for its reference. NULL: it says nothing. */
static struct node *entry_meant(struct graph *graph, struct node *value)
{
    struct node *ref = node_get(value, "$ref");
    bool is_ref = ref && ref->kind == NODE_STRING;
    if (value->kind == NODE_STRING)
        return value;
    tell(graph, value, "what mapping names must be a string, a schema's name or URI",
         is_ref ? "its reference is taken" : "it is ignored");
    return is_ref ? ref : NULL;
}

static bool is_component(const struct graph *graph, const struct schema *schema, oas_str name)
{
    const struct node *root = registry_of(graph->registry, schema->node)->root;
    return node_get_str(node_get(node_get(root, "components"), "schemas"), name) != NULL;
}

/* Of a schema that others extend: a union's mapping is compared with its branches. */
static void check_entry(struct graph *graph, const struct schema *schema,
                        const struct member *entry)
{
    const struct node *target = entry->value;
    bool is_union = node_get(schema->node, "oneOf") || node_get(schema->node, "anyOf");
    if (is_union || is_component(graph, schema, target->text) ||
        registry_leads(graph->registry, schema->base, target->text, target->place))
        return;
    diag_lenient(graph->diags, LENIENCY_MAPPING_NOWHERE, target->place,
                 "the discriminator maps \"" OAS_PRI "\" to " OAS_PRI
                 ", which leads nowhere; it is ignored",
                 OAS_ARG(entry->key), OAS_ARG(target->text));
}

/* NULL: none that says anything. */
static struct node *mapping_meant(struct graph *graph, const struct schema *schema,
                                  struct node *mapping)
{
    size_t count = 0;
    if (mapping->kind != NODE_OBJECT) {
        tell(graph, mapping, "mapping must be an object of strings", "it is ignored");
        return NULL;
    }
    struct member *entries = OAS_ARENA_NEW(graph->mem, struct member, mapping->count + 1);
    graph->diags->no_memory |= !entries;
    for (size_t i = 0; entries && i < mapping->count; i++) {
        entries[count] = mapping->members[i];
        entries[count].value = entry_meant(graph, mapping->members[i].value);
        if (entries[count].value)
            check_entry(graph, schema, &entries[count++]);
    }
    return entries ? object_like(graph, mapping, entries, count) : NULL;
}

/* ---- the whole ---- */

static struct node *ignored(struct graph *graph, const struct node *node, const char *what)
{
    tell(graph, node, what, "it is ignored");
    return NULL;
}

static struct node *object_meant(struct graph *graph, const struct schema *schema,
                                 struct node *value)
{
    struct node *name = node_get(value, "propertyName"), *mapping = node_get(value, "mapping");
    const struct member *other = node_member(value, oas_str_from("defaultMapping"));
    if (!name) {
        diag_lenient(graph->diags, LENIENCY_DISCRIMINATOR_WRONG, value->place,
                     "discriminator needs a propertyName; it is ignored");
        return NULL;
    }
    if (name->kind != NODE_STRING)
        return ignored(graph, name, "propertyName must be a string");
    if (mapping)
        mapping = mapping_meant(graph, schema, mapping);
    if (other && other->value->kind != NODE_STRING) {
        tell(graph, other->value, "defaultMapping must be a string, a schema's name or URI",
             "it is ignored");
        other = NULL;
    }
    size_t count = 1;
    struct member members[3] = {*node_member(value, oas_str_from("propertyName"))};
    if (mapping)
        members[count++] = (struct member){.key = oas_str_from("mapping"), .value = mapping};
    if (other) {
        check_entry(graph, schema, other);
        members[count++] = *other;
    }
    return object_like(graph, value, members, count);
}

struct node *discriminator_meant(struct graph *graph, const struct schema *schema,
                                 const struct member *member)
{
    struct node *value = member->value;
    if (value->kind == NODE_OBJECT)
        return object_meant(graph, schema, value);
    if (value->kind != NODE_STRING)
        return ignored(graph, value, "discriminator must be an object");
    tell(graph, value, "discriminator must be an object since OpenAPI 3.0",
         "it is taken as its propertyName");
    struct member name = {oas_str_from("propertyName"), value->place, value};
    return object_like(graph, value, &name, 1);
}
