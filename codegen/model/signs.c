/* Unions by what is told of their alternatives: by JSON type, and by the members of objects. */
#include "model/signs.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/pointer_order.h"
#include "model/apart.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/either.h"

/* ---- signs ---- */

enum { MOST_DEMANDED = 512 }; /* as in the runtime: those that count where they are not there */

/* The objects of a union while their signs are found. */
struct signing {
    struct modeller *m;
    const struct apart *apart;
    const struct alternative *at[APART_MOST]; /* by bit; NULL: none, or it takes no objects */
    size_t bits;
    uint64_t all, open; /* those that are, and that may have members that nobody names */
    oas_str *demands;   /* [a * APART_MOST + b]: see apart_by_demand(); NULL: none */
};

/* Those that are told are in the order of the kinds; the others come behind all kinds. */
static void find_bits(struct signing *s, size_t kinds)
{
    size_t told = 0, others = kinds;
    for (size_t i = 0; i < s->apart->count; i++) {
        const struct alternative *one = &s->apart->at[i];
        size_t bit = one->told ? told++ : others;
        if (!one->traits || bit >= APART_MOST)
            continue;
        others += !one->told;
        s->at[bit] = one;
        s->bits = bit + 1 > s->bits ? bit + 1 : s->bits;
        s->all |= UINT64_C(1) << bit;
        s->open |= one->traits->closed ? 0 : UINT64_C(1) << bit;
    }
}

static void find_demands(struct signing *s)
{
    if (!s->apart->by_demand)
        return;
    s->demands = MODELLER_NEW(s->m, oas_str, APART_MOST * s->bits);
    for (size_t a = 0; s->demands && a < s->bits; a++)
        for (size_t b = 0; b < s->bits; b++)
            if (a != b && s->at[a] && s->at[b])
                s->demands[a * APART_MOST + b] = apart_by_demand(s->apart, s->at[a], s->at[b]);
}

/* Is an object with that member taken for one that demands it rather than for this? */
static bool is_demanded(const struct signing *s, size_t bit, oas_str name)
{
    bool demanded = false;
    for (size_t a = 0; s->demands && !demanded && a < s->bits; a++) {
        oas_str member = s->demands[a * APART_MOST + bit];
        demanded = member.at && oas_str_equal(member, name);
    }
    return demanded;
}

static struct mark *mark_at(struct signing *s, struct sign *sign, size_t *cap,
                            const struct node *value)
{
    oas_buf json = {0};
    bool is_string = value->kind == NODE_STRING;
    unsigned jtype = node_jtypes(value);
    if (!is_string)
        s->m->diags->no_memory |= !pointer_order_json(s->m->mem, value, &json);
    oas_str text = is_string ? value->text : oas_buf_str(&json);
    for (size_t i = 0; i < sign->mark_count; i++)
        if (sign->marks[i].jtype == jtype && oas_str_equal(sign->marks[i].text, text)) {
            oas_buf_free(&json);
            return &sign->marks[i];
        }
    text = modeller_text(s->m, "", text, "");
    oas_buf_free(&json);
    struct mark *at =
        array_room(s->m->mem, sign->marks, sign->mark_count, 1, cap, sizeof *sign->marks);
    s->m->diags->no_memory |= !at;
    if (!at)
        return NULL;
    sign->marks = at;
    sign->marks[sign->mark_count] = (struct mark){text, jtype, 0};
    return &sign->marks[sign->mark_count++];
}

/* Where all constants say the same, they say nothing. */
static void add_marks(struct signing *s, struct sign *sign)
{
    size_t cap = 0;
    uint64_t constant = 0;
    bool differ = false;
    for (size_t bit = 0; bit < s->bits; bit++) {
        const struct trait *trait = s->at[bit] ? traits_find(s->at[bit]->traits, sign->name) : NULL;
        if (!trait || !trait->constant || trait->never)
            continue;
        constant |= UINT64_C(1) << bit;
        for (size_t i = 0; i < trait->value_count; i++) {
            struct mark *mark = mark_at(s, sign, &cap, trait->values[i]);
            if (mark)
                mark->with |= UINT64_C(1) << bit;
        }
    }
    for (size_t i = 0; i < sign->mark_count; i++) {
        differ |= sign->marks[i].with != constant;
        sign->marks[i].with |= sign->with;
    }
    if (!differ) {
        sign->with |= constant;
        sign->mark_count = 0;
    }
}

/* A member that is told of by none is like all that nobody names. */
static bool make_sign(struct signing *s, struct sign *sign, oas_str name)
{
    *sign = (struct sign){.name = name};
    for (size_t bit = 0; bit < s->bits; bit++) {
        if (!s->at[bit])
            continue;
        const struct trait *trait = traits_find(s->at[bit]->traits, name);
        uint64_t mask = UINT64_C(1) << bit;
        sign->without |= trait && trait->required ? 0 : mask;
        if (!traits_exclude(s->at[bit]->traits, name) && !(trait && trait->constant) &&
            !is_demanded(s, bit, name))
            sign->with |= mask;
    }
    add_marks(s, sign);
    return sign->mark_count || sign->with != s->open || sign->without != s->all;
}

static int compare_signs(const void *a, const void *b)
{
    const struct sign *x = a, *y = b;
    return pointer_order(x->name, y->name);
}

