/* The layout's rows as C: sizes and offsets are left to the compiler that knows them. */
#include "emit/layout.h"

#include "emit/rows.h"
#include "emit/words.h"
#include "load/array.h"
#include "load/map.h"
#include "load/slots.h"
#include "load/text.h"

/* A member row of a struct. */
struct held {
    const struct part *part;
    const struct part *adds; /* the part of the union `as` that it stands in; NULL: none */
    uint32_t kinds;
};

/* Where the rows of a type begin. */
struct places {
    const struct held *held; /* STRUCT: its members, those of what its kinds add behind its own */
    uint32_t held_count;
    uint32_t parts; /* members or variants */
    uint32_t signs;
    uint32_t slots;
    uint32_t mask;
    const struct labels *labels; /* of the enum, or of the tag; NULL: none */
};

/* The labels of an enum, which several types may share. */
struct labels {
    const struct cenum *of;
    uint32_t first;
    uint32_t slots;
    uint32_t mask;
    struct labels *next;
};

struct tables {
    struct emitter *e;
    struct places *places; /* by row */
    uint32_t members, labels, variants, signs, marks;
    struct map enums;     /* tag to struct labels */
    struct labels *first; /* all of them in order */
    struct labels **last;
    uint32_t *slots;
    uint32_t slot_count;
    size_t slot_cap;
};

static const char *shape_symbol(oas_shape shape)
{
    static const char *const symbols[] = {
#define OAS_SHAPE(symbol, name, spelling, list, holds, words, short) "OAS_SHAPE_" #symbol,
#include <oas/shapes.def>
#undef OAS_SHAPE
    };
    return symbols[shape];
}

/* ---- where the rows of each type stand ---- */

static oas_str held_name(const void *user, uint32_t i)
{
    return ((const struct held *)user)[i].part->json;
}

static oas_str label_text(const void *user, uint32_t i)
{
    return ((const struct label *)user)[i].text;
}

/* A hash table as the program's are: see oas_object_row. */
static void add_table(struct tables *t, const void *user, uint32_t count, slots_name *name_of,
                      uint32_t *first, uint32_t *mask)
{
    uint32_t size = slots_size(count);
    uint32_t *slots =
        array_room(&t->e->mem, t->slots, t->slot_count, size, &t->slot_cap, sizeof *slots);
    *first = t->slot_count;
    *mask = size - 1;
    t->e->out.no_memory |= !slots;
    if (!slots)
        return;
    slots_fill(slots + t->slot_count, size, count, name_of, user);
    t->slots = slots;
    t->slot_count += size;
}

/* What tells the kinds or values apart; NULL when there is no text for them. */
static const struct cenum *labels_of(const struct ctype *type)
{
    if (type->cenum)
        return type->cenum;
    return type->tag_member.at ? type->kind : NULL;
}

static const struct labels *place_labels(struct tables *t, const struct cenum *of)
{
    if (!of)
        return NULL;
    void **slot = map_put(&t->enums, &t->e->mem, of->name);
    if (slot && *slot)
        return *slot;
    struct labels *labels = OAS_ARENA_NEW(&t->e->mem, struct labels, 1);
    if (!slot || !labels) {
        t->e->out.no_memory = true;
        return NULL;
    }
    labels->of = of;
    labels->first = t->labels;
    t->labels += (uint32_t)of->label_count;
    add_table(t, of->labels, (uint32_t)of->label_count, label_text, &labels->slots, &labels->mask);
    *slot = labels;
    *t->last = labels;
    t->last = &labels->next;
    return labels;
}

/* What a kind adds is held by the struct around. */
static void hold_members(struct tables *t, const struct ctype *type, struct places *places)
{
    size_t count = type->part_count;
    for (size_t i = 0; i < type->add_count; i++)
        count += type->adds[i].type->part_count;
    struct held *held = OAS_ARENA_NEW(&t->e->mem, struct held, count + 1);
    t->e->out.no_memory |= !held;
    if (!held || type->added)
        return;
    places->held = held;
    places->held_count = (uint32_t)count;
    for (size_t i = 0; i < type->part_count; i++)
        *held++ = (struct held){&type->parts[i], NULL, type->parts[i].branches};
    for (size_t i = 0; i < type->add_count; i++) {
        const struct part *adds = &type->adds[i];
        for (size_t j = 0; j < adds->type->part_count; j++)
            *held++ = (struct held){&adds->type->parts[j], adds, (uint32_t)i + 1};
    }
}

