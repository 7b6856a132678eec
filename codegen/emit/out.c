/* Templates: how C text is written. */
#include "emit/out.h"

#include "emit/note.h"
#include "load/text.h"

static void fault(struct out *o, const char *what)
{
    if (!o->fault)
        o->fault = what;
}

static struct out_part *part_of(struct out *o)
{
    return &o->parts[o->section];
}

void out_begin(struct out *o)
{
    memset(o, 0, sizeof *o);
    o->section = SECTION_BODY;
}

enum out_section out_to(struct out *o, enum out_section section)
{
    enum out_section before = o->section;
    o->section = section;
    return before;
}

/* ---- lines ---- */

static void keep_line(struct out *o, struct out_part *part, const struct out_line *line)
{
    struct out_line *kept = OAS_ARENA_NEW(&part->mem, struct out_line, 1);
    if (!kept) {
        o->no_memory = true;
        return;
    }
    kept->text = oas_arena_copy(&part->mem, line->text);
    kept->aside = oas_arena_copy(&part->mem, line->aside);
    kept->note = oas_arena_copy(&part->mem, line->note);
    kept->indent = line->indent;
    out_line_measure(kept);
    o->no_memory |= !kept->text.at || !kept->aside.at || !kept->note.at;
    *part->last = kept;
    part->last = &kept->next;
}

static void end_line(struct out *o)
{
    struct out_part *part = part_of(o);
    struct out_line line = {.text = oas_buf_str(&part->line),
                            .aside = oas_buf_str(&part->aside),
                            .note = oas_buf_str(&part->note),
                            .indent = part->indent};
    if (part->table) {
        keep_line(o, part, &line);
    } else {
        out_line_measure(&line);
        out_lines_put(&part->text, &line);
    }
    part->line.len = part->aside.len = part->note.len = 0;
}

void out_table(struct out *o)
{
    struct out_part *part = part_of(o);
    if (part->table)
        fault(o, "a table in a table");
    part->table = true;
    part->last = &part->lines;
}

void out_table_end(struct out *o)
{
    struct out_part *part = part_of(o);
    if (!o->no_memory)
        out_lines_put(&part->text, part->lines);
    part->table = false;
    part->lines = NULL;
    oas_arena_reset(&part->mem);
}

/* ---- characters ---- */

/* Text of templates: its braces count, its line feeds end lines. */
static void put_code(struct out *o, char c)
{
    struct out_part *part = part_of(o);
    if (c == '}') {
        if (part->depth == 0)
            fault(o, "a brace is closed that nothing opened");
        part->depth -= part->depth > 0;
    }
    if (c == '\n') {
        end_line(o);
        return;
    }
    if (part->line.len == 0)
        part->indent = c == '#' ? 0 : part->depth;
    if (part->aside.len)
        fault(o, "something stands behind an aside");
    oas_buf_putc(&part->line, c);
    part->depth += c == '{';
}

/* What holes give: it only begins a line. */
static oas_buf *begin_raw(struct out *o)
{
    struct out_part *part = part_of(o);
    if (part->line.len == 0)
        part->indent = part->depth;
    return &part->line;
}

static void put_raw(struct out *o, oas_str text)
{
    oas_buf_put(begin_raw(o), text);
}

/* How many bytes are no sign of a template's, nor a brace or the end of a line. */
static size_t code_run(const char *at, const char *end)
{
    const char *from = at;
    while (at < end && *at != '{' && *at != '}' && *at != '\n' && *at != '$' && *at != '@')
        at++;
    return (size_t)(at - from);
}

/* The bytes in the middle of a line stand for themselves: they are put at once. */
static void put_codes(struct out *o, oas_str text)
{
    struct out_part *part = part_of(o);
    for (size_t i = 0; i < text.len;) {
        put_code(o, text.at[i++]);
        size_t run =
            part->line.len && !part->aside.len ? code_run(text.at + i, text.at + text.len) : 0;
        oas_buf_put(&part->line, oas_str_of(text.at + i, run));
        i += run;
    }
}

