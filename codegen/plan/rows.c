#include "plan/planner.h"

void *rows_add(struct planner *planner, struct rows *rows, size_t size, uint32_t count)
{
    if (rows->cap - rows->count < count) {
        uint64_t cap = rows->cap ? (uint64_t)rows->cap * 2 : 64;
        while (cap - rows->count < count)
            cap *= 2;
        void *grown =
            cap < UINT32_MAX / 2 ? oas_arena_take(planner->mem, (size_t)cap * size, 16) : NULL;
        if (!grown) {
            planner->diags->no_memory = true;
            return NULL;
        }
        if (rows->count)
            memcpy(grown, rows->at, rows->count * size);
        rows->at = grown;
        rows->cap = (uint32_t)cap;
    }
    void *added = (char *)rows->at + rows->count * size;
    memset(added, 0, count * size);
    rows->count += count;
    return added;
}

/* ---- text ---- */

static oas_str text_at(const struct planner *planner, oas_text text)
{
    return oas_str_of((const char *)planner->text.at + text.at, text.len);
}

static oas_text *text_slot(const struct planner *planner, oas_str text)
{
    oas_text *table = planner->text_table.at;
    uint32_t mask = planner->text_table.count - 1, i = oas_name_hash(text) & mask;
    while (table[i].len && !oas_str_equal(text_at(planner, table[i]), text))
        i = (i + 1) & mask;
    return &table[i];
}

static bool text_grow(struct planner *planner)
{
    struct rows old = planner->text_table;
    uint32_t size = old.count ? old.count * 2 : 1024;
    planner->text_table = (struct rows){NULL, 0, 0};
    if (!rows_add(planner, &planner->text_table, sizeof(oas_text), size))
        return false;
    const oas_text *texts = old.at;
    for (uint32_t i = 0; i < old.count; i++)
        if (texts[i].len)
            *text_slot(planner, text_at(planner, texts[i])) = texts[i];
    return true;
}

oas_text text_add(struct planner *planner, oas_str text)
{
    static const oas_text empty = {0, 0};
    if (text.len == 0 || text.len >= UINT32_MAX / 2)
        return empty;
    if (planner->text_used * 2 >= planner->text_table.count && !text_grow(planner))
        return empty;
    oas_text *slot = text_slot(planner, text);
    if (slot->len)
        return *slot;
    oas_text added = {planner->text.count, (uint32_t)text.len};
    char *bytes = rows_add(planner, &planner->text, 1, added.len);
    if (!bytes)
        return empty;
    memcpy(bytes, text.at, text.len);
    planner->text_used++;
    *slot = added;
    return added;
}

/* ---- hash tables ---- */

void table_add(struct planner *planner, uint32_t count,
               oas_str (*name)(const struct planner *planner, uint32_t user, uint32_t i),
               uint32_t user, uint32_t *slots, uint32_t *mask)
{
    uint32_t size = 4;
    while (size < count * 2)
        size *= 2;
    *slots = planner->slots.count;
    *mask = size - 1;
    uint32_t *table = rows_add(planner, &planner->slots, sizeof *table, size);
    for (uint32_t i = 0; table && i < count; i++) {
        oas_str text = name(planner, user, i);
        if (!text.at)
            continue;
        uint32_t at = oas_name_hash(text) & *mask;
        while (table[at])
            at = (at + 1) & *mask;
        table[at] = i + 1;
    }
}
