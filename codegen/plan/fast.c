/* From a program and its layout to the rows of the fast walk: which values it knows, and where in C
 * they go. Objects and arrays are filled in one after the other, so that no chain of schemas is too
 * long for the stack. */
#include "plan/fast.h"

#include "load/text.h"
#include "plan/fast_hash.h"
#include "plan/fast_leaf.h"
#include "plan/fast_rows.h"
#include "plan/fast_written.h"

/* ---- what holds null beside something else ---- */

/* A branch that takes null, whatever it is, and nothing else. */
static bool is_null(const struct fast_making *m, const struct oas_branch_row *branch)
{
    const struct oas_schema_row *schema = fast_schema(m, branch->use);
    return schema->jtypes == OAS_JTYPE_NULL && schema->leaf_count == 0 && schema->apply_count == 0;
}

/* Of a union of two, null and something else: that one; else OAS_ANY. */
static oas_use beside_null(const struct fast_making *m, const struct oas_schema_row *schema)
{
    if (schema->apply_count != 1 || schema->leaf_count || !(schema->flags & OAS_SCHEMA_LEAD))
        return OAS_ANY;
    const struct oas_check_row *check = &m->program->checks[schema->checks];
    bool either = check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF;
    if (!either || check->count != 2 || check->table || !(schema->jtypes & OAS_JTYPE_NULL))
        return OAS_ANY;
    const struct oas_branch_row *branch = &m->program->branches[check->first];
    for (uint32_t i = 0; i < 2; i++)
        if (is_null(m, &branch[i]) && branch[i].jtypes == OAS_JTYPE_NULL &&
            !(branch[1 - i].jtypes & OAS_JTYPE_NULL))
            return branch[1 - i].use;
    return OAS_ANY;
}

/* ---- values ---- */

static bool is_shape(const struct oas_layout_row *row, oas_shape shape)
{
    return row && row->shape == shape;
}

/* Through presence and pointer to the row of the value, as the flags will say. */
static const struct oas_layout_row *inward(const struct fast_making *m, uint32_t index,
                                           struct oas_property_row *property)
{
    const struct oas_layout_row *row = m->layout ? &m->layout->rows[index] : NULL;
    if (is_shape(row, OAS_SHAPE_OPTION)) {
        property->flags |= OAS_FAST_OPTION;
        property->to += row->at;
        row = &m->layout->rows[row->item];
    }
    if (is_shape(row, OAS_SHAPE_POINTER)) {
        property->flags |= OAS_FAST_POINTER;
        row = &m->layout->rows[row->item];
    }
    return row;
}

/* Has null a place of its own? Without a C type it needs none. */
static bool has_null(const struct fast_making *m, uint32_t index, bool without)
{
    const struct oas_layout_row *row = m->layout ? &m->layout->rows[index] : NULL;
    return row ? row->shape == OAS_SHAPE_OPTION && row->states & OAS_STATE_NULL : without;
}

/* `kind`: of a struct that has several; what is not known yet waits in the row. */
static uint32_t record_row(struct fast_making *m, const struct oas_schema_row *schema,
                           const struct oas_layout_row *row, uint32_t kind)
{
    bool added;
    int64_t layout = is_shape(row, OAS_SHAPE_STRUCT) ? row - m->layout->rows : 0;
    uint32_t index = fast_intern(m, &m->records, sizeof(struct oas_record_row),
                                 schema->object | (int64_t)kind << 32, layout, &added);
    if (added)
        ((struct oas_record_row *)m->records.at)[index] = (struct oas_record_row){
            .object = schema->object, .layout = (uint32_t)layout, .kind = kind};
    return index;
}

static uint32_t fork_row(struct fast_making *m, const struct oas_schema_row *schema,
                         const struct oas_layout_row *row)
{
    bool added;
    bool fork = is_shape(row, OAS_SHAPE_STRUCT) || is_shape(row, OAS_SHAPE_UNION);
    int64_t layout = fork ? row - m->layout->rows : 0;
    uint32_t index = fast_intern(m, &m->forks, sizeof(struct oas_fork_row),
                                 schema - m->program->schemas, layout, &added);
    if (added) /* the schema's row waits where that of the tag will be */
        ((struct oas_fork_row *)m->forks.at)[index] = (struct oas_fork_row){
            .tag = (uint32_t)(schema - m->program->schemas), .layout = (uint32_t)layout};
    return index;
}