static void put_i64(oas_buf *out, int64_t number)
{
    if (number < 0)
        oas_buf_putc(out, '-');
    oas_buf_put_u64(out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

static bool is_identifier(oas_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool letter = text_is_letter(c) || c == '_';
        if (!letter && (c < '0' || c > '9'))
            return false;
    }
    return text.len > 0;
}

/* An identifier that begins here begins with a letter or `_`. */
static bool may_begin(const struct out_part *part, oas_str text)
{
    char before = part->line.len ? part->line.at[part->line.len - 1] : ' ';
    char c = *text.at;
    return c < '0' || c > '9' || is_identifier(oas_str_of(&before, 1));
}

static void put_id(struct out *o, oas_str text)
{
    if (!is_identifier(text) || !may_begin(part_of(o), text)) {
        fault(o, "no identifier for an identifier's hole");
        return;
    }
    put_raw(o, text);
}

static void put_number(struct out *o, const struct hole *hole)
{
    oas_buf *line = begin_raw(o);
    if (hole->kind == HOLE_INT)
        oas_buf_put_u64(line, hole->number);
    else if (hole->signed_number == INT64_MIN)
        oas_buf_puts(line, "INT64_MIN");
    else
        put_i64(line, hole->signed_number);
}

static void put_hole(struct out *o, const struct hole *hole)
{
    switch (hole->kind) {
    case HOLE_ID:
        put_id(o, hole->text);
        break;
    case HOLE_STR:
        note_put_literal(begin_raw(o), hole->text);
        break;
    case HOLE_INT:
    case HOLE_SINT:
        put_number(o, hole);
        break;
    case HOLE_NOTE:
        note_put(begin_raw(o), hole->text, false);
        break;
    case HOLE_ASIDE:
        note_put(&part_of(o)->aside, hole->text, false);
        break;
    case HOLE_TEXT:
        put_codes(o, hole->text);
        break;
    case HOLE_RAW:
        put_raw(o, hole->text);
        break;
    case HOLE_NONE:
        break;
    }
}

/* ---- templates ---- */

static size_t hole_name(const char *at)
{
    size_t len = 0;
    while (at[len] >= 'a' && at[len] <= 'z')
        len++;
    return len;
}

static bool is_called(const char *hole, const char *name, size_t len)
{
    return strncmp(hole, name, len) == 0 && hole[len] == '\0';
}

static size_t find_hole(const struct hole *holes, const char *name, size_t len)
{
    size_t i = 0;
    while (holes[i].name && !is_called(holes[i].name, name, len))
        i++;
    return i;
}

/* The template's own text up to its next hole or prefix. */
static size_t put_template(struct out *o, const char *at)
{
    size_t len = strcspn(at, o->prefix.len ? "$@" : "$");
    for (size_t i = 0; i < len;) {
        size_t run = strcspn(at + i, "@");
        run = run < len - i ? run : len - i;
        put_codes(o, oas_str_of(at + i, run));
        i += run + (i + run < len);
    }
    return len;
}

void out_put(struct out *o, const char *pattern, const struct hole *holes)
{
    uint64_t used = 0;
    for (const char *at = pattern; *at;) {
        if (*at == '@' && o->prefix.len) {
            put_id(o, o->prefix);
            at++;
            continue;
        }
        if (*at != '$') {
            at += put_template(o, at);
            continue;
        }
        size_t len = hole_name(at + 1), i = find_hole(holes, at + 1, len);
        if (!holes[i].name || i >= 64) {
            fault(o, pattern);
            return;
        }
        put_hole(o, &holes[i]);
        used |= UINT64_C(1) << i;
        at += 1 + len;
    }
    for (size_t i = 0; holes[i].name; i++)
        if (!(used >> i & 1))
            fault(o, pattern);
}

void out_text(struct out *o, const char *pattern)
{
    static const struct hole none = {0};
    out_put(o, pattern, &none);
}

void out_note(struct out *o, oas_str text)
{
    struct out_part *part = part_of(o);
    if (part->line.len)
        fault(o, "a note in a line");
    if (part->note.len && text.len)
        oas_buf_putc(&part->note, '\n');
    note_put(&part->note, text, true);
}

/* All at once: a document may be many megabytes of C. */
static bool reserve_parts(const struct out *o, oas_buf *to)
{
    size_t count = 0;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        count += o->parts[i].text.len;
    return oas_buf_reserve(to, count);
}

bool out_finish(struct out *o, oas_buf *to)
{
    bool failed = false;
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        struct out_part *part = &o->parts[i];
        if (part->depth || part->line.len || part->aside.len || part->note.len || part->table)
            fault(o, "a brace, a line or a table is left open");
        failed |= part->text.failed || part->line.failed || part->aside.failed || part->note.failed;
    }
    bool good = !o->fault && !o->no_memory && !failed && reserve_parts(o, to);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        struct out_part *part = &o->parts[i];
        if (good)
            oas_buf_put(to, oas_buf_str(&part->text));
        oas_buf_free(&part->text);
        oas_buf_free(&part->line);
        oas_buf_free(&part->aside);
        oas_buf_free(&part->note);
        oas_arena_free(&part->mem);
    }
    return good && !to->failed;
}