/* Those that are demanded by some first: of them alone the runtime notes which were there. */
static void sort_signs(struct signing *s, struct sign *signs, size_t count)
{
    struct sign *sorted = MODELLER_NEW(s->m, struct sign, count);
    size_t demanded = 0, at = 0;
    if (!sorted || count == 0)
        return;
    qsort(signs, count, sizeof *signs, compare_signs);
    for (size_t i = 0; i < count; i++)
        if (signs[i].without != s->all)
            sorted[demanded++] = signs[i];
    at = demanded;
    for (size_t i = 0; i < count; i++)
        if (signs[i].without == s->all)
            sorted[at++] = signs[i];
    for (size_t i = MOST_DEMANDED - 1; i < demanded; i++)
        sorted[i].without = s->all;
    memcpy(signs, sorted, count * sizeof *signs);
}

static size_t count_all_traits(const struct signing *s)
{
    size_t count = 0;
    for (size_t bit = 0; bit < s->bits; bit++)
        for (const struct trait *trait = s->at[bit] ? s->at[bit]->traits->first : NULL; trait;
             trait = trait->next)
            count++;
    return count;
}

static void add_signs(struct modeller *m, struct ctype *type, const struct apart *apart)
{
    struct signing s = {.m = m, .apart = apart};
    struct map seen = {NULL};
    find_bits(&s, type->part_count);
    find_demands(&s);
    type->signs = MODELLER_NEW(m, struct sign, count_all_traits(&s) + 1);
    if (!type->signs)
        return;
    type->signs[type->sign_count++] = (struct sign){OAS_STR(""), s.open, s.all, NULL, 0};
    for (size_t bit = 0; bit < s.bits; bit++)
        for (const struct trait *trait = s.at[bit] ? s.at[bit]->traits->first : NULL; trait;
             trait = trait->next) {
            void **slot = modeller_slot(m, &seen, trait->name);
            if (slot && !*slot && make_sign(&s, &type->signs[type->sign_count], trait->name))
                type->sign_count++;
            if (slot)
                *slot = type;
        }
    sort_signs(&s, type->signs + 1, type->sign_count - 1);
}

/* ---- variants ---- */

static void add_variant(struct modeller *m, struct ctype *type, struct names *scope,
                        const struct apart *apart, const struct alternative *one)
{
    oas_str words = apart_words(m, apart, one, type->name);
    if (one->type) {
        struct part *part = &type->parts[type->part_count++];
        *part = (struct part){.type = one->type, .jtypes = one->jtypes, .required = true};
        if (part->type->shape != OAS_SHAPE_CONST)
            part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), words));
    } else {
        branch_add_variant(m, type, scope, one->branches.at[0], words, one->jtypes);
    }
    branch_add_kind(m, type, words);
}

/* What is not told. */
static void add_json(struct modeller *m, struct ctype *type, struct names *scope,
                     const struct apart *apart)
{
    struct part *part = &type->parts[type->part_count++];
    *part = (struct part){.type = m->json, .required = true};
    for (size_t i = 0; i < apart->count; i++)
        part->jtypes |= apart->at[i].told ? 0 : apart->at[i].jtypes;
    part->name = name_taken(m, scope, OAS_STR("json"));
    type->other = (uint32_t)type->part_count;
    branch_add_kind(m, type, OAS_STR("json"));
}

static void make_union(struct modeller *m, struct ctype *type, const struct apart *apart)
{
    struct names scope = member_names(m);
    branch_begin_kinds(m, type, apart->told + 1);
    bool told_objects = false;
    for (size_t i = 0; type->parts && i < apart->count; i++) {
        if (!apart->at[i].told)
            continue;
        add_variant(m, type, &scope, apart, &apart->at[i]);
        type->parts[type->part_count - 1].takes =
            (apart->by_demand || apart->tried) && apart->at[i].traits;
        told_objects |= apart->at[i].traits != NULL;
    }
    if (type->parts && apart->told < apart->count)
        add_json(m, type, &scope, apart);
    type->has_heirs = apart->by_demand;
    if (told_objects && apart->objects > 1)
        add_signs(m, type, apart);
}

/* Finds the C types of those that joined; without one they are not told apart. */
static void join(struct modeller *m, struct apart *apart, const struct schema_set *set,
                 oas_str name)
{
    for (size_t i = 0; i < apart->count; i++) {
        struct alternative *one = &apart->at[i];
        if (one->branches.count < 2 || !one->told)
            continue;
        oas_str part_name = name_joined(m, name, branch_jtype_word(one->jtypes));
        one->type = constant_union(m, set, &one->branches, part_name);
        if (!one->type)
            one->type = either_of_branches(m, &one->branches, part_name);
        if (one->type)
            continue;
        apart_not_told(apart, one, one);
        apart->told--;
    }
}

void signs_shape(struct modeller *m, const struct schema_set *set, const struct branches *branches,
                 oas_str name, struct value_shape *shape)
{
    struct apart apart = apart_find(m, branches, set->jtypes);
    join(m, &apart, set, name);
    if (apart.count == 1 && apart.told == 1) {
        shape->type = apart.at[0].type;
        return;
    }
    if (apart.told == 0)
        shape->type = either_of_branches(m, branches, name);
    if (shape->type)
        return;
    if (apart.told == 0) {
        shape->type = ctype_new(m, OAS_SHAPE_JSON, set->at[0]);
        shape->type->told = TOLD_NOTHING;
        shape->type->told_apart = apart_sentence(m, &apart, name);
        return;
    }
    shape->type = ctype_new(m, OAS_SHAPE_UNION, set->at[0]);
    ctype_name(m, shape->type, name);
    make_union(m, shape->type, &apart);
    bool members = apart.by_value_count || apart.by_presence_count;
    shape->type->told = apart.tag.at ? TOLD_TAG : members ? TOLD_MEMBERS : TOLD_TYPE;
    shape->type->ambiguous = apart.ambiguous;
    shape->type->told_apart = apart_sentence(m, &apart, shape->type->name);
}
