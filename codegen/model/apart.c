/* Which alternatives can be told apart, and by what: by the JSON type, and among objects by
 * constants of a member, by a member that all objects of the one have and the other does not speak
 * of, by a member that the other refuses. */
#include "model/apart.h"

#include <stdlib.h>

#include "load/array.h"
#include "load/jtype.h"
#include "load/pointer_order.h"
#include "model/branches.h"

/* Branches of these JSON types may have one C type together. */
enum { MAY_JOIN = OAS_JTYPE_STRING | OAS_JTYPE_NUMBER | OAS_JTYPE_BOOLEAN | OAS_JTYPE_ARRAY };

/* ---- one against another ---- */

/* By what an object of `a` shows that it is none of `b`. */
enum evidence { EVIDENCE_NONE, EVIDENCE_VALUE, EVIDENCE_PRESENCE, EVIDENCE_DEMAND };

static bool speaks_of(const struct trait *trait)
{
    return trait && (trait->declared || trait->required);
}

/* Does the member show it for objects as they are meant? `a` has it and `b` cannot have it; it is
 * another constant; `b` demands it and `a` does not speak of it; or the other way round, which is
 * the least. */
static enum evidence evidence_of(const struct traits *a, const struct traits *b, oas_str name)
{
    const struct trait *x = traits_find(a, name), *y = traits_find(b, name);
    bool mine = speaks_of(x) && !traits_exclude(a, name);
    if (mine && !traits_exclude(b, name) && trait_differs(x, y))
        return EVIDENCE_VALUE;
    if (mine && traits_exclude(b, name))
        return EVIDENCE_PRESENCE;
    if (y && y->required && !mine)
        return EVIDENCE_PRESENCE;
    return mine && x->required && !speaks_of(y) ? EVIDENCE_DEMAND : EVIDENCE_NONE;
}

/* Is there no object at all that could be both, for this member's sake? */
static bool is_proof(const struct traits *a, const struct traits *b, oas_str name)
{
    const struct trait *x = traits_find(a, name), *y = traits_find(b, name);
    bool demanded = (x && x->required) || (y && y->required);
    return demanded && (trait_differs(x, y) || traits_exclude(a, name) || traits_exclude(b, name));
}

struct told {
    enum evidence by;
    oas_str name; /* the first by its pointer */
};

static void try_member(struct told *told, const struct traits *a, const struct traits *b,
                       oas_str name, bool exclusive)
{
    enum evidence by = evidence_of(a, b, name);
    if (by == EVIDENCE_DEMAND && !exclusive)
        return;
    bool better =
        !told->by || by < told->by || (by == told->by && pointer_order(name, told->name) < 0);
    if (by && better)
        *told = (struct told){by, name};
}

/* By which member an object of `a` shows that it is none of `b`: rather by constants; rather by
 * one that is an alternative's own. */
static struct told tell(const struct alternative *a, const struct alternative *b, bool exclusive)
{
    struct told told = {EVIDENCE_NONE, {0}};
    for (const struct trait *trait = a->traits->first; trait; trait = trait->next)
        try_member(&told, a->traits, b->traits, trait->name, exclusive);
    for (const struct trait *trait = b->traits->first; trait; trait = trait->next)
        try_member(&told, a->traits, b->traits, trait->name, exclusive);
    if (told.by < EVIDENCE_PRESENCE)
        return told;
    if (a->own.at && evidence_of(a->traits, b->traits, a->own) == told.by)
        told.name = a->own;
    else if (b->own.at && evidence_of(a->traits, b->traits, b->own) == told.by)
        told.name = b->own;
    return told;
}

oas_str apart_by_demand(const struct apart *apart, const struct alternative *a,
                        const struct alternative *b)
{
    struct told told = tell(a, b, apart->exclusive);
    return told.by == EVIDENCE_DEMAND ? told.name : oas_str_of(NULL, 0);
}

