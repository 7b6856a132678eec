/* What is asked of rows of the fast walk when values are written. */
#include "plan/fast_written.h"

/* ---- structs ---- */

bool fast_written_others(const struct fast_making *m, const struct oas_layout_row *row,
                         uint32_t kind)
{
    bool has = row->item != 0;
    for (uint32_t i = 0; i < row->part_count && !(row->flags & OAS_LAYOUT_APART); i++)
        has |= !fast_declares(row, fast_member(m, row, i), kind);
    return has;
}

/* ---- unions ---- */

/* Is the tag of what the way takes always there? */
static bool has_tag(const struct fast_making *m, const struct oas_fork_row *fork,
                    const struct oas_way_row *way)
{
    const struct oas_property_row *property = fast_other(m, way->property);
    oas_str name = oas_program_text(m->program, m->program->tags[fork->tag].name);
    if (property->kind != OAS_FAST_RECORD)
        return false;
    const struct oas_record_row *record = (struct oas_record_row *)m->records.at + property->inner;
    const struct oas_object_row *object = &m->program->objects[record->object];
    const struct oas_field_row *field = &m->program->fields[object->fields];
    for (uint32_t i = 0; i < object->field_count; i++, field++)
        if (oas_str_equal(oas_program_text(m->program, field->name), name))
            return fast_is_always_there(field);
    return false;
}

bool fast_written_told(const struct fast_making *m, const struct oas_fork_row *fork)
{
    const struct oas_tag_row *tag = &m->program->tags[fork->tag];
    const struct oas_value_row *value = &m->program->values[tag->values];
    const struct oas_way_row *way = (struct oas_way_row *)m->ways.at + fork->ways;
    bool told = fork->layout != 0;
    for (uint32_t i = 0; told && i < tag->count; i++) {
        told = way[i].kind != 0 && has_tag(m, fork, &way[i]);
        for (uint32_t j = 0; told && j < i; j++)
            told = (way[i].kind == way[j].kind) == (value[i].branch == value[j].branch);
    }
    return told;
}
