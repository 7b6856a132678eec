/* The passes from the plan to the C types: names that must win, roots, cycles, rows, order. */
#include "model/build.h"

#include <stdlib.h>

#include "automaton/apart.h"
#include "model/alias.h"
#include "model/cenum.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/function_name.h"
#include "model/given.h"
#include "model/holder.h"
#include "model/object.h"
#include "model/octets.h"
#include "model/operation_names.h"
#include "model/order.h"
#include "model/own_name.h"
#include "model/preset.h"
#include "model/shape_of.h"
#include "model/share.h"
#include "model/storage.h"

static oas_str prefixed(struct modeller *m, struct names *names, const char *word)
{
    return name_taken(m, names, name_joined(m, m->model->options.prefix, oas_str_from(word)));
}

static bool begin(struct modeller *m)
{
    const struct plan *plan = m->model->plan;
    size_t prefix = m->model->options.prefix.len;
    m->tags = (struct names){.mem = m->mem, .prefix = prefix, .most = NAME_MOST};
    m->ordinary = (struct names){.mem = m->mem, .prefix = prefix, .most = NAME_MOST_OF_ENUMERATOR};
    m->functions = m->ordinary;
    m->functions.beside = &m->tags;
    m->tags.beside = &m->functions;
    m->last_enum = &m->model->enums;
    m->marks = MODELLER_NEW(m, uint32_t, plan->schema_count + 1);
    m->stripped = MODELLER_NEW(m, const struct schema *, plan->schema_count + 1);
    m->extended = MODELLER_NEW(m, const struct schema *, plan->schema_count + 1);
    m->targets = MODELLER_NEW(m, const struct schema *, plan->schema_count + 1);
    m->json = ctype_new(m, OAS_SHAPE_JSON, NULL);
    m->any = (struct value_shape){.type = m->json, .begun = true, .done = true};
    m->string = ctype_new(m, OAS_SHAPE_STRING, NULL);
    m->boolean = ctype_new(m, OAS_SHAPE_BOOLEAN, NULL);
    m->model->operations = prefixed(m, &m->ordinary, "operations");
    m->model->program = prefixed(m, &m->ordinary, "program");
    return m->marks && m->stripped && m->extended && m->targets;
}

/* ---- roots ---- */

/* "createCampaign", "request" → carecycle_create_campaign_request. Without words: the prefix
 * itself. */
static oas_str wanted_name(struct modeller *m, const struct wanted *wanted)
{
    oas_str name = m->model->options.prefix;
    bool any = false;
    for (size_t i = 0; i < sizeof wanted->words / sizeof *wanted->words; i++)
        if (wanted->words[i].at) {
            name = name_joined(m, name, wanted->words[i]);
            any = true;
        }
    if (any)
        return name;
    while (name.len && name.at[name.len - 1] == '_')
        name.len--;
    return name.len ? name : OAS_STR("root");
}

/* A root that is nothing but a reference to a component among the wanted: that one's. */
static size_t same_before(struct modeller *m, const struct wanted *all, size_t i)
{
    const struct schema *target = alias_target(m, all[i].schema);
    const struct wanted *found = all[i].component ? NULL : pointer_map_get(&m->components, target);
    bool same = modeller_jtypes(m, target) == modeller_jtypes(m, all[i].schema);
    return found && found->component && same ? (size_t)(found - all) : SIZE_MAX;
}

/* The type's name, and that of its functions: before there are others that might have them. */
static oas_str name_root(struct modeller *m, const struct wanted *wanted)
{
    oas_str given = modeller_given(m, wanted->schema->node, false), tag;
    if (given.len)
        own_name_set_given(m, wanted->schema, given);
    else
        own_name_set(m, wanted->schema, wanted_name(m, wanted));
    tag = own_name_of(m, wanted->schema);
    oas_str name = function_name_take(m, tag);
    if (given.len && !oas_str_equal(name, tag))
        modeller_refuse_given(m, tag, wanted->schema->node);
    return name;
}

/* ---- in the order of the roots' pointers, not of the document ---- */

struct sorted_root {
    oas_str key;
    size_t index;
};

/* JSON bodies before those of other forms, which rename none of them; the operation's pointer,
 * which the schema's own begins with unless it is a reference's; then what tells apart those that
 * refer to one schema. */
static oas_str key_of(struct modeller *m, const struct wanted *wanted)
{
    oas_buf key = {0};
    oas_buf_putc(&key, wanted->subject && !wanted->subject->json ? '1' : '0');
    if (wanted->subject && wanted->subject->operation)
        node_pointer(wanted->subject->operation->node, &key);
    oas_buf_putc(&key, ' ');
    node_pointer(wanted->schema->node, &key);
    for (size_t i = 0; i < sizeof wanted->words / sizeof *wanted->words; i++) {
        oas_buf_putc(&key, ' ');
        oas_buf_put(&key, wanted->words[i]);
    }
    return text_keep(m->mem, &key, &m->diags->no_memory);
}

