/* The pieces that messages are made of: JSON types, counts, texts that are cut. */
#include "message/noun.h"

#include <oas/program.h>

#define SHOWN_VALUES 10 /* of a choice */

struct noun {
    unsigned jtypes;
    const char *name;
    const char *with_article;
};

/* In the order in which they are listed; `number` before `integer`, which it includes. */
static const struct noun nouns[] = {
    {OAS_JTYPE_OBJECT, "object", "an object"},
    {OAS_JTYPE_ARRAY, "array", "an array"},
    {OAS_JTYPE_STRING, "string", "a string"},
    {OAS_JTYPE_NUMBER, "number", "a number"},
    {OAS_JTYPE_INTEGER, "integer", "an integer"},
    {OAS_JTYPE_BOOLEAN, "boolean", "a boolean"},
    {OAS_JTYPE_NULL, "null", "null"},
};

void oas_jtypes_put(oas_buf *out, unsigned jtypes, bool articles)
{
    const char *names[sizeof nouns / sizeof *nouns];
    size_t count = 0;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if ((jtypes & nouns[i].jtypes) == nouns[i].jtypes) {
            names[count++] = articles ? nouns[i].with_article : nouns[i].name;
            jtypes &= ~nouns[i].jtypes;
        }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            oas_buf_puts(out, i + 1 < count ? ", " : " or ");
        oas_buf_puts(out, names[i]);
    }
    if (count == 0)
        oas_buf_puts(out, "no value");
}

void oas_count_put(oas_buf *out, uint64_t count, const char *noun)
{
    oas_buf_put_u64(out, count);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, noun);
    if (count != 1)
        oas_buf_putc(out, 's');
}

void oas_cut_put(oas_buf *out, oas_str text)
{
    size_t points = 0, i = 0;
    while (i < text.len &&
           (points < OAS_SHOWN_POINTS || ((unsigned char)text.at[i] & 0xC0) == 0x80)) {
        i++;
        points += i < text.len && ((unsigned char)text.at[i] & 0xC0) != 0x80;
    }
    oas_buf_put(out, oas_str_of(text.at, i));
    if (i < text.len)
        oas_buf_puts(out, OAS_ELLIPSIS);
}

static void put_constant(oas_buf *out, oas_str text, bool string)
{
    oas_buf json = {.from = out->from};
    if (string)
        oas_buf_put_json(&json, text);
    oas_cut_put(out, string ? oas_buf_str(&json) : text);
    out->failed |= json.failed;
    oas_buf_free(&json);
}

void oas_choice_put(struct oas_choice *choice, oas_str text, bool string)
{
    uint32_t told = choice->told++, left = choice->count - told;
    if (told > SHOWN_VALUES)
        return;
    if (told == SHOWN_VALUES) {
        oas_buf_puts(choice->out, " or one of ");
        oas_count_put(choice->out, left, "other");
        return;
    }
    if (told > 0)
        oas_buf_puts(choice->out, left > 1 ? ", " : " or ");
    put_constant(choice->out, text, string);
}
