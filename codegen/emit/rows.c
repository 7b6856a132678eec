/* Rows of a program and of a layout: how they stand in the file. */
#include "emit/rows.h"

#include "emit/words.h"

bool row_is_zero(const void *column, size_t size)
{
    const unsigned char *bytes = column;
    bool zero = true;
    for (size_t i = 0; i < size; i++)
        zero &= bytes[i] == 0;
    return zero;
}

void row_begin(struct emitter *e)
{
    out_text(&e->out, "{\v");
    e->first = true;
}

void row_end(struct emitter *e)
{
    out_text(&e->out, e->first ? "0},\n" : "},\n");
}

void row_word(struct emitter *e, const char *name, oas_str word)
{
    out(&e->out, e->first ? ".$name = $word" : ", \v.$name = $word", ID("name", oas_str_from(name)),
        TEXT("word", word));
    e->first = false;
}

void row_count(struct emitter *e, const char *name, uint64_t number)
{
    if (number)
        row_word(e, name, word_count(e, number));
}

void row_text(struct emitter *e, const char *name, oas_str text)
{
    if (text.len)
        row_word(e, name, word_piece(e, text));
}

/* ---- short rows ---- */

void row_cells_begin(struct emitter *e)
{
    out_text(&e->out, "{");
    e->first = true;
}

void row_cell(struct emitter *e, oas_str word)
{
    if (word.len)
        out(&e->out, e->first ? "$word" : ",\t$word", TEXT("word", word));
    e->first &= word.len == 0;
}

void row_piece(struct emitter *e, oas_str word)
{
    if (word.len)
        out(&e->out, e->first ? "$word" : ", \v$word", TEXT("word", word));
    e->first &= word.len == 0;
}

void row_cells_end(struct emitter *e, oas_str about)
{
    out(&e->out, "},$about\n", ASIDE("about", about));
}

void row_print_numbers(struct emitter *e, const char *name, const uint32_t *numbers, uint32_t count)
{
    if (count == 0)
        return;
    out(&e->out, "static const uint32_t @$name[] = {\n", ID("name", oas_str_from(name)));
    for (uint32_t i = 0; i < count; i++)
        out(&e->out, "\v$number,", INT("number", numbers[i]));
    out_text(&e->out, "\n};\n\n");
}