static bool is_proved(const struct alternative *a, const struct alternative *b)
{
    bool proved = false;
    for (const struct trait *trait = a->traits->first; trait && !proved; trait = trait->next)
        proved = is_proof(a->traits, b->traits, trait->name);
    for (const struct trait *trait = b->traits->first; trait && !proved; trait = trait->next)
        proved = is_proof(a->traits, b->traits, trait->name);
    return proved;
}

/* ---- alternatives ---- */

/* Those that others may join. A new one has no JSON type of the earlier ones, so they are few. */
struct joinable {
    struct alternative *at[JTYPE_WORDS];
    size_t caps[JTYPE_WORDS]; /* of their branches */
    size_t count;
};

static void add_branch(struct modeller *m, struct alternative *one, size_t *cap,
                       const struct schema *branch)
{
    const struct schema **at =
        array_room(m->mem, *cap ? one->branches.at : NULL, one->branches.count, 1, cap, sizeof *at);
    m->diags->no_memory |= !at;
    if (!at)
        return;
    at[one->branches.count++] = branch;
    one->branches.at = at;
}

/* Joins the branch to an earlier one that takes some of its values. */
static bool joins(struct modeller *m, struct joinable *joinable, const struct schema *branch,
                  unsigned jtypes)
{
    for (size_t i = 0; i < joinable->count && !(jtypes & ~(unsigned)MAY_JOIN); i++) {
        struct alternative *one = joinable->at[i];
        if (!(one->jtypes & jtypes))
            continue;
        one->jtypes |= jtypes;
        add_branch(m, one, &joinable->caps[i], branch);
        return true;
    }
    return false;
}

static void find_alternatives(struct modeller *m, struct apart *apart,
                              const struct branches *branches, unsigned of)
{
    struct joinable joinable = {.count = 0};
    apart->at = MODELLER_NEW(m, struct alternative, branches->count);
    for (size_t i = 0; apart->at && i < branches->count; i++) {
        unsigned jtypes = modeller_jtypes(m, branches->at[i]) & of;
        if (joins(m, &joinable, branches->at[i], jtypes))
            continue;
        struct alternative *one = &apart->at[apart->count++];
        *one = (struct alternative){.jtypes = jtypes, .told = true};
        apart->objects += (jtypes & OAS_JTYPE_OBJECT) != 0;
        if (!(jtypes & ~(unsigned)MAY_JOIN) && joinable.count < JTYPE_WORDS) {
            joinable.at[joinable.count] = one;
            add_branch(m, one, &joinable.caps[joinable.count++], branches->at[i]);
        } else {
            one->branches = (struct branches){&branches->at[i], 1, false};
        }
    }
}

static void find_traits(struct modeller *m, struct apart *apart)
{
    for (size_t i = 0; i < apart->count && apart->objects <= APART_MOST; i++)
        if (apart->at[i].jtypes & OAS_JTYPE_OBJECT)
            apart->at[i].traits = traits_of(m, apart->at[i].branches.at[0]);
}

/* Does no other alternative speak of the member, or can have it? */
static bool is_own(const struct apart *apart, const struct alternative *one,
                   const struct trait *trait)
{
    bool own = (trait->declared || trait->required) && !trait->never;
    for (size_t i = 0; own && i < apart->count; i++) {
        const struct traits *traits = apart->at[i].traits;
        if (!traits || traits == one->traits)
            continue;
        const struct trait *other = traits_find(traits, trait->name);
        own = traits_exclude(traits, trait->name) || !other ||
              (trait->required && !other->declared && !other->required);
    }
    return own;
}

/* One that is demanded rather than another; among equals the first by its pointer. */
static void find_own(struct apart *apart, struct alternative *one)
{
    const struct trait *best = NULL;
    for (const struct trait *trait = one->traits->first; trait; trait = trait->next) {
        bool better =
            !best || (trait->required && !best->required) ||
            (trait->required == best->required && pointer_order(trait->name, best->name) < 0);
        if (better && is_own(apart, one, trait))
            best = trait;
    }
    one->own = best ? best->name : (oas_str){0};
}

