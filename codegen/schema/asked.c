/* What is asked for is carried from each schema to those that apply it, and from what a dynamic
 * reference may mean to the reference. What it may mean are the anchors of that name in resources
 * from which it is asked for; they may be read for the first time, and then it is found again. */
#include "schema/asked.h"

#include "load/array.h"
#include "schema/appliers.h"
#include "schema/graph.h"
#include "schema/identifier.h"
#include "schema/own_dialect.h"

/* Different names, in all. */
enum { MOST_NAMES = 256 };

struct asker {
    struct schema *schema;
    size_t name;
};

struct finding {
    struct graph *graph;
    struct asked *asked;
    struct asker *askers;
    size_t asker_count, asker_cap;
    struct appliers appliers;
    bool *may_be;            /* as asked->from: some scope may mean the schema by the name */
    bool *beyond;            /* by two names: what the first may mean asks for the second */
    struct schema **waiting; /* whose appliers are to be told */
    size_t waiting_count;
    bool *waits; /* by schema->id */
};

/* ---- names ---- */

size_t asked_number(const struct asked *asked, const struct clause *clause)
{
    const size_t *number = map_get(&asked->numbers, clause->dynamic);
    return number ? *number : 0;
}

static bool add_name(struct finding *f, const struct clause *clause)
{
    struct asked *asked = f->asked;
    void **slot = map_put(&asked->numbers, f->graph->mem, clause->dynamic);
    size_t *number = slot && !*slot ? OAS_ARENA_NEW(f->graph->mem, size_t, 1) : NULL;
    f->graph->diags->no_memory |= !slot || (!*slot && !number);
    if (!number)
        return slot && *slot;
    if (asked->count == MOST_NAMES) {
        diag_at(f->graph->diags, DIAG_UNSUPPORTED, clause->member->place,
                "dynamic references ask for more than %d different anchors", MOST_NAMES);
        return false;
    }
    *number = asked->count;
    *slot = number;
    asked->names[asked->count++] = clause->dynamic;
    return true;
}

static bool add_asker(struct finding *f, struct schema *schema, const struct clause *clause)
{
    struct asker *askers =
        array_room(f->graph->mem, f->askers, f->asker_count, 1, &f->asker_cap, sizeof *askers);
    f->graph->diags->no_memory |= !askers;
    if (!askers || !add_name(f, clause))
        return false;
    f->askers = askers;
    askers[f->asker_count++] = (struct asker){schema, asked_number(f->asked, clause)};
    return true;
}

static bool list_askers(struct finding *f)
{
    f->asker_count = 0;
    for (struct schema *schema = f->graph->first; schema; schema = schema->next)
        for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
            if (clause->dynamic.at && !add_asker(f, schema, clause))
                return false;
    return true;
}

/* ---- going round ---- */

struct schema *asked_meant(struct graph *graph, const struct asked *asked,
                           const struct schema *schema, size_t name)
{
    struct node *node = identifiers_dynamic(graph, schema->base, asked->names[name]);
    return node ? intern_schema(graph, node, own_dialect_of(graph, node, schema->dialect)) : NULL;
}

static void wait_for(struct finding *f, struct schema *schema)
{
    if (f->waits[schema->id])
        return;
    f->waits[schema->id] = true;
    f->waiting[f->waiting_count++] = schema;
}

static void ask(struct finding *f, struct schema *schema, size_t name)
{
    bool *from = &f->asked->from[schema->id * f->asked->count + name];
    if (!*from)
        wait_for(f, schema);
    *from = true;
}

/* All that `schema` asks for, asked for by `other` as well. */
static void ask_too(struct finding *f, struct schema *other, const struct schema *schema)
{
    for (size_t i = 0; i < f->asked->count; i++)
        if (asked_from(f->asked, schema, i))
            ask(f, other, i);
}

/* What the schema's resource has by the names that are asked for from it on. */
static void find_meant(struct finding *f, const struct schema *schema, size_t count)
{
    for (size_t i = 0; i < f->asked->count; i++) {
        struct schema *meant =
            asked_from(f->asked, schema, i) ? asked_meant(f->graph, f->asked, schema, i) : NULL;
        if (!meant || meant->id >= count || f->may_be[meant->id * f->asked->count + i])
            continue;
        f->may_be[meant->id * f->asked->count + i] = true;
        wait_for(f, meant);
    }
}

/* Who asks for `name` asks for all that `schema` asks for, which it may mean. */
static void tell_askers(struct finding *f, const struct schema *schema, size_t name)
{
    bool *beyond = &f->beyond[name * f->asked->count], more = false;
    for (size_t i = 0; i < f->asked->count; i++) {
        more |= asked_from(f->asked, schema, i) && !beyond[i];
        beyond[i] |= asked_from(f->asked, schema, i);
    }
    for (size_t i = 0; more && i < f->asker_count; i++)
        if (f->askers[i].name == name)
            ask_too(f, f->askers[i].schema, schema);
}

static void tell(struct finding *f, const struct schema *schema)
{
    for (size_t i = f->appliers.first[schema->id]; i < f->appliers.first[schema->id + 1]; i++)
        ask_too(f, f->appliers.at[i], schema);
    for (size_t i = 0; i < f->asked->count; i++)
        if (f->may_be[schema->id * f->asked->count + i])
            tell_askers(f, schema, i);
}

static bool applies_any(const struct schema *schema, const struct clause *clause)
{
    (void)schema;
    (void)clause;
    return true;
}

/* False when memory ran out. */
static bool go_round(struct finding *f)
{
    size_t count = f->graph->count, names = f->asked->count;
    f->asked->from = OAS_ARENA_NEW(f->graph->mem, bool, (count + 1) * names);
    f->may_be = OAS_ARENA_NEW(f->graph->mem, bool, (count + 1) * names);
    f->beyond = OAS_ARENA_NEW(f->graph->mem, bool, names *names + 1);
    f->waits = OAS_ARENA_NEW(f->graph->mem, bool, count + 1);
    f->waiting = OAS_ARENA_NEW(f->graph->mem, struct schema *, count + 1);
    f->waiting_count = 0;
    if (!f->asked->from || !f->may_be || !f->beyond || !f->waits || !f->waiting ||
        !appliers_list(f->graph, applies_any, &f->appliers))
        return false;
    for (size_t i = 0; i < f->asker_count; i++)
        ask(f, f->askers[i].schema, f->askers[i].name);
    while (f->waiting_count) {
        struct schema *schema = f->waiting[--f->waiting_count];
        f->waits[schema->id] = false;
        find_meant(f, schema, count);
        tell(f, schema);
    }
    return true;
}

bool asked_find(struct graph *graph, struct asked *asked)
{
    struct finding f = {.graph = graph, .asked = asked};
    size_t before;
    *asked = (struct asked){.names = OAS_ARENA_NEW(graph->mem, oas_str, MOST_NAMES)};
    graph->diags->no_memory |= !asked->names;
    if (!graph->dynamic || !asked->names)
        return false;
    do {
        before = graph->count;
        if (!list_askers(&f))
            return false;
        if (!go_round(&f)) {
            graph->diags->no_memory = true;
            return false;
        }
        graph_drain(graph);
    } while (graph->count > before);
    return true;
}
