/* Making C types: each is made once for what it is made of. */
#include "model/modeller.h"

void *take(struct modeller *m, size_t count, size_t size)
{
    void *taken = oas_arena_zeroed(m->mem, count ? count : 1, size, 16);
    m->diags->no_memory |= !taken;
    return taken;
}

static oas_str joined(struct modeller *m, const char *before, oas_str name, const char *behind)
{
    oas_buf text = {0};
    oas_buf_puts(&text, before);
    oas_buf_put(&text, name);
    oas_buf_puts(&text, behind);
    oas_str kept = {NULL, 0};
    if (!text.failed)
        kept = oas_arena_copy(m->mem, oas_buf_str(&text));
    m->diags->no_memory |= !kept.at;
    oas_buf_free(&text);
    return kept;
}

/* ---- names ---- */

/* A name that the document itself gives; taken before any other. */
struct proper {
    oas_str name;
    bool used;
};

static bool is_container(oas_str key)
{
    return oas_str_is(key, "schemas") || oas_str_is(key, "$defs") || oas_str_is(key, "definitions");
}

/* The component's name; for the root of a file of its own, the file's. */
static oas_str document_name(const struct node *node)
{
    const struct node *parent = node->parent;
    const struct node *above = parent ? parent->parent : NULL;
    if (above && above->kind == NODE_OBJECT && parent->kind == NODE_OBJECT &&
        is_container(above->members[parent->index].key))
        return parent->members[node->index].key;
    if (parent || !node->place.source)
        return oas_str_of(NULL, 0);
    oas_str file = node->place.source->name;
    size_t start = file.len, end = file.len;
    while (start > 0 && file.at[start - 1] != '/')
        start--;
    for (size_t i = start + 1; i < file.len; i++)
        if (file.at[i] == '.') {
            end = i;
            break;
        }
    return oas_str_of(file.at + start, end - start);
}

void proper_set(struct modeller *m, const struct schema *schema, oas_str wanted)
{
    void **slot = map_put(&m->proper, m->mem, schema->uri);
    struct proper *proper = slot && !*slot ? TAKE(m, struct proper, 1) : NULL;
    if (!proper)
        return;
    proper->name = name_taken(m, &m->tags, wanted);
    *slot = proper;
    slot = proper->name.len ? map_put(&m->proper_names, m->mem, proper->name) : NULL;
    if (slot)
        *slot = proper;
}

oas_str proper_name(struct modeller *m, const struct schema *schema)
{
    const struct proper *proper = map_get(&m->proper, schema->uri);
    oas_str words = proper ? oas_str_of(NULL, 0) : document_name(schema->node);
    if (words.at) {
        proper_set(m, schema, name_joined(m, m->model->options.prefix, words));
        proper = map_get(&m->proper, schema->uri);
    }
    return proper ? proper->name : oas_str_of(NULL, 0);
}

/* The proper names are texts of their own: the same address is the same name. */
static bool is_proper(const struct modeller *m, oas_str name)
{
    const struct proper *proper = map_get(&m->proper_names, name);
    return proper && !proper->used && proper->name.at == name.at;
}

static bool use_proper(struct modeller *m, oas_str name)
{
    if (!is_proper(m, name))
        return false;
    ((struct proper *)map_get(&m->proper_names, name))->used = true;
    return true;
}

oas_str take_tag(struct modeller *m, oas_str name)
{
    return use_proper(m, name) ? name : name_taken(m, &m->tags, name);
}

void ctype_name(struct modeller *m, struct ctype *type, oas_str name)
{
    type->tag = take_tag(m, name);
    type->spelling = joined(m, "struct ", type->tag, "");
}

/* ---- types ---- */

static const char *const spellings[] = {
    [OAS_SHAPE_JSON] = "oas_json",   [OAS_SHAPE_BOOLEAN] = "bool",  [OAS_SHAPE_INT64] = "int64_t",
    [OAS_SHAPE_UINT64] = "uint64_t", [OAS_SHAPE_DOUBLE] = "double", [OAS_SHAPE_STRING] = "oas_str",
    [OAS_SHAPE_UNION] = NULL,
};

struct ctype *ctype_new(struct modeller *m, oas_shape shape, const struct schema *schema)
{
    const struct plan *plan = m->model->plan;
    struct ctype *type = TAKE(m, struct ctype, 1);
    if (!type)
        return &m->spare;
    type->shape = shape;
    type->schema = schema;
    type->type_row = OAS_NONE;
    if (schema && schema->id < plan->schema_count && plan->schemas[schema->id].reached)
        type->type_row = OAS_USE_ROW(plan->schemas[schema->id].use);
    if (spellings[shape])
        type->spelling = oas_str_from(spellings[shape]);
    return type;
}

