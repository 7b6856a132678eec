/* Diagnostics as they are recorded. */
#include "load/diag.h"

#include <stdio.h>

#include "load/array.h"

/* What tells diagnostics with one message apart. It stands before the message, as one text with it:
 * their key in `seen`. */
struct identity {
    const struct source *source;
    size_t offset;
    size_t level;
};

static char *message_room(oas_arena *mem, size_t length)
{
    char *key = oas_arena_take(mem, sizeof(struct identity) + length + 1, 1);
    return key ? key + sizeof(struct identity) : NULL;
}

static bool is_seen(struct diags *diags, const struct diag *diag, char *message)
{
    struct identity identity = {diag->place.source, diag->place.offset, diag->level};
    char *key = message - sizeof identity;
    memcpy(key, &identity, sizeof identity);
    void **slot =
        map_put(&diags->seen, diags->mem, oas_str_of(key, sizeof identity + diag->message.len));
    bool seen = slot && *slot;
    diags->no_memory |= !slot;
    if (slot)
        *slot = diags;
    return seen;
}

/* `message` is the diagnostic's own, from message_room(). Notes are not looked for: two errors may
 * well have the same note. */
static void record(struct diags *diags, const struct diag *diag, char *message)
{
    if (diag->level != DIAG_NOTE)
        diags->dropping = is_seen(diags, diag, message);
    if (diags->dropping)
        return;
    struct diag *at =
        array_room(diags->mem, diags->at, diags->count, 1, &diags->cap, sizeof *diags->at);
    diags->no_memory |= !at;
    if (!at)
        return;
    diags->at = at;
    diags->at[diags->count++] = *diag;
    diags->totals[diag->level]++;
}

static char *format_message(oas_arena *mem, const char *prefix, const char *format,
                            va_list arguments, oas_str *message)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return NULL;
    size_t before = strlen(prefix);
    size_t size = before + (size_t)length;
    char *at = message_room(mem, size);
    if (!at)
        return NULL;
    memcpy(at, prefix, before);
    vsnprintf(at + before, (size_t)length + 1, format, arguments);
    *message = oas_str_of(at, size);
    return at;
}

/* Completes and records `diag`. */
static void tell(struct diags *diags, struct diag diag, const char *format, va_list arguments)
{
    bool allowed = diag.level == DIAG_UNSUPPORTED && diags->allow_unsupported;
    if (diags->from.source != diag.place.source)
        diag.from = diags->from;
    if (allowed)
        diag.level = DIAG_WARNING;
    diag.format = format;
    char *message = format_message(diags->mem, allowed ? "unsupported: " : "", format, arguments,
                                   &diag.message);
    if (message)
        record(diags, &diag, message);
    else
        diags->no_memory = true;
}

void diag_at(struct diags *diags, enum diag_level level, struct place place, const char *format,
             ...)
{
    struct diag diag = {.level = level, .place = place};
    if (!place.source && diags->program.name.len)
        diag.place.source = &diags->program;
    va_list arguments;
    va_start(arguments, format);
    tell(diags, diag, format, arguments);
    va_end(arguments);
}

void diag_about(struct diags *diags, enum diag_level level, oas_str name, struct place place,
                const char *format, ...)
{
    struct diag diag = {.level = level, .place = place, .about = name};
    va_list arguments;
    va_start(arguments, format);
    tell(diags, diag, format, arguments);
    va_end(arguments);
}

void diag_lenient(struct diags *diags, enum leniency leniency, struct place place,
                  const char *format, ...)
{
    struct diag diag = {
        .level = diags->strict ? DIAG_ERROR : DIAG_WARNING, .place = place, .leniency = leniency};
    va_list arguments;
    va_start(arguments, format);
    tell(diags, diag, format, arguments);
    va_end(arguments);
}

struct diags diags_like(const struct diags *diags)
{
    return (struct diags){
        .mem = diags->mem, .allow_unsupported = diags->allow_unsupported, .strict = diags->strict};
}

static void record_copy(struct diags *into, struct diag diag)
{
    char *message = message_room(into->mem, diag.message.len);
    if (!message) {
        into->no_memory = true;
        return;
    }
    if (diag.message.len)
        memcpy(message, diag.message.at, diag.message.len);
    diag.message.at = message;
    record(into, &diag, message);
}

void diags_append(struct diags *into, const struct diags *from)
{
    for (size_t i = 0; i < from->count; i++)
        record_copy(into, from->at[i]);
    into->no_memory |= from->no_memory;
}

void diags_soften(struct diags *into, const struct diags *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct diag diag = from->at[i];
        diag.level = diag.level == DIAG_NOTE ? DIAG_NOTE : DIAG_WARNING;
        diag.from = (struct place){0};
        record_copy(into, diag);
    }
    into->no_memory |= from->no_memory;
}

void diags_pardon(struct diags *into, const struct diags *from, enum leniency leniency)
{
    for (size_t i = 0; i < from->count; i++) {
        struct diag diag = from->at[i];
        bool stops = diag.level != DIAG_NOTE && diag.level != DIAG_WARNING;
        if (stops && diag.leniency == LENIENCY_NONE)
            diag.leniency = leniency;
        if (stops)
            diag.level = into->strict ? DIAG_ERROR : DIAG_WARNING;
        record_copy(into, diag);
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
