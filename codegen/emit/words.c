/* Numbers, flags and names of constants, as C has them. */
#include "emit/words.h"

#include <oas/regex.h>

#include "emit/place.h"

oas_str word_count(struct emitter *e, uint64_t number)
{
    oas_buf text = {0};
    oas_buf_put_u64(&text, number);
    return emitter_keep(e, &text);
}

oas_str word_flags(struct emitter *e, const struct flag *flags, unsigned value)
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
    return word.len || word.failed ? emitter_keep(e, &word) : OAS_STR("0");
}

oas_str word_number(struct emitter *e, int64_t number)
{
    oas_buf word = {0};
    if (number == INT64_MIN)
        return OAS_STR("INT64_MIN");
    if (number < 0)
        oas_buf_putc(&word, '-');
    oas_buf_put_u64(&word, (uint64_t)(number < 0 ? -number : number));
    return emitter_keep(e, &word);
}

oas_str word_delta(struct emitter *e, int32_t delta)
{
    return delta == OAS_STEP_ALL ? OAS_STR("OAS_STEP_ALL") : word_number(e, delta);
}

/* A text's place in the run that is printed. */
oas_str word_piece(struct emitter *e, oas_str text)
{
    oas_buf word = {0};
    oas_buf_putc(&word, '{');
    oas_buf_put_u64(&word, texts_add(&e->texts, &e->mem, text));
    oas_buf_puts(&word, ", ");
    oas_buf_put_u64(&word, text.len);
    oas_buf_putc(&word, '}');
    return emitter_keep(e, &word);
}

oas_str word_text(struct emitter *e, oas_text text)
{
    return word_piece(e, oas_program_text(e->program, text));
}

oas_str word_place(struct emitter *e, oas_text text)
{
    oas_str place = oas_program_text(e->program, text);
    return word_piece(e, e->inner ? place : place_shown(e, place));
}

oas_str word_keyword_symbol(struct emitter *e, uint32_t keyword)
{
    static const char *const symbols[] = {
        "NONE",
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words) #symbol,
#include <oas/keywords.def>
#undef OAS_KEYWORD
    };
    e->keyword = keyword;
    return oas_str_from(symbols[keyword]);
}

oas_str word_keyword(struct emitter *e, uint32_t keyword)
{
    oas_buf word = {0};
    oas_buf_puts(&word, "OAS_KEYWORD_");
    oas_buf_put(&word, word_keyword_symbol(e, keyword));
    return emitter_keep(e, &word);
}

oas_str word_format(uint32_t format)
{
    static const char *const formats[] = {
        "OAS_FORMAT_NONE",
#define OAS_FORMAT(symbol, name, noun, function, clause) "OAS_FORMAT_" #symbol,
#include <oas/formats.def>
#undef OAS_FORMAT
    };
    return oas_str_from(formats[format]);
}

oas_str word_argument(struct emitter *e, uint32_t number)
{
    bool format = e->keyword == OAS_KEYWORD_FORMAT && number < OAS_FORMAT_COUNT;
    return format ? word_format(number) : word_count(e, number);
}

oas_str word_native(struct emitter *e, uint32_t native)
{
    (void)e;
    switch ((oas_native)native) {
    case OAS_NATIVE_UUID:
        return OAS_STR("OAS_NATIVE_UUID");
    case OAS_NATIVE_AUTOMATON:
        return OAS_STR("OAS_NATIVE_AUTOMATON");
    case OAS_NATIVE_NONE:
        break;
    }
    return OAS_STR("OAS_NATIVE_NONE");
}

oas_str word_state_flags(struct emitter *e, unsigned value)
{
    static const struct flag flags[] = {
        {OAS_STATE_ACCEPTS, "OAS_STATE_ACCEPTS"}, {OAS_STATE_ALL, "OAS_STATE_ALL"}, {0, NULL}};
    return word_flags(e, flags, value);
}

