/* One row a member, in the place of an object's fields, a struct's members and a record's
 * properties: where they all stand in the end. */
#include "plan/fast_settle.h"

#include "plan/fast_value.h"

/* ---- structs ---- */

static void add_part(struct fast_making *m, uint32_t layout, uint32_t i, uint32_t at)
{
    const struct oas_layout_row *row = &m->structs->rows[layout];
    const struct fast_member *member = fast_member(m, row, i);
    struct oas_property_row property = {.kind = OAS_FAST_OTHER,
                                        .flags = OAS_FAST_PLACED,
                                        .to = member->offset,
                                        .presence = member->offset,
                                        .layout = member->layout};
    (void)fast_value_inward(m, member->layout, &property);
    *fast_property(m, at) = property;
    *fast_field(m, at) = (struct oas_field_row){
        .name = member->name, .flags = member->flags, .kinds = member->kinds};
    *fast_place_at(m, at) = (struct fast_place){layout, i};
}

/* A struct that no record has the rows of. */
static void add_parts(struct fast_making *m, uint32_t layout)
{
    uint32_t count = m->structs->rows[layout].part_count, first = fast_add_members(m, count);
    for (uint32_t i = 0; !m->no_memory && i < count; i++)
        add_part(m, layout, i, first + i);
    m->parts[layout] = first;
}

static void settle_structs(struct fast_making *m)
{
    uint32_t count = m->structs ? m->structs->row_count : 0;
    for (uint32_t i = 0; !m->no_memory && i < count; i++) {
        struct oas_layout_row *row = &m->structs->rows[i];
        if (row->shape == OAS_SHAPE_STRUCT && row->part_count && !m->parts[i])
            add_parts(m, i);
    }
    for (uint32_t i = 0; !m->no_memory && i < count; i++) {
        struct oas_layout_row *row = &m->structs->rows[i];
        if (row->shape != OAS_SHAPE_STRUCT)
            continue;
        row->parts = m->parts[i];
        if (row->part_count && !row->part_slots)
            row->part_slots = fast_names(m, row->parts, row->part_count, &row->part_mask);
    }
}

/* ---- fields ---- */

/* Of leaf checks: what `dependencies` applies is none of fields. */
static void move_demands(const oas_program *program, struct oas_check_row *checks,
                         const uint32_t *moved)
{
    for (uint32_t i = 0; i < program->counts.checks; i++)
        checks[i] = program->checks[i];
    for (uint32_t i = 0; i < program->counts.schemas; i++) {
        const struct oas_schema_row *schema = &program->schemas[i];
        for (uint32_t k = schema->checks; k < schema->checks + schema->leaf_count; k++)
            if (program->checks[k].keyword == OAS_KEYWORD_DEPENDENT_REQUIRED ||
                program->checks[k].keyword == OAS_KEYWORD_DEPENDENCIES)
                checks[k].first = checks[k].count ? moved[program->checks[k].first] : 0;
    }
}

/* Those of no record follow as they are. */
static void settle_fields(struct fast_making *m)
{
    oas_program *program = m->program;
    uint32_t count = program->counts.fields;
    uint32_t *moved = OAS_ARENA_NEW(m->mem, uint32_t, (size_t)count + 1);
    struct oas_object_row *objects =
        OAS_ARENA_NEW(m->mem, struct oas_object_row, (size_t)program->counts.objects + 1);
    struct oas_check_row *checks =
        OAS_ARENA_NEW(m->mem, struct oas_check_row, (size_t)program->counts.checks + 1);
    m->no_memory |= !moved || !objects || !checks;
    if (m->no_memory)
        return;
    for (uint32_t i = 0; i < program->counts.objects; i++) {
        objects[i] = program->objects[i];
        for (uint32_t k = 0; m->objects[i] && k < objects[i].field_count; k++)
            moved[objects[i].fields + k] = m->objects[i] + k;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct oas_field_row *field =
            i == 0 || moved[i] ? NULL : fast_add(m, &m->fields, 1, sizeof *field);
        if (!field)
            continue;
        *field = program->fields[i];
        moved[i] = m->fields.count - 1;
    }
    for (uint32_t i = 0; i < program->counts.objects; i++)
        objects[i].fields = objects[i].field_count ? moved[objects[i].fields] : 0;
    move_demands(program, checks, moved);
    program->objects = objects;
    program->checks = checks;
    program->fields = m->fields.at;
    program->counts.fields = m->fields.count;
}

/* ---- properties ---- */

/* Behind the members, as everybody is told who has an index of theirs. */
static void settle_others(struct fast_making *m)
{
    uint32_t count = m->others.count, members = m->properties.count;
    struct oas_property_row *to = fast_add(m, &m->properties, count, sizeof *to);
    struct fast_place *places = fast_add(m, &m->places, count, sizeof *places);
    if (m->no_memory || !count)
        return;
    memcpy(to, m->others.at, count * sizeof *to);
    memcpy(places, m->other_places.at, count * sizeof *places);
    struct oas_series_row *series = m->series.at;
    for (uint32_t i = 0; i < m->series.count; i++)
        series[i].item += members;
    struct oas_way_row *way = m->ways.at;
    for (uint32_t i = 0; i < m->ways.count; i++)
        way[i].property += members;
}

/* What a struct cannot be filled with is known once its record is: then the property is told. The last
 * row is empty: the walk looks at the one behind a record's. */
static void settle_properties(struct fast_making *m)
{
    (void)fast_add(m, &m->properties, 1, sizeof(struct oas_property_row));
    (void)fast_add(m, &m->places, 1, sizeof(struct fast_place));
    struct oas_property_row *property = m->properties.at;
    for (uint32_t i = 0; !m->no_memory && i < m->properties.count; i++, property++) {
        property->mask = OAS_MASK_OF(property->len);
        bool record = property->kind == OAS_FAST_RECORD, series = property->kind == OAS_FAST_SERIES;
        unsigned flags = record   ? ((struct oas_record_row *)m->records.at)[property->inner].flags
                         : series ? ((struct oas_series_row *)m->series.at)[property->inner].flags
                                  : OAS_FAST_STORED;
        if (!(flags & OAS_FAST_STORED))
            property->flags &= (uint16_t)~OAS_FAST_STORED;
    }
}

/* ---- all of them ---- */

void fast_settle(struct fast_making *m)
{
    settle_structs(m);
    if (!m->no_memory)
        settle_fields(m);
    if (!m->no_memory)
        settle_others(m);
    if (!m->no_memory)
        settle_properties(m);
    m->program->slots = m->names.at;
    m->program->counts.slots = m->names.count;
}

uint32_t fast_settle_other(const struct fast_making *m, uint32_t i)
{
    return m->properties.count - m->others.count - 1 + i;
}
