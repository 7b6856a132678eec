/* Inline schemas of one meaning and one name of their own. */
#include "model/share.h"

#include <stdlib.h>

#include "load/jtype.h"
#include "load/pointer_order.h"
#include "load/text.h"
#include "model/holder.h"
#include "model/meaning.h"
#include "model/own_name.h"
#include "model/snake.h"
#include "schema/keyword.h"

/* Schemas that have one C type. */
struct group {
    const struct schema *first;
    oas_str title; /* in snake case; empty: none of them has one */
    oas_str name;  /* by the title */
    oas_str given; /* the name that was chosen for it, or empty */
    const struct node *given_at;
    size_t places; /* how many schemas it is */
    bool differ;   /* their prose does */
    bool late;     /* JSON reaches none of them */
    struct group *next;
};

struct groups {
    struct modeller *m;
    struct map by_key;
    struct map given; /* keys to the group that has a chosen name, or to `several` */
    struct group several;
    struct group *first, **last;
    size_t count;
};

/* ---- the name of its own ---- */

/* In snake case; empty where there is none that an identifier can hold. */
static oas_str title_of(struct modeller *m, const struct schema *schema)
{
    const struct node *title = node_get(schema->node, "title");
    oas_buf snake = {0};
    if (title && title->kind == NODE_STRING)
        snake_put(&snake, title->text);
    return snake.len ? text_keep(m->mem, &snake, &m->diags->no_memory) : oas_str_of(NULL, 0);
}

/* Appends its title, or else the name of the member that it is the value of, or an item, an entry
 * or a branch of the value. False where there is none. */
static bool put_own_name(struct modeller *m, const struct schema *schema, oas_str title,
                         oas_buf *out)
{
    while (title.len == 0) {
        const struct holder *holder = &m->holders[schema->id];
        if (!holder->schema)
            return false;
        if (holder->clause->keyword == OAS_KEYWORD_PROPERTIES) {
            snake_put(out, holder->clause->names[holder->index]);
            return true;
        }
        if (holder->clause->keyword == OAS_KEYWORD_ADDITIONAL_PROPERTIES ||
            holder->clause->keyword == OAS_KEYWORD_PATTERN_PROPERTIES)
            oas_buf_puts(out, "value ");
        else if (keyword_info(holder->clause->keyword)->place == PLACE_BELOW)
            oas_buf_puts(out, "item ");
        schema = holder->schema;
        if (own_name_of(m, schema).len)
            title = own_name_of(m, schema);
        else
            title = title_of(m, schema);
    }
    oas_buf_put(out, title);
    return true;
}

/* ---- groups ---- */

/* Those without any are kept apart by nothing but their place: they have no name to share. */
static bool has_type(const struct modeller *m, const struct schema *schema)
{
    static const oas_keyword shaped[] = {
        OAS_KEYWORD_CONST,  OAS_KEYWORD_ENUM, OAS_KEYWORD_ANY_OF,      OAS_KEYWORD_ONE_OF,
        OAS_KEYWORD_ALL_OF, OAS_KEYWORD_REF,  OAS_KEYWORD_DYNAMIC_REF, OAS_KEYWORD_RECURSIVE_REF};
    if (modeller_jtypes(m, schema) & (OAS_JTYPE_OBJECT | OAS_JTYPE_ARRAY))
        return true;
    if (schema->opened)
        return true;
    for (size_t i = 0; i < sizeof shaped / sizeof *shaped; i++)
        if (schema_clause(schema, shaped[i]))
            return true;
    return false;
}

/* The main document comes first. */
static int compare_schemas(const struct schema *a, const struct schema *b)
{
    const struct source *x = a->node->place.source, *y = b->node->place.source;
    bool x_main = !x || !x->from.source, y_main = !y || !y->from.source;
    if (x == y || (x_main && y_main))
        return pointer_order_nodes(a->node, b->node);
    if (x_main || y_main)
        return x_main ? -1 : 1;
    return oas_str_compare(x->name, y->name);
}

static oas_str key_of(struct modeller *m, const struct schema *schema, oas_str title,
                      uint32_t meaning)
{
    oas_buf key = {0};
    oas_buf_put_u64(&key, meaning);
    oas_buf_putc(&key, ' ');
    if (!put_own_name(m, schema, title, &key)) {
        oas_buf_free(&key);
        return oas_str_of(NULL, 0);
    }
    return text_keep(m->mem, &key, &m->diags->no_memory);
}

static struct group *group_of(struct groups *groups, oas_str key)
{
    struct modeller *m = groups->m;
    void **slot = modeller_slot(m, &groups->by_key, key);
    if (slot && !*slot) {
        struct group *group = MODELLER_NEW(m, struct group, 1);
        *slot = group;
        if (!group)
            return NULL;
        *groups->last = group;
        groups->last = &group->next;
        groups->count++;
    }
    return slot ? *slot : NULL;
}

