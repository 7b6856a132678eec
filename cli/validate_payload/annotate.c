/* Schemas beside instances. */
#include "validate_payload/annotate.h"

#include <stdlib.h>

#include "plan/patterns.h"
#include "schema/annotation.h"

/* What a visit takes of the work allowed; how many levels of schemas that lead to others may be
 * deeper than the verdict's. */
enum { VISIT_WORK = 4, MORE_LEVELS = 2048 };

struct noted {
    struct noted_member *at; /* NULL: not looked at yet */
    size_t count;
};

/* A keyword that annotates values of these JSON types. */
struct noted_member {
    const struct member *member;
    unsigned jtypes;
};

/* A keyword on the way, and behind it a name, or an index where `name` is nothing. */
struct step {
    const struct step *up;
    oas_str keyword;
    oas_str name;
    size_t index; /* SIZE_MAX: none */
};

struct annotator {
    const struct rules *rules;
    oas_str json;
    struct annotate_memory *memory;
    oas_errors *errors;
    oas_options limits; /* max_work is set */
    oas_arena *mem;
    oas_buf text; /* a path while it is spelled */
    struct annotation *at;
    size_t count, cap;
    size_t levels, most_levels;
    oas_status status;
};

/* A schema that holds of an instance. */
struct visit {
    const struct schema *schema;
    const struct instance *instance;
    const struct step *path;
    bool *evaluated; /* of its members or items; NULL: nobody asks */
};

static void visit(struct annotator *a, const struct visit *v);

/* ---- limits ---- */

static void stop(struct annotator *a, oas_status status, oas_limit limit,
                 const struct instance *instance)
{
    if (a->status != OAS_OK)
        return;
    a->status = status;
    a->errors->limit = limit;
    a->errors->limit_offset = (size_t)(instance->text.at - a->json.at);
}

static void charge(struct annotator *a, uint64_t work, const struct instance *instance)
{
    a->errors->work += work;
    if (a->errors->work > a->limits.max_work)
        stop(a, OAS_UNDECIDED, OAS_LIMIT_WORK, instance);
}

static void no_memory(struct annotator *a, const struct instance *instance)
{
    stop(a, OAS_NO_MEMORY, OAS_LIMIT_MEMORY, instance);
}

/* ---- what is noted ---- */

static void spell(const struct step *step, oas_buf *out)
{
    if (!step)
        return;
    spell(step->up, out);
    oas_buf_putc(out, '/');
    node_put_token(step->keyword, out);
    if (step->name.at || step->index != SIZE_MAX)
        oas_buf_putc(out, '/');
    if (step->name.at)
        node_put_token(step->name, out);
    else if (step->index != SIZE_MAX)
        oas_buf_put_u64(out, step->index);
}

static oas_str path_of(struct annotator *a, const struct visit *v)
{
    a->text.len = 0;
    spell(v->path, &a->text);
    char *path = a->text.failed ? NULL : oas_arena_take(a->mem, a->text.len + 1, 1);
    if (!path) {
        no_memory(a, v->instance);
        return oas_str_of(NULL, 0);
    }
    if (a->text.len)
        memcpy(path, a->text.at, a->text.len);
    return oas_str_of(path, a->text.len);
}

static void add(struct annotator *a, const struct visit *v, const struct member *member,
                oas_str path)
{
    if (a->count == a->cap) {
        size_t cap = a->cap ? 2 * a->cap : 32;
        struct annotation *at = OAS_ARENA_NEW(a->mem, struct annotation, cap);
        if (!at) {
            no_memory(a, v->instance);
            return;
        }
        if (a->count)
            memcpy(at, a->at, a->count * sizeof *at);
        a->at = at;
        a->cap = cap;
    }
    a->at[a->count++] = (struct annotation){v->instance, v->schema, member, path};
}

/* What the schema says at all, found once. NULL when there is no memory. */
static struct noted *noted_of(struct annotator *a, const struct schema *schema)
{
    struct annotate_memory *memory = a->memory;
    const struct node *node = schema->node;
    size_t all = a->rules->plan->schema_count;
    if (!memory->noted)
        memory->noted = OAS_ARENA_NEW(&memory->mem, struct noted, all);
    struct noted *noted = memory->noted ? &memory->noted[schema->id] : NULL;
    if (!noted || noted->at)
        return noted;
    noted->at = OAS_ARENA_NEW(&memory->mem, struct noted_member, node->count + 1);
    for (size_t i = 0; noted->at && i < node->count; i++) {
        unsigned jtypes = annotation_jtypes(schema, &node->members[i]);
        if (jtypes)
            noted->at[noted->count++] = (struct noted_member){&node->members[i], jtypes};
    }
    return noted->at ? noted : NULL;
}

