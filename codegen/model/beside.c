/* A union beside members of its own: what all have stands in the struct, what one kind adds in a
 * struct of its own. */
#include "model/beside.h"

#include "load/jtype.h"
#include "load/text.h"
#include "model/branch.h"
#include "model/ctype.h"
#include "model/either.h"
#include "model/flat.h"
#include "model/items.h"
#include "model/object.h"
#include "model/part.h"

enum { MOST_APART = 32 }; /* kinds that a part_apart has bits for */

/* All that holds of the objects of one kind. */
struct kind {
    struct members members;
    struct member_entry **sorted;
    struct part *adds;
    struct names scope;
};

struct beside {
    struct schema_set set;
    const struct clause *clause; /* the union that has the kinds; what others say may be there */
    const struct oas_tag_row *tag;
    struct members own; /* what is said without it */
    struct kind *kinds;
    size_t kind_count;
};

/* ---- which union ---- */

/* Each branch takes objects, or nothing that the set does. */
static bool are_objects(const struct modeller *m, const struct schema_set *set,
                        const struct clause *clause)
{
    for (size_t i = 0; i < clause->count; i++)
        if (modeller_jtypes(m, clause->schemas[i]) & set->jtypes & JTYPE_NOT_NULL &
            ~(unsigned)OAS_JTYPE_OBJECT)
            return false;
    return true;
}

static bool find_tagged(const struct modeller *m, struct beside *beside, oas_keyword keyword)
{
    const struct schema_set *set = &beside->set;
    for (size_t i = 0; i < set->count; i++) {
        const struct clause *clause = schema_clause(set->at[i], keyword);
        const struct oas_tag_row *tag = clause ? branches_tag(m, set->at[i], clause) : NULL;
        if (!tag || !are_objects(m, set, clause))
            continue;
        beside->clause = clause;
        beside->tag = tag;
        return true;
    }
    return false;
}

/* ---- the members of each kind ---- */

static bool gather_kinds(struct modeller *m, struct beside *beside)
{
    const struct clause *clause = beside->clause;
    beside->kinds = MODELLER_NEW(m, struct kind, clause->count);
    for (size_t i = 0; beside->kinds && i < clause->count; i++) {
        if (!branches_has_objects(m, clause->schemas[i]))
            continue;
        struct kind *kind = &beside->kinds[beside->kind_count++];
        struct schema_set branch =
            schema_set_of(m, (const struct schema *const *)&clause->schemas[i], 1);
        members_init(&kind->members, m);
        members_gather(&kind->members, &beside->set, BRANCH_OWN, clause);
        members_gather(&kind->members, &branch, BRANCH_OWN, NULL);
        members_spread(&kind->members);
        kind->sorted = members_by_name(&kind->members);
        kind->scope = member_names(m);
        if (!kind->sorted)
            return false;
    }
    return beside->kinds;
}

/* How much is said of the member; NULL: nothing. */
static size_t count_said(const struct member_entry *entry)
{
    size_t count = 0;
    for (const struct member_schema *said = entry ? entry->first : NULL; said; said = said->next)
        count++;
    return count;
}

/* True if the member is one for all kinds: declared for each of them, with one type. *merged is
 * that, *required: all demand it. */
static bool is_common(struct modeller *m, struct beside *beside, const struct ctype *into,
                      oas_str json, struct part_merged *merged, bool *required)
{
    const struct member_entry *own = members_find(&beside->own, json);
    bool any = count_said(own);
    *required = true;
    if (any)
        *merged = part_merge(&beside->own, own, name_joined(m, into->name, json));
    for (size_t i = 0; i < beside->kind_count; i++) {
        struct members *members = &beside->kinds[i].members;
        const struct member_entry *entry = members_find(members, json);
        if (!entry)
            return false;
        *required &= entry->required;
        if (any && count_said(entry) == count_said(own))
            continue;
        oas_str around = any ? beside->kinds[i].adds->type->name : into->name;
        struct part_merged more = part_merge(members, entry, name_joined(m, around, json));
        if (i > 0 || any) {
            if (!either_same(more.type, merged->type) || more.nullable != merged->nullable ||
                more.never != merged->never)
                return false;
            merged->partly |= merged->schema != more.schema;
        } else {
            *merged = more;
        }
    }
    return true;
}

/* ---- filling ---- */

/* The member where the kinds differ: in each that has it. */
static void add_apart(struct modeller *m, struct beside *beside, oas_str json)
{
    for (size_t i = 0; i < beside->kind_count; i++) {
        struct kind *kind = &beside->kinds[i];
        const struct member_entry *entry = members_find(&kind->members, json);
        if (!entry || object_leaves_out(&kind->members, entry))
            continue;
        struct ctype *into = kind->adds->type;
        struct part_merged merged =
            part_merge(&kind->members, entry, name_joined(m, into->name, json));
        if (!merged.never)
            part_add(m, into, &kind->scope, entry, &merged, entry->required);
    }
}

static oas_str text_of_label(struct modeller *m, const struct label *label)
{
    oas_buf text = {0};
    label_put(&text, label);
    return text_keep(m->mem, &text, &m->diags->no_memory);
}