struct ctype *ctype_const(struct modeller *m, const struct node *value, const struct schema *schema)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_CONST, schema);
    oas_buf text = {0};
    if (value)
        node_json(value, &text);
    else
        oas_buf_puts(&text, "null");
    type->text = joined(m, "", oas_buf_str(&text), "");
    m->diags->no_memory |= text.failed;
    oas_buf_free(&text);
    return type;
}

struct ctype *ctype_pointer(struct modeller *m, struct ctype *type)
{
    struct ctype *pointer = ctype_new(m, OAS_SHAPE_POINTER, type->schema);
    pointer->item = type;
    pointer->spelling = joined(m, "", type->spelling, " *");
    return pointer;
}

/* ---- enums ---- */

struct cenum *cenum_new(struct modeller *m, size_t most, const struct schema *schema, oas_str name)
{
    struct cenum *labels = TAKE(m, struct cenum, 1);
    struct label *at = TAKE(m, struct label, most);
    if (!labels || !at)
        return NULL;
    labels->tag = take_tag(m, name);
    labels->unset =
        name_taken(m, &m->ordinary, name_uppered(m, name_joined(m, labels->tag, OAS_STR("unset"))));
    labels->labels = at;
    labels->schema = schema;
    *m->last_enum = labels;
    m->last_enum = &labels->next;
    return labels;
}

void cenum_add(struct modeller *m, struct cenum *labels, oas_str text, uint32_t value,
               oas_str words)
{
    if (!labels)
        return;
    struct label *label = &labels->labels[labels->label_count++];
    *label = (struct label){.text = text, .value = value};
    if (text.at && labels->text.len == 0)
        labels->text = name_taken(m, &m->ordinary, name_joined(m, labels->tag, OAS_STR("text")));
    label->name = name_taken(m, &m->ordinary, name_uppered(m, name_joined(m, labels->tag, words)));
}

void cenum_again(struct cenum *labels, oas_str text, const struct label *earlier)
{
    struct label *label = &labels->labels[labels->label_count++];
    *label = (struct label){text, earlier->value, earlier->name};
}

struct ctype *ctype_enum(struct modeller *m, const oas_str *texts, size_t count,
                         const struct schema *schema, oas_str name)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_ENUM, schema);
    type->labels = cenum_new(m, count, schema, name);
    for (size_t i = 0; i < count; i++)
        cenum_add(m, type->labels, texts[i], (uint32_t)i + 1, texts[i]);
    if (type->labels)
        type->spelling = joined(m, "enum ", type->labels->tag, "");
    return type;
}

/* ---- made of others ---- */

static oas_str tag_of(const struct ctype *type)
{
    return type->labels ? type->labels->tag : type->tag;
}

/* What is made of the runtime's types is made once for the whole document: its name tells of what,
 * not of the place that had it first. */
static bool put_shared(const struct modeller *m, const struct ctype *type, oas_buf *words)
{
    if (type->shape == OAS_SHAPE_LIST && type->tag.len == 0) {
        bool shared = put_shared(m, type->item, words);
        oas_buf_puts(words, " list");
        return shared;
    }
    if (type == m->json->map)
        oas_buf_puts(words, "json map");
    else
        oas_buf_puts(words, type == m->string ? "str" : type == m->boolean ? "bool" : "json");
    return type == m->string || type == m->boolean || type == m->json || type == m->json->map;
}

/* "pet_list" for a list of pets; `name` where the element's type has none to tell. */
static oas_str made_of(struct modeller *m, const struct ctype *type, const char *what, oas_str name)
{
    if (tag_of(type).len)
        return name_joined(m, tag_of(type), oas_str_from(what));
    oas_buf words = {0};
    if (put_shared(m, type, &words)) {
        oas_buf_putc(&words, ' ');
        oas_buf_puts(&words, what);
        name = name_joined(m, m->model->options.prefix, oas_buf_str(&words));
    }
    m->diags->no_memory |= words.failed;
    oas_buf_free(&words);
    return name;
}

