/* Making C types: each is made once for what it is made of. */
#include "model/ctype.h"

#include "load/pointer_order.h"
#include "model/cenum.h"
#include "model/own_name.h"
#include "model/share.h"

void ctype_name(struct modeller *m, struct ctype *type, oas_str name)
{
    type->name = own_name_take(m, name);
    type->spelling = modeller_text(m, "struct ", type->name, "");
}

/* How C spells those that have no name of their own, and the lists of them. */
static const char *const spellings[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) spelling,
#include <oas/shapes.def>
#undef OAS_SHAPE
};

static const char *const lists[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) list,
#include <oas/shapes.def>
#undef OAS_SHAPE
};

struct ctype *ctype_new(struct modeller *m, oas_shape shape, const struct schema *schema)
{
    const struct plan *plan = m->model->plan;
    struct ctype *type = MODELLER_NEW(m, struct ctype, 1);
    if (!type)
        return &m->spare;
    type->shape = shape;
    type->schema = schema;
    type->prose = schema ? share_prose(m, schema, &type->places) : NULL;
    if (schema && schema->id < plan->schema_count && plan->schemas[schema->id].reached)
        type->schema_row = OAS_USE_ROW(plan->schemas[schema->id].use);
    if (spellings[shape])
        type->spelling = oas_str_from(spellings[shape]);
    return type;
}

static oas_str integer_text(struct modeller *m, const struct ctype *type, const char *before,
                            const char *behind)
{
    oas_buf text = {0};
    oas_buf_puts(&text, before);
    oas_buf_puts(&text, type->shape == OAS_SHAPE_SIGNED ? "int" : "uint");
    oas_buf_put_u64(&text, type->bits);
    oas_buf_puts(&text, behind);
    return text_keep(m->mem, &text, &m->diags->no_memory);
}

static bool is_integer(const struct ctype *type)
{
    return type->shape == OAS_SHAPE_SIGNED || type->shape == OAS_SHAPE_UNSIGNED;
}

struct ctype *ctype_integer(struct modeller *m, oas_shape shape, unsigned bits,
                            const struct schema *schema)
{
    struct ctype *type = ctype_new(m, shape, schema);
    type->bits = bits;
    type->spelling = integer_text(m, type, "", "_t");
    return type;
}

struct ctype *ctype_const(struct modeller *m, const struct node *value, const struct schema *schema)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_CONST, schema);
    oas_buf text = {0};
    type->value = value;
    if (value)
        m->diags->no_memory |= !pointer_order_json(m->mem, value, &text);
    else
        oas_buf_puts(&text, "null");
    type->text = modeller_text(m, "", oas_buf_str(&text), "");
    m->diags->no_memory |= text.failed;
    oas_buf_free(&text);
    return type;
}

struct ctype *ctype_pointer(struct modeller *m, struct ctype *type)
{
    if (type->pointer)
        return type->pointer;
    struct ctype *pointer = type->pointer = ctype_new(m, OAS_SHAPE_POINTER, type->schema);
    pointer->item = type;
    pointer->spelling = modeller_text(m, "", type->spelling, " *");
    return pointer;
}

struct ctype *ctype_enum(struct modeller *m, const struct constant *constants, size_t count,
                         const struct schema *schema, oas_str name)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_ENUM, schema);
    type->cenum = cenum_new(m, count, schema, name);
    if (!type->cenum)
        return type;
    cenum_add_all(m, type->cenum, constants, count);
    type->spelling = modeller_text(m, "enum ", type->cenum->name, "");
    return type;
}

/* Its enumerator for other texts has its name before the constants have theirs: no constant that
 * the document gains can take it. */
struct ctype *ctype_open(struct modeller *m, const struct constant *constants, size_t count,
                         const struct schema *schema, oas_str name)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_OPEN, schema);
    type->cenum = cenum_new(m, count, schema, name);
    if (!type->cenum)
        return type;
    cenum_open(m, type->cenum);
    cenum_add_all(m, type->cenum, constants, count);
    type->spelling = modeller_text(m, "struct ", type->cenum->open, "");
    return type;
}

struct ctype *ctype_numbered(struct modeller *m, struct constant *constants, size_t count,
                             const struct schema *schema, oas_str name)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_NUMBERED, schema);
    type->cenum = cenum_numbered(m, constants, count, NULL, schema, name);
    if (type->cenum)
        type->spelling = modeller_text(m, "enum ", type->cenum->name, "");
    return type;
}

void ctype_name_values(struct modeller *m, struct ctype *type, struct constant *constants,
                       size_t count, oas_str name)
{
    type->named = cenum_numbered(m, constants, count, type, type->schema, name);
}

/* ---- made of others ---- */

static oas_str tag_of(const struct ctype *type)
{
    return type->cenum ? type->cenum->name : type->name;
}

/* What is made of the runtime's types is made once for the whole document: its name tells of what,
 * not of the place that had it first. */
static bool put_shared(const struct modeller *m, const struct ctype *type, oas_buf *words)
{
    if (type->shape == OAS_SHAPE_LIST && type->name.len == 0) {
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
    if (item->list)
        return item->list;
    struct ctype *list = item->list = ctype_new(m, OAS_SHAPE_LIST, NULL);
    list->item = item;
    if (is_integer(item))
        list->spelling = integer_text(m, item, "oas_", "_list");
    else if (lists[item->shape])
        list->spelling = oas_str_from(lists[item->shape]);
    else
        ctype_name(m, list, made_of(m, item, "list", name));
    return list;
}

static void name_map(struct modeller *m, struct ctype *map, oas_str name)
{
    ctype_name(m, map, name);
    map->entry_name = name_taken(m, &m->tags, name_joined(m, map->name, OAS_STR("entry")));
}

struct ctype *ctype_map(struct modeller *m, struct ctype *value, oas_str name)
{
    bool own = value != m->json && own_name_is_free(m, name);
    if (value->map && !own)
        return value->map;
    struct ctype *map = ctype_new(m, OAS_SHAPE_MAP, NULL);
    map->item = value;
    if (!own)
        value->map = map;
    if (value == m->json) {
        map->spelling = OAS_STR("oas_json_map");
        map->entry_name = OAS_STR("oas_json_entry");
        return map;
    }
    name_map(m, map, own ? name : made_of(m, value, "map", name));
    return map;
}

struct ctype *ctype_endless(struct modeller *m, oas_shape shape, oas_str name)
{
    struct ctype *type = ctype_new(m, shape, NULL);
    type->endless = true;
    if (shape == OAS_SHAPE_MAP)
        name_map(m, type, name);
    else
        ctype_name(m, type, name);
    return type;
}

struct ctype *ctype_nullable(struct modeller *m, struct ctype *type, oas_str name)
{
    if (!type->options[0])
        type->options[0] = ctype_option(m, type, OAS_STATE_NULL, made_of(m, type, "or null", name));
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
        option->schema = option->prose = NULL;
        option->places = 0;
        ctype_name(m, option, name);
        return option;
    }
    type->options[states] = option;
    option->spelling = type->shape == OAS_SHAPE_CONST
                           ? OAS_STR("oas_presence")
                           : modeller_text(m, option_word(states), type->spelling, ")");
    return option;
}