static void note(struct annotator *a, const struct visit *v)
{
    const struct noted *noted = noted_of(a, v->schema);
    unsigned jtype = instance_jtype(v->instance);
    oas_str path = {NULL, 0};
    if (!noted)
        no_memory(a, v->instance);
    for (size_t i = 0; noted && i < noted->count && a->status == OAS_OK; i++)
        if (noted->at[i].jtypes & jtype) {
            if (!path.at)
                path = path_of(a, v);
            if (a->status == OAS_OK)
                add(a, v, noted->at[i].member, path);
        }
}

/* ---- other schemas ---- */

/* Does it? Only asked where the verdict on what is around does not say so. */
static bool holds(struct annotator *a, const struct schema *schema, const struct instance *instance)
{
    const struct plan *plan = a->rules->plan;
    oas_type type = {&plan->program, plan->schemas[schema->id].use, 0};
    if (OAS_USE_ROW(type.use) == OAS_ANY || a->status != OAS_OK)
        return a->status == OAS_OK;
    oas_status status = oas_validate_part(type, a->json, (size_t)(instance->text.at - a->json.at),
                                          a->errors, &a->limits);
    if (status != OAS_OK && status != OAS_INVALID)
        a->status = status; /* the limit is set */
    return status == OAS_OK;
}

/* The i-th schema of the clause, on the same value. */
static void visit_same(struct annotator *a, const struct visit *v, const struct clause *clause,
                       size_t i, bool in_list)
{
    struct step step = {v->path, clause->member->key,
                        clause->names ? clause->names[i] : (oas_str){0}, in_list ? i : SIZE_MAX};
    visit(a, &(struct visit){clause->schemas[i], v->instance, &step, v->evaluated});
}

/* On a member or item, which is evaluated then. */
static void visit_part(struct annotator *a, const struct visit *v, const struct schema *schema,
                       const struct step *step, const struct instance *part)
{
    if (v->evaluated)
        v->evaluated[part->index] = true;
    visit(a, &(struct visit){schema, part, step, NULL});
}

/* ---- members and items ---- */

/* The index of the schema that `properties` has for the name; SIZE_MAX: it has none. */
static size_t matched_name(const struct clause *properties, oas_str name)
{
    const struct node *map = properties->value;
    const struct member *member = node_member(map, name);
    return member ? (size_t)(member - map->members) : SIZE_MAX;
}

static bool visit_declared(struct annotator *a, const struct visit *v, const struct clause *clause,
                           const struct instance *member)
{
    size_t i = clause ? matched_name(clause, member->key) : SIZE_MAX;
    if (i == SIZE_MAX)
        return false;
    struct step step = {v->path, clause->member->key, clause->names[i], SIZE_MAX};
    visit_part(a, v, clause->schemas[i], &step, member);
    return true;
}

static bool visit_patterned(struct annotator *a, const struct visit *v, const struct clause *clause,
                            const struct instance *member)
{
    bool any = false;
    for (size_t i = 0; clause && i < clause->count && a->status == OAS_OK; i++) {
        charge(a, member->key.len, member);
        oas_status status = patterns_match(a->rules->plan, &clause->lists[i], member->key,
                                           a->limits.max_pattern_work);
        if (status == OAS_OK) {
            struct step step = {v->path, clause->member->key, clause->names[i], SIZE_MAX};
            visit_part(a, v, clause->schemas[i], &step, member);
            any = true;
        } else if (status == OAS_UNDECIDED) {
            stop(a, status, OAS_LIMIT_PATTERN, member);
            a->errors->limit_pattern = clause->names[i];
        } else if (status != OAS_INVALID) {
            no_memory(a, member);
        }
    }
    return any;
}

