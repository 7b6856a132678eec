/* Names of members as values of a tag row, and what an object must have beside them. */
#include "plan/dependent.h"

#include "load/text.h"
#include "plan/constant.h"
#include "plan/rows.h"

/* The tag row of the value rows from `first` on, which are names. */
static uint32_t add_tag(struct planner *planner, uint32_t first)
{
    struct oas_tag_row tag = {.values = first, .count = planner->values.count - first};
    rows_table(planner, constant_name, tag.values, tag.count, &tag.slots, &tag.mask);
    uint32_t index;
    struct oas_tag_row *row = rows_add_named(planner, &planner->tags, sizeof *row, &index);
    if (row)
        *row = tag;
    return index;
}

uint32_t dependent_names(struct planner *planner, const struct clause *clause)
{
    uint32_t first = planner->values.count;
    for (size_t i = 0; i < clause->count; i++)
        (void)constant_put(planner, OAS_JTYPE_STRING, clause->names[i], (uint32_t)i);
    return add_tag(planner, first);
}

/* True the first time that the name is met. */
static bool is_new(struct planner *planner, struct map *met, oas_str name)
{
    void **slot = map_put(met, planner->mem, name);
    bool found = slot && *slot;
    planner->diags->no_memory |= !slot;
    if (slot)
        *slot = planner;
    return slot && !found;
}

static void add_demand(struct planner *planner, oas_str name)
{
    oas_text text = rows_text(planner, name);
    struct oas_field_row *row = rows_add(planner, &planner->fields, sizeof *row, 1);
    if (!row)
        return;
    row->name = text;
    row->flags = OAS_FIELD_UNDECLARED;
    if (text_needs_escape(name))
        row->flags |= OAS_FIELD_ESCAPED;
}

void dependent_required(struct planner *planner, const struct clause *clause,
                        struct oas_check_row *row)
{
    struct map met = {NULL};
    uint32_t first = planner->values.count;
    row->first = planner->fields.count;
    for (size_t i = 0; i < clause->count; i++) {
        (void)is_new(planner, &met, clause->names[i]);
        (void)constant_put(planner, OAS_JTYPE_STRING, clause->names[i],
                           planner->fields.count - row->first);
        for (size_t k = 0; k < clause->lists[i].count; k++)
            add_demand(planner, clause->lists[i].names[k]);
    }
    row->count = planner->fields.count - row->first;
    for (size_t i = 0; i < clause->count; i++)
        for (size_t k = 0; k < clause->lists[i].count; k++)
            if (is_new(planner, &met, clause->lists[i].names[k]))
                (void)constant_put(planner, OAS_JTYPE_STRING, clause->lists[i].names[k],
                                   row->count);
    row->table = add_tag(planner, first);
}
