/* Enums, and constants that no enum holds, as C declarations. */
#include "emit/enums.h"

#include <stdlib.h>

#include "emit/facts.h"
#include "emit/note.h"
#include "emit/prose.h"
#include "emit/words.h"

/* Are texts valid that the document does not list? Nothing where nobody asked for it. */
static void put_open(const struct cenum *labels, oas_buf *text)
{
    const struct clause *closed_by = labels->schema ? labels->schema->closed_by : NULL;
    if (labels->other.len) {
        prose_line(text, OAS_STR("Open: other texts are valid as well, and are "));
        oas_buf_put(text, labels->other);
        oas_buf_putc(text, '.');
    } else if (closed_by) {
        prose_line(text, OAS_STR("Not open: it stands below "));
        oas_buf_puts(text, oas_keyword_name(closed_by->keyword));
        oas_buf_puts(text, ", whose verdict it could turn.");
    }
}

static void note_enum(struct emitter *e, const struct cenum *labels)
{
    oas_buf text = {0};
    prose_of(labels->schema, labels->name, TYPE_PROSE, &text);
    facts_left_out(labels->schema, &text);
    prose_places(labels->places, &text);
    put_open(labels, &text);
    out_note(&e->out, emitter_keep(e, &text));
}

static int compare_labels(const void *a, const void *b)
{
    const struct label *x = *(const struct label *const *)a;
    const struct label *y = *(const struct label *const *)b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x > y) - (x < y);
}

/* Those of one enumerator beside each other, in the order of the document. NULL: no memory. */
static const struct label **sort_labels(struct emitter *e, const struct cenum *labels)
{
    const struct label **sorted =
        OAS_ARENA_NEW(&e->mem, const struct label *, labels->label_count + 1);
    e->out.no_memory |= !sorted;
    for (size_t i = 0; sorted && i < labels->label_count; i++)
        sorted[i] = &labels->labels[i];
    if (sorted && !labels->numbered)
        qsort(sorted, labels->label_count, sizeof *sorted, compare_labels);
    return sorted;
}

/* All texts of one enumerator, and what it means: "active", "enabled". */
static oas_str label_texts(struct emitter *e, const struct label *const *labels, size_t count,
                           bool numbered)
{
    oas_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        if (!labels[i]->text.at || numbered)
            continue;
        oas_buf_puts(&text, text.len ? ", " : "");
        label_put(&text, labels[i]);
    }
    if (labels[0]->about.len) {
        oas_buf_puts(&text, text.len ? "; " : "");
        note_prose(&text, labels[0]->about, LABEL_PROSE);
    }
    return emitter_keep(e, &text);
}

/* " = 1" */
static oas_str label_number(struct emitter *e, const struct label *label, bool numbered)
{
    oas_buf text = {0};
    if (!numbered)
        return OAS_STR("");
    oas_buf_puts(&text, " = ");
    oas_buf_put(&text, word_number(e, (int32_t)label->value));
    return emitter_keep(e, &text);
}

static void print_labels(struct emitter *e, const struct label *const *sorted,
                         const struct cenum *labels)
{
    size_t count = labels->label_count;
    bool numbered = labels->numbered;
    for (size_t i = 0, same; i < count; i += same) {
        for (same = 1; i + same < count && sorted[i + same]->value == sorted[i]->value; same++) {
        }
        out(&e->out, "$name$number$comma$texts\n", ID("name", sorted[i]->name),
            TEXT("number", label_number(e, sorted[i], numbered)),
            TEXT("comma", i + same < count || labels->other.len ? OAS_STR(",") : OAS_STR("")),
            ASIDE("texts", label_texts(e, sorted + i, same, numbered)));
    }
}

static uint32_t count_enumerators(const struct cenum *labels)
{
    uint32_t count = 0;
    for (size_t i = 0; i < labels->label_count; i++)
        count = labels->labels[i].value > count ? labels->labels[i].value : count;
    return labels->other.len ? cenum_other(labels) : count;
}