/* The text that the tag has in all objects of the kind, if there is one only. */
static const struct label *only_label(const struct ctype *into, uint32_t kind)
{
    const struct label *only = NULL;
    for (size_t i = 0; into->kind && i < into->kind->label_count; i++) {
        const struct label *label = &into->kind->labels[i];
        if (label->value != kind)
            continue;
        if (only || label->is_json)
            return NULL;
        only = label;
    }
    return kind == into->other ? NULL : only;
}

/* The tag takes no room where the kind says all of it. False where it says more than some kind. */
static bool add_tag(struct modeller *m, struct beside *beside, struct ctype *into,
                    const struct member_entry *tag)
{
    for (uint32_t i = 1; i <= beside->kind_count; i++)
        if (!only_label(into, i))
            return false;
    for (uint32_t i = 1; i <= beside->kind_count; i++) {
        struct kind *kind = &beside->kinds[i - 1];
        const struct member_entry *entry = members_find(&kind->members, tag->json);
        struct part_merged merged = {.schema = entry && entry->first ? entry->first->schema : NULL};
        merged.type = ctype_const(m, NULL, merged.schema);
        merged.type->text = text_of_label(m, only_label(into, i));
        part_add(m, kind->adds->type, &kind->scope, tag, &merged, true);
    }
    return true;
}

static bool is_said(const struct member_entry *entry, const struct schema *schema)
{
    const struct member_schema *said = entry ? entry->first : NULL;
    while (said && said->schema != schema)
        said = said->next;
    return said != NULL;
}

/* What one kind says of a member beside what is said of it in all; false if some of that holds now
 * and then. */
static bool say_of_kind(struct modeller *m, const struct beside *beside, size_t i, oas_str json,
                        struct part_apart *apart)
{
    const struct member_entry *own = members_find(&beside->own, json);
    const struct member_entry *entry = members_find(&beside->kinds[i].members, json);
    const struct schema **given = MODELLER_NEW(m, const struct schema *, count_said(entry));
    *apart = (struct part_apart){UINT32_C(1) << i, given, 0};
    for (const struct member_schema *said = entry->first; given && said; said = said->next) {
        if (said->branch == BRANCH_MAYBE)
            return false;
        if (!is_said(own, said->schema))
            given[apart->limit_count++] = said->schema;
    }
    return given;
}

/* What the kinds ask of a member that all have, where that is not the same. */
static void say_apart(struct modeller *m, const struct beside *beside, struct part *part)
{
    bool own = count_said(members_find(&beside->own, part->json));
    if ((!part->partly && !own) || beside->kind_count > MOST_APART)
        return;
    struct part_apart *apart = MODELLER_NEW(m, struct part_apart, beside->kind_count);
    for (size_t i = 0; apart && i < beside->kind_count; i++)
        if (!say_of_kind(m, beside, i, part->json, &apart[i]))
            return;
    part->apart = apart;
    part->apart_count = apart ? beside->kind_count : 0;
}

static void add_member(struct modeller *m, struct beside *beside, struct ctype *into,
                       struct names *scope, const struct member_entry *entry)
{
    struct part_merged merged;
    bool required;
    if (oas_str_equal(entry->json, into->tag_member) && add_tag(m, beside, into, entry))
        return;
    if (!is_common(m, beside, into, entry->json, &merged, &required)) {
        add_apart(m, beside, entry->json);
    } else if (!merged.never && !object_leaves_out(&beside->kinds[0].members, entry)) {
        part_add(m, into, scope, entry, &merged, required);
        say_apart(m, beside, &into->parts[into->part_count - 1]);
    }
}

/* Each member once, by the first kind that has it. */
static void add_members(struct modeller *m, struct beside *beside, struct ctype *into,
                        struct names *scope)
{
    struct map seen = {NULL};
    for (size_t i = 0; i < beside->kind_count; i++)
        for (size_t j = 0; j < beside->kinds[i].members.count; j++) {
            const struct member_entry *entry = beside->kinds[i].sorted[j];
            void **slot = modeller_slot(m, &seen, entry->json);
            if (!slot || *slot)
                continue;
            *slot = into;
            add_member(m, beside, into, scope, entry);
        }
}

/* A struct for what the kind of the branch adds. */
static void begin_adds(struct modeller *m, struct beside *beside, struct ctype *into,
                       struct names *scope, size_t branch)
{
    struct part *part = &into->adds[into->add_count];
    struct kind *kind = &beside->kinds[into->add_count++];
    oas_str words = branch_tag_words(m, beside->clause, beside->tag, into->name, branch);
    const struct label *label = branch_label(into, into->add_count);
    kind->adds = part;
    part->schema = beside->clause->schemas[branch];
    part->required = true;
    part->type = ctype_new(m, OAS_SHAPE_STRUCT, part->schema);
    part->type->added = true;
    part->type->parts = MODELLER_NEW(m, struct part, kind->members.count);
    ctype_name(m, part->type, name_joined(m, into->name, words));
    part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), words));
    if (label) {
        part->json = label->text;
        part->enumerator = label->name;
    }
}

