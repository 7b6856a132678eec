/* Unions by tag. */
#include "model/tagged.h"

#include "model/branch.h"
#include "model/ctype.h"
#include "model/flat.h"

static void fill_tagged(struct modeller *m, struct ctype *into, const struct clause *clause,
                        const struct oas_tag_row *tag)
{
    struct names scope = member_names(m);
    into->shape = OAS_SHAPE_UNION;
    into->parts = MODELLER_NEW(m, struct part, clause->count);
    branch_tell_apart(m, into, clause, tag);
    for (size_t i = 0; into->parts && i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        if (!branches_has_objects(m, branch))
            continue;
        branch_add_variant(m, into, &scope, branch, branch_tag_words(m, clause, tag, into->name, i),
                           0);
        const struct label *label = branch_label(into, into->part_count);
        if (label) {
            into->parts[into->part_count - 1].json = label->text;
            into->parts[into->part_count - 1].enumerator = label->name;
        }
    }
}

void tagged_shape(struct modeller *m, const struct schema_set *set, const struct clause *clause,
                  const struct oas_tag_row *tag, oas_str name, struct value_shape *shape)
{
    struct ctype *type = shape->type = ctype_new(m, OAS_SHAPE_STRUCT, set->at[0]);
    oas_str member = oas_program_text(&m->model->plan->program, tag->name);
    ctype_name(m, type, name);
    if (flat_shape(m, set, clause, tag, type))
        return;
    fill_tagged(m, type, clause, tag);
    type->told = TOLD_TAG;
    type->told_apart = modeller_text(m, "Told apart by the member \"", member, "\".");
}