/* A union that has nothing of its own to check, and a tag that decides. */
static bool is_fork(const struct fast_making *m, const struct oas_schema_row *schema)
{
    if (schema->apply_count != 1 || schema->leaf_count || !(schema->flags & OAS_SCHEMA_LEAD))
        return false;
    const struct oas_check_row *check = &m->program->checks[schema->checks];
    bool either = check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF;
    return either && check->table && m->program->tags[check->table].decides;
}

static uint32_t series_row(struct fast_making *m, const struct oas_schema_row *schema,
                           const struct oas_layout_row *row)
{
    bool added;
    int64_t layout = is_shape(row, OAS_SHAPE_LIST) ? row - m->layout->rows : 0;
    uint32_t index = fast_intern(m, &m->series, sizeof(struct oas_series_row),
                                 schema - m->program->schemas, layout, &added);
    if (added) /* the schema's row waits where the item's will be */
        ((struct oas_series_row *)m->series.at)[index] = (struct oas_series_row){
            .item = (uint32_t)(schema - m->program->schemas), .layout = (uint32_t)layout};
    return index;
}

/* Is the object one that the walk knows? */
static bool is_record(const struct fast_making *m, const struct oas_schema_row *schema)
{
    if (!schema->object || schema->judged & OAS_JTYPE_OBJECT)
        return false;
    const struct oas_object_row *object = &m->program->objects[schema->object];
    bool known = object->names == OAS_ANY && object->pattern_count == 0 &&
                 object->field_count > 0 && object->field_count <= FAST_MOST_MEMBERS;
    for (uint32_t i = 0; known && i < object->field_count; i++)
        known = !(m->program->fields[object->fields + i].flags & OAS_FIELD_UNDECLARED);
    return known;
}

static bool is_series(const struct fast_making *m, const struct oas_schema_row *schema)
{
    const struct oas_check_row *check = &m->program->checks[schema->checks];
    bool known = schema->array && m->program->arrays[schema->array].prefix_count == 0;
    for (uint32_t i = 0; known && i < schema->leaf_count; i++, check++)
        known = !(check->jtypes & OAS_JTYPE_ARRAY) || check->keyword == OAS_KEYWORD_MIN_ITEMS ||
                check->keyword == OAS_KEYWORD_MAX_ITEMS;
    return known;
}

static bool is_anything(const struct oas_schema_row *schema)
{
    return (schema->jtypes & OAS_JTYPE_ANY) == OAS_JTYPE_ANY && schema->leaf_count == 0 &&
           schema->apply_count == 0 && !schema->object && !schema->array;
}

/* The kind by what is likeliest; all other values go to the full walk. */
static void find_kind(struct fast_making *m, const struct oas_schema_row *schema,
                      const struct oas_layout_row *row, uint32_t kind,
                      struct oas_property_row *property)
{
    unsigned jtypes = schema->jtypes;
    if (is_fork(m, schema)) {
        property->kind = OAS_FAST_FORK;
        property->inner = fork_row(m, schema, row);
    }
    if (schema->apply_count || schema->flags & OAS_SCHEMA_NEVER)
        return;
    if (is_anything(schema)) {
        property->kind = OAS_FAST_ANY;
    } else if (jtypes & OAS_JTYPE_OBJECT && is_record(m, schema)) {
        property->kind = OAS_FAST_RECORD;
        property->inner = record_row(m, schema, row, kind);
    } else if (jtypes & OAS_JTYPE_ARRAY && is_series(m, schema)) {
        property->kind = OAS_FAST_SERIES;
        property->inner = series_row(m, schema, row);
    } else if (jtypes & OAS_JTYPE_STRING) {
        (void)fast_leaf_string(m, schema, row, property);
    } else if (jtypes & OAS_JTYPE_NUMBER) {
        (void)fast_leaf_number(m, schema, property);
    } else if (jtypes & OAS_JTYPE_BOOLEAN && !(schema->judged & OAS_JTYPE_BOOLEAN)) {
        property->kind = OAS_FAST_BOOLEAN;
    }
}

