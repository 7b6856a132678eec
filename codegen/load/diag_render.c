/* Diagnostics as text. */
#include "load/diag_render.h"

#include <stdlib.h>

#include <oas/utf8.h>

#include "load/safe.h"
#include "load/text.h"

/* A line is shown from at most LEFT code points before the caret to RIGHT after it. */
enum { LEFT = 70, RIGHT = 50, MOST_BYTES = 4 * (RIGHT + 2), NUMBER_WIDTH = 5 };

static const char CARET_COLOR[] = "\033[1;32m";
static const char BOLD[] = "\033[1m";
static const char PLAIN[] = "\033[0m";

struct level_look {
    const char *color;
    const char *word;
    const char *prefix;
};

static struct level_look look_of(enum diag_level level)
{
    switch (level) {
    case DIAG_ERROR:
    case DIAG_UNREADABLE:
        return (struct level_look){"\033[1;31m", "error", ""};
    case DIAG_UNSUPPORTED:
        return (struct level_look){"\033[1;31m", "error", "unsupported: "};
    case DIAG_WARNING:
        return (struct level_look){"\033[1;35m", "warning", ""};
    case DIAG_NOTE:
        return (struct level_look){"\033[1;36m", "note", ""};
    }
    return (struct level_look){"", "error", ""};
}

static void put_colored(oas_buf *out, bool color, const char *code, const char *text)
{
    if (color)
        oas_buf_puts(out, code);
    oas_buf_puts(out, text);
    if (color)
        oas_buf_puts(out, PLAIN);
}

/* Goes left from `at` by at most `most` characters, within the line. */
static const char *window_start(const char *start, const char *at, uint32_t most)
{
    while (most > 0 && at > start && at[-1] != '\n') {
        do
            at--;
        while (at > start && ((unsigned char)*at & 0xC0) == 0x80);
        most--;
    }
    return at;
}

/* No further than what is shown of the line: the rest of it may be very long. */
static const char *line_end(const char *at, const char *end)
{
    if (end - at > MOST_BYTES)
        end = at + MOST_BYTES;
    const char *feed = memchr(at, '\n', (size_t)(end - at));
    if (!feed)
        return end;
    return feed > at && feed[-1] == '\r' ? feed - 1 : feed;
}

static void put_source_line(const char *from, const char *caret, const char *end, oas_buf *out)
{
    int after = 0;
    while (from < end && after < RIGHT) {
        after += from > caret;
        from += safe_put_character(out, from, end);
    }
    if (from < end)
        oas_buf_puts(out, "…");
    while (out->len && (out->at[out->len - 1] == ' ' || out->at[out->len - 1] == '\t'))
        out->len--;
}

static void put_spaces(int count, oas_buf *out)
{
    for (int i = 0; i < count; i++)
        oas_buf_putc(out, ' ');
}

/* Tabs are kept, so that the caret stands below its character whatever their width; other
 * characters take the columns that they have on a terminal. */
static void put_indent(const char *from, const char *caret, const char *end, oas_buf *out)
{
    while (from < caret) {
        size_t length = oas_utf8_step(from, end);
        if (*from == '\t')
            oas_buf_putc(out, '\t');
        else
            put_spaces((int)safe_width(from, end), out);
        from += length ? length : 1;
    }
}

static int width_of(uint32_t number)
{
    int width = 1;
    for (; number >= 10; number /= 10)
        width++;
    return width;
}

void diag_caret(oas_str text, size_t offset, uint32_t line, uint32_t column, bool color,
                oas_buf *out)
{
    if (!text.at)
        text = oas_str_from("");
    if (offset > text.len)
        offset = text.len;
    int width = width_of(line);
    uint32_t before = column ? column - 1 : 0;
    const char *caret = text.at + offset;
    const char *end = line_end(caret, text.at + text.len);
    const char *from = window_start(text.at, caret, before < LEFT ? before : LEFT);
    put_spaces(NUMBER_WIDTH - width, out);
    oas_buf_put_u64(out, line);
    oas_buf_puts(out, before > LEFT ? " | …" : " | ");
    put_source_line(from, caret, end, out);
    oas_buf_putc(out, '\n');
    put_spaces(width < NUMBER_WIDTH ? NUMBER_WIDTH : width, out);
    oas_buf_puts(out, before > LEFT ? " |  " : " | ");
    put_indent(from, caret, end, out);
    put_colored(out, color, CARET_COLOR, "^");
    oas_buf_putc(out, '\n');
}

void diag_place(oas_str name, size_t line, size_t column, oas_buf *out)
{
    safe_put(out, name);
    if (line) {
        oas_buf_putc(out, ':');
        oas_buf_put_u64(out, line);
    }
    if (column) {
        oas_buf_putc(out, ':');
        oas_buf_put_u64(out, column);
    }
}