/* ---- all against all ---- */

/* Names, each once. */
struct names_told {
    struct map seen;
    oas_str *at;
    size_t count;
};

static void add_name(struct modeller *m, struct names_told *names, oas_str name)
{
    void **slot = modeller_slot(m, &names->seen, name);
    if (slot && !*slot) {
        *slot = names;
        names->at[names->count++] = name;
    }
}

static int compare_names(const void *a, const void *b)
{
    return pointer_order(*(const oas_str *)a, *(const oas_str *)b);
}

void apart_not_told(struct apart *apart, struct alternative *a, struct alternative *b)
{
    a->told = b->told = false;
    if (!apart->same) {
        apart->same = a;
        apart->other = b;
    }
}

static bool are_apart(const struct alternative *a, const struct alternative *b, bool exclusive)
{
    unsigned both = a->jtypes & b->jtypes;
    if (both == 0)
        return true;
    return both == OAS_JTYPE_OBJECT && a->traits && b->traits && tell(a, b, exclusive).by &&
           tell(b, a, exclusive).by;
}

static size_t count_traits(const struct alternative *one)
{
    size_t count = 0;
    for (const struct trait *trait = one->traits ? one->traits->first : NULL; trait;
         trait = trait->next)
        count++;
    return count;
}

/* More than APART_MOST: those of one JSON type are not apart, whatever members they have. */
static void compare_jtypes(struct apart *apart)
{
    struct alternative *first[JTYPE_WORDS] = {NULL};
    for (size_t i = 0; i < apart->count; i++) {
        struct alternative *one = &apart->at[i], *earliest = NULL;
        for (size_t bit = 0; bit < JTYPE_WORDS; bit++) {
            if (!(one->jtypes >> bit & 1))
                continue;
            if (first[bit]) {
                first[bit]->told = false;
                if (!earliest || first[bit] < earliest)
                    earliest = first[bit];
            } else {
                first[bit] = one;
            }
        }
        if (earliest)
            apart_not_told(apart, earliest, one);
    }
}

static void compare_all(struct modeller *m, struct apart *apart)
{
    if (apart->objects > APART_MOST) {
        compare_jtypes(apart);
        return;
    }
    for (size_t i = 0; i < apart->count; i++) {
        m->apart_work += count_traits(&apart->at[i]) * apart->objects * 8;
        for (size_t k = 0; k < i; k++)
            if (!are_apart(&apart->at[k], &apart->at[i], apart->exclusive))
                apart_not_told(apart, &apart->at[k], &apart->at[i]);
    }
}

/* A member that is demanded tells by being there. */
static void add_told(struct modeller *m, struct apart *apart, struct names_told *by,
                     struct told told)
{
    bool demand = told.by == EVIDENCE_DEMAND;
    apart->by_demand |= demand;
    add_name(m, &by[demand ? EVIDENCE_PRESENCE : told.by], told.name);
}

/* What was found of those that are told from all others. */
static void gather_evidence(struct modeller *m, struct apart *apart)
{
    struct names_told by[EVIDENCE_PRESENCE + 1] = {0};
    if (apart->objects > APART_MOST)
        return;
    for (size_t i = EVIDENCE_VALUE; i <= EVIDENCE_PRESENCE; i++)
        by[i].at = MODELLER_NEW(m, oas_str, 2 * apart->objects * apart->objects);
    for (size_t i = 0; i < apart->count && !m->diags->no_memory; i++)
        for (size_t k = 0; k < i; k++) {
            const struct alternative *a = &apart->at[k], *b = &apart->at[i];
            if (!(a->told || b->told) || !a->traits || !b->traits)
                continue;
            add_told(m, apart, by, tell(a, b, apart->exclusive));
            add_told(m, apart, by, tell(b, a, apart->exclusive));
            apart->ambiguous |= !apart->exclusive && !is_proved(a, b);
            apart->tried |= apart->exclusive && !is_proved(a, b);
        }
    for (size_t i = EVIDENCE_VALUE; i <= EVIDENCE_PRESENCE; i++)
        if (by[i].count)
            qsort(by[i].at, by[i].count, sizeof *by[i].at, compare_names);
    apart->by_value = by[EVIDENCE_VALUE].at;
    apart->by_value_count = by[EVIDENCE_VALUE].count;
    apart->by_presence = by[EVIDENCE_PRESENCE].at;
    apart->by_presence_count = by[EVIDENCE_PRESENCE].count;
}

