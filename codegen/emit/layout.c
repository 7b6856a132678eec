/* The layout's rows as C: sizes and offsets are left to the compiler that knows them. */
#include "emit/layout.h"

#include "emit/layout_parts.h"
#include "emit/rows.h"
#include "emit/words.h"
#include "load/text.h"
#include "model/layout_made.h"

static oas_str shape_symbol(oas_shape shape)
{
    static const char *const symbols[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) #symbol,
#include <oas/shapes.def>
#undef OAS_SHAPE
    };
    return oas_str_from(symbols[shape]);
}

static bool has_storage(const struct ctype *type)
{
    for (size_t i = 0; i < type->part_count; i++)
        if (type->parts[i].name.len)
            return true;
    return false;
}

/* `member` becomes one of the row: an expression made of names of the model. */
static void word_of(struct tables *t, const char *member, const char *before, oas_str name,
                    const char *between, oas_str other, const char *after)
{
    oas_buf word = {0};
    oas_buf_puts(&word, before);
    oas_buf_put(&word, name);
    oas_buf_puts(&word, between);
    oas_buf_put(&word, other);
    oas_buf_puts(&word, after);
    row_word(t->e, member, emitter_keep(t->e, &word));
}

static oas_str word_layout_flags(struct emitter *e, unsigned set)
{
    static const struct flag flags[] = {{OAS_LAYOUT_KEEP, "OAS_LAYOUT_KEEP"},
                                        {OAS_LAYOUT_JUDGED, "OAS_LAYOUT_JUDGED"},
                                        {OAS_LAYOUT_APART, "OAS_LAYOUT_APART"},
                                        {OAS_LAYOUT_CHOSEN, "OAS_LAYOUT_CHOSEN"},
                                        {OAS_LAYOUT_HEIRS, "OAS_LAYOUT_HEIRS"},
                                        {OAS_LAYOUT_CLOSED, "OAS_LAYOUT_CLOSED"},
                                        {0, NULL}};
    return word_flags(e, flags, set);
}

/* The macro of oas/layout.h that says all of an OPTION that has no name of its own; NULL: none. */
static const char *option_macro(const struct ctype *type)
{
    static const char *const macros[] = {[OAS_STATE_ABSENT] = "OAS_CTYPE_OPT",
                                         [OAS_STATE_NULL] = "OAS_CTYPE_NULLABLE",
                                         [OAS_STATE_ABSENT | OAS_STATE_NULL] = "OAS_CTYPE_PATCH"};
    bool unnamed = type->shape == OAS_SHAPE_OPTION && type->spelling.len && type->name.len == 0 &&
                   type->item->spelling.len;
    return unnamed ? macros[type->states] : NULL;
}

static void put_option(struct tables *t, const struct ctype *type)
{
    if (option_macro(type))
        return;
    static const oas_str none = {NULL, 0};
    static const struct flag states[] = {
        {OAS_STATE_ABSENT, "OAS_STATE_ABSENT"}, {OAS_STATE_NULL, "OAS_STATE_NULL"}, {0, NULL}};
    row_word(t->e, "states", word_flags(t->e, states, type->states));
    row_count(t->e, "item", type->item->row);
    if (type->item->spelling.len == 0)
        return;
    if (type->name.len)
        word_of(t, "at", "offsetof(", type->spelling, ", value)", none, "");
    else
        word_of(t, "at", "OAS_OPTION_VALUE_AT(", type->item->spelling, ")", none, "");
}

static void put_map(struct tables *t, const struct ctype *type)
{
    static const oas_str none = {NULL, 0};
    row_count(t->e, "item", type->item->row);
    word_of(t, "entry", "sizeof(struct ", type->entry_name, ")", none, "");
    if (type->item->spelling.len)
        word_of(t, "at", "offsetof(struct ", type->entry_name, ", value)", none, "");
}

static void put_kind(struct tables *t, const struct ctype *type)
{
    static const oas_str none = {NULL, 0};
    if (!type->kind)
        return;
    word_of(t, "entry", "sizeof(enum ", type->kind->name, ")", none, "");
    word_of(t, "kind", "offsetof(", type->spelling, ", ", type->kind_name, ")");
    row_text(t->e, "text", type->tag_member);
}