static void place_members(struct tables *t, const struct ctype *type, struct places *places)
{
    hold_members(t, type, places);
    places->parts = t->members;
    t->members += places->held_count;
    if (places->held_count)
        add_table(t, places->held, places->held_count, held_name, &places->slots, &places->mask);
}

static oas_str sign_name(const void *user, uint32_t i)
{
    return ((const struct sign *)user)[i].name;
}

static void place_signs(struct tables *t, const struct ctype *type)
{
    struct places *places = &t->places[type->row];
    uint32_t count = (uint32_t)type->sign_count;
    places->signs = t->signs;
    t->signs += count;
    if (count)
        add_table(t, type->signs + 1, count - 1, sign_name, &places->slots, &places->mask);
}

static void place(struct tables *t, const struct ctype *type)
{
    struct places *places = &t->places[type->row];
    uint32_t count = (uint32_t)type->part_count;
    if (type->shape == OAS_SHAPE_STRUCT) {
        place_members(t, type, places);
    } else if (type->shape == OAS_SHAPE_UNION) {
        places->parts = t->variants;
        t->variants += count;
        place_signs(t, type);
    }
    places->labels = place_labels(t, labels_of(type));
}

/* ---- rows of types ---- */

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

static void put_size(struct tables *t, const struct ctype *type)
{
    static const oas_str none = {NULL, 0};
    if (type->spelling.len == 0)
        return;
    word_of(t, "size", "sizeof(", type->spelling, ")", none, "");
    word_of(t, "align", "OAS_ALIGNOF(", type->spelling, ")", none, "");
}

static void put_flags(struct tables *t, const struct ctype *type)
{
    static const struct flag flags[] = {{OAS_LAYOUT_KEEP, "OAS_LAYOUT_KEEP"},
                                        {OAS_LAYOUT_JUDGED, "OAS_LAYOUT_JUDGED"},
                                        {OAS_LAYOUT_APART, "OAS_LAYOUT_APART"},
                                        {OAS_LAYOUT_CHOSEN, "OAS_LAYOUT_CHOSEN"},
                                        {OAS_LAYOUT_HEIRS, "OAS_LAYOUT_HEIRS"},
                                        {OAS_LAYOUT_CLOSED, "OAS_LAYOUT_CLOSED"},
                                        {0, NULL}};
    unsigned set = (type->keep ? OAS_LAYOUT_KEEP : 0u) | (type->judged ? OAS_LAYOUT_JUDGED : 0u) |
                   (type->adds ? OAS_LAYOUT_APART : 0u) | (type->chosen ? OAS_LAYOUT_CHOSEN : 0u) |
                   (type->has_heirs ? OAS_LAYOUT_HEIRS : 0u) |
                   (type->closed ? OAS_LAYOUT_CLOSED : 0u);
    if (set)
        row_word(t->e, "flags", word_flags(t->e, flags, set));
}