void diag_head(oas_str name, size_t line, size_t column, enum diag_level level, bool color,
               oas_buf *out)
{
    struct level_look look = look_of(level);
    if (name.len) {
        oas_buf_puts(out, color ? BOLD : "");
        diag_place(name, line, column, out);
        oas_buf_putc(out, ':');
        oas_buf_puts(out, color ? PLAIN : "");
        oas_buf_putc(out, ' ');
    }
    put_colored(out, color, look.color, look.word);
    oas_buf_puts(out, ": ");
    oas_buf_puts(out, look.prefix);
}

static void render_one(const struct diag *diag, bool color, oas_buf *out)
{
    const struct place *place = &diag->place;
    oas_str name = place->source ? place->source->name : (oas_str){0};
    diag_head(name, place->line, place->column, diag->level, color, out);
    safe_put(out, diag->message);
    if (diag->leniency) {
        oas_buf_puts(out, " [");
        oas_buf_puts(out, leniency_name(diag->leniency));
        oas_buf_putc(out, ']');
    }
    oas_buf_putc(out, '\n');
    if (place->source && place->line)
        diag_caret(place->source->text, place->offset, place->line, place->column, color, out);
}

/* Warnings of one cause, in the order in which they are shown. */
enum { MOST_PLACES = 3 };

struct cause {
    const struct diag *first[MOST_PLACES];
    size_t count;
};

/* A diagnostic with its notes, which follow it. */
struct group {
    const struct diag *diag;
    size_t rank;         /* of its document: those met first come first */
    struct cause *cause; /* NULL: it is shown alone */
};

static int compare_groups(const void *a, const void *b)
{
    const struct group *x = a;
    const struct group *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->diag->place.offset != y->diag->place.offset)
        return x->diag->place.offset < y->diag->place.offset ? -1 : 1;
    return x->diag < y->diag ? -1 : x->diag > y->diag;
}

static size_t rank_of(const struct group *groups, size_t count, const struct source *source)
{
    size_t rank = 0;
    for (size_t i = count; i-- > 0;) {
        if (groups[i].diag->place.source == source)
            return groups[i].rank;
        if (groups[i].rank >= rank)
            rank = groups[i].rank + 1;
    }
    return rank;
}

/* NULL when there is no memory. */
static struct group *sort_groups(const struct diags *diags, size_t *count)
{
    struct group *groups = OAS_ARENA_NEW(diags->mem, struct group, diags->count + 1);
    *count = 0;
    for (size_t i = 0; groups && i < diags->count; i++) {
        const struct diag *diag = &diags->at[i];
        if (diag->level == DIAG_NOTE && i > 0)
            continue;
        groups[*count].rank = rank_of(groups, *count, diag->place.source);
        groups[(*count)++].diag = diag;
    }
    if (groups && *count)
        qsort(groups, *count, sizeof *groups, compare_groups);
    return groups;
}

static void render_group(const struct diag *diag, const struct diag *end, bool color, oas_buf *out)
{
    struct diag from = {
        .level = DIAG_NOTE, .place = diag->from, .message = oas_str_from("referred to from here")};
    bool noted = diag + 1 < end && diag[1].level == DIAG_NOTE;
    if (!from.place.source && diag->place.source && !noted)
        from.place = diag->place.source->from;
    bool stops = diag->level == DIAG_ERROR || diag->level == DIAG_UNSUPPORTED;
    const struct diag *note = diag + 1;
    render_one(diag, color, out);
    for (; note < end && note->level == DIAG_NOTE; note++)
        render_one(note, color, out);
    if (stops && from.place.source)
        render_one(&from, color, out);
}

/* ---- warnings by cause ---- */

/* What those of one cause have in common, as one text: the leniency; else the words, and the name
 * that they are about. */
static oas_str cause_of(const struct diag *diag, oas_arena *mem, bool *no_memory)
{
    oas_buf key = {0};
    if (diag->leniency)
        return oas_str_from(leniency_name(diag->leniency));
    oas_buf_puts(&key, diag->format);
    oas_buf_putc(&key, '\n');
    oas_buf_put(&key, diag->about);
    return text_keep(mem, &key, no_memory);
}