static bool same_text(const struct schema *a, const struct schema *b, const char *key)
{
    const struct node *x = node_get(a->node, key), *y = node_get(b->node, key);
    return x && y ? node_equal(x, y) : x == y;
}

static bool same_prose(const struct schema *a, const struct schema *b)
{
    return same_text(a, b, "title") && same_text(a, b, "description");
}

/* A name that was chosen for one of them is that of all; two are two types. */
static struct group *given_group(struct groups *groups, oas_str key, oas_str given,
                                 const struct schema *schema)
{
    struct modeller *m = groups->m;
    if (!given.len) {
        struct group *group = map_get(&groups->given, key);
        return group && group != &groups->several ? group : group_of(groups, key);
    }
    oas_buf with_name = {0};
    oas_buf_put(&with_name, key);
    oas_buf_putc(&with_name, '=');
    oas_buf_put(&with_name, given);
    struct group *group = group_of(groups, text_keep(m->mem, &with_name, &m->diags->no_memory));
    void **slot = modeller_slot(m, &groups->given, key);
    if (!slot || !group)
        return NULL;
    *slot = *slot && *slot != group ? &groups->several : group;
    group->given = given;
    group->given_at = schema->node;
    return group;
}

/* What JSON reaches gives the name: a form body beside it renames nothing. */
static bool is_before(const struct modeller *m, const struct schema *a, const struct schema *b)
{
    bool a_late = m->beyond_json[a->id], b_late = m->beyond_json[b->id];
    return a_late == b_late ? compare_schemas(a, b) < 0 : b_late;
}

static void join(struct groups *groups, const struct schema *schema, uint32_t meaning,
                 oas_str given)
{
    struct modeller *m = groups->m;
    oas_str title = title_of(m, schema);
    oas_str key = key_of(m, schema, title, meaning);
    struct group *group = key.at ? given_group(groups, key, given, schema) : NULL;
    if (!group)
        return;
    group->differ |= group->first && !same_prose(group->first, schema);
    if (!group->first || is_before(m, schema, group->first))
        group->first = schema;
    group->late = m->beyond_json[group->first->id];
    if (title.len)
        group->title = title;
    group->places++;
    m->groups[schema->id] = group;
}

/* ---- titles ---- */

static int compare_groups(const void *a, const void *b)
{
    const struct group *x = *(const struct group *const *)a, *y = *(const struct group *const *)b;
    int order = (y->given.len > 0) - (x->given.len > 0);
    order = order ? order : x->late - y->late;
    return order ? order : compare_schemas(x->first, y->first);
}

/* What surely has a name in C: others might keep one from those that need it. */
static bool is_named(struct modeller *m, const struct schema *schema)
{
    unsigned jtypes = modeller_jtypes(m, schema) & JTYPE_NOT_NULL;
    const struct clause *constants = schema_enum(schema);
    if (constants)
        return jtypes == OAS_JTYPE_STRING && constants->value->count > 1;
    return jtypes == OAS_JTYPE_OBJECT && schema_clause(schema, OAS_KEYWORD_PROPERTIES);
}

/* In the order of the pointers, chosen names first: others of the same title get numbers. */
static void name_by_titles(struct groups *groups)
{
    struct modeller *m = groups->m;
    struct group **sorted = MODELLER_NEW(m, struct group *, groups->count);
    size_t count = 0;
    for (struct group *group = groups->first; sorted && group; group = group->next)
        if (group->title.len || group->given.len)
            sorted[count++] = group;
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_groups);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i]->given.len) {
            sorted[i]->name = own_name_reserve_given(m, sorted[i]->given, sorted[i]->given_at);
            continue;
        }
        oas_str name = name_joined(m, m->model->options.prefix, sorted[i]->title);
        sorted[i]->name = is_named(m, sorted[i]->first) ? own_name_reserve(m, name) : name;
    }
}

static int compare_places(const void *a, const void *b)
{
    return compare_schemas(*(const struct schema *const *)a, *(const struct schema *const *)b);
}

/* What stands among components and is no root: no title gets its name before it. */
static void name_components(struct modeller *m)
{
    const struct schema **sorted = MODELLER_NEW(m, const struct schema *, m->schema_count);
    size_t count = 0;
    for (size_t i = 0; sorted && i < m->schema_count; i++)
        if (own_name_words(m->schemas[i]->node).at &&
            !pointer_map_get(&m->own_names, m->schemas[i]))
            sorted[count++] = m->schemas[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_places);
    for (size_t i = 0; i < count; i++)
        (void)own_name_of(m, sorted[i]);
}