static void put_option(struct tables *t, const struct ctype *type)
{
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

/* How the labels of a tag are found where they are not just texts. */
static void put_tag(struct tables *t, const struct ctype *type)
{
    row_count(t->e, "tag", type->tag);
    row_count(t->e, "other", type->other);
}

static size_t count_plain(const struct ctype *type)
{
    size_t count = 0;
    for (size_t i = 0; i < type->part_count; i++)
        count += type->parts[i].type->shape != OAS_SHAPE_OPTION;
    return count;
}

static void put_struct(struct tables *t, const struct ctype *type)
{
    const struct places *places = &t->places[type->row];
    if (type->item) {
        row_count(t->e, "item", type->item->row);
        word_of(t, "at", "offsetof(", type->spelling, ", ", type->rest, ")");
    }
    put_kind(t, type);
    row_count(t->e, "parts", places->parts);
    row_count(t->e, "part_count", places->held_count);
    row_count(t->e, "plain", type->kind ? 0 : count_plain(type));
    row_count(t->e, "part_slots", places->slots);
    row_count(t->e, "part_mask", places->mask);
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

static void print_schema(struct tables *t, const struct ctype *type)
{
    out(&t->e->out, type->spelling.len ? "/* $row: $what */\n" : "/* $row: always $what */\n",
        INT("row", type->row), NOTE("what", type->spelling.len ? type->spelling : type->text));
    row_begin(t->e);
    row_word(t->e, "shape", oas_str_from(shape_symbol(type->shape)));
    row_count(t->e, "schema", type->schema_row);
    put_size(t, type);
    put_flags(t, type);
    put_members(t, type);
    row_end(t->e);
}

static void print_types_table(struct tables *t)
{
    out_text(&t->e->out, "/* One C type a row. */\n"
                         "static const struct oas_layout_row @layout_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next)
        print_schema(t, type);
    out_text(&t->e->out, "};\n\n");
}

/* ---- rows of their parts ---- */

static void print_member(struct tables *t, const struct ctype *type, const struct held *held)
{
    struct emitter *e = t->e;
    const struct part *part = held->part;
    unsigned flags = part->flags | (text_needs_escape(part->json) ? OAS_FIELD_ESCAPED : 0);
    out(&e->out, "{{$at, $len},\t$layout,\t", INT("at", texts_add(&e->texts, &e->mem, part->json)),
        INT("len", part->json.len), INT("layout", part->type->row));
    if (part->name.len && held->adds)
        out(&e->out, "offsetof($type, as.$adds.$name),\t", TEXT("type", type->spelling),
            ID("adds", held->adds->name), ID("name", part->name));
    else if (part->name.len)
        out(&e->out, "offsetof($type, $name),\t", TEXT("type", type->spelling),
            ID("name", part->name));
    else
        out_text(&e->out, "0,\t");
    out(&e->out, "$flags,\t$kinds},$json\n", TEXT("flags", word_field_flags(e, flags)),
        INT("kinds", held->kinds), ASIDE("json", part->json));
}

static void print_members(struct tables *t)
{
    if (t->members == 0)
        return;
    out_text(&t->e->out, "/* One member of a struct a row: name, C type, offset, flags, kinds. */\n"
                         "static const struct oas_member_row @member_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next) {
        const struct places *places = &t->places[type->row];
        if (places->held_count == 0)
            continue;
        out(&t->e->out, "/* $row: $type */\n", INT("row", places->parts),
            NOTE("type", type->spelling));
        out_table(&t->e->out);
        for (uint32_t i = 0; i < places->held_count; i++)
            print_member(t, type, &places->held[i]);
        out_table_end(&t->e->out);
    }
    out_text(&t->e->out, "};\n\n");
}

static void print_labels(struct tables *t)
{
    struct emitter *e = t->e;
    if (t->labels == 0)
        return;
    out_text(&e->out, "/* Texts, and the enumerators that stand for them. */\n"
                      "static const struct oas_label_row @label_rows[] = {\n");
    for (const struct labels *labels = t->first; labels; labels = labels->next) {
        out(&e->out, "/* $row: enum $tag */\n", INT("row", labels->first),
            ID("tag", labels->of->name));
        out_table(&e->out);
        for (size_t i = 0; i < labels->of->label_count; i++) {
            const struct label *label = &labels->of->labels[i];
            out(&e->out, "{{$at, $len},\t$cast$name},$text\n",
                INT("at", texts_add(&e->texts, &e->mem, label->text)), INT("len", label->text.len),
                TEXT("cast", labels->of->numbered ? OAS_STR("(uint32_t)") : OAS_STR("")),
                ID("name", label->name), ASIDE("text", label->text));
        }
        out_table_end(&e->out);
    }
    out_text(&e->out, "};\n\n");
}

static void print_variant(struct emitter *e, const struct part *part)
{
    const struct plan *plan = e->model->plan;
    oas_use use = part->takes ? plan->schemas[part->schema->id].use : OAS_ANY;
    out(&e->out, "{$layout, $jtypes, $use},\n", INT("layout", part->type->row),
        TEXT("jtypes", word_jtypes(e, part->jtypes)), TEXT("use", word_use(e, use)));
}

static void print_variants(struct tables *t)
{
    struct emitter *e = t->e;
    if (t->variants == 0)
        return;
    out_text(&e->out,
             "/* Variants of unions: C type, the JSON types that select those without a tag, the\n"
             " * schema that has to take the value. */\n"
             "static const struct oas_variant_row @variant_rows[] = {\n");
    for (const struct ctype *type = e->model->types; type; type = type->next) {
        if (type->shape != OAS_SHAPE_UNION || type->part_count == 0)
            continue;
        out(&e->out, "/* $row: $type */\n", INT("row", t->places[type->row].parts),
            NOTE("type", type->spelling));
        for (size_t i = 0; i < type->part_count; i++)
            print_variant(e, &type->parts[i]);
    }
    out_text(&e->out, "};\n\n");
}

static oas_str mark_text(const void *user, uint32_t i)
{
    return ((const struct mark *)user)[i].text;
}

static void print_sign(struct tables *t, const struct sign *sign)
{
    struct emitter *e = t->e;
    uint32_t slots = 0, mask = 0, count = (uint32_t)sign->mark_count;
    if (count)
        add_table(t, sign->marks, count, mark_text, &slots, &mask);
    out(&e->out,
        "{UINT64_C($with), \vUINT64_C($without), \v{$at, $len}, \v$marks, $count, \v$slots, $mask},"
        "$name\n",
        INT("with", sign->with), INT("without", sign->without),
        INT("at", texts_add(&e->texts, &e->mem, sign->name)), INT("len", sign->name.len),
        INT("marks", count ? t->marks : 0), INT("count", count), INT("slots", slots),
        INT("mask", mask), ASIDE("name", sign->name));
    t->marks += count;
}

static void print_signs(struct tables *t)
{
    if (t->signs == 0)
        return;
    out_text(&t->e->out,
             "/* What members say of the alternatives of unions: which it can be with it, without\n"
             " * it; its name, and its constants. The first of each is of all other members. */\n"
             "static const struct oas_sign_row @sign_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next) {
        if (type->sign_count == 0)
            continue;
        out(&t->e->out, "/* $row: $type */\n", INT("row", t->places[type->row].signs),
            NOTE("type", type->spelling));
        for (size_t i = 0; i < type->sign_count; i++)
            print_sign(t, &type->signs[i]);
    }
    out_text(&t->e->out, "};\n\n");
}

static void print_mark(struct tables *t, const struct mark *mark)
{
    struct emitter *e = t->e;
    out(&e->out, "{UINT64_C($with), {$at, $len}, $jtype},$text\n", INT("with", mark->with),
        INT("at", texts_add(&e->texts, &e->mem, mark->text)), INT("len", mark->text.len),
        TEXT("jtype", word_jtypes(e, mark->jtype)), ASIDE("text", mark->text));
}

static void print_marks(struct tables *t)
{
    if (t->marks == 0)
        return;
    out_text(&t->e->out, "/* Constants of such members. */\n"
                         "static const struct oas_mark_row @mark_rows[] = {\n");
    for (const struct ctype *type = t->e->model->types; type; type = type->next)
        for (size_t i = 0; i < type->sign_count; i++)
            for (size_t k = 0; k < type->signs[i].mark_count; k++)
                print_mark(t, &type->signs[i].marks[k]);
    out_text(&t->e->out, "};\n\n");
}

void layout_print_rows(struct emitter *e)
{
    struct tables *t = OAS_ARENA_NEW(&e->mem, struct tables, 1);
    struct places *places = OAS_ARENA_NEW(&e->mem, struct places, (size_t)e->model->type_count + 1);
    e->out.no_memory |= !t || !places;
    if (e->out.no_memory)
        return;
    t->e = e;
    t->places = places;
    t->last = &t->first;
    for (const struct ctype *type = e->model->types; type; type = type->next)
        place(t, type);
    print_types_table(t);
    print_members(t);
    print_labels(t);
    print_variants(t);
    print_signs(t);
    print_marks(t);
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

void layout_print_functions(struct emitter *e)
{
    const struct tables *t = e->layout;
    oas_str tables = tables_word(e);
    for (const struct labels *labels = t ? t->first : NULL; labels; labels = labels->next) {
        if (labels->of->text.len == 0 || labels->of->file != e->file)
            continue;
        out(&e->out,
            "oas_str $text(\venum $tag value)\n{\n"
            "return oas_label_text(\v$tables, \v$first, \v$count, "
            "\v(uint32_t)value);\n}\n\n"
            "enum $tag $reader(\voas_str text)\n{\n"
            "return (enum $tag)oas_label_value(\v$tables, \v$first, \v$slots, \v$mask, "
            "\vtext);\n}\n\n",
            TEXT("tables", tables), ID("text", labels->of->text),
            ID("reader", labels->of->from_text), ID("tag", labels->of->name),
            INT("first", labels->first), INT("count", labels->of->label_count),
            INT("slots", labels->slots), INT("mask", labels->mask));
    }
}

void layout_print_tables(struct emitter *e)
{
    const struct tables *t = e->layout;
    if (!t)
        return;
    out_text(&e->out, "static const oas_layout @layout_tables = {\n");
    texts_print_pointer(&e->texts, &e->out);
    out_text(&e->out, ".rows = @layout_rows,\n");
    if (t->members)
        out_text(&e->out, ".members = @member_rows,\n");
    if (t->labels)
        out_text(&e->out, ".labels = @label_rows,\n");
    if (t->variants)
        out_text(&e->out, ".variants = @variant_rows,\n");
    if (t->signs)
        out_text(&e->out, ".signs = @sign_rows,\n");
    if (t->marks)
        out_text(&e->out, ".marks = @mark_rows,\n");
    if (t->slot_count)
        out_text(&e->out, ".slots = @layout_slots,\n");
    out_text(&e->out, "};\n\n");
}
