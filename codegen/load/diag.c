/* Diagnostics as they are recorded. */
#include "load/diag.h"

#include <stdio.h>

#include "load/utf8.h"

static uint64_t mix(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *at = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_of(const struct diag *diag)
{
    uint64_t hash = mix(UINT64_C(0xCBF29CE484222325), diag->message.at, diag->message.len);
    hash = mix(hash, &diag->place.offset, sizeof diag->place.offset);
    return hash ^ hash >> 32;
}

static bool same(const struct diag *a, const struct diag *b)
{
    return a->level == b->level && a->place.source == b->place.source &&
           a->place.offset == b->place.offset && oas_str_equal(a->message, b->message);
}

/* The slot of `diag` in the table: empty (0), or holding the index + 1 of one just like it. */
static uint32_t *slot_of(const struct diags *diags, const struct diag *diag)
{
    size_t mask = diags->table_size - 1;
    size_t i = (size_t)hash_of(diag) & mask;
    while (diags->table[i] && !same(&diags->at[diags->table[i] - 1], diag))
        i = (i + 1) & mask;
    return &diags->table[i];
}

static bool grow(struct diags *diags)
{
    size_t cap = diags->cap ? diags->cap * 2 : 16;
    struct diag *at = OAS_ARENA_NEW(diags->mem, struct diag, cap);
    uint32_t *table = OAS_ARENA_NEW(diags->mem, uint32_t, cap * 2);
    if (!at || !table || cap > UINT32_MAX / 2)
        return false;
    if (diags->count)
        memcpy(at, diags->at, diags->count * sizeof *at);
    diags->at = at;
    diags->cap = cap;
    diags->table = table;
    diags->table_size = cap * 2;
    for (size_t i = 0; i < diags->count; i++)
        if (at[i].level != DIAG_NOTE)
            *slot_of(diags, &at[i]) = (uint32_t)(i + 1);
    return true;
}

/* Notes are not in the table: two errors may well have the same note. */
static void record(struct diags *diags, struct diag diag)
{
    if (diag.level == DIAG_NOTE && diags->dropping)
        return;
    if (diags->count == diags->cap && !grow(diags)) {
        diags->no_memory = true;
        return;
    }
    if (diag.level != DIAG_NOTE) {
        uint32_t *slot = slot_of(diags, &diag);
        diags->dropping = *slot != 0;
        if (diags->dropping)
            return;
        *slot = (uint32_t)(diags->count + 1);
    }
    diags->at[diags->count++] = diag;
    diags->totals[diag.level]++;
}

static bool format_message(oas_arena *mem, const char *prefix, const char *format,
                           va_list arguments, oas_str *message)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return false;
    size_t before = strlen(prefix);
    size_t size = before + (size_t)length;
    char *at = oas_arena_take(mem, size + 1, 1);
    if (!at)
        return false;
    memcpy(at, prefix, before);
    vsnprintf(at + before, (size_t)length + 1, format, arguments);
    *message = oas_str_of(at, size);
    return true;
}

void diag_at(struct diags *diags, enum diag_level level, struct place place, const char *format,
             ...)
{
    struct diag diag = {.level = level, .place = place};
    if (diags->from.source != place.source)
        diag.from = diags->from;
    const char *prefix = "";
    va_list arguments;
    if (level == DIAG_UNSUPPORTED && diags->allow_unsupported) {
        diag.level = DIAG_WARNING;
        prefix = "unsupported: ";
    }
    va_start(arguments, format);
    if (format_message(diags->mem, prefix, format, arguments, &diag.message))
        record(diags, diag);
    else
        diags->no_memory = true;
    va_end(arguments);
}

void diags_append(struct diags *into, const struct diags *from)
{
    for (size_t i = 0; i < from->count; i++)
        record(into, from->at[i]);
    into->no_memory |= from->no_memory;
}

void diags_soften(struct diags *into, const struct diags *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct diag diag = {.level = from->at[i].level == DIAG_NOTE ? DIAG_NOTE : DIAG_WARNING,
                            .place = from->at[i].place,
                            .message = from->at[i].message};
        record(into, diag);
    }
    into->no_memory |= from->no_memory;
}

size_t diags_faults(const struct diags *diags)
{
    return diags->totals[DIAG_ERROR] + diags->totals[DIAG_UNSUPPORTED] +
           diags->totals[DIAG_UNREADABLE] + (diags->no_memory ? 1 : 0);
}

enum diags_outcome diags_outcome(const struct diags *diags)
{
    if (diags->totals[DIAG_UNREADABLE] || diags->no_memory)
        return DIAGS_UNREADABLE;
    if (diags->totals[DIAG_ERROR])
        return DIAGS_WRONG;
    return diags->totals[DIAG_UNSUPPORTED] ? DIAGS_UNSUPPORTED : DIAGS_GOOD;
}
