/* What is asked of rows of the fast walk when values are written. */
#include "plan/fast_written.h"

#include "plan/fast_place.h"

/* ---- structs ---- */

/* Which member of the struct the property is; those that it has no place for come last. */
static uint32_t member_at(const struct fast_making *m, uint32_t index)
{
    const struct fast_place *place = (struct fast_place *)m->places.at + index;
    return fast_property(m, index)->flags & OAS_FAST_PLACED ? place->member : OAS_NONE;
}

/* Members are written in the order of the struct; where that is another one it stands behind the
 * slots of the names, which are there. */
static void fill_turns(struct fast_making *m, struct oas_record_row *record)
{
    uint32_t first = record->properties;
    uint16_t order[FAST_MOST_MEMBERS];
    bool turned = false;
    for (uint32_t i = 0; i < record->count; i++) {
        uint32_t at = i;
        for (; at > 0 && member_at(m, first + order[at - 1]) > member_at(m, first + i); at--)
            order[at] = order[at - 1];
        order[at] = (uint16_t)i;
        turned |= at != i;
    }
    uint16_t *to = turned ? fast_add(m, &m->slots, record->count, sizeof *to) : NULL;
    if (!to)
        return;
    memcpy(to, order, record->count * sizeof *to);
    record->flags |= OAS_FAST_TURNED;
}

/* May the struct hold more than the properties? */
static bool has_others(const struct fast_making *m, const struct oas_layout_row *row, uint32_t kind)
{
    bool has = row->item != 0;
    const struct oas_member_row *member = &m->layout->members[row->parts];
    for (uint32_t i = 0; i < row->part_count && !(row->flags & OAS_LAYOUT_APART); i++, member++)
        has |= !fast_declares(row, member, kind);
    return has;
}

void fast_written_record(struct fast_making *m, const struct oas_layout_row *row,
                         struct oas_record_row *record)
{
    record->flags |= has_others(m, row, record->kind) ? OAS_FAST_OTHERS : 0;
    fill_turns(m, record);
}

/* ---- unions ---- */

/* Is the tag of what the way takes always there? */
static bool has_tag(const struct fast_making *m, const struct oas_fork_row *fork,
                    const struct oas_way_row *way)
{
    const struct oas_property_row *property = fast_property(m, way->property);
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
