/* anyOf and oneOf: an optional value, an enum, one struct, a C union; what cannot be told apart is
 * kept as JSON. */
#include "model/union.h"

#include "load/jtype.h"
#include "model/branch.h"
#include "model/constant.h"
#include "model/ctype.h"
#include "model/jtypes.h"
#include "model/scalar.h"
#include "model/shape_of.h"
#include "model/signs.h"
#include "model/tagged.h"

void union_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                 const struct schema *owner, oas_str name, struct value_shape *shape)
{
    struct branches branches = branches_of(m, clause, set->jtypes);
    const struct oas_tag_row *tag = branches_tag(m, owner, clause);
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
    signs_shape(m, set, &branches, name, shape);
}
