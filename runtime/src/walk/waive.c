/* Rows that are merged say it at once; the others are searched. Nothing of this is asked before a
 * member is missing. */
#include "walk/waive.h"

#include "json/field.h"

static bool is_waived(const struct oas_walk *w, const struct oas_object_row *object, oas_str name)
{
    struct oas_token key = {.raw = name};
    uint32_t i = oas_find_field(w->program, object, &key);
    return i != OAS_NONE && w->program->fields[object->fields + i].flags & w->waived;
}

oas_status oas_waive_find(struct oas_walk *w, const struct oas_schema_row *schema, oas_text name,
                          unsigned depth)
{
    const oas_program *program = w->program;
    schema = oas_walk_merged(w, schema);
    w->work += 16;
    if (w->work > w->max_work)
        return OAS_UNDECIDED;
    if (!oas_walk_enters(w, depth))
        return OAS_TOO_LARGE;
    if (schema->object &&
        is_waived(w, &program->objects[schema->object], oas_program_text(program, name)))
        return OAS_OK;
    for (uint32_t i = 0; i < schema->apply_count; i++) {
        const struct oas_check_row *check =
            &program->checks[schema->checks + schema->leaf_count + i];
        for (uint32_t k = 0; oas_waive_takes_in(check) && k < check->count; k++) {
            oas_use use = program->branches[check->first + k].use;
            oas_status status =
                oas_waive_find(w, &program->schemas[OAS_USE_ROW(use)], name, depth + 1);
            if (status != OAS_INVALID)
                return status;
        }
    }
    return OAS_INVALID;
}

oas_status oas_waive_member(struct oas_walk *w, const struct oas_schema_row *schema,
                            const struct oas_field_row *field, const char *at, unsigned depth)
{
    if (w->waived == 0)
        return OAS_INVALID;
    if (field->flags & w->waived)
        return OAS_OK;
    return oas_waive_find(w, w->whole.at == at ? w->whole.schema : schema, field->name, depth);
}