static bool is_one_term(const struct fast_making *m, const struct oas_property_row *property,
                        const struct oas_schema_row *schema)
{
    const struct oas_choice_row *choice = (struct oas_choice_row *)m->choices.at + property->inner;
    const struct oas_check_row *check = &m->program->checks[schema->checks];
    return choice->count == 1 && schema->leaf_count == 1 && check->count == 1;
}

/* Is that the C type which the walk fills with values of the kind? Of objects the record says more.
 */
static bool is_stored(const struct fast_making *m, const struct oas_schema_row *schema,
                      const struct oas_property_row *property, const struct oas_layout_row *row)
{
    switch ((oas_fast_kind)property->kind) {
    case OAS_FAST_TEXT:
    case OAS_FAST_CHECKED_TEXT:
    case OAS_FAST_UUID:
    case OAS_FAST_DATE_TIME:
        return row->shape == OAS_SHAPE_STRING;
    case OAS_FAST_CHOICE:
        return row->shape == OAS_SHAPE_ENUM ||
               (row->shape == OAS_SHAPE_CONST && is_one_term(m, property, schema));
    case OAS_FAST_INTEGER:
        return row->shape == OAS_SHAPE_SIGNED || row->shape == OAS_SHAPE_UNSIGNED;
    case OAS_FAST_NUMBER:
        return row->shape == OAS_SHAPE_DOUBLE;
    case OAS_FAST_BOOLEAN:
        return row->shape == OAS_SHAPE_BOOLEAN;
    case OAS_FAST_ANY:
        return row->shape == OAS_SHAPE_JSON;
    case OAS_FAST_RECORD:
        return row->shape == OAS_SHAPE_STRUCT;
    case OAS_FAST_SERIES:
        return row->shape == OAS_SHAPE_LIST;
    case OAS_FAST_FORK:
        return row->shape == OAS_SHAPE_STRUCT || row->shape == OAS_SHAPE_UNION;
    case OAS_FAST_OTHER:
        break;
    }
    return false;
}

/* `layout`: its row, the presence included; without a layout 0. `kind`: as of record_row(). */
static void fill_property(struct fast_making *m, oas_use use, uint32_t layout, uint32_t kind,
                          struct oas_property_row *property)
{
    const struct oas_schema_row *schema = fast_schema(m, use);
    oas_use other = beside_null(m, schema);
    property->use = use;
    property->layout = layout;
    const struct oas_layout_row *row = inward(m, layout, property);
    bool null = schema->jtypes & OAS_JTYPE_NULL && !(schema->judged & OAS_JTYPE_NULL) &&
                (schema->apply_count == 0 || other != OAS_ANY);
    if (other != OAS_ANY) {
        property->flags |= OAS_FAST_APPLIED;
        schema = fast_schema(m, other);
    }
    find_kind(m, schema, row, kind, property);
    if (null && has_null(m, layout, property->kind != OAS_FAST_ANY))
        property->flags |= OAS_FAST_NULL;
    if (row)
        property->flags |= OAS_FAST_PLACED;
    bool pointed = property->flags & OAS_FAST_POINTER && property->kind != OAS_FAST_RECORD &&
                   property->kind != OAS_FAST_FORK;
    if (!row || pointed || !is_stored(m, schema, property, row))
        return;
    property->flags |= OAS_FAST_STORED;
    property->size = row->size;
    if (row->shape == OAS_SHAPE_UNSIGNED)
        property->flags |= OAS_FAST_UNSIGNED;
}

/* ---- objects ---- */

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

