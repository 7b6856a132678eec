/* Unions by tag. */
#include "model/tagged.h"

#include "model/branch.h"
#include "model/ctype.h"
#include "model/flat.h"

static const struct label *label_of(const struct ctype *type, size_t value)
{
    for (size_t i = 0; type->kind && i < type->kind->label_count; i++)
        if (type->kind->labels[i].value == value)
            return &type->kind->labels[i];
    return NULL;
}

static void fill_tagged(struct modeller *m, struct ctype *into, const struct clause *clause,
                        const struct oas_tag_row *tag)
{
    const oas_program *program = &m->model->plan->program;
    struct names scope = member_names(m);
    into->shape = OAS_SHAPE_UNION;
    into->kind_name = OAS_STR("kind");
    into->tag_member = oas_program_text(program, tag->name);
    into->parts = MODELLER_NEW(m, struct part, clause->count);
    branch_tag_kinds(m, into, clause, tag);
    if (tag->other)
        into->other = (uint32_t)branch_objects_before(m, clause, tag->other - 1) + 1;
    into->tag = branch_tag_is_text(m, tag) ? 0 : (uint32_t)(tag - program->tags);
    for (size_t i = 0; into->parts && i < clause->count; i++) {
        const struct schema *branch = clause->schemas[i];
        if (!branch_takes_objects(m, branch))
            continue;
        branch_add_variant(m, into, &scope, branch, branch_tag_words(m, clause, tag, into->name, i),
                           0);
        const struct label *label = label_of(into, into->part_count);
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
    if (flat_shape(m, set, clause, tag, type)) {
        type->told_apart =
            modeller_text(m, "Alternatives that share most members, told apart by \"", member,
                          "\": members that only some of them have are optional here.");
        return;
    }
    type->parts = NULL;
    type->part_count = 0;
    type->kind = NULL;
    type->item = NULL;
    fill_tagged(m, type, clause, tag);
    type->told_apart = modeller_text(m, "Told apart by the member \"", member, "\".");
}
