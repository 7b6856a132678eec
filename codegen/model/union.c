/* anyOf and oneOf: an optional value, an enum, one struct, a C union; what cannot be told apart is
 * kept as JSON. */
#include "model/union.h"

#include "load/jtype.h"
#include "model/branch.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/either.h"
#include "model/jtypes.h"
#include "model/scalar.h"
#include "model/shape_of.h"
#include "model/tagged.h"

static struct ctype *merge_live(struct modeller *m, const struct branches *branches, oas_str name)
{
    struct ctype *merged = NULL;
    for (size_t i = 0; i < branches->count; i++) {
        const struct value_shape *shape =
            shape_of(m, &branches->at[i], 1,
                     name_joined(m, name, branch_words(m, branches->at[i], name, i)));
        merged = i ? either_of(m, merged, shape->type) : shape->type;
        if (!merged)
            return NULL;
    }
    return merged;
}

static struct ctype *keep_json(struct modeller *m, const struct schema_set *set)
{
    struct ctype *type = ctype_new(m, OAS_SHAPE_JSON, set->at[0]);
    type->told_apart =
        OAS_STR("Kept as JSON: its alternatives can match the same value, and no required member "
                "with constants tells them apart.");
    return type;
}

void union_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                 const struct schema *owner, oas_str name, struct value_shape *shape)
{
    struct branches branches = branches_of(m, clause, set->jtypes);
    const struct oas_tag_row *tag = branch_tag(m, owner, clause);
    if (branches.count == 0) {
        shape->type = ctype_const(m, NULL, set->at[0]);
        return;
    }
    if (branches.count == 1) {
        if (modeller_jtypes(m, branches.at[0]) & JTYPE_NOT_NULL & ~set->jtypes &&
            scalar_shape(m, set, shape))
            return;
        shape->only = branches.at[0];
        shape->type = shape_of(m, branches.at, 1, name)->type;
        shape->type = shape->type ? shape->type : m->json;
        return;
    }
    if (tag && branches_are_objects(m, &branches)) {
        tagged_shape(m, set, clause, tag, name, shape);
        return;
    }
    shape->type = constant_union(m, set, &branches, name);
    if (shape->type || scalar_shape(m, set, shape))
        return;
    if (branches_are_apart(m, &branches)) {
        jtypes_union(m, set, &branches, name, shape);
        return;
    }
    shape->type = merge_live(m, &branches, name);
    if (!shape->type)
        shape->type = keep_json(m, set);
}