/* False when there is no memory. */
static bool find_causes(struct group *groups, size_t count, oas_arena *mem)
{
    struct map causes = {0};
    bool no_memory = false;
    for (size_t i = 0; i < count && !no_memory; i++) {
        if (groups[i].diag->level != DIAG_WARNING)
            continue;
        oas_str key = cause_of(groups[i].diag, mem, &no_memory);
        void **slot = key.at ? map_put(&causes, mem, key) : NULL;
        if (slot && !*slot)
            *slot = OAS_ARENA_NEW(mem, struct cause, 1);
        no_memory |= !slot || !*slot;
        if (no_memory)
            break;
        struct cause *cause = *slot;
        groups[i].cause = cause;
        if (cause->count < MOST_PLACES)
            cause->first[cause->count] = groups[i].diag;
        cause->count++;
    }
    return !no_memory;
}

/* The places behind the first one: in one line each, as the line itself says what it said there. */
static void render_others(const struct cause *cause, bool color, oas_buf *out)
{
    for (size_t i = 1; i < MOST_PLACES && i < cause->count; i++) {
        const struct diag *diag = cause->first[i];
        const struct place *place = &diag->place;
        bool same = oas_str_equal(diag->message, cause->first[0]->message);
        oas_str name = place->source ? place->source->name : (oas_str){0};
        diag_head(name, place->line, place->column, DIAG_NOTE, color, out);
        safe_put(out, same ? oas_str_from("the same here") : diag->message);
        oas_buf_putc(out, '\n');
    }
    if (cause->count > MOST_PLACES) {
        diag_head((oas_str){0}, 0, 0, DIAG_NOTE, color, out);
        oas_buf_put_u64(out, cause->count - MOST_PLACES);
        oas_buf_puts(out, " more of these; --warnings all shows each\n");
    }
}

/* ---- all of them ---- */

/* Faults and warnings are counted apart, so that neither hides the other. */
enum { MOST_SHOWN = 1000 };

static void render_left_out(size_t faults, size_t warnings, oas_buf *out)
{
    if (faults == 0 && warnings == 0)
        return;
    oas_buf_puts(out, "note: not shown: ");
    oas_buf_put_u64(out, faults);
    oas_buf_puts(out, " more errors and ");
    oas_buf_put_u64(out, warnings);
    oas_buf_puts(out, " more warnings\n");
}

static void render_groups(const struct group *groups, size_t count, const struct diag *end,
                          bool color, oas_buf *out)
{
    size_t shown[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        const struct group *group = &groups[i];
        bool warning = group->diag->level == DIAG_WARNING;
        if ((group->cause && group->cause->first[0] != group->diag) ||
            shown[warning]++ >= MOST_SHOWN)
            continue;
        render_group(group->diag, end, color, out);
        if (group->cause)
            render_others(group->cause, color, out);
    }
    render_left_out(shown[0] > MOST_SHOWN ? shown[0] - MOST_SHOWN : 0,
                    shown[1] > MOST_SHOWN ? shown[1] - MOST_SHOWN : 0, out);
}

/* Once for all of them: each ends in its name. */
static void render_hint(const struct group *groups, size_t count, oas_buf *out)
{
    bool any = false;
    for (size_t i = 0; !any && i < count; i++)
        any = groups[i].diag->leniency != LENIENCY_NONE;
    if (any)
        oas_buf_puts(out,
                     "hint: docs/LENIENCIES.md tells what ends in [...], and why it is read so; "
                     "--strict makes it an error\n");
}

static void render_way_out(const struct diags *diags, oas_buf *out)
{
    if (diags_outcome(diags) == DIAGS_UNSUPPORTED)
        oas_buf_puts(out, "hint: --allow-unsupported leaves out what is not built: more is then "
                          "accepted, and nothing valid refused\n");
}

static size_t without_warnings(struct group *groups, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (groups[i].diag->level != DIAG_WARNING)
            groups[kept++] = groups[i];
    return kept;
}

void diags_render_some(const struct diags *diags, enum diag_warnings warnings, bool color,
                       oas_buf *out)
{
    size_t count;
    struct group *groups = sort_groups(diags, &count);
    bool made = groups != NULL;
    if (made && warnings == DIAG_WARNINGS_GROUP)
        made = find_causes(groups, count, diags->mem);
    if (made && warnings == DIAG_WARNINGS_NONE)
        count = without_warnings(groups, count);
    if (made) {
        render_groups(groups, count, diags->count ? diags->at + diags->count : NULL, color, out);
        render_hint(groups, count, out);
        render_way_out(diags, out);
    }
    for (size_t i = 0; !made && i < diags->count; i++)
        render_one(&diags->at[i], color, out);
    if (diags->no_memory || !made) {
        put_colored(out, color, look_of(DIAG_ERROR).color, "error");
        oas_buf_puts(out, ": out of memory\n");
    }
}

void diags_render(const struct diags *diags, bool color, oas_buf *out)
{
    diags_render_some(diags, DIAG_WARNINGS_ALL, color, out);
}
