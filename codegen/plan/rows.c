/* Rows that grow in the arena, and what is found in them by name. */
#include "plan/rows.h"

#include "load/array.h"
#include "load/shared.h"
#include "load/slots.h"

void *rows_add(struct planner *planner, struct rows *rows, size_t size, uint32_t count)
{
    bool fits = count <= UINT32_MAX / 2 - rows->count;
    void *at =
        fits ? array_room(planner->mem, rows->at, rows->count, count, &rows->cap, size) : NULL;
    if (!at) {
        planner->diags->no_memory = true;
        return NULL;
    }
    rows->at = at;
    void *added = (char *)rows->at + rows->count * size;
    memset(added, 0, count * size);
    rows->count += count;
    return added;
}

void *rows_add_named(struct planner *planner, struct rows *rows, size_t size, uint32_t *index)
{
    if (rows->count == 0)
        (void)rows_add(planner, rows, size, 1);
    *index = rows->count;
    return rows_add(planner, rows, size, 1);
}

uint32_t rows_shared(struct planner *planner, struct map *known, struct rows *rows, size_t size,
                     uint32_t first)
{
    return shared_last(known, planner->mem, rows->at, &rows->count, size, first);
}

/* ---- text ---- */

oas_str rows_text_at(const struct planner *planner, oas_text text)
{
    const char *at = planner->text.at ? planner->text.at : ""; /* there may be none yet */
    return oas_str_of(at + text.at, text.len);
}

static oas_str text_of_entry(const void *user, uint32_t i)
{
    const struct planner *planner = user;
    return rows_text_at(planner, ((const oas_text *)planner->texts.at)[i]);
}

static bool grow_slots(struct planner *planner)
{
    uint32_t size = planner->text_slots.count ? planner->text_slots.count * 2 : 1024;
    planner->text_slots = (struct rows){NULL, 0, 0};
    uint32_t *slots = rows_add(planner, &planner->text_slots, sizeof *slots, size);
    if (slots)
        slots_fill(slots, size, planner->texts.count, text_of_entry, planner);
    return slots != NULL;
}

oas_text rows_text(struct planner *planner, oas_str text)
{
    static const oas_text empty = {0, 0};
    struct rows *slots = &planner->text_slots;
    if (text.len == 0 || text.len >= UINT32_MAX / 2)
        return empty;
    if (planner->texts.count * 2 >= slots->count && !grow_slots(planner))
        return empty;
    uint32_t *slot = slots_find(slots->at, slots->count, text, text_of_entry, planner);
    if (*slot)
        return ((const oas_text *)planner->texts.at)[*slot - 1];
    oas_text added = {planner->text.count, (uint32_t)text.len};
    char *bytes = rows_add(planner, &planner->text, 1, added.len);
    oas_text *entry = bytes ? rows_add(planner, &planner->texts, sizeof added, 1) : NULL;
    if (!entry)
        return empty;
    memcpy(bytes, text.at, text.len);
    *entry = added;
    *slot = planner->texts.count;
    return added;
}

/* ---- hash tables ---- */

struct named {
    const struct planner *planner;
    rows_name *name_of;
    uint32_t first;
};

static oas_str name_of_entry(const void *user, uint32_t i)
{
    const struct named *named = user;
    return named->name_of(named->planner, named->first + i);
}

uint32_t *rows_slots(struct planner *planner, uint32_t count, uint32_t *slots, uint32_t *mask)
{
    uint32_t size = slots_size(count);
    if (planner->slots.count == 0) /* a table at 0 is none */
        (void)rows_add(planner, &planner->slots, sizeof *slots, 1);
    *slots = planner->slots.count;
    *mask = size - 1;
    return rows_add(planner, &planner->slots, sizeof *slots, size);
}

void rows_share(struct planner *planner, uint32_t *slots)
{
    *slots = rows_shared(planner, &planner->slot_tables, &planner->slots, sizeof *slots, *slots);
}

void rows_table(struct planner *planner, rows_name *name_of, uint32_t first, uint32_t count,
                uint32_t *slots, uint32_t *mask)
{
    struct named named = {planner, name_of, first};
    uint32_t *table = rows_slots(planner, count, slots, mask);
    if (table)
        slots_fill(table, *mask + 1, count, name_of_entry, &named);
    rows_share(planner, slots);
}

uint32_t rows_find(const struct planner *planner, rows_name *name_of, uint32_t first,
                   uint32_t slots, uint32_t mask, oas_str name)
{
    struct named named = {planner, name_of, first};
    if (slots + mask >= planner->slots.count) /* there was no memory for it */
        return OAS_NONE;
    uint32_t *table = (uint32_t *)planner->slots.at + slots;
    uint32_t found = *slots_find(table, mask + 1, name, name_of_entry, &named);
    return found ? first + found - 1 : OAS_NONE;
}
