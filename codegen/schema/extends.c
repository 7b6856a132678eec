/* Schemas by name, and what they take in. References are followed without a word: whatever is wrong
 * with them is told where they are read. */
#include "schema/extends.h"

#include "load/array.h"
#include "load/pointer_order.h"
#include "resolve/registry.h"
#include "schema/identifier.h"

enum { RANK_MAIN, RANK_OWN, RANK_OTHER };
enum { MAX_LINKS = 64 }; /* references to references: a longer chain can only be a loop */

static struct node *leads_to(struct graph *graph, const struct node *from, const struct node *ref)
{
    if (!ref || ref->kind != NODE_STRING)
        return NULL;
    oas_str base = identifiers_base(graph, from);
    if (!registry_leads(graph->registry, base, ref->text, ref->place))
        return NULL;
    return registry_resolve(graph->registry, base, ref->text, ref->place, NULL);
}

/* ---- names ---- */

static struct named *make(struct extends *extends, struct node *node)
{
    struct graph *graph = extends->graph;
    struct named **list = array_room(graph->mem, extends->named, extends->count, 1, &extends->cap,
                                     sizeof(struct named *));
    struct named *named = OAS_ARENA_NEW(graph->mem, struct named, 1);
    graph->diags->no_memory |= !list || !named;
    if (!list || !named)
        return NULL;
    extends->named = list;
    list[extends->count++] = named;
    named->node = node;
    return named;
}

static void name(struct extends *extends, struct node *node, oas_str text, int rank,
                 struct place from)
{
    struct graph *graph = extends->graph;
    void **slot =
        node->kind == NODE_OBJECT ? pointer_map_put(&extends->known, graph->mem, node) : NULL;
    struct named *named = slot ? *slot : NULL;
    if (named &&
        (rank > named->rank || (rank == named->rank && pointer_order(text, named->name) >= 0)))
        return;
    if (!named && slot)
        *slot = named = make(extends, node);
    if (!named)
        return;
    named->name = text;
    named->rank = rank;
    named->from = from;
}

/* A component that is only a reference is what that leads to, under the component's name. */
static void name_member(struct extends *extends, const struct member *member, int rank)
{
    struct node *node = member->value;
    struct place from = registry_of(extends->graph->registry, node)->source->from;
    for (int links = 0; node && links < MAX_LINKS && node_get(node, "$ref"); links++) {
        const struct node *ref = node_get(node, "$ref");
        struct node *target = leads_to(extends->graph, node, ref);
        if (target && target->place.source != ref->place.source)
            from = ref->place;
        if (target && target->parent == node->parent)
            return; /* it has a name of its own there */
        node = target;
    }
    if (node)
        name(extends, node, member->key, rank, from);
}

static void name_members(struct extends *extends, const struct node *map, int rank)
{
    for (size_t i = 0; map && map->kind == NODE_OBJECT && i < map->count; i++)
        name_member(extends, &map->members[i],
                    node_get(map->members[i].value, "$ref") && rank ? RANK_OTHER : rank);
}

static const struct node *components_of(const struct node *root)
{
    return node_get(node_get(root, "components"), "schemas");
}

/* "cat" of "animals/cat.yaml", "Cat" of "animals.yaml#/components/schemas/Cat". */
static oas_str called(oas_str reference)
{
    static const char *const endings[] = {".yaml", ".yml", ".json"};
    size_t start = reference.len;
    while (start > 0 && reference.at[start - 1] != '/' && reference.at[start - 1] != '#')
        start--;
    oas_str last = oas_str_of(reference.at + start, reference.len - start);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        if (last.len > len && memcmp(last.at + last.len - len, endings[i], len) == 0)
            return oas_str_of(last.at, last.len - len);
    }
    return last;
}

/* Where references lead in other documents: files that are schemas, or hold some in their own way.
 */
static void name_referred(struct extends *extends)
{
    const struct registry *registry = extends->graph->registry;
    size_t read = extends->read;
    for (struct schema *schema = extends->graph->first; schema; schema = schema->next) {
        const struct clause *ref = schema_clause(schema, OAS_KEYWORD_REF);
        if (schema->id < read || !ref || ref->count == 0)
            continue;
        struct node *target = ref->schemas[0]->node;
        if (registry_of(registry, target) != registry->documents)
            name(extends, target, called(ref->value->text), RANK_OTHER, ref->schemas[0]->from);
    }
    extends->read = extends->graph->count;
}

