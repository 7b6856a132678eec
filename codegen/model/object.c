/* Objects as structs: their members' types, which may be absent, which null. */
#include "model/object.h"

#include "model/ctype.h"
#include "model/part.h"

static bool needs_struct(const struct members *members)
{
    for (const struct member_entry *entry = members->first; entry; entry = entry->next)
        if (entry->first)
            return true;
    return members->closed;
}

/* What is asked for and not declared is one of the rest, where that has a type. */
static bool is_left_out(const struct members *members, const struct member_entry *entry)
{
    return !entry->first && (members->closed || members->rest_count || !entry->asked);
}

/* Members get their names in the order of their pointers, and stand in the order of the document.
 */
static void fill_struct(struct members *members, struct ctype *into)
{
    struct modeller *m = members->m;
    struct names scope = member_names(m);
    struct member_entry **sorted = members_by_name(members);
    into->parts = MODELLER_NEW(m, struct part, members->count);
    for (size_t i = 0; sorted && into->parts && i < members->count; i++) {
        const struct member_entry *entry = sorted[i];
        if (is_left_out(members, entry))
            continue;
        struct part_merged merged =
            part_merge(members, entry, name_joined(m, into->name, entry->json));
        if (!merged.never)
            part_add(m, into, &scope, entry, &merged, entry->required);
    }
    part_sort(into);
    part_add_rest(members, into, &scope);
}

/* ---- each when nothing is being found ---- */

struct unfilled {
    struct members members;
    struct ctype *type;
    struct unfilled *next;
};

static void fill_later(const struct members *members, struct ctype *type)
{
    struct modeller *m = members->m;
    struct unfilled *unfilled = MODELLER_NEW(m, struct unfilled, 1);
    if (!unfilled)
        return;
    *unfilled = (struct unfilled){*members, type, NULL};
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
        fill_struct(&unfilled->members, unfilled->type);
    }
}

void object_shape(struct modeller *m, const struct schema_set *set, oas_str name,
                  struct value_shape *shape)
{
    struct members members;
    members_init(&members, m);
    members_gather(&members, set, BRANCH_OWN, NULL);
    members_spread(&members);
    if (needs_struct(&members)) {
        shape->type = ctype_new(m, OAS_SHAPE_STRUCT, set->at[0]);
        ctype_name(m, shape->type, name);
        fill_later(&members, shape->type);
    } else if (members.explicit_rest) {
        shape->type = part_rest_type(&members, name);
    } else {
        shape->type = m->json;
    }
}
