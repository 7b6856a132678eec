/* The C shape of a value that a set of schemas describes. */
#include "model/modeller.h"

#define DEEPEST 200 /* schemas within schemas; what is deeper is kept as JSON */

/* ---- constants ---- */

static const struct node *const *constants_of(const struct clause *clause, size_t *count)
{
    bool one = clause->keyword == OAS_KEYWORD_CONST;
    *count = one ? 1 : clause->value->count;
    return one ? (const struct node *const *)&clause->value
               : (const struct node *const *)clause->value->items;
}

static const struct clause *constant_clause(const struct conj *conj)
{
    const struct clause *clause = conj_clause(conj, OAS_KEYWORD_CONST, NULL);
    return clause ? clause : conj_clause(conj, OAS_KEYWORD_ENUM, NULL);
}

const oas_str *constant_texts(struct modeller *m, const struct conj *conj, size_t *count)
{
    const struct clause *clause = constant_clause(conj);
    struct map seen = {NULL};
    size_t all;
    *count = 0;
    if (!clause || !(conj->kinds & OAS_KIND_STRING))
        return NULL;
    const struct node *const *nodes = constants_of(clause, &all);
    oas_str *texts = TAKE(m, oas_str, all);
    for (size_t i = 0; texts && i < all; i++) {
        if (nodes[i]->kind == NODE_NULL)
            continue;
        if (nodes[i]->kind != NODE_STRING)
            return NULL;
        void **slot = map_put(&seen, m->mem, nodes[i]->text);
        if (slot && !*slot) {
            *slot = texts;
            texts[(*count)++] = nodes[i]->text;
        }
    }
    return texts;
}

/* The single value that is allowed beside null, or NULL. */
static const struct node *only_constant(const struct conj *conj)
{
    const struct clause *clause = constant_clause(conj);
    const struct node *only = NULL;
    size_t count;
    if (!clause)
        return NULL;
    const struct node *const *nodes = constants_of(clause, &count);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind == NODE_NULL)
            continue;
        if (only)
            return NULL;
        only = nodes[i];
    }
    return only;
}

static struct ctype *shape_constants(struct modeller *m, const struct conj *conj, oas_str name)
{
    size_t count;
    const struct node *only = only_constant(conj);
    if (only)
        return ctype_const(m, only, conj->at[0]);
    const oas_str *texts = constant_texts(m, conj, &count);
    return texts && count ? ctype_enum(m, texts, count, conj->at[0], name) : NULL;
}

/* ---- numbers ---- */

static bool is_negative(const struct node *number)
{
    return number->text.len && number->text.at[0] == '-';
}

/* True if the number is beyond int64_t. Not exact for what is written with many zeros; a type that
 * is too wide is none the worse. */
static bool is_beyond_int64(oas_str text)
{
    static const char most[] = "9223372036854775807";
    size_t digits = 0;
    while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    if (digits < text.len) {
        const char *e = memchr(text.at, 'e', text.len);
        e = e ? e : memchr(text.at, 'E', text.len);
        size_t rest = e ? text.len - (size_t)(e - text.at) : 0;
        return rest > 2 && memcmp(text.at + text.len - 2, "18", 2) > 0;
    }
    return digits > sizeof most - 1 ||
           (digits == sizeof most - 1 && memcmp(text.at, most, digits) > 0);
}

static bool is_whole(const struct node *number)
{
    for (size_t i = is_negative(number); i < number->text.len; i++)
        if (number->text.at[i] < '0' || number->text.at[i] > '9')
            return false;
    return true;
}

/* Constants that are all integers are kept as such: a double would lose digits. */
static bool constants_are_whole(const struct conj *conj)
{
    const struct clause *clause = constant_clause(conj);
    size_t count = 0;
    const struct node *const *nodes = clause ? constants_of(clause, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (nodes[i]->kind == NODE_NUMBER && !is_whole(nodes[i]))
            return false;
    return count > 0;
}

static bool constants_beyond_int64(const struct conj *conj)
{
    const struct clause *clause = constant_clause(conj);
    size_t count = 0;
    bool beyond = false;
    const struct node *const *nodes = clause ? constants_of(clause, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind != NODE_NUMBER)
            continue;
        if (is_negative(nodes[i]))
            return false;
        beyond |= is_beyond_int64(nodes[i]->text);
    }
    return beyond;
}