static int compare_roots(const void *a, const void *b)
{
    const struct sorted_root *x = a, *y = b;
    int order = oas_str_compare(x->key, y->key);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* NULL without memory. */
static const struct sorted_root *sort_roots(struct modeller *m, const struct wanted *all,
                                            size_t count)
{
    struct sorted_root *sorted = MODELLER_NEW(m, struct sorted_root, count);
    for (size_t i = 0; sorted && i < count; i++)
        sorted[i] = (struct sorted_root){key_of(m, &all[i]), i};
    if (m->diags->no_memory)
        return NULL;
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_roots);
    return sorted;
}

/* A component that is a reference to a file, or to what is read anew for its dynamic scope, gives
 * its name to what stands there: of several the one that is called so, else the first. */
static void name_files(struct modeller *m, const struct wanted *all,
                       const struct sorted_root *sorted, size_t count)
{
    for (int any = 0; any < 2; any++)
        for (size_t k = 0; k < count; k++) {
            const struct wanted *wanted = &all[sorted[k].index];
            const struct schema *file = wanted->component ? alias_file(m, wanted->schema) : NULL;
            if (file && (any || oas_str_equal(given_component(m->model->options.given,
                                                              own_name_words(file->node)),
                                              wanted->words[0])))
                own_name_share(m, wanted->schema, file);
        }
}

static bool is_given(const struct modeller *m, const struct wanted *wanted)
{
    return given_name(m->model->options.given, wanted->schema->node).at;
}

/* A body that is not JSON: named last, so that it takes no name from what JSON holds. Not one that
 * JSON refers to, nor one whose name was chosen. */
static bool is_late(const struct modeller *m, const struct wanted *wanted)
{
    return !wanted->component && m->beyond_json[wanted->schema->id] && !is_given(m, wanted);
}

/* Names the root, unless one of the same schema has been named, or one that has its type. */
static void name_first(struct modeller *m, const struct wanted *wanted, oas_str *name)
{
    void **slot = modeller_slot_of(m, &m->components, wanted->schema);
    if (!slot || *slot)
        return;
    const struct wanted *like = share_root(m, wanted);
    *slot = (void *)(uintptr_t)like;
    if (like == wanted && !is_late(m, wanted))
        *name = name_root(m, wanted);
}

static void name_late(struct modeller *m, const struct wanted *all,
                      const struct sorted_root *sorted, size_t count, oas_str *names)
{
    for (size_t k = 0; k < count; k++) {
        size_t i = sorted[k].index;
        if (is_late(m, &all[i]) && same_before(m, all, i) == SIZE_MAX &&
            pointer_map_get(&m->components, all[i].schema) == &all[i])
            names[i] = name_root(m, &all[i]);
    }
}

/* Components first, so that they win; then the others; of each those first whose names were chosen.
 * `names` are those of functions. */
static void name_roots(struct modeller *m, const struct wanted *all,
                       const struct sorted_root *sorted, size_t count, oas_str *names)
{
    for (int given = 1; given >= 0; given--)
        for (size_t k = 0; k < count; k++) {
            size_t i = sorted[k].index;
            if (all[i].component && is_given(m, &all[i]) == given)
                name_first(m, &all[i], &names[i]);
        }
    name_files(m, all, sorted, count);
    for (int given = 1; given >= 0; given--)
        for (size_t k = 0; k < count; k++) {
            size_t i = sorted[k].index;
            if (!all[i].component && is_given(m, &all[i]) == given &&
                same_before(m, all, i) == SIZE_MAX)
                name_first(m, &all[i], &names[i]);
        }
    m->model->init = prefixed(m, &m->functions, "init");
    m->model->release = prefixed(m, &m->functions, "release");
}

/* The C type of a root: one with a spelling, null included. */
static struct ctype *root_type(struct modeller *m, const struct schema *schema, oas_str name)
{
    const struct value_shape *shape = shape_of(m, &schema, 1, name);
    struct ctype *type = shape->type ? constant_stored(m, shape->type, name) : m->json;
    if (!shape->nullable || type == m->json)
        return type;
    oas_str or_null = name_joined(m, name, OAS_STR("or_null"));
    if (oas_str_equal(type->cenum ? type->cenum->name : type->name, name)) /* as in lists of it */
        return ctype_nullable(m, type, or_null);
    return ctype_option(m, type, OAS_STATE_NULL, or_null);
}

/* A text, number, boolean or any JSON, null included: no type of the document's own. Who has its
 * row of the operations' table needs no function; most parameters are such. */
