/* Constants: one of them is no storage at all, several texts are an enum, and so are integers that
 * the document names. */
#include "model/constant.h"

#include "load/jtype.h"
#include "model/constant_names.h"
#include "model/ctype.h"
#include "model/scalar.h"

/* The schema's constants: the clause behind `last`, or the first one for NULL. NULL: there are no
 * more. Of those that are `open` there is one at most. */
static const struct clause *next_constants(const struct schema *schema, bool open,
                                           const struct clause *last)
{
    const struct clause *clause = last ? last->next : open ? schema->opened : schema->clauses;
    while (clause && clause->keyword != OAS_KEYWORD_CONST && clause->keyword != OAS_KEYWORD_ENUM)
        clause = clause->next;
    return clause;
}

static const struct clause *first_constants(const struct schema_set *set, bool open)
{
    const struct clause *clause = open ? NULL : schema_set_constants(set);
    for (size_t i = 0; open && !clause && i < set->count; i++)
        clause = set->at[i]->opened;
    return clause;
}

/* ---- gathering them ---- */

struct constants {
    struct constant *at;
    size_t count;
    unsigned jtype; /* OAS_JTYPE_STRING or OAS_JTYPE_INTEGER, of all of them */
    bool open;      /* of enums that are no limit */
    bool named;     /* some have names of their own */
    bool wide;      /* integers, some beyond int */
    bool beyond;    /* some beyond int64_t */
    bool below;     /* some below 0 */
    struct map by_key;
};

struct integer {
    uint64_t value; /* modulo 2^64 */
    bool negative;
};

/* Written without a fraction or exponent, as integers are, and in the range of int64_t or uint64_t.
 */
