/* Members of structs: one type for all that is said of each. */
#include "model/part.h"

#include <stdlib.h>

#include "model/alias.h"
#include "model/ctype.h"
#include "model/either.h"
#include "model/element.h"
#include "model/shape_of.h"
#include "model/shares.h"

static bool takes_any(struct modeller *m, const struct schema *const *given, size_t count)
{
    return schema_set_of(m, given, count).jtypes;
}

/* Leaves those limits that `given` has as well. */
static void keep_limits(struct modeller *m, struct part_merged *merged,
                        const struct schema *const *given, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < merged->limit_count; i++) {
        size_t k = 0;
        while (k < count && !alias_says_same(m, merged->limits[i], given[k]))
            k++;
        if (k < count)
            merged->limits[kept++] = merged->limits[i];
    }
    merged->limit_count = kept;
}

/* Adds the shape of the values that `given` hold of: there are some. */
static void merge_shape(struct modeller *m, struct part_merged *merged, const struct schema **given,
                        size_t count, const struct value_shape *shape)
{
    struct schema_set set = schema_set_of(m, given, count);
    bool only_null = !(set.jtypes & ~(unsigned)OAS_JTYPE_NULL);
    if (!merged->schema || (merged->only_null && !only_null)) {
        merged->schema = given[0];
        merged->limits = given;
        merged->limit_count = count;
        merged->only_null = only_null;
    } else if (!only_null) {
        merged->partly |= !alias_says_same(m, merged->schema, given[0]);
        keep_limits(m, merged, given, count);
    }
    struct ctype *type = shape->type ? shape->type : m->json;
    if (merged->never)
        merged->type = type;
    else
        merged->type = either_of(m, merged->type, type);
    merged->nullable |= shape->nullable;
    merged->never = false;
}

/* The schemas that speak of the member for some objects only. */
static const struct schema **maybe_schemas(struct modeller *m, const struct member_entry *entry,
                                           size_t *count)
{
    size_t most = 0;
    *count = 0;
    for (const struct member_schema *said = entry->first; said; said = said->next)
        most += said->branch != BRANCH_OWN;
    const struct schema **schemas = MODELLER_NEW(m, const struct schema *, most);
    for (const struct member_schema *said = entry->first; schemas && said; said = said->next)
        if (said->branch != BRANCH_OWN)
            schemas[(*count)++] = said->schema;
    return schemas;
}

/* What holds in every object. */
static void merge_own(struct modeller *m, struct part_merged *merged,
                      const struct member_entry *entry, const struct schema **given, size_t own,
                      oas_str name)
{
    size_t count;
    const struct schema **maybe = maybe_schemas(m, entry, &count);
    if (takes_any(m, given, own))
        merge_shape(m, merged, given, own, shape_of_maybe(m, given, own, maybe, count, name));
}

static size_t count_said(const struct member_entry *entry)
{
    size_t count = 0;
    for (const struct member_schema *said = entry->first; said; said = said->next)
        count++;
    return count;
}

/* What each branch says of the member, beside what holds in every object. */
static void note_apart(struct modeller *m, struct part_merged *merged,
                       const struct member_entry *entry)
{
    size_t count = count_said(entry);
    const struct schema **given = MODELLER_NEW(m, const struct schema *, count);
    struct part_apart *at = NULL;
    merged->apart = MODELLER_NEW(m, struct part_apart, count);
    if (!given || !merged->apart)
        return;
    for (const struct member_schema *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_OWN || said->branch == BRANCH_MAYBE)
            continue;
        if (!at || at->kinds != said->branch) {
            at = &merged->apart[merged->apart_count++];
            *at = (struct part_apart){(uint32_t)said->branch, given, 0};
        }
        *given++ = said->schema;
        at->limit_count++;
    }
}

/* What holds in some; true if there are any. */
static bool merge_branches(struct members *members, struct part_merged *merged,
                           const struct member_entry *entry, oas_str name)
{
    struct modeller *m = members->m;
    size_t count, last = BRANCH_OWN;
    bool any = false;
    for (const struct member_schema *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_OWN || (said->branch == last && last != BRANCH_MAYBE))
            continue;
        last = said->branch;
        any = true;
        const struct schema **given = MODELLER_NEW(m, const struct schema *, 1);
        count = 1;
        if (given)
            given[0] = said->schema;
        if (last != BRANCH_MAYBE)
            given = members_schemas(members, entry, last, &count);
        if (!given || !takes_any(m, given, count))
            continue;
        merge_shape(m, merged, given, count,
                    last == BRANCH_MAYBE ? shape_of_possible(m, said->schema, name)
                                         : shape_of(m, given, count, name));
    }
    return any;
}

struct part_merged part_merge(struct members *members, const struct member_entry *entry,
                              oas_str name)
{
    struct modeller *m = members->m;
    struct part_merged merged = {.never = true};
    size_t own;
    const struct schema **given = members_schemas(members, entry, BRANCH_OWN, &own);
    if (own) {
        merge_own(m, &merged, entry, given, own, name);
        /* Any value stays that, unless each branch knows better. */
        bool all = members->branches && members_branches(entry) == members->branches;
        if (merged.never || merged.type != m->json || !all) {
            note_apart(m, &merged, entry);
            return merged;
        }
        merged.never = true;
    }
    bool any = merge_branches(members, &merged, entry, name);
    if (!any && (own || !entry->first)) /* any value; or required and not declared */
        merged = (struct part_merged){
            .type = m->json, .schema = own ? given[0] : NULL, .limits = given, .limit_count = own};
    note_apart(m, &merged, entry);
    merged.differs = !merged.never && !merged.type;
    if (merged.differs)
        merged.type = m->json;
    if (merged.type == m->json)
        merged.nullable = false; /* null is a JSON text like others */
    return merged;
}

