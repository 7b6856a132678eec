/* Tables for the fast walk: rows that grow in the arena, and those that are alike. */
#include "plan/fast_rows.h"

#include "load/array.h"
#include "load/shared.h"
#include "load/slots.h"

void *fast_add(struct fast_making *m, struct fast_table *table, uint32_t count, size_t size)
{
    bool fits = count <= UINT32_MAX / 2 - table->count;
    void *at = fits ? array_room(m->mem, table->at, table->count, count, &table->cap, size) : NULL;
    m->no_memory |= !at;
    if (!at)
        return NULL;
    table->at = at;
    void *added = (char *)at + table->count * size;
    memset(added, 0, count * size);
    table->count += count;
    return added;
}

uint32_t fast_add_members(struct fast_making *m, uint32_t count)
{
    uint32_t first = m->properties.count;
    (void)fast_add(m, &m->properties, count, sizeof(struct oas_property_row));
    (void)fast_add(m, &m->fields, count, sizeof(struct oas_field_row));
    (void)fast_add(m, &m->places, count, sizeof(struct fast_place));
    return first;
}

uint32_t fast_add_other(struct fast_making *m, const struct oas_property_row *property,
                        struct fast_place place)
{
    struct oas_property_row *to = fast_add(m, &m->others, 1, sizeof *to);
    struct fast_place *at = fast_add(m, &m->other_places, 1, sizeof *at);
    if (!to || !at)
        return 0;
    *to = *property;
    *at = place;
    return m->others.count - 1;
}

uint32_t fast_shared(struct fast_making *m, struct map *known, struct fast_table *table,
                     size_t size, uint32_t first)
{
    return shared_last(known, m->mem, table->at, &table->count, size, first);
}

uint32_t fast_intern(struct fast_making *m, struct fast_table *table, size_t size, int64_t first,
                     int64_t second, bool *added)
{
    struct fast_same *same = OAS_ARENA_NEW(m->mem, struct fast_same, 1);
    *added = false;
    m->no_memory |= !same;
    if (!same)
        return 0;
    *same = (struct fast_same){(uint64_t)(uintptr_t)table, first, second};
    void **slot = map_put(&m->known, m->mem, oas_str_of((const char *)same, sizeof *same));
    m->no_memory |= !slot;
    if (slot && *slot)
        return (uint32_t)(uintptr_t)*slot - 1;
    *added = slot && fast_add(m, table, 1, size);
    if (!*added)
        return 0;
    *slot = (void *)(uintptr_t)table->count;
    return table->count - 1;
}

struct fast_named {
    const struct fast_making *m;
    uint32_t first;
};

static oas_str name_of_entry(const void *user, uint32_t i)
{
    const struct fast_named *named = user;
    return oas_program_text(named->m->program, fast_field(named->m, named->first + i)->name);
}

uint32_t fast_names(struct fast_making *m, uint32_t first, uint32_t count, uint32_t *mask)
{
    struct fast_named named = {m, first};
    uint32_t size = slots_size(count), at = m->names.count;
    uint32_t *slots = fast_add(m, &m->names, size, sizeof *slots);
    *mask = size - 1;
    if (!slots)
        return 0;
    slots_fill(slots, size, count, name_of_entry, &named);
    return fast_shared(m, &m->shared_names, &m->names, sizeof *slots, at);
}