/* The struct's member of that name, or OAS_NONE. */
static uint32_t member_of(const struct fast_making *m, const struct oas_layout_row *row,
                          uint32_t kind, oas_str name)
{
    const struct oas_member_row *member = &m->layout->members[row->parts];
    for (uint32_t i = 0; i < row->part_count; i++, member++)
        if (fast_declares(row, member, kind) &&
            oas_str_equal(oas_str_of(m->layout->text + member->name.at, member->name.len), name))
            return i;
    return OAS_NONE;
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

/* One member. False: the struct has no place for it, or lacks it in a way that only the full walk
 * looks for. */
static bool fill_member(struct fast_making *m, const struct oas_field_row *field,
                        const struct oas_layout_row *row, struct oas_record_row *record, uint32_t i)
{
    uint32_t at = record->properties + i;
    struct oas_property_row property = {0};
    uint32_t found =
        row ? member_of(m, row, record->kind, oas_program_text(m->program, field->name)) : OAS_NONE;
    const struct oas_member_row *member =
        found == OAS_NONE ? NULL : &m->layout->members[row->parts + found];
    if (member) {
        property.presence = member->offset;
        property.to = member->offset;
    }
    fill_property(m, field->use, member ? member->layout : 0, 0, &property);
    put_key(m, field, &property);
    if (!member)
        property.flags &= (uint16_t) ~(OAS_FAST_STORED | OAS_FAST_PLACED);
    note_demand(field, i, record);
    if (m->no_memory)
        return false;
    *fast_property(m, at) = property;
    if (member)
        ((struct fast_place *)m->places.at)[at] = (struct fast_place){record->layout, found};
    return member ? property.flags & OAS_FAST_OPTION || fast_is_always_there(field)
                  : is_never(m, field->use);
}

/* Has the struct members for those of the schema, and no others? Of one that has kinds that is
 * asked of those which the kind declares, if the object is of that kind for certain. */
static bool is_same(const struct fast_making *m, const struct oas_layout_row *row,
                    const struct oas_object_row *object, uint32_t kind)
{
    uint32_t count = 0, members = 0;
    for (uint32_t i = 0; i < object->field_count; i++)
        count += !is_never(m, m->program->fields[object->fields + i].use);
    if (!is_shape(row, OAS_SHAPE_STRUCT) || row->share_count || (row->entry != 0) != (kind != 0) ||
        kind > 32 || row->flags & OAS_LAYOUT_CHOSEN)
        return false;
    for (uint32_t i = 0; i < row->part_count; i++)
        members += fast_declares(row, &m->layout->members[row->parts + i], kind);
    return members == count;
}

static void fill_record(struct fast_making *m, uint32_t index)
{
    struct oas_record_row record = ((struct oas_record_row *)m->records.at)[index];
    const struct oas_object_row *object = &m->program->objects[record.object];
    const struct oas_schema_row *rest = &m->program->schemas[OAS_USE_ROW(object->rest)];
    const struct oas_layout_row *row = record.layout ? &m->layout->rows[record.layout] : NULL;
    bool stored = is_same(m, row, object, record.kind);
    record.properties = m->properties.count;
    record.count = object->field_count;
    (void)fast_add(m, &m->properties, record.count, sizeof(struct oas_property_row));
    (void)fast_add(m, &m->places, record.count, sizeof(struct fast_place));
    for (uint32_t i = 0; !m->no_memory && i < record.count; i++)
        stored &= fill_member(m, &m->program->fields[object->fields + i], stored ? row : NULL,
                              &record, i);
    if (m->no_memory)
        return;
    record.flags |= rest->flags & OAS_SCHEMA_NEVER ? OAS_FAST_CLOSED : 0;
    record.flags |= OAS_USE_ROW(object->rest) == OAS_ANY ? OAS_FAST_OPEN : 0;
    record.flags |= stored ? OAS_FAST_STORED : 0;
    record.flags |= row && row->flags & OAS_LAYOUT_JUDGED ? OAS_FAST_JUDGED : 0;
    record.size = row ? row->size : 0;
    record.align = row ? row->align : 0;
    fast_hash_texts(m, property_name, record.properties, record.count, &record.slots, &record.shift,
                    &record.seed);
    if (stored && !m->no_memory)
        fast_written_record(m, row, &record);
    if (!m->no_memory)
        record.slots = fast_shared(m, &m->shared_slots, &m->slots, sizeof(uint16_t), record.slots);
    ((struct oas_record_row *)m->records.at)[index] = record;
}

/* ---- arrays ---- */

/* How many items there may be: of several limits the strictest. */
static void note_limits(const struct fast_making *m, const struct oas_schema_row *schema,
                        struct oas_series_row *series)
{
    const struct oas_check_row *check = &m->program->checks[schema->checks];
    series->most = UINT32_MAX;
    for (uint32_t i = 0; i < schema->leaf_count; i++, check++) {
        uint32_t number = check->number > UINT32_MAX ? UINT32_MAX : (uint32_t)check->number;
        if (check->flags & OAS_CHECK_BIG)
            number = UINT32_MAX;
        if (check->keyword == OAS_KEYWORD_MIN_ITEMS && number > series->least)
            series->least = number;
        if (check->keyword == OAS_KEYWORD_MAX_ITEMS && number < series->most)
            series->most = number;
    }
}

static void fill_series(struct fast_making *m, uint32_t index)
{
    struct oas_series_row series = ((struct oas_series_row *)m->series.at)[index];
    const struct oas_schema_row *schema = &m->program->schemas[series.item];
    const struct oas_layout_row *row = series.layout ? &m->layout->rows[series.layout] : NULL;
    struct oas_property_row item = {0};
    note_limits(m, schema, &series);
    series.flags |= row && row->flags & OAS_LAYOUT_JUDGED ? OAS_FAST_JUDGED : 0;
    series.layout = row ? row->item : 0;
    row = row ? &m->layout->rows[row->item] : NULL;
    fill_property(m, m->program->arrays[schema->array].items, series.layout, 0, &item);
    bool sized = row && row->shape != OAS_SHAPE_CONST;
    series.size = sized ? row->size : 0;
    series.align = sized ? row->align : 0;
    series.flags |= sized ? OAS_FAST_STORED : 0;
    series.item = m->properties.count;
    struct oas_property_row *to = fast_add(m, &m->properties, 1, sizeof *to);
    if (to && fast_add(m, &m->places, 1, sizeof(struct fast_place))) {
        *to = item;
        ((struct oas_series_row *)m->series.at)[index] = series;
    }
}

/* ---- unions ---- */

/* The kind that the tag's value stands for; 0: none, or one that is left to the full walk. */
static uint32_t kind_of(const struct fast_making *m, const struct oas_layout_row *row,
                        const struct oas_value_row *value)
{
    if (value->jtype != OAS_JTYPE_STRING || row->tag || row->label_count == 0 ||
        row->flags & OAS_LAYOUT_HEIRS)
        return 0;
    return oas_label_value(m->layout, row->labels, row->label_slots, row->label_mask,
                           oas_program_text(m->program, value->text));
}

/* Where a value of the tag leads: what the branch takes, in the C type of its kind. */
static void fill_way(struct fast_making *m, const struct oas_fork_row *fork, oas_use use,
                     uint32_t kind, struct oas_way_row *way)
{
    const struct oas_layout_row *row = fork->layout ? &m->layout->rows[fork->layout] : NULL;
    struct oas_property_row property = {0};
    struct fast_place place = {0, 0};
    bool variant = is_shape(row, OAS_SHAPE_UNION) && kind;
    uint32_t layout = row && kind ? fork->layout : 0;
    if (variant) {
        layout = m->layout->variants[row->parts + kind - 1].layout;
        property.to = property.presence = row->at;
        place = (struct fast_place){fork->layout, OAS_NONE};
    }
    fill_property(m, use, layout, variant ? 0 : kind, &property);
    if (!layout)
        property.flags &= (uint16_t) ~(OAS_FAST_STORED | OAS_FAST_PLACED);
    way->property = m->properties.count;
    way->kind = kind;
    struct oas_property_row *to = fast_add(m, &m->properties, 1, sizeof *to);
    struct fast_place *at = fast_add(m, &m->places, 1, sizeof *at);
    if (to && at) {
        *to = property;
        *at = place;
    }
}

static void fill_fork(struct fast_making *m, uint32_t index)
{
    struct oas_fork_row fork = ((struct oas_fork_row *)m->forks.at)[index];
    const struct oas_schema_row *schema = &m->program->schemas[fork.tag];
    const struct oas_check_row *check = &m->program->checks[schema->checks];
    const struct oas_tag_row *tag = &m->program->tags[check->table];
    const struct oas_layout_row *row = fork.layout ? &m->layout->rows[fork.layout] : NULL;
    fork.tag = check->table;
    fork.ways = m->ways.count;
    fork.flags = row ? OAS_FAST_STORED : 0;
    fork.flags |= row && row->flags & OAS_LAYOUT_JUDGED ? OAS_FAST_JUDGED : 0;
    fork.size = row ? row->size : 0;
    fork.align = row ? row->align : 0;
    (void)fast_add(m, &m->ways, tag->count, sizeof(struct oas_way_row));
    for (uint32_t i = 0; !m->no_memory && i < tag->count; i++) {
        const struct oas_value_row *value = &m->program->values[tag->values + i];
        oas_use use = m->program->branches[check->first + value->branch].use;
        struct oas_way_row way = {0};
        fill_way(m, &fork, use, row ? kind_of(m, row, value) : 0, &way);
        if (!m->no_memory)
            ((struct oas_way_row *)m->ways.at)[fork.ways + i] = way;
    }
    if (m->no_memory)
        return;
    fork.flags |= fast_written_told(m, &fork) ? OAS_FAST_TOLD : 0;
    ((struct oas_fork_row *)m->forks.at)[index] = fork;
}

/* ---- all of them ---- */

/* What a struct cannot be filled with is known once its record is: then the property is told. The last
 * row is empty: the walk looks at the one behind a record's. */
static void settle(struct fast_making *m)
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

static void add_entry(struct oas_entry_row *entries, uint32_t mask, oas_use use, uint32_t layout,
                      uint32_t property)
{
    uint32_t at = oas_fast_entry(use, layout) & mask;
    while (entries[at].property && (entries[at].use != use || entries[at].layout != layout))
        at = (at + 1) & mask;
    if (!entries[at].property)
        entries[at] = (struct oas_entry_row){use, layout, property};
}

/* Each type by itself, and its schema without a C type: for who only validates. By what references
 * it is reached says nothing of a valid value. The roots' properties begin at row 1. */
static void add_entries(struct fast_making *m, const oas_type *roots, size_t count)
{
    uint32_t size = 4;
    while (size < 4 * count)
        size *= 2;
    struct oas_entry_row *entries = fast_add(m, &m->entries, size, sizeof *entries);
    for (uint32_t i = 0; entries && i < count; i++)
        add_entry(entries, size - 1, OAS_USE_ROW(roots[i].use), roots[i].layout, i + 1);
    for (uint32_t i = 0; entries && i < count; i++)
        add_entry(entries, size - 1, OAS_USE_ROW(roots[i].use), 0, i + 1);
}

static void fill_all(struct fast_making *m)
{
    uint32_t record = 0, series = 0, fork = 0;
    while (!m->no_memory)
        if (record < m->records.count)
            fill_record(m, record++);
        else if (series < m->series.count)
            fill_series(m, series++);
        else if (fork < m->forks.count)
            fill_fork(m, fork++);
        else
            break;
}

bool fast_make(struct fast_made *made, oas_arena *mem, const oas_program *program,
               const oas_type *roots, size_t count)
{
    struct fast_making m = {.mem = mem, .program = program, .layout = program->layout};
    bool few = count < UINT32_MAX / 16;
    (void)fast_add(&m, &m.properties, few ? (uint32_t)count + 1 : 1,
                   sizeof(struct oas_property_row));
    (void)fast_add(&m, &m.places, few ? (uint32_t)count + 1 : 1, sizeof(struct fast_place));
    for (size_t i = 0; few && !m.no_memory && i < count; i++) {
        struct oas_property_row root = {0};
        fill_property(&m, roots[i].use, roots[i].layout, 0, &root);
        *fast_property(&m, (uint32_t)i + 1) = root;
    }
    fill_all(&m);
    if (few && !m.no_memory) {
        settle(&m);
        add_entries(&m, roots, count);
    }
    *made = (struct fast_made){.places = m.places.at};
    if (m.no_memory || !few)
        return false;
#define OAS_FAST_ROWS(row, rows)                                                                   \
    made->fast.rows = m.rows.at;                                                                   \
    made->fast.row##_count = m.rows.count;
#include <oas/fast.def>
    made->fast.slots = m.slots.at;
    made->fast.slot_count = m.slots.count;
    return true;
}
