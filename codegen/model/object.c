/* Objects as structs: their members' types, which may be absent, which null. */
#include "model/object.h"

#include "model/ctype.h"
#include "model/part.h"
#include "model/promise.h"
#include "model/shares.h"

bool object_needs_struct(const struct members *members)
{
    for (const struct member_entry *entry = members->first; entry; entry = entry->next)
        if (entry->first)
            return true;
    return members->closed || members->sealed;
}

bool object_leaves_out(const struct members *members, const struct member_entry *entry)
{
    bool rest = members->rest_count || members->patterned;
    return !entry->first && (members->closed || rest || !entry->asked);
}

/* Members get their names in the order of their pointers, and stand in the order of the document.
 */
static void fill_struct(struct modeller *m, void *with, struct ctype *into)
{
    struct members *members = with;
    struct names scope = member_names(m);
    struct member_entry **sorted = members_by_name(members);
    into->parts = MODELLER_NEW(m, struct part, members->count);
    for (size_t i = 0; sorted && into->parts && i < members->count; i++) {
        const struct member_entry *entry = sorted[i];
        if (object_leaves_out(members, entry))
            continue;
        struct part_merged merged =
            part_merge(members, entry, name_joined(m, into->name, member_words(entry)));
        if (!merged.never)
            part_add(m, into, &scope, entry, &merged, entry->required);
    }
    part_sort(into);
    part_add_rest(members, into, &scope);
}

/* ---- each when nothing is being found ---- */

struct unfilled {
    object_fill *fill;
    void *with;
    struct ctype *type;
    unsigned level;
    struct unfilled *next;
};

void object_fill_later(struct modeller *m, object_fill *fill, void *with, struct ctype *type)
{
    struct unfilled *unfilled = MODELLER_NEW(m, struct unfilled, 1);
    if (!unfilled || !with)
        return;
    *unfilled = (struct unfilled){fill, with, type, m->level, NULL};
    if (!m->unfilled)
        m->last_unfilled = &m->unfilled;
    *m->last_unfilled = unfilled;
    m->last_unfilled = &unfilled->next;
}

void object_fill_all(struct modeller *m)
{
    while (m->unfilled) {
        struct unfilled *unfilled = m->unfilled;
        m->unfilled = unfilled->next;
        m->level = unfilled->level;
        unfilled->fill(m, unfilled->with, unfilled->type);
    }
    m->level = 0;
}

static struct ctype *find_value(struct modeller *m, void *members, oas_str name)
{
    (void)m;
    return part_map_value(members, name);
}

static struct ctype *find_one_type(struct modeller *m, void *members, oas_str name)
{
    (void)m;
    return shares_one_type(members, name);
}

void object_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape)
{
    struct members *members = MODELLER_NEW(m, struct members, 1);
    if (!members)
        return;
    members_init(members, m);
    members->possible = set->possible;
    members_gather(members, set, set->possible ? BRANCH_MAYBE : BRANCH_OWN, NULL);
    for (size_t i = 0; i < set->maybe_count; i++) {
        struct schema_set maybe = schema_set_of(m, &set->maybe[i], 1);
        members_gather(members, &maybe, BRANCH_MAYBE, NULL);
    }
    members_spread(members);
    if (object_needs_struct(members)) {
        shape->type = ctype_new(m, OAS_SHAPE_STRUCT, set->at[0]);
        ctype_name(m, shape->type, name);
        object_fill_later(m, fill_struct, members, shape->type);
    } else if (shares_are_apart(members)) {
        shape->type = promise_object(m, shape, set->at[0], name, find_one_type, members);
        if (shape->type->shape == OAS_SHAPE_STRUCT)
            object_fill_later(m, fill_struct, members, shape->type);
    } else if (members->explicit_rest) {
        shape->type = promise_make(m, shape, OAS_SHAPE_MAP, name, find_value, members);
    } else {
        shape->type = m->json;
    }
}