static void put_open(struct tables *t, const struct ctype *type)
{
    static const oas_str none = {NULL, 0};
    word_of(t, "at", "offsetof(", type->spelling, ", text)", none, "");
    word_of(t, "entry", "sizeof(enum ", type->cenum->name, ")", none, "");
    row_count(t->e, "other", cenum_other(type->cenum));
}

/* How the labels of a tag are found where they are not just texts. */
static void put_tag(struct tables *t, const struct ctype *type)
{
    row_count(t->e, "tag", type->tag);
    row_count(t->e, "other", type->other);
}

/* The row as it lies in memory: where the struct's members stand. */
static const struct oas_layout_row *layout_made_row(const struct tables *t,
                                                    const struct ctype *type)
{
    return &t->e->made->layout.rows[type->row];
}

static void put_struct(struct tables *t, const struct ctype *type)
{
    const struct places *places = &t->places[type->row];
    const struct oas_layout_row *row = layout_made_row(t, type);
    if (type->item) {
        row_count(t->e, "item", type->item->row);
        word_of(t, "at", "offsetof(", type->spelling, ", ", type->rest, ")");
    }
    put_kind(t, type);
    row_count(t->e, "parts", row->parts);
    row_count(t->e, "part_count", row->part_count);
    row_count(t->e, "plain", row->plain);
    row_count(t->e, "part_slots", row->part_slots);
    row_count(t->e, "part_mask", row->part_mask);
    row_count(t->e, "shares", type->share_count ? places->shares : 0);
    row_count(t->e, "share_count", type->share_count);
    put_tag(t, type);
}

static void put_union(struct tables *t, const struct ctype *type)
{
    static const oas_str none = {NULL, 0};
    if (has_storage(type))
        word_of(t, "at", "offsetof(", type->spelling, ", as)", none, "");
    put_kind(t, type);
    row_count(t->e, "parts", t->places[type->row].parts);
    row_count(t->e, "part_count", type->part_count);
    put_tag(t, type);
    if (type->sign_count == 0)
        return;
    row_count(t->e, "part_slots", t->places[type->row].slots);
    row_count(t->e, "part_mask", t->places[type->row].mask);
    row_count(t->e, "signs", t->places[type->row].signs);
    row_count(t->e, "sign_count", type->sign_count);
}

static void put_labels(struct tables *t, const struct labels *labels)
{
    if (!labels)
        return;
    row_count(t->e, "labels", labels->first);
    row_count(t->e, "label_count", labels->of->label_count);
    row_count(t->e, "label_slots", labels->slots);
    row_count(t->e, "label_mask", labels->mask);
}

static void put_members(struct tables *t, const struct ctype *type)
{
    switch (type->shape) {
    case OAS_SHAPE_OPTION:
        put_option(t, type);
        break;
    case OAS_SHAPE_POINTER:
    case OAS_SHAPE_LIST:
        row_count(t->e, "item", type->item->row);
        break;
    case OAS_SHAPE_MAP:
        put_map(t, type);
        break;
    case OAS_SHAPE_STRUCT:
        put_struct(t, type);
        break;
    case OAS_SHAPE_UNION:
        put_union(t, type);
        break;
    case OAS_SHAPE_CONST:
        row_text(t->e, "text", type->text);
        break;
    case OAS_SHAPE_OPEN:
        put_open(t, type);
        break;
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_JSON:
    case OAS_SHAPE_BOOLEAN:
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
    case OAS_SHAPE_STRING:
        break;
    }
    put_labels(t, t->places[type->row].labels);
}

static unsigned flags_of(const struct ctype *type)
{
    return (type->keep ? OAS_LAYOUT_KEEP : 0u) | (type->judged ? OAS_LAYOUT_JUDGED : 0u) |
           (type->adds ? OAS_LAYOUT_APART : 0u) | (type->chosen ? OAS_LAYOUT_CHOSEN : 0u) |
           (type->has_heirs ? OAS_LAYOUT_HEIRS : 0u) | (type->closed ? OAS_LAYOUT_CLOSED : 0u);
}

/* Does its name leave no room in a line? */
static bool is_long(const struct ctype *type)
{
    return type->spelling.len > 60;
}