/* Is it a member whose constants tell all objects apart? */
static bool is_tag(const struct apart *apart, oas_str name)
{
    bool is = true;
    for (size_t i = 0; is && i < apart->count; i++) {
        const struct traits *a = apart->at[i].traits;
        for (size_t k = 0; is && a && k < i; k++) {
            const struct traits *b = apart->at[k].traits;
            is = !b || trait_differs(traits_find(a, name), traits_find(b, name));
        }
    }
    return is;
}

struct apart apart_find(struct modeller *m, const struct branches *branches, unsigned jtypes)
{
    struct apart apart = {.exclusive = branches->exclusive};
    find_alternatives(m, &apart, branches, jtypes & (unsigned)JTYPE_NOT_NULL);
    find_traits(m, &apart);
    for (size_t i = 0; i < apart.count; i++)
        if (apart.at[i].traits)
            find_own(&apart, &apart.at[i]);
    compare_all(m, &apart);
    for (size_t i = 0; i < apart.count; i++)
        apart.told += apart.at[i].told;
    gather_evidence(m, &apart);
    for (size_t i = 0; i < apart.by_value_count && !apart.tag.at; i++)
        if (is_tag(&apart, apart.by_value[i]))
            apart.tag = apart.by_value[i];
    return apart;
}

/* ---- in words ---- */

static bool is_boolean(const struct node *constant)
{
    return constant->kind == NODE_BOOLEAN;
}

static oas_str words_of(const struct node *constant)
{
    if (is_boolean(constant))
        return constant->boolean ? OAS_STR("true") : OAS_STR("false");
    return constant->kind == NODE_NULL ? OAS_STR("null") : constant->text;
}

/* "a" where the member is always that, or null. */
static oas_str constant_words(const struct trait *trait)
{
    const struct node *only = NULL;
    for (size_t i = 0; trait && i < trait->value_count; i++) {
        const struct node *value = trait->values[i];
        bool null = value->kind == NODE_NULL;
        if (only && only->kind != NODE_NULL && !null)
            return is_boolean(only) && is_boolean(value) ? OAS_STR("boolean") : (oas_str){0};
        only = only && null ? only : value;
    }
    return only ? words_of(only) : (oas_str){0};
}

/* The constant that no other has, of a member that has constants in all of them. */
static oas_str lone_words(const struct apart *apart, const struct alternative *one)
{
    oas_str words = {0};
    for (size_t i = 0; i < apart->by_value_count && !words.len; i++) {
        const struct trait *mine = traits_find(one->traits, apart->by_value[i]);
        bool differs = true;
        for (size_t k = 0; differs && k < apart->count; k++) {
            const struct traits *other = apart->at[k].traits;
            differs = !other || other == one->traits ||
                      trait_differs(mine, traits_find(other, apart->by_value[i]));
        }
        words = differs ? constant_words(mine) : words;
    }
    return words;
}

/* What it is called by itself, else after its tag, else after the member that it alone has, else after the
 * constant that it alone has. */
