/* The dynamic scope of a schema is the resources on the way to it, outermost first. Of it matters
 * only what can be asked for from the schema on (asked.c). So a scope is here a schema by name:
 * that of the outermost resource which has such an anchor. From the roots on each schema is bound
 * to its scope; the scope in which it is the outermost itself is that of the schema as it was read,
 * and for others it is made anew. */
#include "schema/scope.h"

#include "load/array.h"
#include "schema/asked.h"
#include "schema/left_out.h"

/* Schemas that are made anew: names that do not hang on each other multiply. */
enum { MOST_ANEW = 65536 };

/* A schema in a scope. */
struct bound {
    struct schema *alone;  /* what it was read as */
    struct schema *made;   /* that itself, or one that was made anew */
    struct schema **scope; /* by name; NULL: no resource has it, or nobody asks */
};

struct binding {
    struct graph *graph;
    struct asked asked;
    struct map bounds; /* by the schema and its scope, as bytes */
    struct bound **queue;
    size_t queued, queue_cap;
    size_t anew;
    bool stopped;
};

static bool is_lacking(struct binding *b, const void *made)
{
    b->graph->diags->no_memory |= !made;
    b->stopped |= !made;
    return !made;
}

/* Nobody knows what they mean, so nothing is asked for. */
static void leave_out(struct binding *b)
{
    for (struct schema *schema = b->graph->first; schema; schema = schema->next)
        for (struct clause **at = &schema->clauses; *at;) {
            const struct clause *clause = *at;
            if (clause->dynamic.at) {
                left_out_note(b->graph, schema, clause->member);
                *at = clause->next;
            } else {
                at = &(*at)->next;
            }
        }
}

static void refuse_more(struct binding *b, const struct schema *alone)
{
    diag_at(b->graph->diags, DIAG_UNSUPPORTED, node_declared(alone->node),
            "dynamic references mean so many things here that more than %d schemas come of them",
            MOST_ANEW);
    b->stopped = true;
    leave_out(b);
}

/* The scope of `alone` when it is reached from `outer`; NULL: from nowhere. */
static void find_scope(const struct binding *b, const struct schema *alone,
                       struct schema *const *outer, struct schema **scope)
{
    for (size_t i = 0; i < b->asked.count; i++) {
        bool asked = asked_from(&b->asked, alone, i);
        scope[i] = asked && outer ? outer[i] : NULL;
        if (asked && !scope[i])
            scope[i] = asked_meant(b->graph, &b->asked, alone, i);
    }
}

static bool is_asking(const struct binding *b, const struct schema *schema)
{
    for (size_t i = 0; i < b->asked.count; i++)
        if (asked_from(&b->asked, schema, i))
            return true;
    return false;
}

/* The schema as it was read, if that is its scope; else one that is made anew. */
static struct schema *make(struct binding *b, struct schema *alone, struct schema *const *scope)
{
    size_t size = b->asked.count * sizeof *scope;
    struct schema **own = OAS_ARENA_NEW(b->graph->mem, struct schema *, b->asked.count);
    if (is_lacking(b, own))
        return NULL;
    find_scope(b, alone, NULL, own);
    if (memcmp(own, scope, size) == 0)
        return alone;
    if (b->anew++ == MOST_ANEW) {
        refuse_more(b, alone);
        return NULL;
    }
    struct schema *made = intern_anew(b->graph, alone);
    return is_lacking(b, made) ? NULL : made;
}

/* `schema` in the scope that it has when it is reached from `outer`. */
static struct schema *bind(struct binding *b, struct schema *schema, struct schema *const *outer)
{
    struct schema *alone = schema->alone ? schema->alone : schema;
    if (b->stopped || !is_asking(b, alone))
        return alone;
    struct schema **key = OAS_ARENA_NEW(b->graph->mem, struct schema *, b->asked.count + 1);
    if (is_lacking(b, key))
        return alone;
    key[0] = alone;
    find_scope(b, alone, outer, key + 1);
    oas_str bytes = oas_str_of((const char *)key, (b->asked.count + 1) * sizeof *key);
    void **slot = map_put(&b->bounds, b->graph->mem, bytes);
    if (is_lacking(b, slot))
        return alone;
    struct bound *bound = *slot;
    if (bound)
        return bound->made;
    struct schema *made = make(b, alone, key + 1);
    bound = made ? OAS_ARENA_NEW(b->graph->mem, struct bound, 1) : NULL;
    struct bound **queue = bound ? array_room(b->graph->mem, b->queue, b->queued, 1, &b->queue_cap,
                                              sizeof(struct bound *))
                                 : NULL;
    if (b->stopped || is_lacking(b, queue))
        return alone;
    *bound = (struct bound){alone, made, key + 1};
    *slot = bound;
    b->queue = queue;
    b->queue[b->queued++] = bound;
    return made;
}

static void bind_clause(struct binding *b, const struct bound *bound, struct clause *clause)
{
    struct schema **schemas = OAS_ARENA_NEW(b->graph->mem, struct schema *, clause->count + 1);
    if (is_lacking(b, schemas))
        return;
    for (size_t i = 0; i < clause->count; i++) {
        struct schema *target = clause->schemas[i];
        struct schema *outermost =
            clause->dynamic.at ? bound->scope[asked_number(&b->asked, clause)] : NULL;
        if (clause->dynamic.at)
            target = outermost ? outermost : clause->meant;
        schemas[i] = bind(b, target, bound->scope);
    }
    clause->schemas = schemas;
}

static void bind_heirs(struct binding *b, const struct bound *bound)
{
    struct schema *made = bound->made;
    struct heir *heirs = OAS_ARENA_NEW(b->graph->mem, struct heir, made->heir_count + 1);
    if (is_lacking(b, heirs))
        return;
    for (size_t i = 0; i < made->heir_count; i++) {
        heirs[i] = made->heirs[i];
        heirs[i].schema = bind(b, made->heirs[i].schema, bound->scope);
    }
    made->heirs = heirs;
}

static void bind_all(struct binding *b, const struct bound *bound)
{
    for (struct clause *clause = bound->made->clauses; clause; clause = clause->next)
        if (clause->schemas)
            bind_clause(b, bound, clause);
    if (bound->made->heir_count)
        bind_heirs(b, bound);
}

void scope_bind(struct graph *graph, struct schema *const *roots, size_t count)
{
    struct binding b = {.graph = graph};
    if (!asked_find(graph, &b.asked))
        return;
    for (size_t i = 0; i < count; i++)
        if (roots[i])
            (void)bind(&b, roots[i], NULL);
    for (size_t i = 0; i < b.queued && !b.stopped; i++)
        bind_all(&b, b.queue[i]);
}