static bool is_unsigned(const struct conj *conj)
{
    bool positive = false, large = false;
    for (size_t i = 0; i < conj->count; i++)
        for (const struct clause *clause = conj->at[i]->clauses; clause; clause = clause->next) {
            bool low = clause->keyword == OAS_KEYWORD_MINIMUM ||
                       clause->keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM;
            bool high = clause->keyword == OAS_KEYWORD_MAXIMUM ||
                        clause->keyword == OAS_KEYWORD_EXCLUSIVE_MAXIMUM;
            positive |= low && !is_negative(clause->value);
            large |= (low || high) && !is_negative(clause->value) &&
                     is_beyond_int64(clause->value->text);
        }
    if (constants_beyond_int64(conj))
        return true;
    for (size_t i = 0; i < conj->count; i++) {
        const struct node *format = node_get(conj->at[i]->node, "format");
        if (format && format->kind == NODE_STRING && oas_str_is(format->text, "uint64"))
            return true;
    }
    return positive && large;
}

struct ctype *shape_number(struct modeller *m, const struct conj *conj, unsigned kinds)
{
    if (kinds & OAS_KIND_FRACTION)
        return ctype_new(m, OAS_SHAPE_DOUBLE, conj->at[0]);
    return ctype_new(m, is_unsigned(conj) ? OAS_SHAPE_UINT64 : OAS_SHAPE_INT64, conj->at[0]);
}

/* ---- arrays ---- */

static struct ctype *item_type(struct modeller *m, const struct schema *const *given, size_t count,
                               oas_str name)
{
    const struct shaped *shaped = shape_of(m, given, count, name);
    if (!shaped->type)
        return m->json;
    if (!shaped->nullable && shaped->type->shape != OAS_SHAPE_CONST)
        return shaped->type;
    /* A list of what has no storage would be a count: its items are kept as JSON. */
    if (shaped->type->shape == OAS_SHAPE_CONST)
        return m->json;
    return ctype_nullable(m, shaped->type, name);
}

/* Tuples: a list, if all places have one type. */
static struct ctype *tuple_type(struct modeller *m, const struct conj *conj, oas_str name)
{
    const struct clause *prefix = conj_clause(conj, OAS_KEYWORD_PREFIX_ITEMS, NULL);
    const struct clause *items = conj_clause(conj, OAS_KEYWORD_ITEMS, NULL);
    struct ctype *type = NULL;
    for (size_t i = 0; i < prefix->count; i++) {
        const struct schema *schema = prefix->schemas[i];
        struct ctype *one = item_type(m, &schema, 1, name);
        type = i ? ctype_either(m, type, one) : one;
    }
    const struct schema *rest = items ? items->schemas[0] : NULL;
    if (!rest || !type)
        return m->json;
    if (rest->is_boolean && !rest->verdict)
        return type;
    type = ctype_either(m, type, item_type(m, &rest, 1, name));
    return type ? type : m->json;
}

struct ctype *shape_array(struct modeller *m, const struct conj *conj, oas_str name)
{
    const struct schema **given = TAKE(m, const struct schema *, conj->count);
    oas_str item_name = name_joined(m, name, OAS_STR("item"));
    size_t count = 0;
    if (conj_clause(conj, OAS_KEYWORD_PREFIX_ITEMS, NULL))
        return ctype_list(m, tuple_type(m, conj, item_name), name);
    for (size_t i = 0; given && i < conj->count; i++) {
        const struct clause *items = schema_clause(conj->at[i], OAS_KEYWORD_ITEMS);
        if (items)
            given[count++] = items->schemas[0];
    }
    return ctype_list(m, count ? item_type(m, given, count, item_name) : m->json, name);
}

/* ---- any value ---- */

static bool is_one_kind(unsigned kinds)
{
    unsigned others = kinds & ~(unsigned)OAS_KIND_NUMBER;
    return (kinds & OAS_KIND_NUMBER) ? others == 0 : others && (others & (others - 1)) == 0;
}

static void shape_kind(struct modeller *m, const struct conj *conj, unsigned kinds, oas_str name,
                       struct shaped *shaped)
{
    if (kinds & OAS_KIND_OBJECT)
        shape_object(m, conj, name, shaped);
    else if (kinds & OAS_KIND_ARRAY)
        shaped->type = shape_array(m, conj, name);
    else if (kinds & OAS_KIND_STRING)
        shaped->type = m->string;
    else if (kinds & OAS_KIND_BOOLEAN)
        shaped->type = m->boolean;
    else
        shaped->type = shape_number(m, conj, kinds);
}

