/* The run of text, piece by piece. */
#include "emit/texts.h"

#include <oas/program.h>

#include "emit/note.h"
#include "load/array.h"
#include "load/slots.h"

/* Columns of source. */
enum { BYTES_IN_LINE = 16, LITERAL_IN_LINE = 84 };

static oas_str text_of_piece(const void *user, uint32_t i)
{
    return ((const struct text_piece *)user)[i].text;
}

static bool grow(struct texts *texts, oas_arena *mem)
{
    struct text_piece *list =
        array_room(mem, texts->list, texts->count, 1, &texts->cap, sizeof *list);
    if (!list)
        return false;
    texts->list = list;
    if (texts->size >= texts->count * 2 + 2)
        return true;
    uint32_t size = slots_size((uint32_t)texts->cap);
    uint32_t *slots = OAS_ARENA_NEW(mem, uint32_t, size);
    if (!slots)
        return false;
    slots_fill(slots, size, texts->count, text_of_piece, list);
    texts->slots = slots;
    texts->size = size;
    return true;
}

/* Gives `len` bytes in the run. */
static uint32_t take(struct texts *texts, uint32_t len)
{
    bool literal = len <= TEXTS_LITERAL;
    if (texts->parts == 0 || !literal || !texts->literal || len > texts->room) {
        texts->used += texts->parts && texts->literal;
        texts->parts++;
        texts->literal = literal;
        texts->room = TEXTS_LITERAL;
    }
    uint32_t at = texts->used;
    texts->used += len;
    texts->room -= literal ? len : 0;
    return at;
}

uint32_t texts_add(struct texts *texts, oas_arena *mem, oas_str text)
{
    if (text.len == 0 || texts->no_memory)
        return 0;
    if (!grow(texts, mem)) {
        texts->no_memory = true;
        return 0;
    }
    uint32_t *slot = slots_find(texts->slots, texts->size, text, text_of_piece, texts->list);
    if (*slot)
        return texts->list[*slot - 1].at;
    uint32_t at = take(texts, (uint32_t)text.len);
    texts->list[texts->count] = (struct text_piece){text, at, texts->parts - 1};
    *slot = ++texts->count;
    return at;
}

/* ---- printing ---- */

/* The bytes of `text` whose literal fits into a line. */
static size_t literal_bytes(oas_str text)
{
    size_t width = 0, i = 0;
    for (; i < text.len && width < LITERAL_IN_LINE; i++)
        width += text.at[i] >= 0x20 && text.at[i] < 0x7F ? 1 : 4;
    return i;
}

/* `end` follows the last line. */
static void print_literal(struct out *o, oas_str text, const char *end)
{
    while (text.len) {
        size_t len = literal_bytes(text);
        out(o, "$text", STR("text", oas_str_of(text.at, len)));
        out_text(o, len < text.len ? "\n" : end);
        text = oas_str_of(text.at + len, text.len - len);
    }
}

static void put_byte(oas_buf *out, char c)
{
    oas_str one = oas_str_of(&c, 1);
    if (c == '\'') {
        oas_buf_puts(out, "'\\'', \v");
        return;
    }
    size_t at = out->len;
    note_put_literal(out, one);
    if (!out->failed)
        out->at[at] = out->at[out->len - 1] = '\'';
    oas_buf_puts(out, ", \v");
}

void texts_print_bytes(struct out *o, oas_str text)
{
    oas_buf line = {0};
    for (size_t i = 0; i < text.len; i += BYTES_IN_LINE) {
        line.len = 0;
        for (size_t j = i; j < text.len && j < i + BYTES_IN_LINE; j++)
            put_byte(&line, text.at[j]);
        out(o, "$bytes\n", RAW("bytes", oas_buf_str(&line)));
    }
    o->no_memory |= line.failed;
    oas_buf_free(&line);
}

/* The pieces of the array that begins at `from`; returns where the next one begins. */
static uint32_t part_end(const struct texts *texts, uint32_t from, uint32_t *size)
{
    uint32_t i = from, part = texts->list[from].part;
    for (*size = 0; i < texts->count && texts->list[i].part == part; i++)
        *size += (uint32_t)texts->list[i].text.len;
    if (*size <= TEXTS_LITERAL)
        *size += 1;
    return i;
}

static void print_part(const struct texts *texts, struct out *o, uint32_t from, uint32_t to)
{
    if (texts->list[from].text.len > TEXTS_LITERAL) {
        out_text(o, "{\n");
        texts_print_bytes(o, texts->list[from].text);
        out_text(o, "},\n");
        return;
    }
    for (uint32_t i = from; i < to; i++)
        print_literal(o, texts->list[i].text, i + 1 < to ? "\n" : ",\n");
}

static void print_parts(const struct texts *texts, struct out *o)
{
    uint32_t size, part = 0;
    out_text(o, "static const struct {\n");
    for (uint32_t i = 0; i < texts->count; part++) {
        i = part_end(texts, i, &size);
        out(o, "char part_$part[$size];\n", INT("part", part), INT("size", size));
    }
    out_text(o, "} @text_run = {\n");
    for (uint32_t i = 0, end; i < texts->count; i = end) {
        end = part_end(texts, i, &size);
        print_part(texts, o, i, end);
    }
    out_text(o, "};\n\n");
}

void texts_print(const struct texts *texts, struct out *o)
{
    if (texts->count == 0)
        return;
    out_text(o, "/* What the rows say as text: they have an offset and a length in it. */\n");
    if (texts->parts > 1 || !texts->literal) {
        print_parts(texts, o);
        return;
    }
    out_text(o, "static const char @text_run[] = {\n");
    for (uint32_t i = 0; i < texts->count; i++)
        print_literal(o, texts->list[i].text, "\n");
    out_text(o, "};\n\n");
}

void texts_print_pointer(const struct texts *texts, struct out *o)
{
    if (texts->count == 0)
        return;
    bool one = texts->parts <= 1 && texts->literal;
    out_text(o, one ? ".text = @text_run,\n" : ".text = (const char *)&@text_run,\n");
}