oas_str word_schema_flags(struct emitter *e, unsigned value)
{
    static const struct flag flags[] = {{OAS_SCHEMA_NEVER, "OAS_SCHEMA_NEVER"},
                                        {OAS_SCHEMA_LEAD, "OAS_SCHEMA_LEAD"},
                                        {OAS_SCHEMA_STRICT_INTEGER, "OAS_SCHEMA_STRICT_INTEGER"},
                                        {0, NULL}};
    return word_flags(e, flags, value);
}

oas_str word_check_flags(struct emitter *e, unsigned value)
{
    static const struct flag flags[] = {{OAS_CHECK_BIG, "OAS_CHECK_BIG"},
                                        {OAS_CHECK_TEXTS, "OAS_CHECK_TEXTS"},
                                        {OAS_CHECK_CONST, "OAS_CHECK_CONST"},
                                        {OAS_CHECK_LOOSE, "OAS_CHECK_LOOSE"},
                                        {OAS_CHECK_APART, "OAS_CHECK_APART"},
                                        {OAS_CHECK_HASHED, "OAS_CHECK_HASHED"},
                                        {OAS_CHECK_EVALUATES, "OAS_CHECK_EVALUATES"},
                                        {0, NULL}};
    return word_flags(e, flags, value);
}

oas_str word_jtypes(struct emitter *e, unsigned jtypes)
{
    static const struct flag flags[] = {{OAS_JTYPE_ANY, "OAS_JTYPE_ANY"},
                                        {OAS_JTYPE_NOT_NULL, "OAS_JTYPE_NOT_NULL"},
                                        {OAS_JTYPE_NULL, "OAS_JTYPE_NULL"},
                                        {OAS_JTYPE_BOOLEAN, "OAS_JTYPE_BOOLEAN"},
                                        {OAS_JTYPE_NUMBER, "OAS_JTYPE_NUMBER"},
                                        {OAS_JTYPE_INTEGER, "OAS_JTYPE_INTEGER"},
                                        {OAS_JTYPE_FRACTION, "OAS_JTYPE_FRACTION"},
                                        {OAS_JTYPE_STRING, "OAS_JTYPE_STRING"},
                                        {OAS_JTYPE_ARRAY, "OAS_JTYPE_ARRAY"},
                                        {OAS_JTYPE_OBJECT, "OAS_JTYPE_OBJECT"},
                                        {0, NULL}};
    return word_flags(e, flags, jtypes);
}

oas_str word_field_flags(struct emitter *e, unsigned value)
{
    static const struct flag flags[] = {{OAS_FIELD_REQUIRED, "OAS_FIELD_REQUIRED"},
                                        {OAS_FIELD_UNDECLARED, "OAS_FIELD_UNDECLARED"},
                                        {OAS_FIELD_READ_ONLY, "OAS_FIELD_READ_ONLY"},
                                        {OAS_FIELD_WRITE_ONLY, "OAS_FIELD_WRITE_ONLY"},
                                        {OAS_FIELD_ESCAPED, "OAS_FIELD_ESCAPED"},
                                        {OAS_FIELD_MATCHED, "OAS_FIELD_MATCHED"},
                                        {0, NULL}};
    return word_flags(e, flags, value);
}

oas_str word_use(struct emitter *e, oas_use use)
{
    oas_buf word = {0};
    if (OAS_USE_REFS(use) == 0)
        return word_count(e, OAS_USE_ROW(use));
    oas_buf_puts(&word, "OAS_USE(");
    oas_buf_put_u64(&word, OAS_USE_ROW(use));
    oas_buf_puts(&word, ", ");
    oas_buf_put_u64(&word, OAS_USE_REFS(use));
    oas_buf_putc(&word, ')');
    return emitter_keep(e, &word);
}

oas_str word_one_jtype(struct emitter *e, unsigned jtypes)
{
    static const char begin[] = "OAS_JTYPE_";
    oas_str word = word_jtypes(e, jtypes);
    bool one = jtypes && word.at && !memchr(word.at, '|', word.len);
    return one ? oas_str_of(word.at + sizeof begin - 1, word.len - sizeof begin + 1)
               : oas_str_of(NULL, 0);
}