static unsigned flags_of(const struct modeller *m, const struct member_entry *entry)
{
    unsigned flags = 0;
    for (const struct member_schema *said = entry->first; said; said = said->next)
        flags |= modeller_direction(m, said->schema);
    return flags;
}

void part_add(struct modeller *m, struct ctype *into, struct names *scope,
              const struct member_entry *entry, const struct part_merged *merged, bool required)
{
    struct part *part = &into->parts[into->part_count++];
    part->json = entry->json;
    part->index = entry->index;
    part->schema = merged->schema;
    part->partly = merged->partly;
    part->limits = merged->limits;
    part->limit_count = merged->limit_count;
    part->flags = flags_of(m, entry);
    part->required = required;
    unsigned states = (required && part->flags == 0 ? 0u : OAS_STATE_ABSENT) |
                      (merged->nullable ? OAS_STATE_NULL : 0u);
    part->type = ctype_option(m, merged->type, states, oas_str_of(NULL, 0));
    if (part->type->shape == OAS_SHAPE_CONST)
        return;
    if (entry->given.len)
        part->name = modeller_take_given(m, scope, entry->given, entry->given_at);
    else
        part->name = name_taken(m, scope, name_joined(m, oas_str_of(NULL, 0), entry->json));
}

static int compare_places(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    return (x->index > y->index) - (x->index < y->index);
}

void part_sort(struct ctype *type)
{
    if (type->part_count)
        qsort(type->parts, type->part_count, sizeof *type->parts, compare_places);
}

/* ---- members without names ---- */

/* What one branch of a union says of them; NULL: they are of any type there. *closed: there are
 * none. */
static struct ctype *branch_value_type(struct members *members, size_t branch, oas_str name,
                                       bool *closed)
{
    struct modeller *m = members->m;
    size_t count = 0;
    *closed = false;
    for (const struct member_rest *rest = members->rests; rest; rest = rest->next)
        count += rest->branch == branch;
    const struct schema **given = MODELLER_NEW(m, const struct schema *, count);
    count = 0;
    for (const struct member_rest *rest = members->rests; given && rest; rest = rest->next) {
        if (rest->branch != branch)
            continue;
        *closed |= rest->schema->is_boolean;
        if (!rest->schema->is_boolean)
            given[count++] = rest->schema;
    }
    return count && !*closed ? element_type(m, given, count, name) : NULL;
}

/* Those that only branches type are kept, whichever holds: all of one type, or as any JSON. NULL:
 * no branch does. */
static struct ctype *branches_value_type(struct members *members, oas_str name)
{
    struct modeller *m = members->m;
    struct ctype *type = NULL;
    size_t known = 0, last = BRANCH_OWN;
    bool typed = false, closed;
    for (const struct member_rest *rest = members->rests; rest; rest = rest->next) {
        if (rest->branch == BRANCH_MAYBE && !rest->schema->is_boolean)
            return m->json;
        if (rest->branch == last || rest->branch == BRANCH_OWN || rest->branch == BRANCH_MAYBE)
            continue;
        last = rest->branch;
        known++;
        struct ctype *one = branch_value_type(members, last, name, &closed);
        if (one)
            type = typed ? either_of(m, type, one) : one;
        typed |= one != NULL;
    }
    if (!typed)
        return NULL;
    return known == members->branches && type ? type : m->json;
}

/* Those that match some pattern or are what others may be: of one type where all say that one. */
static struct ctype *patterned_value_type(struct members *members, oas_str name)
{
    bool alone = members->pattern_owner && !members->rests;
    struct ctype *one = alone ? shares_one_type(members, name) : NULL;
    return one ? one : members->m->json;
}

struct ctype *part_rest_value(struct members *members, oas_str name)
{
    if (members->rest_count == 0 && members->patterned)
        return patterned_value_type(members, name);
    if (members->rest_count == 0)
        return branches_value_type(members, name);
    struct modeller *m = members->m;
    size_t count = 0;
    for (const struct member_rest *rest = members->rests; rest; rest = rest->next)
        count++;
    if (members->possible && members->rest_count == 1 && count <= 1)
        return element_of_shape(m, shape_of_possible(m, members->rest[0], name), name);
    const struct schema **maybe = MODELLER_NEW(m, const struct schema *, count);
    count = 0;
    for (const struct member_rest *rest = members->rests; maybe && rest; rest = rest->next)
        if (rest->branch != BRANCH_OWN && !rest->schema->is_boolean)
            maybe[count++] = rest->schema;
    return element_of_shape(
        m, shape_of_maybe(m, members->rest, members->rest_count, maybe, count, name), name);
}

struct ctype *part_map_value(struct members *members, oas_str name)
{
    struct modeller *m = members->m;
    struct ctype *value = part_rest_value(members, name_joined(m, name, OAS_STR("value")));
    return value ? value : m->json;
}

void part_add_rest(struct members *members, struct ctype *into, struct names *scope)
{
    struct modeller *m = members->m;
    bool joined = into->schema && into->schema->joined; /* no message has others */
    bool keep = m->model->options.keep_unknown && !joined;
    oas_str name = name_joined(m, into->name, OAS_STR("rest"));
    bool shared = shares_are_apart(members) && !shares_one_type(members, into->name);
    struct ctype *value = NULL;
    bool closed = members->closed || members->sealed;
    if (shared)
        value = shares_add(members, into, scope);
    else if (!closed)
        value = part_rest_value(members, name_joined(m, name, OAS_STR("value")));
    closed = into->closed = shared ? !value : closed;
    if (!value && !keep && (closed || !members->counted))
        return;
    into->item = ctype_map(m, value ? value : m->json, name);
    into->keep = closed || (!value && !members->counted);
    into->rest = name_taken(m, scope, OAS_STR("rest"));
}