/* A struct of members with names, and no more; an enum of its labels. False: it is another one. */
static bool print_usual_type(struct tables *t, const struct ctype *type)
{
    const struct places *places = &t->places[type->row];
    const struct oas_layout_row *row = layout_made_row(t, type);
    struct out *to = &t->e->out;
    bool named = type->spelling.len && type->schema_row;
    if (named && type->shape == OAS_SHAPE_STRUCT && row->part_count && !places->labels &&
        !type->item && !type->kind && !type->share_count && !type->tag && !type->other) {
        out(to,
            is_long(type) ? "OAS_CTYPE_STRUCT(\v$type, \v$schema, "
                          : "OAS_CTYPE_STRUCT($type, \v$schema, ",
            TEXT("type", type->spelling), INT("schema", type->schema_row));
        out(to, "\v$flags, \v$parts, $count, \v$plain, \v$slots, $mask),\n",
            TEXT("flags", word_layout_flags(t->e, flags_of(type))), INT("parts", row->parts),
            INT("count", row->part_count), INT("plain", row->plain), INT("slots", row->part_slots),
            INT("mask", row->part_mask));
        return true;
    }
    if (!named || type->shape != OAS_SHAPE_ENUM || !places->labels || flags_of(type))
        return false;
    out(to,
        is_long(type) ? "OAS_CTYPE_ENUM(\v$type, \v$schema, \v$labels, $count, \v$slots, $mask),\n"
                      : "OAS_CTYPE_ENUM($type, \v$schema, \v$labels, $count, \v$slots, $mask),\n",
        TEXT("type", type->spelling), INT("schema", type->schema_row),
        INT("labels", places->labels->first), INT("count", places->labels->of->label_count),
        INT("slots", places->labels->slots), INT("mask", places->labels->mask));
    return true;
}

static void print_type(struct tables *t, const struct ctype *type)
{
    const char *macro = option_macro(type);
    if (type->row % 8 == 0)
        out(&t->e->out, "/* $row */ ", INT("row", type->row));
    if (print_usual_type(t, type))
        return;
    if (macro)
        out(&t->e->out, is_long(type->item) ? "{\v$macro($type, $item)" : "{$macro($type, $item)",
            ID("macro", oas_str_from(macro)), TEXT("type", type->item->spelling),
            INT("item", type->item->row));
    else if (type->spelling.len)
        out(&t->e->out, is_long(type) ? "{\vOAS_CTYPE($shape, $type)" : "{OAS_CTYPE($shape, $type)",
            TEXT("shape", shape_symbol(type->shape)), TEXT("type", type->spelling));
    else
        out(&t->e->out, "/* always $what */ {\v.shape = OAS_SHAPE_CONST", NOTE("what", type->text));
    t->e->first = false;
    row_count(t->e, "schema", type->schema_row);
    if (flags_of(type))
        row_word(t->e, "flags", word_layout_flags(t->e, flags_of(type)));
    put_members(t, type);
    row_end(t->e);
}