static bool read_integer(oas_str text, struct integer *integer)
{
    size_t start = text.len && text.at[0] == '-';
    uint64_t value = 0, most = start ? (uint64_t)INT64_MAX + 1 : UINT64_MAX;
    if (text.len == start)
        return false;
    for (size_t i = start; i < text.len; i++) {
        unsigned digit = (unsigned char)text.at[i] - '0';
        if (digit > 9 || value > (most - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *integer = (struct integer){start ? 0 - value : value, start && value};
    return true;
}

/* An enumerator of C11 is an int (6.7.2.2). */
static bool is_int(const struct constant *constant)
{
    return constant->negative ? (int64_t)constant->number >= INT32_MIN
                              : constant->number <= INT32_MAX;
}

static unsigned jtype_of(const struct node *node)
{
    struct integer integer;
    if (node->kind == NODE_STRING)
        return OAS_JTYPE_STRING;
    return node->kind == NODE_NUMBER && read_integer(node->text, &integer) ? OAS_JTYPE_INTEGER : 0;
}

/* Equal constants have one: `"1` for the string, `1` for the integer. */
static oas_str key_of(struct modeller *m, const struct node *node)
{
    struct integer integer;
    if (node->kind == NODE_STRING)
        return modeller_text(m, "\"", node->text, "");
    return read_integer(node->text, &integer) && integer.value == 0 ? OAS_STR("0") : node->text;
}

/* Notes the constants of a clause that all `before` it have: how many clauses have each. */
static void note_constants(struct modeller *m, struct map *seen, const struct clause *clause,
                           size_t before)
{
    size_t count;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    for (size_t i = 0; i < count; i++) {
        if (!jtype_of(nodes[i]))
            continue;
        void **slot = modeller_slot(m, seen, key_of(m, nodes[i]));
        if (slot && *slot == (void *)(uintptr_t)before)
            *slot = (void *)(uintptr_t)(before + 1);
    }
}

static size_t note_all(struct modeller *m, struct map *seen, const struct schema_set *set,
                       bool open)
{
    size_t clauses = 0;
    for (size_t i = 0; i < set->count; i++)
        for (const struct clause *clause = next_constants(set->at[i], open, NULL); clause;
             clause = next_constants(set->at[i], open, clause))
            note_constants(m, seen, clause, clauses++);
    return clauses;
}

static void add(struct modeller *m, struct constants *all, const struct node *node)
{
    void **slot = modeller_slot(m, &all->by_key, key_of(m, node));
    if (!slot || *slot)
        return;
    struct constant *constant = &all->at[all->count++];
    *constant = (struct constant){.node = node, .text = node->text};
    struct integer integer;
    if (all->jtype == OAS_JTYPE_INTEGER && read_integer(node->text, &integer)) {
        constant->number = integer.value;
        constant->negative = integer.negative;
        all->wide |= !is_int(constant);
        all->below |= integer.negative;
        all->beyond |= !integer.negative && integer.value > INT64_MAX;
    }
    *slot = constant;
}

/* Those that every const and enum of the set allows; allOf makes an enum smaller. False when they
 * are not all texts, or not all integers. */
static bool add_common(struct modeller *m, const struct schema_set *set, struct constants *all)
{
    const struct clause *first = first_constants(set, all->open);
    struct map seen = {NULL};
    size_t count = 0;
    if (!first)
        return false;
    size_t clauses = note_all(m, &seen, set, all->open);
    const struct node *const *nodes = schema_clause_constants(first, &count);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind == NODE_NULL || !(node_jtypes(nodes[i]) & set->jtypes))
            continue;
        unsigned jtype = jtype_of(nodes[i]);
        if (!jtype || (all->jtype && all->jtype != jtype))
            return false;
        all->jtype = jtype;
        if (map_get(&seen, key_of(m, nodes[i])) == (void *)(uintptr_t)clauses)
            add(m, all, nodes[i]);
    }
    return true;
}

static size_t most_of(const struct schema_set *set, bool open)
{
    size_t count = 0;
    const struct clause *clause = first_constants(set, open);
    if (clause)
        (void)schema_clause_constants(clause, &count);
    return count;
}

/* ---- their names ---- */

/* By --rename at the value, by x-c-name in a schema of its own, or in a list beside the enum. */
static oas_str given_constant(struct modeller *m, const struct constant_names *names,
                              const struct schema *schema, const struct node *const *nodes,
                              size_t i, bool branch)
{
    oas_str given = modeller_given(m, nodes[i], true);
    if (!given.len && branch)
        given = modeller_given(m, schema->node, true);
    return given.len ? given : constant_names_given(m, names, nodes, i);
}

/* What the lists beside an enum say; `branch`: its title and description, too, are of its one
 * constant. */
static void name_by(struct modeller *m, const struct schema *schema, const struct clause *clause,
                    bool branch, struct constants *all)
{
    size_t count;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    struct constant_names names = constant_names_of(m, schema->node, nodes, count);
    branch &= count == 1;
    for (size_t i = 0; i < count; i++) {
        struct constant *constant =
            jtype_of(nodes[i]) ? map_get(&all->by_key, key_of(m, nodes[i])) : NULL;
        if (!constant)
            continue;
        struct constant said = constant_names_get(&names, nodes, i);
        if (branch && !said.words.at)
            said.words = constant_title(schema->node);
        if (branch && !said.about.at)
            said.about = constant_description(schema->node);
        if (!constant->given.len) {
            constant->given = given_constant(m, &names, schema, nodes, i, branch);
            constant->given_at = nodes[i];
        }
        constant->words = constant->words.at ? constant->words : said.words;
        constant->about = constant->about.at ? constant->about : said.about;
        all->named |= said.words.at || constant->given.len;
    }
}

static void name_all(struct modeller *m, const struct schema_set *set, bool branch,
                     struct constants *all)
{
    for (size_t i = 0; i < set->count; i++)
        for (const struct clause *clause = next_constants(set->at[i], all->open, NULL); clause;
             clause = next_constants(set->at[i], all->open, clause))
            name_by(m, set->at[i], clause, branch, all);
}

/* ---- types ---- */

/* The single value that is allowed beside null, or NULL. */
static const struct node *only_constant(const struct schema_set *set)
{
    const struct clause *clause = schema_set_constants(set);
    const struct node *only = NULL;
    size_t count;
    if (!clause)
        return NULL;
    const struct node *const *nodes = schema_clause_constants(clause, &count);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind == NODE_NULL)
            continue;
        if (only)
            return NULL;
        only = nodes[i];
    }
    return only;
}