/* ---- what they take in ---- */

/* What a schema takes in, as far as it was found. */
struct walk {
    struct extends *extends;
    struct pointer_map met;
    struct taken {
        struct node *node;
        size_t steps;
    } * list;
    size_t count, cap;
};

static void meet(struct walk *walk, struct node *node, size_t steps)
{
    struct graph *graph = walk->extends->graph;
    void **slot = pointer_map_put(&walk->met, graph->mem, node);
    struct taken *list =
        array_room(graph->mem, walk->list, walk->count, 1, &walk->cap, sizeof *walk->list);
    graph->diags->no_memory |= !slot || !list;
    if (!slot || !list || *slot)
        return;
    *slot = node;
    walk->list = list;
    list[walk->count++] = (struct taken){node, steps};
}

static void meet_target(struct walk *walk, const struct node *holder, const struct node *ref,
                        size_t steps)
{
    struct node *target = leads_to(walk->extends->graph, holder, ref);
    if (target)
        meet(walk, target, steps);
}

/* What a reference alone leads to counts as what refers to it. */
static void meet_next(struct walk *walk, struct taken taken)
{
    const struct node *all = node_get(taken.node, "allOf");
    const struct node *ref = node_get(taken.node, "$ref");
    if (ref && taken.steps)
        meet_target(walk, taken.node, ref, taken.steps);
    for (size_t i = 0; all && all->kind == NODE_ARRAY && i < all->count; i++) {
        const struct node *inner = node_get(all->items[i], "$ref");
        if (inner)
            meet_target(walk, all->items[i], inner, taken.steps + 1);
        else
            meet(walk, all->items[i], taken.steps);
    }
}

static void extend(struct extends *extends, const struct node *node, const struct named *by,
                   size_t steps)
{
    oas_arena *mem = extends->graph->mem;
    void **slot = pointer_map_put(&extends->taken, mem, node);
    if (slot && !*slot)
        *slot = OAS_ARENA_NEW(mem, struct extensions, 1);
    struct extensions *of = slot ? *slot : NULL;
    struct extension *list =
        of ? array_room(mem, of->list, of->count, 1, &of->cap, sizeof *of->list) : NULL;
    extends->graph->diags->no_memory |= !list;
    if (!list)
        return;
    of->list = list;
    list[of->count++] = (struct extension){by, steps};
}

static void walk_up(struct extends *extends, const struct named *named)
{
    struct walk walk = {.extends = extends};
    if (!node_get(named->node, "allOf"))
        return;
    meet(&walk, named->node, 0);
    for (size_t i = 0; i < walk.count; i++)
        meet_next(&walk, walk.list[i]);
    for (size_t i = 1; i < walk.count; i++)
        if (walk.list[i].steps)
            extend(extends, walk.list[i].node, named, walk.list[i].steps);
}

/* ---- all of it ---- */

void extends_gather(struct extends *extends, struct schema *const *parents, size_t count)
{
    const struct registry *registry = extends->graph->registry;
    struct document *next = extends->last ? extends->last->next : registry->documents;
    for (; next; next = next->next) {
        name_members(extends, components_of(next->root),
                     next == registry->documents ? RANK_MAIN : RANK_OWN);
        extends->last = next;
    }
    for (size_t i = 0; i < count; i++)
        name_members(extends, parents[i]->node->parent, RANK_OWN);
    name_referred(extends);
    for (; extends->walked < extends->count; extends->walked++)
        walk_up(extends, extends->named[extends->walked]);
}

struct node *extends_meant(struct extends *extends, const struct schema *parent,
                           const struct node *text)
{
    const struct registry *registry = extends->graph->registry;
    const struct document *own = registry_of(registry, parent->node);
    struct node *node = node_get_str(components_of(own->root), text->text);
    if (!node)
        node = leads_to(extends->graph, parent->node, text);
    if (!node)
        node = node_get_str(components_of(registry->documents->root), text->text);
    for (int links = 0; node && links < MAX_LINKS && node_get(node, "$ref"); links++)
        node = leads_to(extends->graph, node, node_get(node, "$ref"));
    if (node)
        name(extends, node, called(text->text), RANK_OTHER,
             node->place.source == text->place.source ? (struct place){0} : text->place);
    return node;
}

const struct extensions *extends_whom(struct extends *extends, const struct node *node)
{
    return pointer_map_get(&extends->taken, node);
}