static void visit_members(struct annotator *a, const struct visit *v)
{
    const struct clause *declared = schema_clause(v->schema, OAS_KEYWORD_PROPERTIES);
    const struct clause *patterned = schema_clause(v->schema, OAS_KEYWORD_PATTERN_PROPERTIES);
    const struct clause *others = schema_clause(v->schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    if (!declared && !patterned && !others)
        return;
    charge(a, v->instance->count, v->instance);
    for (const struct instance *member = v->instance->first; member && a->status == OAS_OK;
         member = member->next) {
        bool known = visit_declared(a, v, declared, member);
        known |= visit_patterned(a, v, patterned, member);
        if (known || !others)
            continue;
        struct step step = {v->path, others->member->key, {NULL, 0}, SIZE_MAX};
        visit_part(a, v, others->schemas[0], &step, member);
    }
}

static void visit_items(struct annotator *a, const struct visit *v)
{
    const struct clause *prefix = schema_clause(v->schema, OAS_KEYWORD_PREFIX_ITEMS);
    const struct clause *others = schema_clause(v->schema, OAS_KEYWORD_ITEMS);
    if (!prefix && !others)
        return;
    for (const struct instance *item = v->instance->first; item; item = item->next) {
        bool first = prefix && item->index < prefix->count;
        const struct clause *clause = first ? prefix : others;
        if (!clause)
            break;
        struct step step = {
            v->path, clause->member->key, {NULL, 0}, first ? item->index : SIZE_MAX};
        visit_part(a, v, clause->schemas[first ? item->index : 0], &step, item);
    }
}

/* Those that it takes; from 2020-12 on they are evaluated. */
static void visit_contained(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    struct visit quiet = *v;
    if (v->schema->dialect == DIALECT_2019_09)
        quiet.evaluated = NULL;
    struct step step = {v->path, clause->member->key, {NULL, 0}, SIZE_MAX};
    const struct instance *item =
        instance_jtype(v->instance) == OAS_JTYPE_ARRAY ? v->instance->first : NULL;
    for (; item && a->status == OAS_OK; item = item->next)
        if (holds(a, clause->schemas[0], item))
            visit_part(a, &quiet, clause->schemas[0], &step, item);
}

static void visit_left(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    struct step step = {v->path, clause->member->key, {NULL, 0}, SIZE_MAX};
    for (const struct instance *part = v->instance->first; part; part = part->next)
        if (!v->evaluated[part->index])
            visit_part(a, v, clause->schemas[0], &step, part);
}

/* ---- in place ---- */

static void visit_union(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    for (size_t i = 0; i < clause->count; i++)
        if (holds(a, clause->schemas[i], v->instance))
            visit_same(a, v, clause, i, true);
}

static void visit_if(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    bool taken = holds(a, clause->schemas[0], v->instance);
    const struct clause *follows =
        schema_clause(v->schema, taken ? OAS_KEYWORD_THEN : OAS_KEYWORD_ELSE);
    if (taken)
        visit_same(a, v, clause, 0, false);
    if (follows)
        visit_same(a, v, follows, 0, false);
}

static bool has_member(const struct instance *object, oas_str name)
{
    const struct instance *member = object->first;
    while (member && !oas_str_equal(member->key, name))
        member = member->next;
    return member;
}

static void visit_dependent(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    if (instance_jtype(v->instance) != OAS_JTYPE_OBJECT)
        return;
    for (size_t i = 0; clause->schemas && i < clause->count && a->status == OAS_OK; i++) {
        charge(a, v->instance->count, v->instance);
        if (has_member(v->instance, clause->names[i]))
            visit_same(a, v, clause, i, false);
    }
}

/* What all values have to be valid by, unless null is valid whatever it says. */
static void visit_all(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    bool in_list = clause->keyword == OAS_KEYWORD_ALL_OF;
    bool sure = !v->schema->nullable || instance_jtype(v->instance) != OAS_JTYPE_NULL;
    for (size_t i = 0; i < clause->count; i++)
        if (sure || holds(a, clause->schemas[i], v->instance))
            visit_same(a, v, clause, i, in_list);
}

static void visit_clause(struct annotator *a, const struct visit *v, const struct clause *clause)
{
    switch ((int)clause->keyword) {
    case OAS_KEYWORD_REF:
    case OAS_KEYWORD_DYNAMIC_REF:
    case OAS_KEYWORD_RECURSIVE_REF:
    case OAS_KEYWORD_ALL_OF:
        visit_all(a, v, clause);
        break;
    case OAS_KEYWORD_ANY_OF:
    case OAS_KEYWORD_ONE_OF:
        visit_union(a, v, clause);
        break;
    case OAS_KEYWORD_IF:
        visit_if(a, v, clause);
        break;
    case OAS_KEYWORD_DEPENDENT_SCHEMAS:
    case OAS_KEYWORD_DEPENDENCIES:
        visit_dependent(a, v, clause);
        break;
    case OAS_KEYWORD_CONTAINS:
        visit_contained(a, v, clause);
        break;
    default: /* members and items are visited together; `not` says nothing of what it refuses */
        break;
    }
}

/* ---- one schema ---- */

/* The clause for what is left of such a value, or NULL. */
static const struct clause *left_clause(const struct visit *v)
{
    unsigned jtype = instance_jtype(v->instance);
    if (jtype == OAS_JTYPE_OBJECT)
        return schema_clause(v->schema, OAS_KEYWORD_UNEVALUATED_PROPERTIES);
    return jtype == OAS_JTYPE_ARRAY ? schema_clause(v->schema, OAS_KEYWORD_UNEVALUATED_ITEMS)
                                    : NULL;
}

static void visit_below(struct annotator *a, const struct visit *v)
{
    note(a, v);
    if (instance_jtype(v->instance) == OAS_JTYPE_OBJECT)
        visit_members(a, v);
    else if (instance_jtype(v->instance) == OAS_JTYPE_ARRAY)
        visit_items(a, v);
    for (const struct clause *clause = v->schema->clauses; clause && a->status == OAS_OK;
         clause = clause->next)
        visit_clause(a, v, clause);
}

/* What is left is known by the schema's own marks; whoever asks from above gets all of them. */
static void visit_all_of_it(struct annotator *a, const struct visit *v, const struct clause *left)
{
    struct visit own = *v;
    charge(a, v->instance->count, v->instance);
    own.evaluated = oas_arena_take(a->mem, v->instance->count + 1, 1);
    if (!own.evaluated) {
        no_memory(a, v->instance);
        return;
    }
    memset(own.evaluated, 0, v->instance->count + 1);
    visit_below(a, &own);
    if (a->status == OAS_OK)
        visit_left(a, &own, left);
    for (size_t i = 0; v->evaluated && i < v->instance->count; i++)
        v->evaluated[i] |= own.evaluated[i];
}

static void visit(struct annotator *a, const struct visit *v)
{
    charge(a, VISIT_WORK, v->instance);
    if (a->levels >= a->most_levels)
        stop(a, OAS_TOO_LARGE, OAS_LIMIT_DEPTH, v->instance);
    if (a->status != OAS_OK || v->schema->is_boolean)
        return;
    a->levels++;
    const struct clause *left = left_clause(v);
    if (left)
        visit_all_of_it(a, v, left);
    else
        visit_below(a, v);
    a->levels--;
}

/* ---- all of them ---- */

static int by_place(const void *a, const void *b)
{
    const struct annotation *x = a, *y = b;
    if (x->instance != y->instance)
        return x->instance->text.at < y->instance->text.at ? -1 : 1;
    int order = oas_str_compare(x->path, y->path);
    return order ? order : oas_str_compare(x->member->key, y->member->key);
}

static uint64_t work_allowed(const struct rules *rules, oas_str json)
{
    return rules->limits.max_work ? rules->limits.max_work
                                  : UINT64_C(1000000) + 64 * (uint64_t)json.len;
}

void annotate_memory_free(struct annotate_memory *memory)
{
    oas_arena_free(&memory->mem);
}

oas_status annotate(const struct rules *rules, oas_str json, struct annotate_memory *memory,
                    oas_errors *errors, oas_arena *mem, struct annotations *out)
{
    struct annotator a = {.rules = rules,
                          .json = json,
                          .memory = memory,
                          .errors = errors,
                          .limits = rules->limits,
                          .mem = mem,
                          .most_levels = rules->limits.max_depth + MORE_LEVELS};
    struct instance *root = instance_read(mem, json);
    *out = (struct annotations){.count = 0};
    if (!root) {
        errors->limit = OAS_LIMIT_MEMORY;
        return OAS_NO_MEMORY;
    }
    errors->work = 0;
    a.limits.max_work = work_allowed(rules, json);
    if (rules->schema)
        visit(&a, &(struct visit){.schema = rules->schema, .instance = root});
    oas_buf_free(&a.text);
    if (a.status != OAS_OK)
        return a.status;
    if (a.count)
        qsort(a.at, a.count, sizeof *a.at, by_place);
    *out = (struct annotations){a.at, a.count};
    return OAS_OK;
}