oas_str apart_words(struct modeller *m, const struct apart *apart, const struct alternative *one,
                    oas_str name)
{
    if (one->branches.count > 1)
        return branch_jtype_word(one->jtypes);
    const struct schema *branch = one->branches.at[0];
    const struct trait *tag =
        one->traits && apart->tag.at ? traits_find(one->traits, apart->tag) : NULL;
    oas_str constant = constant_words(tag);
    bool only = !one->traits || apart->objects == 1;
    if (only || branch_is_named(m, branch))
        return branch_words(m, branch, name, only ? SIZE_MAX : 0);
    constant = constant.len || one->own.len ? constant : lone_words(apart, one);
    if (constant.len)
        return constant;
    return one->own.len ? one->own : branch_words(m, branch, name, (size_t)(one - apart->at));
}

enum { MOST_NAMES = 12 }; /* in a sentence */

static void put_names(oas_buf *out, const oas_str *names, size_t count)
{
    for (size_t i = 0; i < count && i < MOST_NAMES; i++) {
        oas_buf_puts(out, i ? ", " : "");
        oas_buf_put_json(out, names[i]);
    }
    if (count > MOST_NAMES) {
        oas_buf_puts(out, " and ");
        oas_buf_put_u64(out, count - MOST_NAMES);
        oas_buf_puts(out, " more");
    }
}

/* "by the member "t"", "by which of these members is there: "a", "b"", or both. */
static void put_members(oas_buf *out, const struct apart *apart)
{
    bool tag = apart->tag.at, values = !tag && apart->by_value_count;
    if (tag || values)
        oas_buf_puts(out, apart->by_value_count > 1 && !tag ? "by the members " : "by the member ");
    if (tag)
        oas_buf_put_json(out, apart->tag);
    else if (values)
        put_names(out, apart->by_value, apart->by_value_count);
    if (tag || apart->by_presence_count == 0)
        return;
    oas_buf_puts(out, values ? ", and by which of these members is there: "
                             : "by which of these members is there: ");
    put_names(out, apart->by_presence, apart->by_presence_count);
}

/* An alternative as a reader of the document knows it. */
static void put_alternative(struct modeller *m, oas_buf *out, const struct alternative *one,
                            oas_str name, size_t i)
{
    oas_buf_put_json(out, branch_words(m, one->branches.at[0], name, i));
}

/* A member that tells the two for who reads the schema, and is not looked at so. */
static const struct trait *unsought(const struct traits *a, const struct traits *b)
{
    for (const struct trait *x = a->first; x; x = x->next) {
        const struct trait *y = traits_find(b, x->name);
        bool constants = y && (x->unsought || y->unsought) && (x->unsought || x->constant) &&
                         (y->unsought || y->constant);
        if (constants || (y && (x->required || y->required) && !(x->jtypes & y->jtypes)))
            return x;
    }
    return NULL;
}

static void put_why(oas_buf *out, const struct traits *a, const struct traits *b)
{
    const struct trait *by = unsought(a, b);
    if (!by) {
        oas_buf_puts(out, ", which no constant and no member that is of one of them alone tells");
        return;
    }
    oas_buf_puts(out, by->unsought || traits_find(b, by->name)->unsought
                          ? ", as far as texts, booleans, null and integers of 64 bits tell: other "
                            "constants are not looked for in "
                          : ", as far as constants tell: the JSON type is not looked at in ");
    oas_buf_put_json(out, by->name);
}

static const char *what_both_are(const struct alternative *a, const struct alternative *b)
{
    unsigned both = a->jtypes & b->jtypes;
    return both & OAS_JTYPE_OBJECT   ? "object"
           : both & OAS_JTYPE_ARRAY  ? "array"
           : both & OAS_JTYPE_STRING ? "text"
           : both & OAS_JTYPE_NUMBER ? "number"
                                     : "boolean";
}

