/* From a program and its layout to the rows of the fast walk: which values it knows, and where in C
 * they go. Objects and arrays are filled in one after the other, so that no chain of schemas is too
 * long for the stack. */
#include "plan/fast.h"

#include "plan/fast_record.h"
#include "plan/fast_settle.h"
#include "plan/fast_value.h"
#include "plan/fast_written.h"

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
    fast_value_fill(m, m->program->arrays[schema->array].items, series.layout, 0, &item);
    bool sized = row && row->shape != OAS_SHAPE_CONST;
    series.size = sized ? row->size : 0;
    series.align = sized ? row->align : 0;
    series.flags |= sized ? OAS_FAST_STORED : 0;
    series.item = fast_add_other(m, &item, (struct fast_place){0, 0});
    if (!m->no_memory)
        ((struct oas_series_row *)m->series.at)[index] = series;
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
    bool variant = fast_is_shape(row, OAS_SHAPE_UNION) && kind;
    uint32_t layout = row && kind ? fork->layout : 0;
    if (variant) {
        layout = m->layout->variants[row->parts + kind - 1].layout;
        property.to = property.presence = row->at;
        place = (struct fast_place){fork->layout, OAS_NONE};
    }
    fast_value_fill(m, use, layout, variant ? 0 : kind, &property);
    if (!layout)
        property.flags &= (uint16_t) ~(OAS_FAST_STORED | OAS_FAST_PLACED);
    way->property = fast_add_other(m, &property, place);
    way->kind = kind;
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
 * it is reached says nothing of a valid value. The roots are the first of `others`. */
static void add_entries(struct fast_making *m, const oas_type *roots, size_t count)
{
    uint32_t size = 4;
    while (size < 4 * count)
        size *= 2;
    struct oas_entry_row *entries = fast_add(m, &m->entries, size, sizeof *entries);
    for (uint32_t i = 0; entries && i < count; i++)
        add_entry(entries, size - 1, OAS_USE_ROW(roots[i].use), roots[i].layout,
                  fast_settle_other(m, (uint32_t)i));
    for (uint32_t i = 0; entries && i < count; i++)
        add_entry(entries, size - 1, OAS_USE_ROW(roots[i].use), 0,
                  fast_settle_other(m, (uint32_t)i));
}

static void fill_all(struct fast_making *m)
{
    uint32_t record = 0, series = 0, fork = 0;
    while (!m->no_memory)
        if (record < m->records.count)
            fast_record_fill(m, record++);
        else if (series < m->series.count)
            fill_series(m, series++);
        else if (fork < m->forks.count)
            fill_fork(m, fork++);
        else
            break;
}

/* The first rows, which are empty; slots of the program as they are. */
static void begin(struct fast_making *m)
{
    const oas_counts *counts = &m->program->counts;
    uint32_t rows = m->structs ? m->structs->row_count : 0;
    m->parts = OAS_ARENA_NEW(m->mem, uint32_t, (size_t)rows + 1);
    m->objects = OAS_ARENA_NEW(m->mem, uint32_t, (size_t)counts->objects + 1);
    m->no_memory |= !m->parts || !m->objects;
    (void)fast_add_members(m, 1);
    uint32_t *names = fast_add(m, &m->names, counts->slots ? counts->slots : 1, sizeof *names);
    if (names && counts->slots)
        memcpy(names, m->program->slots, counts->slots * sizeof *names);
}

bool fast_make(struct fast_made *made, oas_arena *mem, oas_program *program, const oas_type *roots,
               size_t count, const struct fast_structs *structs)
{
    struct fast_making m = {
        .mem = mem, .program = program, .layout = program->layout, .structs = structs};
    bool few = count < UINT32_MAX / 16;
    begin(&m);
    for (size_t i = 0; few && !m.no_memory && i < count; i++) {
        struct oas_property_row root = {0};
        fast_value_fill(&m, roots[i].use, roots[i].layout, 0, &root);
        (void)fast_add_other(&m, &root, (struct fast_place){0, 0});
    }
    fill_all(&m);
    if (few && !m.no_memory)
        fast_settle(&m);
    if (few && !m.no_memory)
        add_entries(&m, roots, count);
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