/* The name that was chosen for its type. */
static oas_str given_of(struct modeller *m, const struct schema *schema)
{
    return holder_has_name(m, schema) ? oas_str_of(NULL, 0)
                                      : modeller_given(m, schema->node, false);
}

static void join_all(struct groups *groups, bool with_names)
{
    struct modeller *m = groups->m;
    for (size_t i = 0; i < m->schema_count; i++) {
        const struct schema *schema = m->schemas[i];
        bool parts = m->octets[schema->id] && schema_clause(schema, OAS_KEYWORD_ITEMS);
        bool root = pointer_map_get(&m->components, schema); /* some are named later */
        if (own_name_of(m, schema).len || root || !has_type(m, schema) || parts)
            continue;
        oas_str given = given_of(m, schema);
        if ((given.len > 0) == with_names)
            join(groups, schema, m->meanings[schema->id], given);
    }
}

/* ---- parameters and headers ---- */

/* What tells those apart that cannot share a type; at NULL for what has a type of its own. */
static oas_str key_of_root(struct modeller *m, const struct wanted *wanted)
{
    const struct schema *schema = wanted->schema;
    const struct parameter *parameter = wanted->subject ? wanted->subject->parameter : NULL;
    bool headers = wanted->subject && wanted->subject->kind == SUBJECT_HEADERS;
    oas_str title = title_of(m, schema);
    oas_buf key = {0};
    if (!m->meanings || (!parameter && !headers) || own_name_words(schema->node).at ||
        !has_type(m, schema) || modeller_given(m, schema->node, false).len)
        return oas_str_of(NULL, 0);
    oas_buf_put_u64(&key, m->meanings[schema->id]);
    oas_buf_puts(&key, modeller_jtypes(m, schema) & OAS_JTYPE_NULL ? " or null " : " ");
    oas_buf_puts(&key, m->beyond_json[schema->id] ? "late " : "");
    if (headers)
        oas_buf_puts(&key, "(headers)"); /* no name in C */
    else if (title.len)
        oas_buf_put(&key, title);
    else
        snake_put(&key, parameter->name);
    return text_keep(m->mem, &key, &m->diags->no_memory);
}

/* The first root of some that share its type. */
struct shared_root {
    const struct wanted *wanted;
    struct group group;
};

const struct wanted *share_root(struct modeller *m, const struct wanted *wanted)
{
    oas_str key = key_of_root(m, wanted);
    void **slot = key.at ? modeller_slot(m, &m->parameters, key) : NULL;
    if (!slot)
        return wanted;
    struct shared_root *shared = *slot;
    if (!shared) {
        *slot = shared = MODELLER_NEW(m, struct shared_root, 1);
        if (!shared)
            return wanted;
        *shared = (struct shared_root){wanted, {.first = wanted->schema}};
    }
    shared->group.differ |= !same_prose(shared->group.first, wanted->schema);
    shared->group.places++;
    m->groups[wanted->schema->id] = &shared->group;
    return shared->wanted;
}

/* Where nothing is shared. */
static void name_given(struct modeller *m)
{
    for (size_t i = 0; i < m->schema_count; i++) {
        const struct schema *schema = m->schemas[i];
        oas_str given = own_name_of(m, schema).len ? oas_str_of(NULL, 0) : given_of(m, schema);
        if (given.len && has_type(m, schema))
            own_name_set_given(m, schema, given);
    }
}

void share_begin(struct modeller *m)
{
    m->groups = MODELLER_NEW(m, struct group *, m->model->plan->schema_count + 1);
    m->meanings = m->model->options.apart || !m->groups ? NULL : meanings_find(m);
}

void share_find(struct modeller *m)
{
    struct groups groups = {.m = m};
    name_components(m);
    groups.last = &groups.first;
    if (m->model->options.apart)
        name_given(m);
    if (!m->meanings)
        return;
    join_all(&groups, true);
    join_all(&groups, false);
    name_by_titles(&groups);
}

const struct schema *share_first(const struct modeller *m, const struct schema *schema)
{
    const struct group *group = m->groups[schema->id];
    return group ? group->first : schema;
}

oas_str share_title(const struct modeller *m, const struct schema *schema)
{
    const struct group *group = m->groups[schema->id];
    return group ? group->name : oas_str_of(NULL, 0);
}

const struct schema *share_prose(const struct modeller *m, const struct schema *schema,
                                 size_t *places)
{
    const struct group *group = m->groups[schema->id];
    *places = group && group->places > 1 ? group->places : 0;
    return group && group->differ ? NULL : schema;
}