/* Why two of them are not told apart. */
static void put_reason(struct modeller *m, oas_buf *out, const struct apart *apart, oas_str name)
{
    const struct alternative *a = apart->same, *b = apart->other;
    if (apart->objects > APART_MOST && a->jtypes & b->jtypes & OAS_JTYPE_OBJECT) {
        oas_buf_puts(out, "more than 64 kinds of objects have no required member with constants "
                          "in common");
        return;
    }
    if (a == b) {
        oas_buf_puts(out, "the same value can be of several alternatives, which have no C type "
                          "together");
        return;
    }
    oas_buf_puts(out, "the same ");
    oas_buf_puts(out, what_both_are(a, b));
    oas_buf_puts(out, " can be ");
    put_alternative(m, out, a, name, (size_t)(a - apart->at));
    oas_buf_puts(out, " and ");
    put_alternative(m, out, b, name, (size_t)(b - apart->at));
    if (a->traits && b->traits)
        put_why(out, a->traits, b->traits);
}

static bool are_types_several(const struct apart *apart)
{
    return apart->objects < apart->count;
}

oas_str apart_sentence(struct modeller *m, const struct apart *apart, oas_str name)
{
    oas_buf text = {0};
    bool members = apart->by_value_count || apart->by_presence_count;
    if (apart->told == 0) {
        oas_buf_puts(&text, "Kept as JSON: ");
    } else {
        oas_buf_puts(&text, "Told apart ");
        if (are_types_several(apart))
            oas_buf_puts(&text, members ? "by the value's JSON type, objects "
                                        : "by the value's JSON type");
        put_members(&text, apart);
        if (apart->ambiguous)
            oas_buf_puts(&text, apart->same ? "; what may be two of them is kept as JSON"
                                            : "; what may be two of them is unrepresentable");
        else if (apart->tried || apart->by_demand)
            oas_buf_puts(&text, "; what might be two of them is the one whose schema takes it");
        oas_buf_puts(&text, apart->same ? ". The rest is kept as JSON: " : "");
    }
    if (apart->same)
        put_reason(m, &text, apart, name);
    oas_buf_putc(&text, '.');
    return text_keep(m->mem, &text, &m->diags->no_memory);
}

/* ---- what a branch is called ---- */

/* By branch of the union: the alternative that is this branch alone, or NULL. Both are in the order
 * of the document. */
static const struct alternative **by_branch(struct modeller *m, const struct apart *apart,
                                            const struct clause *clause)
{
    const struct alternative **of = MODELLER_NEW(m, const struct alternative *, clause->count);
    size_t k = 0;
    for (size_t i = 0; of && i < apart->count; i++) {
        const struct alternative *one = &apart->at[i];
        while (k < clause->count && clause->schemas[k] != one->branches.at[0])
            k++;
        if (k < clause->count && one->branches.count == 1)
            of[k] = one;
    }
    return of;
}

/* Found once for each union: every branch of it may be asked for. */
static void find_apart(struct modeller *m, struct branching *branching, const struct clause *clause,
                       unsigned jtypes)
{
    struct apart *apart = MODELLER_NEW(m, struct apart, 1);
    if (!apart)
        return;
    *apart = apart_find(m, &branching->branches, jtypes);
    branching->alternatives = by_branch(m, apart, clause);
    branching->apart = apart;
}

oas_str apart_words_within(struct modeller *m, const struct schema *owner,
                           const struct clause *clause, size_t index, oas_str parent)
{
    struct branching *branching = branches_known(m, owner, clause);
    if (!branching)
        return oas_str_of(NULL, 0);
    bool plain = branching->branches.count < 2 || branching->by_tag || branching->by_jtype;
    if (!plain && !branching->apart)
        find_apart(m, branching, clause, modeller_jtypes(m, owner));
    const struct alternative *one = branching->alternatives ? branching->alternatives[index] : NULL;
    if (one && one->told)
        return apart_words(m, branching->apart, one, parent);
    return branch_words_beside(m, branching, clause, index, parent);
}