static bool is_plain(const struct ctype *type)
{
    if (type->shape == OAS_SHAPE_OPTION)
        type = type->item;
    switch (type->shape) {
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_STRING:
    case OAS_SHAPE_CONST:
        return true;
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_LIST:
    case OAS_SHAPE_MAP:
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_UNION:
        return false;
    }
    return false;
}

/* `same`: the root that the same schema had before, in another place (a parameter that several
 * operations refer to), or NULL. It has the C type already. */
static struct root *make_root(struct modeller *m, const struct wanted *wanted, oas_use use,
                              oas_str name, const struct root *same)
{
    struct root *root = MODELLER_NEW(m, struct root, 1);
    oas_str tag = own_name_of(m, wanted->schema);
    if (!root)
        return NULL;
    root->name = name.len ? name : function_name_take(m, same ? wanted_name(m, wanted) : tag);
    root->type = same ? same->type : root_type(m, wanted->schema, tag);
    object_fill_all(m);
    root->use = use;
    root->schema = wanted->schema;
    root->origin = wanted->origin;
    if (wanted->subject && wanted->subject->kind == SUBJECT_PARAMETERS)
        root->joined = wanted->subject->operation;
    bool headers = wanted->subject && wanted->subject->kind == SUBJECT_HEADERS;
    root->plain = headers || (!wanted->component && is_plain(root->type));
    return root;
}

/* What is inside of them gets its names, too. */
static void make_roots(struct modeller *m, const struct wanted *all,
                       const struct sorted_root *sorted, size_t count, const oas_str *names,
                       bool late)
{
    struct model *model = m->model;
    for (int components = 1; components >= 0; components--)
        for (size_t k = 0; k < count; k++) {
            size_t i = sorted[k].index;
            if (all[i].component != components || is_late(m, &all[i]) != late ||
                same_before(m, all, i) != SIZE_MAX)
                continue;
            const struct wanted *first = pointer_map_get(&m->components, all[i].schema);
            model->by_wanted[i] = make_root(m, &all[i], model->plan->roots[i].use, names[i],
                                            first ? model->by_wanted[first - all] : NULL);
        }
}

/* Components first, then the others, as they stand in the document. */
static void list_roots(struct modeller *m, const struct wanted *all, size_t count)
{
    struct model *model = m->model;
    struct root **last = &model->roots;
    for (int components = 1; components >= 0; components--)
        for (size_t i = 0; i < count; i++)
            if (all[i].component == components && model->by_wanted[i]) {
                *last = model->by_wanted[i];
                last = &model->by_wanted[i]->next;
            }
    for (size_t i = 0; i < count; i++)
        if (!model->by_wanted[i] && same_before(m, all, i) != SIZE_MAX)
            model->by_wanted[i] = model->by_wanted[same_before(m, all, i)];
}

/* Their types have rows by then, and their names stay taken: no other name hangs on what a
 * parameter holds. */
static void drop_plain(struct model *model)
{
    struct root **at = &model->roots;
    while (*at)
        if ((*at)->plain)
            *at = (*at)->next;
        else
            at = &(*at)->next;
}

struct model *model_build(oas_arena *mem, struct diags *diags, const struct plan *plan,
                          const struct wanted *wanted, size_t count,
                          const struct model_options *options)
{
    struct modeller m = {.mem = mem, .diags = diags, .pairs_left = APART_MOST_PAIRS_OF_ALL};
    m.model = OAS_ARENA_NEW(mem, struct model, 1);
    if (!m.model)
        return NULL;
    m.model->plan = plan;
    m.model->options = *options;
    m.model->by_wanted = OAS_ARENA_NEW(mem, struct root *, count + 1);
    oas_str *names = OAS_ARENA_NEW(mem, oas_str, count + 1);
    if (!m.model->by_wanted || !names || !begin(&m))
        return NULL;
    const struct sorted_root *sorted = sort_roots(&m, wanted, count);
    if (!sorted)
        return NULL;
    holders_find(&m, wanted, count);
    octets_find(&m, wanted, count);
    if (!m.beyond_json || !m.octets)
        return NULL;
    share_begin(&m);
    if (diags->no_memory)
        return NULL;
    name_roots(&m, wanted, sorted, count, names);
    share_find(&m);
    if (diags->no_memory)
        return NULL;
    make_roots(&m, wanted, sorted, count, names, false);
    name_late(&m, wanted, sorted, count, names);
    make_roots(&m, wanted, sorted, count, names, true);
    list_roots(&m, wanted, count);
    storage_settle(&m);
    order_types(&m);
    drop_plain(m.model);
    presets_find(&m);
    operation_names_find(&m, wanted, count);
    return diags->no_memory ? NULL : m.model;
}

void model_set_types(const struct model *model, const struct wanted *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        oas_type *type = &wanted[i].subject->first->type;
        if (!type->program)
            *type = (oas_type){&model->plan->program, model->plan->roots[i].use,
                               model->by_wanted[i]->type->row};
    }
}