static void print_types_table(struct tables *t)
{
    out_text(&t->e->out, "/* One C type a row; before every eighth its number. */\n"
                         "static const struct oas_layout_row @layout_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next)
        print_type(t, type);
    out_text(&t->e->out, "};\n\n");
}

void layout_print_rows(struct emitter *e)
{
    struct tables *t = layout_places(e);
    if (!t)
        return;
    print_types_table(t);
    layout_parts_print(t);
    row_print_numbers(e, "layout_slots", t->slots, t->slot_count);
    e->layout = t;
}

/* Where the tables are another file's, the program leads to them. */
static oas_str tables_word(struct emitter *e)
{
    oas_buf text = {0};
    oas_buf_puts(&text, e->file ? "" : "&");
    oas_buf_put(&text, e->file ? e->model->program : e->out.prefix);
    oas_buf_puts(&text, e->file ? ".layout" : "layout_tables");
    return emitter_keep(e, &text);
}

/* NAME_from_text(): of a text without a constant 0, or the constant of those. */
static void print_reader(struct emitter *e, const struct labels *labels, oas_str tables)
{
    const struct cenum *of = labels->of;
    out(&e->out, "enum $tag $reader(\voas_str text)\n{\n", ID("reader", of->from_text),
        ID("tag", of->name));
    out(&e->out,
        of->other.len ? "enum $tag known = (enum $tag)oas_label_value(\v$tables, \v$first, "
                        "\v$slots, \v$mask, \vtext);\n"
                      : "return (enum $tag)oas_label_value(\v$tables, \v$first, \v$slots, "
                        "\v$mask, \vtext);\n",
        TEXT("tables", tables), ID("tag", of->name), INT("first", labels->first),
        INT("slots", labels->slots), INT("mask", labels->mask));
    if (of->other.len)
        out(&e->out, "return known == $unset ? $other : known;\n", ID("unset", of->unset),
            ID("other", of->other));
    out_text(&e->out, "}\n\n");
}

/* Are the functions of the enum called as it is? */
static bool is_called_alike(struct emitter *e, const struct cenum *of)
{
    bool *no_memory = &e->out.no_memory;
    return oas_str_equal(of->text, text_joined(&e->mem, no_memory, "", of->name, "_text")) &&
           oas_str_equal(of->from_text,
                         text_joined(&e->mem, no_memory, "", of->name, "_from_text"));
}

/* The functions of most enums, by a macro: which labels they have, and the hash table of these. */
static void print_macro(struct emitter *e, oas_str tables)
{
    out_note(&e->out, OAS_STR("The functions of an enum: its name, first label, how many it has, "
                              "their hash table and its mask."));
    out(&e->out,
        "#define OASC_ENUM(name, first, count, slots, mask) \\\n"
        "    oas_str name##_text(enum name value) \\\n"
        "    { \\\n"
        "    return oas_label_text($tables, first, count, (uint32_t)value); \\\n"
        "    } \\\n"
        "    enum name name##_from_text(oas_str text) \\\n"
        "    { \\\n"
        "    return (enum name)oas_label_value($tables, first, slots, mask, text); \\\n"
        "    }\n\n",
        TEXT("tables", tables));
}

static void print_enum(struct emitter *e, const struct labels *labels, oas_str tables)
{
    const struct cenum *of = labels->of;
    out(&e->out,
        "oas_str $text(\venum $tag value)\n{\n"
        "return oas_label_text(\v$tables, \v$first, \v$count, "
        "\v(uint32_t)value);\n}\n\n",
        TEXT("tables", tables), ID("text", of->text), ID("tag", of->name),
        INT("first", labels->first), INT("count", of->label_count));
    print_reader(e, labels, tables);
}

void layout_print_functions(struct emitter *e)
{
    const struct tables *t = e->layout;
    oas_str tables = tables_word(e);
    bool alike = false;
    for (const struct labels *labels = t ? t->first : NULL; labels; labels = labels->next) {
        const struct cenum *of = labels->of;
        if (of->text.len == 0 || of->file != e->file)
            continue;
        if (of->other.len || !is_called_alike(e, of)) {
            print_enum(e, labels, tables);
            continue;
        }
        if (!alike)
            print_macro(e, tables);
        alike = true;
        out(&e->out, "OASC_ENUM(\v$name, $first, $count, $slots, $mask)\n", ID("name", of->name),
            INT("first", labels->first), INT("count", of->label_count), INT("slots", labels->slots),
            INT("mask", labels->mask));
    }
    if (alike)
        out_text(&e->out, "#undef OASC_ENUM\n\n");
}

void layout_print_tables(struct emitter *e)
{
    const struct tables *t = e->layout;
    if (!t)
        return;
    out_text(&e->out, "static const oas_layout @layout_tables = {\n");
    texts_print_pointer(&e->texts, &e->out);
    out_text(&e->out, ".rows = @layout_rows,\n");
    if (e->fast)
        out_text(&e->out, ".properties = @property_rows,\n");
    if (t->labels)
        out_text(&e->out, ".labels = @label_rows,\n");
    if (t->variants)
        out_text(&e->out, ".variants = @variant_rows,\n");
    if (t->signs)
        out_text(&e->out, ".signs = @sign_rows,\n");
    if (t->marks)
        out_text(&e->out, ".marks = @mark_rows,\n");
    if (t->shares)
        out_text(&e->out, ".shares = @share_rows,\n");
    if (t->slot_count)
        out_text(&e->out, ".slots = @layout_slots,\n");
    out_text(&e->out, "};\n\n");
}
