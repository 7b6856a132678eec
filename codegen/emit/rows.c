/* What the rows of a program and of a layout have in common: their members' words. */
#include "emit/emitter.h"

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

static oas_str number_word(struct emitter *e, uint64_t number)
{
    oas_buf text = {0};
    oas_buf_put_u64(&text, number);
    return keep(e, &text);
}

void row_count(struct emitter *e, const char *name, uint64_t number)
{
    if (number)
        row_word(e, name, number_word(e, number));
}

void row_index(struct emitter *e, const char *name, uint32_t row)
{
    row_word(e, name, row == OAS_NONE ? OAS_STR("OAS_NONE") : number_word(e, row));
}

void row_text(struct emitter *e, const char *name, oas_str text)
{
    oas_buf word = {0};
    if (text.len == 0)
        return;
    oas_buf_putc(&word, '{');
    oas_buf_put_u64(&word, texts_add(&e->texts, &e->mem, text));
    oas_buf_puts(&word, ", ");
    oas_buf_put_u64(&word, text.len);
    oas_buf_putc(&word, '}');
    row_word(e, name, keep(e, &word));
}

oas_str flags_word(struct emitter *e, const struct flag *flags, unsigned value)
{
    oas_buf word = {0};
    for (; flags->name; flags++) {
        if (flags->bit == 0 || (value & flags->bit) != flags->bit)
            continue;
        value &= ~flags->bit;
        if (word.len == 0 && !word.failed && value == 0) {
            oas_buf_free(&word);
            return oas_str_from(flags->name);
        }
        oas_buf_puts(&word, word.len ? " | " : "");
        oas_buf_puts(&word, flags->name);
    }
    return word.len || word.failed ? keep(e, &word) : OAS_STR("0");
}

oas_str kinds_word(struct emitter *e, unsigned kinds)
{
    static const struct flag flags[] = {
        {OAS_KIND_ANY, "OAS_KIND_ANY"},         {OAS_KIND_NULL, "OAS_KIND_NULL"},
        {OAS_KIND_BOOLEAN, "OAS_KIND_BOOLEAN"}, {OAS_KIND_NUMBER, "OAS_KIND_NUMBER"},
        {OAS_KIND_INTEGER, "OAS_KIND_INTEGER"}, {OAS_KIND_FRACTION, "OAS_KIND_FRACTION"},
        {OAS_KIND_STRING, "OAS_KIND_STRING"},   {OAS_KIND_ARRAY, "OAS_KIND_ARRAY"},
        {OAS_KIND_OBJECT, "OAS_KIND_OBJECT"},   {0, NULL}};
    return flags_word(e, flags, kinds);
}

oas_str field_flags_word(struct emitter *e, unsigned value)
{
    static const struct flag flags[] = {{OAS_FIELD_REQUIRED, "OAS_FIELD_REQUIRED"},
                                        {OAS_FIELD_UNDECLARED, "OAS_FIELD_UNDECLARED"},
                                        {OAS_FIELD_READ_ONLY, "OAS_FIELD_READ_ONLY"},
                                        {OAS_FIELD_WRITE_ONLY, "OAS_FIELD_WRITE_ONLY"},
                                        {OAS_FIELD_ESCAPED, "OAS_FIELD_ESCAPED"},
                                        {0, NULL}};
    return flags_word(e, flags, value);
}

oas_str use_word(struct emitter *e, oas_use use)
{
    oas_buf word = {0};
    if (use == OAS_ANY)
        return OAS_STR("OAS_ANY");
    oas_buf_puts(&word, "OAS_USE(");
    oas_buf_put_u64(&word, OAS_USE_ROW(use));
    oas_buf_puts(&word, ", ");
    oas_buf_put_u64(&word, OAS_USE_REFS(use));
    oas_buf_putc(&word, ')');
    return keep(e, &word);
}

void print_numbers(struct emitter *e, const char *name, const uint32_t *numbers, uint32_t count)
{
    if (count == 0)
        return;
    out(&e->out, "static const uint32_t $name[] = {\n", ID("name", oas_str_from(name)));
    for (uint32_t i = 0; i < count; i++)
        out(&e->out, i ? " \v$number," : "\v$number,", INT("number", numbers[i]));
    out_text(&e->out, "\n};\n\n");
}
