/* Members of structs: one type for all that is said of each. */
#include "model/part.h"

#include <stdlib.h>

#include "model/alias.h"
#include "model/ctype.h"
#include "model/either.h"
#include "model/shape_of.h"

static void merge_shape(struct modeller *m, struct part_merged *merged,
                        const struct schema *const *given, size_t count, oas_str name)
{
    struct schema_set set = schema_set_of(m, given, count);
    if (set.jtypes == 0)
        return;
    bool only_null = !(set.jtypes & ~(unsigned)OAS_JTYPE_NULL);
    if (!merged->schema || (merged->only_null && !only_null)) {
        merged->schema = given[0];
        merged->only_null = only_null;
    } else if (!only_null && !alias_says_same(m, merged->schema, given[0])) {
        merged->partly = true;
    }
    const struct value_shape *shape = shape_of(m, given, count, name);
    struct ctype *type = shape->type ? shape->type : m->json;
    if (merged->never)
        merged->type = type;
    else
        merged->type = either_of(m, merged->type, type);
    merged->nullable |= shape->nullable;
    merged->never = false;
}

struct part_merged part_merge(struct members *members, const struct member_entry *entry,
                              oas_str name)
{
    struct modeller *m = members->m;
    struct part_merged merged = {.never = true};
    size_t count, own;
    const struct schema **given = members_schemas(members, entry, BRANCH_OWN, &own);
    if (own) {
        merge_shape(m, &merged, given, own, name);
        if (merged.never || merged.type != m->json)
            return merged;
        merged.never = true;
    }
    size_t last = BRANCH_OWN;
    bool any = false;
    for (const struct member_schema *said = entry->first; said; said = said->next) {
        if (said->branch == BRANCH_OWN || (said->branch == last && last != BRANCH_MAYBE))
            continue;
        last = said->branch;
        any = true;
        if (said->branch == BRANCH_MAYBE)
            merge_shape(m, &merged, &said->schema, 1, name);
        else if ((given = members_schemas(members, entry, last, &count)))
            merge_shape(m, &merged, given, count, name);
    }
    if (!any && (own || !entry->first)) /* any value; or required and not declared */
        merged = (struct part_merged){.type = m->json, .schema = own ? given[0] : NULL};
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
    part->flags = flags_of(m, entry);
    part->required = required;
    unsigned states = (required && part->flags == 0 ? 0u : OAS_STATE_ABSENT) |
                      (merged->nullable ? OAS_STATE_NULL : 0u);
    part->type = ctype_option(m, merged->type, states, oas_str_of(NULL, 0));
    if (part->type->shape != OAS_SHAPE_CONST)
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

struct ctype *part_rest_type(struct members *members, oas_str name)
{
    struct modeller *m = members->m;
    oas_str value = name_joined(m, name, OAS_STR("value"));
    if (members->rest_count == 0)
        return ctype_map(m, m->json, name);
    const struct value_shape *shape = shape_of(m, members->rest, members->rest_count, value);
    struct ctype *type = shape->type ? shape->type : m->json;
    if (type->shape == OAS_SHAPE_CONST)
        return ctype_map(m, m->json, name);
    return ctype_map(m, shape->nullable ? ctype_nullable(m, type, value) : type, name);
}

void part_add_rest(struct members *members, struct ctype *into, struct names *scope)
{
    struct modeller *m = members->m;
    bool keep = m->model->options.keep_unknown;
    if (members->closed || (members->rest_count == 0 && !keep && !members->counted))
        return;
    into->item = part_rest_type(members, name_joined(m, into->name, OAS_STR("rest")));
    into->keep = members->rest_count == 0 && !members->counted;
    into->rest = name_taken(m, scope, OAS_STR("rest"));
}