struct ctype *ctype_list(struct modeller *m, struct ctype *item, oas_str name)
{
    static const char *const known[] = {
        [OAS_SHAPE_JSON] = "oas_json_list",
        [OAS_SHAPE_BOOLEAN] = "oas_bool_list",
        [OAS_SHAPE_INT64] = "oas_int64_list",
        [OAS_SHAPE_UINT64] = "oas_uint64_list",
        [OAS_SHAPE_DOUBLE] = "oas_double_list",
        [OAS_SHAPE_STRING] = "oas_str_list",
        [OAS_SHAPE_UNION] = NULL,
    };
    if (item->list)
        return item->list;
    struct ctype *list = item->list = ctype_new(m, OAS_SHAPE_LIST, NULL);
    list->item = item;
    if (known[item->shape])
        list->spelling = oas_str_from(known[item->shape]);
    else
        ctype_name(m, list, made_of(m, item, "list", name));
    return list;
}

struct ctype *ctype_map(struct modeller *m, struct ctype *value, oas_str name)
{
    bool own = value != m->json && is_proper(m, name);
    if (value->map && !own)
        return value->map;
    struct ctype *map = ctype_new(m, OAS_SHAPE_MAP, NULL);
    map->item = value;
    if (!own)
        value->map = map;
    if (value == m->json) {
        map->spelling = OAS_STR("oas_json_map");
        map->entry_tag = OAS_STR("oas_json_entry");
        return map;
    }
    ctype_name(m, map, own ? name : made_of(m, value, "map", name));
    map->entry_tag = name_taken(m, &m->tags, name_joined(m, map->tag, OAS_STR("entry")));
    return map;
}

struct ctype *ctype_nullable(struct modeller *m, struct ctype *type, oas_str name)
{
    if (!type->options[0])
        type->options[0] = ctype_option(
            m, type, OAS_STATE_NULL, tag_of(type).len ? name : made_of(m, type, "or null", name));
    return type->options[0];
}

static const char *option_word(unsigned states)
{
    return states == OAS_STATE_ABSENT ? "OAS_OPT("
           : states == OAS_STATE_NULL ? "OAS_NULLABLE("
                                      : "OAS_PATCH(";
}

struct ctype *ctype_option(struct modeller *m, struct ctype *type, unsigned states, oas_str name)
{
    if (states == 0)
        return type;
    if (name.len == 0 && type->options[states])
        return type->options[states];
    struct ctype *option = ctype_new(m, OAS_SHAPE_OPTION, type->schema);
    option->item = type;
    option->states = states;
    if (name.len) {
        option->schema = NULL;
        ctype_name(m, option, name);
        return option;
    }
    type->options[states] = option;
    option->spelling = type->shape == OAS_SHAPE_CONST
                           ? OAS_STR("oas_presence")
                           : joined(m, option_word(states), type->spelling, ")");
    return option;
}

/* ---- either ---- */

static bool is_text(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_STRING || type->shape == OAS_SHAPE_ENUM ||
           (type->shape == OAS_SHAPE_CONST && type->text.len && type->text.at[0] == '"');
}

static bool same_labels(const struct cenum *a, const struct cenum *b)
{
    bool same = a && b && a->label_count == b->label_count;
    for (size_t i = 0; same && i < a->label_count; i++)
        same = oas_str_equal(a->labels[i].text, b->labels[i].text);
    return same;
}

static bool is_same(const struct ctype *a, const struct ctype *b)
{
    if (a == b)
        return true;
    if (a->shape != b->shape)
        return false;
    if (a->shape == OAS_SHAPE_CONST)
        return oas_str_equal(a->text, b->text);
    if (a->shape == OAS_SHAPE_ENUM)
        return same_labels(a->labels, b->labels);
    if (a->shape == OAS_SHAPE_LIST || a->shape == OAS_SHAPE_MAP)
        return is_same(a->item, b->item);
    return a->shape <= OAS_SHAPE_STRING && a->shape != OAS_SHAPE_JSON;
}

static bool is_number(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_INT64 || type->shape == OAS_SHAPE_DOUBLE;
}

struct ctype *ctype_either(struct modeller *m, struct ctype *a, struct ctype *b)
{
    if (!a || !b)
        return NULL;
    if (is_same(a, b))
        return a;
    if (is_text(a) && is_text(b))
        return a->shape == OAS_SHAPE_STRING ? a : b->shape == OAS_SHAPE_STRING ? b : m->string;
    if (is_number(a) && is_number(b))
        return a->shape == OAS_SHAPE_DOUBLE ? a : b;
    return NULL;
}