bool shape_scalar(struct modeller *m, const struct conj *conj, struct shaped *shaped)
{
    unsigned kinds = conj->kinds & ~(unsigned)OAS_KIND_NULL;
    if (!is_one_kind(kinds) || kinds & (OAS_KIND_OBJECT | OAS_KIND_ARRAY))
        return false;
    shape_kind(m, conj, kinds, oas_str_of(NULL, 0), shaped);
    return true;
}

/* Without `type`: what the schema speaks of must be meant. */
static void shape_untyped(struct modeller *m, const struct conj *conj, oas_str name,
                          struct shaped *shaped)
{
    bool members = conj_has_members(conj), items = conj_has_items(conj);
    shaped->nullable = false;
    if (members && !items)
        shape_object(m, conj, name, shaped);
    else if (items && !members)
        shaped->type = shape_array(m, conj, name);
    else
        shaped->type = m->json;
}

static void find_shape(struct modeller *m, const struct conj *conj, oas_str name,
                       struct shaped *shaped)
{
    const unsigned all = OAS_KIND_ANY & ~(unsigned)OAS_KIND_NULL;
    unsigned kinds = conj->kinds & all;
    const struct schema *owner = NULL;
    if (kinds == 0) {
        shaped->nullable = false;
        shaped->type = ctype_const(m, NULL, conj->at[0]);
        return;
    }
    shaped->type = shape_constants(m, conj, name);
    if (shaped->type)
        return;
    const struct clause *clause = conj_clause(conj, OAS_KEYWORD_ONE_OF, &owner);
    if (!clause)
        clause = conj_clause(conj, OAS_KEYWORD_ANY_OF, &owner);
    if (clause && !conj_has_members(conj) && !conj_has_items(conj))
        shape_union(m, conj, clause, owner, name, shaped);
    else if (is_one_kind(kinds))
        shape_kind(m, conj, kinds, name, shaped);
    else if (kinds == all)
        shape_untyped(m, conj, name, shaped);
    else
        shape_kinds(m, conj, name, shaped);
}

/* ---- each set once ---- */

static struct shaped *known_shape(struct modeller *m, const struct schema *const *given,
                                  size_t count)
{
    oas_buf key = {0};
    for (size_t i = 0; i < count; i++) {
        oas_buf_putc(&key, i ? ' ' : '#');
        oas_buf_put_u64(&key, given[i]->id);
    }
    oas_str kept = key.failed ? oas_str_of(NULL, 0) : oas_arena_copy(m->mem, oas_buf_str(&key));
    oas_buf_free(&key);
    void **slot = kept.at ? map_put(&m->shapes, m->mem, kept) : NULL;
    if (slot && !*slot)
        *slot = TAKE(m, struct shaped, 1);
    m->diags->no_memory |= !slot;
    return slot ? *slot : NULL;
}

const struct shaped *shape_of(struct modeller *m, const struct schema *const *given, size_t count,
                              oas_str name)
{
    static const struct shaped none = {NULL, false, false};
    struct shaped *shaped = known_shape(m, given, count);
    if (!shaped || m->depth > DEEPEST)
        return &none;
    if (shaped->type || shaped->begun)
        return shaped;
    shaped->begun = true;
    m->depth++;
    const struct schema *base = count == 1 ? conj_strip(m, given[0]) : given[0];
    if (count == 1 && base != given[0]) {
        const struct shaped *inner = shape_of(m, &base, 1, name);
        shaped->type = inner->type;
        shaped->nullable = inner->nullable && conj_kinds(m, given[0]) & OAS_KIND_NULL;
    } else {
        oas_str proper = count == 1 ? proper_name(m, base) : oas_str_of(NULL, 0);
        struct conj conj = conj_of(m, given, count);
        if (constants_are_whole(&conj))
            conj.kinds &= ~(unsigned)OAS_KIND_FRACTION;
        shaped->nullable = conj.kinds & OAS_KIND_NULL;
        find_shape(m, &conj, proper.len ? proper : name, shaped);
        shaped->nullable &= shaped->type != m->json; /* null is a JSON text like others */
    }
    m->depth--;
    return shaped;
}
