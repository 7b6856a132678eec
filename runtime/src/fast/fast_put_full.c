/* What the fast walk over C values leaves to the others: values that it does not know, texts that
 * are not plain, room. */
#include "fast/fast_put.h"

#include "base/put.h"
#include "base/utf8.h"
#include "fast/fast_walk.h"

char *oas_fast_put_room(struct oas_fast_put *f, char *to, size_t more)
{
    oas_buf *out = f->write->out;
    out->len = (size_t)(to - out->at);
    if (out->len - f->write->start > f->write->max_bytes || more > f->write->max_bytes ||
        !oas_buf_reserve(out, more + OAS_FAST_ROOM))
        return NULL;
    f->hot = out->at + out->cap - OAS_FAST_ROOM;
    return out->at + out->len;
}

/* As much as is allowed for the text so far, of which there are no more bytes than were counted. */
static uint64_t work_so_far(const struct oas_fast_put *f, const char *to)
{
    enum { TIMES = 64 }; /* OAS_FAST_MOST for two bytes, or six for one of a text */
    size_t size = oas_fast_put_size(f, to);
    return oas_walk_most_work(f->options, f->hot ? size : size / TIMES);
}

bool oas_fast_put_charge(struct oas_fast_put *f, size_t start, const char *to)
{
    struct oas_walk *w = f->w;
    size_t leaf = f->hot ? 0 : OAS_FAST_MOST; /* was counted before it began */
    w->work += oas_fast_put_size(f, to) - start + leaf + 16;
    return w->work <= w->max_work || w->work <= work_so_far(f, to);
}

/* ---- values ---- */

/* Is the text from `start` on what the schema takes? */
static bool is_taken(struct oas_fast_put *f, oas_use use, size_t start, unsigned depth)
{
    struct oas_walk *w = f->w;
    const oas_buf *out = f->write->out;
    w->read.begin = out->at + f->write->start;
    w->read.checked = w->read.at = out->at + start;
    w->read.end = out->at + out->len;
    w->max_work = work_so_far(f, w->read.end);
    oas_status status = oas_walk_validate(w, use, depth);
    f->no_memory |= status == OAS_NO_MEMORY;
    return status == OAS_OK && w->read.at == w->read.end;
}

char *oas_fast_put_over(struct oas_fast_put *f, const struct oas_property_row *property,
                        const char *base, char *to, unsigned depth)
{
    struct oas_write *write = f->write;
    oas_buf *out = write->out;
    f->charged = property->flags & OAS_FAST_APPLIED;
    depth -= f->charged; /* that level is the applicator's */
    if (f->hot)
        out->len = (size_t)(to - out->at);
    size_t start = out->len;
    write->in.schema = OAS_USE_ROW(property->use);
    const struct oas_layout_row *row = oas_layout_row_at(&write->in, property->layout);
    oas_status status = oas_write_row(write, row, base + property->presence, depth);
    bool good = status == OAS_OK && write->in.found == 0 && !out->failed &&
                is_taken(f, property->use, start, depth);
    if (!good)
        return NULL;
    if (f->hot)
        return oas_fast_put_room(f, out->at + out->len, 0);
    f->most += out->len - start;
    out->len = start;
    return write->heirs && write->heirs->len ? NULL : to; /* their places are of no text */
}

bool oas_fast_put_others(const struct oas_fast_put *f, const struct oas_record_row *record,
                         const char *from)
{
    const struct oas_layout_row *row = oas_layout_row_at(&f->write->in, record->layout);
    bool holds = row->item && oas_run_at(from + row->at).count != 0;
    for (uint32_t i = 0; i < row->part_count && !holds && record->kind; i++)
        holds = !oas_kind_declares(&f->write->in, row, i, record->kind) &&
                !oas_member_is_out(&f->write->in, row, i, record->kind, from);
    return holds;
}

char *oas_fast_put_key(struct oas_fast_put *f, const struct oas_property_row *property, char *to)
{
    const oas_program *program = f->w->program;
    oas_str name = oas_program_text(program, program->fields[property - f->fast->properties].name);
    oas_buf *out = f->write->out;
    if (!f->hot) {
        f->most += 6 * name.len;
        return to;
    }
    out->len = (size_t)(to - out->at);
    oas_buf_put_json(out, name);
    oas_put_byte(out, ':');
    return out->failed ? NULL : oas_fast_put_room(f, out->at + out->len, 0);
}

/* ---- texts ---- */

/* By bytes where they can tell: a character has one to four of them. */
static bool fits_bound(oas_str text, const struct oas_bound_row *bound)
{
    int64_t bytes = (int64_t)text.len;
    if (bytes <= bound->most && bytes / 4 >= bound->least)
        return true;
    int64_t count = bytes < bound->least ? 0 : (int64_t)oas_utf8_count(text);
    return count >= bound->least && count <= bound->most;
}

char *oas_fast_put_text(struct oas_fast_put *f, const struct oas_property_row *property,
                        oas_str text, char *to)
{
    oas_buf *out = f->write->out;
    if (text.len > f->write->max_bytes || oas_utf8_check(text) < text.len ||
        !fits_bound(text, &f->fast->bounds[property->inner]))
        return NULL;
    if (!f->hot) {
        f->most += 6 * text.len;
        return to;
    }
    out->len = (size_t)(to - out->at);
    oas_buf_put_json(out, text);
    return out->failed ? NULL : oas_fast_put_room(f, out->at + out->len, 0);
}

bool oas_fast_put_checked(struct oas_fast_put *f, const struct oas_property_row *property,
                          oas_str text)
{
    struct oas_walk *w = f->w;
    struct oas_subject s = {
        .jtype = OAS_JTYPE_STRING, .span = text, .token = {.raw = text, .ascii = true}};
    oas_status status = oas_fast_checks(w, &w->program->schemas[property->inner], &s);
    f->no_memory |= status == OAS_NO_MEMORY;
    return status == OAS_OK;
}
