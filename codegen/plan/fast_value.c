/* Values for the fast walk: what a schema takes in one place, and the C type that it becomes. */
#include "plan/fast_value.h"

#include "plan/fast_leaf.h"

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

const struct oas_layout_row *fast_value_inward(const struct fast_making *m, uint32_t index,
                                               struct oas_property_row *property)
{
    const struct oas_layout_row *row = m->layout ? &m->layout->rows[index] : NULL;
    if (fast_is_shape(row, OAS_SHAPE_OPTION)) {
        property->flags |= OAS_FAST_OPTION;
        property->to += row->at;
        row = &m->layout->rows[row->item];
    }
    if (fast_is_shape(row, OAS_SHAPE_POINTER)) {
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
    int64_t layout = fast_is_shape(row, OAS_SHAPE_STRUCT) ? row - m->layout->rows : 0;
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
    bool fork = fast_is_shape(row, OAS_SHAPE_STRUCT) || fast_is_shape(row, OAS_SHAPE_UNION);
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
    int64_t layout = fast_is_shape(row, OAS_SHAPE_LIST) ? row - m->layout->rows : 0;
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

void fast_value_fill(struct fast_making *m, oas_use use, uint32_t layout, uint32_t kind,
                     struct oas_property_row *property)
{
    const struct oas_schema_row *schema = fast_schema(m, use);
    oas_use other = beside_null(m, schema);
    property->use = use;
    property->layout = layout;
    const struct oas_layout_row *row = fast_value_inward(m, layout, property);
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
