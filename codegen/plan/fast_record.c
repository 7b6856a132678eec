/* Objects for the fast walk. A member of an object has one row of each table, which is the one of the
 * struct's, too, where the struct is what the object says, one for one. */
#include "plan/fast_record.h"

#include "plan/fast_hash.h"
#include "plan/fast_value.h"
#include "plan/fast_written.h"

/* ---- the order of members ---- */

/* A field of the object, and the struct's member that it becomes, or OAS_NONE. */
struct fielded {
    uint32_t field, member;
};

/* Of an object: as its members are written. */
struct ordered {
    struct fielded at[FAST_MOST_MEMBERS];
    bool as_declared;
};

/* The struct's member of that name, or OAS_NONE. */
static uint32_t member_of(const struct fast_making *m, const struct oas_layout_row *row,
                          uint32_t kind, oas_str name)
{
    for (uint32_t i = 0; i < row->part_count; i++) {
        const struct fast_member *member = fast_member(m, row, i);
        if (fast_declares(row, member, kind) &&
            oas_str_equal(oas_program_text(m->program, member->name), name))
            return i;
    }
    return OAS_NONE;
}

/* In the order of the struct; what that has no place for comes last. Without one as declared. */
static void order_fields(const struct fast_making *m, const struct oas_object_row *object,
                         const struct oas_layout_row *row, uint32_t kind, struct ordered *ordered)
{
    const struct oas_field_row *field = &m->program->fields[object->fields];
    ordered->as_declared = true;
    for (uint32_t i = 0; i < object->field_count; i++) {
        oas_str name = oas_program_text(m->program, field[i].name);
        struct fielded own = {i, row ? member_of(m, row, kind, name) : OAS_NONE};
        uint32_t at = i;
        for (; at > 0 && ordered->at[at - 1].member > own.member; at--)
            ordered->at[at] = ordered->at[at - 1];
        ordered->at[at] = own;
        ordered->as_declared &= at == i;
    }
}

/* ---- members ---- */

static oas_str property_name(const struct fast_making *m, uint32_t first, uint32_t i)
{
    const struct oas_property_row *property = fast_property(m, first + i);
    return property->len ? oas_str_of(property->key.at + 1, property->len - 3u)
                         : oas_str_of(NULL, 0);
}

/* "name": as it stands in a text, if it is short enough and stands so. */
static void put_key(const struct fast_making *m, const struct oas_field_row *field,
                    struct oas_property_row *property)
{
    oas_str name = oas_program_text(m->program, field->name);
    if (name.len + 3 >= OAS_KEY_SIZE || field->flags & OAS_FIELD_ESCAPED)
        return;
    char *at = property->key.at;
    *at++ = '"';
    memcpy(at, name.at, name.len);
    memcpy(at + name.len, "\":", 2);
    property->len = (uint8_t)(name.len + 3);
}

static void note_demand(const struct oas_field_row *field, uint32_t i,
                        struct oas_record_row *record)
{
    uint64_t bit = UINT64_C(1) << i;
    if (!(field->flags & OAS_FIELD_REQUIRED))
        return;
    record->demanded |= bit;
    record->in_request |= field->flags & OAS_FIELD_READ_ONLY ? 0 : bit;
    record->in_response |= field->flags & OAS_FIELD_WRITE_ONLY ? 0 : bit;
}

static bool is_never(const struct fast_making *m, oas_use use)
{
    return m->program->schemas[OAS_USE_ROW(use)].flags & OAS_SCHEMA_NEVER;
}

/* One member: the record's i-th, the struct's `found`. False: the struct has no place for it, or
 * lacks it in a way that only the full walk looks for. */
static bool fill_member(struct fast_making *m, const struct oas_field_row *field, uint32_t found,
                        const struct oas_layout_row *row, struct oas_record_row *record, uint32_t i)
{
    uint32_t at = record->properties + i;
    struct oas_property_row property = {0};
    const struct fast_member *member = found == OAS_NONE ? NULL : fast_member(m, row, found);
    if (member) {
        property.presence = member->offset;
        property.to = member->offset;
    }
    fast_value_fill(m, field->use, member ? member->layout : 0, 0, &property);
    put_key(m, field, &property);
    if (!member)
        property.flags &= (uint16_t) ~(OAS_FAST_STORED | OAS_FAST_PLACED);
    note_demand(field, i, record);
    if (m->no_memory)
        return false;
    *fast_property(m, at) = property;
    *fast_field(m, at) = *field;
    if (member)
        *fast_place_at(m, at) = (struct fast_place){record->layout, found};
    return member ? property.flags & OAS_FAST_OPTION || fast_is_always_there(field)
                  : is_never(m, field->use);
}