/* Integers with names, some of which no enumerator can be: of the type that they have anyway. */
static struct ctype *wide_type(struct modeller *m, const struct constants *all,
                               const struct schema_set *set, oas_str name)
{
    if (all->beyond && all->below)
        return NULL;
    struct ctype *type = scalar_type(m, set, OAS_JTYPE_INTEGER);
    if (all->beyond && type->shape == OAS_SHAPE_SIGNED)
        type = ctype_integer(m, OAS_SHAPE_UNSIGNED, 64, set->at[0]);
    ctype_name_values(m, type, all->at, all->count, name);
    return type;
}

static struct ctype *type_of(struct modeller *m, const struct constants *all,
                             const struct schema_set *set, oas_str name)
{
    if (all->count && all->jtype == OAS_JTYPE_STRING)
        return ctype_enum(m, all->at, all->count, set->at[0], name);
    if (!all->count || !all->named)
        return NULL;
    return all->wide ? wide_type(m, all, set, name)
                     : ctype_numbered(m, all->at, all->count, set->at[0], name);
}

/* What all of them allow has constants; where that is nothing, any text is the same to them. */
static struct ctype *open_type(struct modeller *m, const struct schema_set *set, oas_str name)
{
    struct constants all = {.open = true};
    size_t most = most_of(set, true);
    bool texts = (set->jtypes & JTYPE_NOT_NULL) == OAS_JTYPE_STRING;
    all.at = most && texts ? MODELLER_NEW(m, struct constant, most) : NULL;
    if (!all.at || !add_common(m, set, &all) || !all.count)
        return NULL;
    name_all(m, set, false, &all);
    return ctype_open(m, all.at, all.count, set->at[0], name);
}

/* What is a limit says what there is; beside it, what is none says nothing. */
struct ctype *constant_type(struct modeller *m, const struct schema_set *set, oas_str name)
{
    const struct node *only = only_constant(set);
    struct constants all = {.at = NULL};
    if (only)
        return ctype_const(m, only, set->at[0]);
    if (!schema_set_constants(set))
        return open_type(m, set, name);
    all.at = MODELLER_NEW(m, struct constant, most_of(set, false));
    if (!all.at || !add_common(m, set, &all))
        return NULL;
    if (all.count == 1)
        return ctype_const(m, all.at[0].node, set->at[0]);
    name_all(m, set, false, &all);
    return type_of(m, &all, set, name);
}

struct ctype *constant_union(struct modeller *m, const struct schema_set *set,
                             const struct branches *branches, oas_str name)
{
    struct constants all = {.at = NULL};
    size_t most = 0;
    for (size_t i = 0; i < branches->count; i++) {
        struct schema_set branch = schema_set_of(m, &branches->at[i], 1);
        if (!most_of(&branch, false))
            return NULL;
        most += most_of(&branch, false);
    }
    all.at = MODELLER_NEW(m, struct constant, most);
    for (size_t i = 0; all.at && i < branches->count; i++) {
        struct schema_set branch = schema_set_of(m, &branches->at[i], 1);
        if (!add_common(m, &branch, &all))
            return NULL;
        name_all(m, &branch, true, &all);
    }
    return all.at ? type_of(m, &all, set, name) : NULL;
}

/* ---- alone ---- */

/* The enum of one constant, with what the document calls it. */
static struct ctype *enum_of(struct modeller *m, const struct ctype *type, oas_str name)
{
    struct constant one = {.node = type->value, .text = type->value->text};
    struct schema_set set = schema_set_of(m, &type->schema, 1);
    struct constants all = {.at = MODELLER_NEW(m, struct constant, most_of(&set, false))};
    if (all.at && add_common(m, &set, &all) && all.count == 1) {
        name_all(m, &set, false, &all);
        one = all.at[0];
    }
    return ctype_enum(m, &one, 1, type->schema, name);
}

struct ctype *constant_stored(struct modeller *m, struct ctype *type, oas_str name)
{
    const struct node *value = type->value;
    int64_t number;
    if (type->shape != OAS_SHAPE_CONST || type->stored)
        return type->stored ? type->stored : type;
    if (value && value->kind == NODE_STRING)
        type->stored = enum_of(m, type, name);
    else if (value && value->kind == NODE_BOOLEAN)
        type->stored = m->boolean;
    else if (value && value->kind == NODE_NUMBER && text_int64(value->text, &number))
        type->stored = ctype_integer(m, OAS_SHAPE_SIGNED, 64, type->schema);
    else
        type->stored = m->json;
    return type->stored;
}