/* `is` says all of a constant: its text is there for who prints it. */
static void print_open(struct emitter *e, const struct cenum *labels)
{
    out(&e->out, "struct $open {\n", ID("open", labels->open));
    out_table(&e->out);
    out(&e->out, "enum $tag is;\noas_str text;$about\n", ID("tag", labels->name),
        ASIDE("about", OAS_STR("of _OTHER; of the others theirs, or empty")));
    out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

static void print_enum_functions(struct emitter *e, const struct cenum *labels)
{
    out(&e->out,
        "#define $count $number\n\n"
        "OAS_NODISCARD oas_str $text(\venum $tag value);\n"
        "OAS_NODISCARD enum $tag $reader(\voas_str text);\n",
        ID("count", labels->count), INT("number", count_enumerators(labels)),
        ID("text", labels->text), ID("tag", labels->name), ID("reader", labels->from_text));
}

/* As an int64_t or uint64_t (C11 7.20.4.1), whose least value is no literal. */
static oas_str value_text(struct emitter *e, const struct ctype *type, oas_str digits)
{
    oas_buf text = {0};
    bool minus = digits.at[0] == '-';
    if (oas_str_is(digits, "-9223372036854775808"))
        return OAS_STR("INT64_MIN");
    oas_buf_puts(&text, minus ? "(-" : "");
    oas_buf_puts(&text, type->shape == OAS_SHAPE_UNSIGNED ? "UINT64_C(" : "INT64_C(");
    oas_buf_put(&text, oas_str_of(digits.at + minus, digits.len - minus));
    oas_buf_puts(&text, minus ? "))" : ")");
    return emitter_keep(e, &text);
}

/* What no enumerator can be: a macro for each. */
static void print_values(struct emitter *e, const struct cenum *labels)
{
    out_table(&e->out);
    for (size_t i = 0; i < labels->label_count; i++) {
        const struct label *label = &labels->labels[i];
        out(&e->out, "#define $name\t$value$about\n", ID("name", label->name),
            TEXT("value", value_text(e, labels->wide, label->text)),
            ASIDE("about", label_texts(e, &label, 1, true)));
    }
    out_table_end(&e->out);
    out(&e->out, "#define $count $number\n", ID("count", labels->count),
        INT("number", labels->label_count));
}

static void print_enumerators(struct emitter *e, const struct cenum *labels)
{
    const struct label **sorted = sort_labels(e, labels);
    out(&e->out, "enum $tag {\n", ID("tag", labels->name));
    out_table(&e->out);
    if (labels->unset.len)
        out(&e->out, "$unset$comma\n", ID("unset", labels->unset),
            TEXT("comma", labels->label_count ? OAS_STR(",") : OAS_STR("")));
    if (sorted)
        print_labels(e, sorted, labels);
    if (labels->other.len)
        out(&e->out, "$other$about\n", ID("other", labels->other),
            ASIDE("about", OAS_STR("any other text")));
    out_table_end(&e->out);
    out_text(&e->out, "};\n");
    if (labels->text.len)
        print_enum_functions(e, labels);
    else if (labels->numbered)
        out(&e->out, "#define $count $number\n", ID("count", labels->count),
            INT("number", labels->label_count));
}

/* Once; the first thing that holds one stands below it. */
void enums_print(struct emitter *e, const struct cenum *labels)
{
    void **defined = map_put(&e->enums, &e->mem, labels->name);
    e->out.no_memory |= !defined;
    if (!defined || *defined)
        return;
    *defined = e;
    note_enum(e, labels);
    if (labels->wide)
        print_values(e, labels);
    else
        print_enumerators(e, labels);
    out_text(&e->out, "\n");
    if (labels->open.len)
        print_open(e, labels);
}

/* The enum that the type is, if it is one. */
static void print_enum_of(struct emitter *e, const struct ctype *type)
{
    while (type->shape == OAS_SHAPE_OPTION && type->name.len == 0)
        type = type->item;
    if (type->cenum || type->named)
        enums_print(e, type->cenum ? type->cenum : type->named);
}

void enums_print_held(struct emitter *e, const struct ctype *type)
{
    if (type->kind)
        enums_print(e, type->kind);
    for (size_t i = 0; i < type->part_count; i++)
        print_enum_of(e, type->parts[i].type);
    for (size_t i = 0; i < type->share_count; i++)
        print_enum_of(e, type->shares[i].type);
    if (type->item)
        print_enum_of(e, type->item);
}