/* ---- objects ---- */

/* Has the struct members for those of the schema, and no others? Of one that has kinds that is
 * asked of those which the kind declares, if the object is of that kind for certain. */
static bool is_same(const struct fast_making *m, const struct oas_layout_row *row,
                    const struct oas_object_row *object, uint32_t kind)
{
    uint32_t count = 0, members = 0;
    for (uint32_t i = 0; i < object->field_count; i++)
        count += !is_never(m, m->program->fields[object->fields + i].use);
    if (!fast_is_shape(row, OAS_SHAPE_STRUCT) || row->share_count ||
        (row->entry != 0) != (kind != 0) || kind > 32 || row->flags & OAS_LAYOUT_CHOSEN)
        return false;
    for (uint32_t i = 0; i < row->part_count; i++)
        members += fast_declares(row, fast_member(m, row, i), kind);
    return members == count;
}

/* The record's rows are those of the struct's members, if they are what comes first in it; so is its
 * table of names, if nothing stands elsewhere than in the object. */
static void give_struct(struct fast_making *m, const struct oas_record_row *record,
                        const struct ordered *ordered)
{
    const struct oas_object_row *object = &m->program->objects[record->object];
    struct oas_layout_row *row = &m->structs->rows[record->layout];
    bool all = row->part_count <= record->count && record->kind == 0;
    for (uint32_t i = 0; all && i < row->part_count; i++)
        all = ordered->at[i].member == i;
    if (!all || m->parts[record->layout])
        return;
    m->parts[record->layout] = record->properties;
    if (ordered->as_declared) {
        row->part_slots = object->slots;
        row->part_mask = object->mask;
    }
}

void fast_record_fill(struct fast_making *m, uint32_t index)
{
    struct oas_record_row record = ((struct oas_record_row *)m->records.at)[index];
    const struct oas_object_row *object = &m->program->objects[record.object];
    const struct oas_field_row *fields = &m->program->fields[object->fields];
    const struct oas_schema_row *rest = &m->program->schemas[OAS_USE_ROW(object->rest)];
    const struct oas_layout_row *row = record.layout ? &m->layout->rows[record.layout] : NULL;
    const struct oas_layout_row *same = is_same(m, row, object, record.kind) ? row : NULL;
    bool stored = same != NULL;
    struct ordered ordered;
    order_fields(m, object, same, record.kind, &ordered);
    record.count = object->field_count;
    record.properties = fast_add_members(m, record.count);
    for (uint32_t i = 0; !m->no_memory && i < record.count; i++)
        stored &=
            fill_member(m, &fields[ordered.at[i].field], ordered.at[i].member, same, &record, i);
    if (m->no_memory)
        return;
    record.flags |= rest->flags & OAS_SCHEMA_NEVER ? OAS_FAST_CLOSED : 0;
    record.flags |= OAS_USE_ROW(object->rest) == OAS_ANY ? OAS_FAST_OPEN : 0;
    record.flags |= stored ? OAS_FAST_STORED : 0;
    record.flags |= row && row->flags & OAS_LAYOUT_JUDGED ? OAS_FAST_JUDGED : 0;
    record.flags |= stored && fast_written_others(m, row, record.kind) ? OAS_FAST_OTHERS : 0;
    record.size = row ? row->size : 0;
    record.align = row ? row->align : 0;
    fast_hash_texts(m, property_name, record.properties, record.count, &record.slots, &record.shift,
                    &record.seed);
    if (!m->no_memory)
        record.slots = fast_shared(m, &m->shared_slots, &m->slots, sizeof(uint16_t), record.slots);
    if (ordered.as_declared && m->objects[record.object] == 0)
        m->objects[record.object] = record.properties;
    if (same)
        give_struct(m, &record, &ordered);
    ((struct oas_record_row *)m->records.at)[index] = record;
}