static bool has_storage(const struct ctype *type)
{
    for (size_t i = 0; i < type->part_count; i++)
        if (type->parts[i].name.len)
            return true;
    return false;
}

/* What no kind names: of one type where all say that one, else any JSON. */
static void add_rest(struct modeller *m, struct beside *beside, struct ctype *into,
                     struct names *scope)
{
    oas_str name = name_joined(m, into->name, OAS_STR("rest"));
    struct ctype *type = NULL;
    bool typed = false, differ = false, counted = false;
    size_t open = 0;
    for (size_t i = 0; i < beside->kind_count; i++) {
        struct members *members = &beside->kinds[i].members;
        counted |= members->counted;
        if (members->closed || members->sealed)
            continue;
        struct ctype *one = part_rest_value(members, name_joined(m, name, OAS_STR("value")));
        differ |= open++ && type != one;
        typed |= one != NULL;
        type = one;
    }
    into->closed = !open;
    if (!m->model->options.keep_unknown && (!open || (!typed && !counted)))
        return;
    into->item = ctype_map(m, differ || !type ? m->json : type, name);
    into->keep = !open || (!typed && !counted);
    into->rest = name_taken(m, scope, OAS_STR("rest"));
}

static void fill_apart(struct modeller *m, struct beside *beside, struct ctype *into)
{
    struct names scope = member_names(m), variants = member_names(m);
    if (!gather_kinds(m, beside))
        return;
    (void)names_reserve(&scope, OAS_STR("kind"));
    (void)names_reserve(&scope, OAS_STR("as"));
    size_t most = beside->own.count + beside->kinds[0].members.count;
    into->parts = MODELLER_NEW(m, struct part, most);
    into->adds = MODELLER_NEW(m, struct part, beside->kind_count);
    if (!into->parts || !into->adds)
        return;
    branch_tell_apart(m, into, beside->clause, beside->tag);
    into->chosen = !beside->tag->decides;
    for (size_t i = 0; i < beside->clause->count; i++)
        if (branches_has_objects(m, beside->clause->schemas[i]))
            begin_adds(m, beside, into, &variants, i);
    add_members(m, beside, into, &scope);
    part_sort(into);
    bool any = false;
    for (size_t i = 0; i < into->add_count; i++) {
        bool holds = has_storage(into->adds[i].type);
        part_sort(into->adds[i].type);
        any |= holds;
        if (!holds)
            into->adds[i].name = oas_str_of(NULL, 0);
    }
    add_rest(m, beside, into, &scope);
    into->told = TOLD_TAG;
    into->told_apart =
        modeller_text(m, "Told apart by the member \"", into->tag_member,
                      any ? "\": what all kinds have stands here, what one adds in `as`." : "\".");
}

static void fill_beside(struct modeller *m, void *with, struct ctype *into)
{
    struct beside *beside = with;
    if (!flat_shape(m, &beside->set, beside->clause, beside->tag, into))
        fill_apart(m, beside, into);
}

static bool speaks_of_members(struct modeller *m, const struct schema_set *set,
                              const struct clause *clause)
{
    struct members members;
    members_init(&members, m);
    members_gather(&members, set, BRANCH_OWN, clause);
    for (const struct member_rest *rest = members.rests; rest; rest = rest->next)
        if (!rest->schema->is_boolean)
            return true;
    return members.patterned || object_needs_struct(&members);
}

bool beside_says_more(struct modeller *m, const struct schema_set *set, const struct clause *clause)
{
    struct items items = {0};
    bool possible = false;
    for (size_t i = 0; i < set->count; i++)
        for (const struct clause *other = set->at[i]->clauses; other; other = other->next) {
            bool speaks = other != clause && clause_is_possible(other);
            possible |= speaks;
            for (size_t k = 0; speaks && k < other->count; k++)
                items_gather(m, &items, other->schemas[k]);
        }
    return possible && ((set->jtypes & OAS_JTYPE_ARRAY && items.count) ||
                        (set->jtypes & OAS_JTYPE_OBJECT && speaks_of_members(m, set, clause)));
}

bool beside_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape)
{
    unsigned jtypes = set->jtypes & JTYPE_NOT_NULL;
    struct beside found = {.set = *set};
    if (jtypes != OAS_JTYPE_OBJECT && (jtypes != JTYPE_NOT_NULL || schema_set_has_items(set)))
        return false;
    if (!find_tagged(m, &found, OAS_KEYWORD_ONE_OF) && !find_tagged(m, &found, OAS_KEYWORD_ANY_OF))
        return false;
    struct beside *beside = MODELLER_NEW(m, struct beside, 1);
    if (!beside)
        return false;
    *beside = found;
    members_init(&beside->own, m);
    members_gather(&beside->own, set, BRANCH_OWN, beside->clause);
    members_spread(&beside->own);
    if (!object_needs_struct(&beside->own) && !beside->own.rest_count)
        return false;
    if (jtypes != OAS_JTYPE_OBJECT)
        shape->null_apart = shape->nullable = false;
    shape->type = ctype_new(m, OAS_SHAPE_STRUCT, set->at[0]);
    ctype_name(m, shape->type, name);
    object_fill_later(m, fill_beside, beside, shape->type);
    return true;
}
