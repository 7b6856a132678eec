/* The program's rows as C: each table in the order of its rows, so that an index is a row's place.
 */
#include <oas/regex.h>

#include "emit/emitter.h"

static const char *keyword_symbol(uint32_t keyword)
{
    static const char *const symbols[] = {
        "OAS_KEYWORD_NONE",
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words)        \
    "OAS_KEYWORD_" #symbol,
#include <oas/keywords.def>
#undef OAS_KEYWORD
    };
    return symbols[keyword];
}

static const char *format_symbol(uint32_t format)
{
    static const char *const symbols[] = {
        "OAS_FORMAT_NONE",
#define OAS_FORMAT(symbol, name, noun, function) "OAS_FORMAT_" #symbol,
#include <oas/formats.def>
#undef OAS_FORMAT
    };
    return format < sizeof symbols / sizeof *symbols ? symbols[format] : symbols[0];
}

static oas_str text_of(const struct emitter *e, oas_text text)
{
    return oas_program_text(e->program, text);
}

static oas_str type_place(struct emitter *e, uint32_t row)
{
    return place_shown(e, text_of(e, e->program->types[row].place));
}

/* For a comment: places in the document itself without its name. */
static oas_str type_pointer(struct emitter *e, uint32_t row)
{
    oas_str place = type_place(e, row), document = e->options->document;
    size_t len = document.len;
    bool own =
        place.len > len + 1 && memcmp(place.at, document.at, len) == 0 && place.at[len] == '#';
    return own ? oas_str_of(place.at + len, place.len - len) : place;
}

/* ---- types ---- */

static void print_type(struct emitter *e, uint32_t i)
{
    static const struct flag flags[] = {{OAS_TYPE_NEVER, "OAS_TYPE_NEVER"},
                                        {OAS_TYPE_LEAD, "OAS_TYPE_LEAD"},
                                        {OAS_TYPE_STRICT_INTEGER, "OAS_TYPE_STRICT_INTEGER"},
                                        {0, NULL}};
    const struct oas_type_row *row = &e->program->types[i];
    oas_str place = type_place(e, i);
    out(&e->out, place.len ? "/* $row: $place */\n" : "/* $row$place */\n", INT("row", i),
        NOTE("place", type_pointer(e, i)));
    row_begin(e);
    row_text(e, "place", place);
    row_word(e, "kinds", kinds_word(e, row->kinds));
    if (row->judged)
        row_word(e, "judged", kinds_word(e, row->judged));
    if (row->flags)
        row_word(e, "flags", flags_word(e, flags, row->flags));
    row_count(e, "order", row->order);
    row_count(e, "checks", row->checks);
    row_count(e, "leaf_count", row->leaf_count);
    row_count(e, "apply_count", row->apply_count);
    row_index(e, "object", row->object);
    row_index(e, "array", row->array);
    row_count(e, "merged", row->merged);
    row_end(e);
}

/* ---- checks ---- */

static oas_str i64_word(struct emitter *e, int64_t number)
{
    oas_buf word = {0};
    if (number == INT64_MIN)
        return OAS_STR("INT64_MIN");
    if (number < 0)
        oas_buf_putc(&word, '-');
    oas_buf_put_u64(&word, (uint64_t)(number < 0 ? -number : number));
    return keep(e, &word);
}

static void print_check(struct emitter *e, uint32_t i)
{
    static const struct flag flags[] = {{OAS_CHECK_BIG, "OAS_CHECK_BIG"},
                                        {OAS_CHECK_TEXTS, "OAS_CHECK_TEXTS"},
                                        {OAS_CHECK_CONST, "OAS_CHECK_CONST"},
                                        {0, NULL}};
    const struct oas_check_row *row = &e->program->checks[i];
    row_begin(e);
    row_word(e, "keyword", oas_str_from(keyword_symbol(row->keyword)));
    row_word(e, "kinds", kinds_word(e, row->kinds));
    if (row->flags)
        row_word(e, "flags", flags_word(e, flags, row->flags));
    row_count(e, "order", row->order);
    if (row->keyword == OAS_KEYWORD_FORMAT)
        row_word(e, "a", oas_str_from(format_symbol(row->a)));
    else
        row_count(e, "a", row->a);
    row_count(e, "b", row->b);
    row_index(e, "slots", row->slots);
    row_count(e, "mask", row->mask);
    row_text(e, "text", text_of(e, row->text));
    if (row->number)
        row_word(e, "number", i64_word(e, row->number));
    row_end(e);
}

/* ---- headings: which schema a row belongs to ---- */

/* For each row of another table, the type row that it is the first one of, plus 1. */
struct owners {
    uint32_t *at;
    uint32_t count;
};

static struct owners owners_new(struct emitter *e, uint32_t count)
{
    struct owners owners = {OAS_ARENA_NEW(&e->mem, uint32_t, (size_t)count + 1), count};
    e->out.no_memory |= !owners.at;
    return owners;
}

static void own(const struct owners *owners, uint32_t row, uint32_t type)
{
    if (owners->at && row < owners->count && owners->at[row] == 0)
        owners->at[row] = type + 1;
}

static void print_heading(struct emitter *e, const struct owners *owners, uint32_t row)
{
    if (owners->at && owners->at[row])
        out(&e->out, "/* $row: $place */\n", INT("row", row),
            NOTE("place", type_pointer(e, owners->at[row] - 1)));
}

static struct owners owners_of_checks(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.checks);
    for (uint32_t i = 0; i < program->counts.types; i++)
        if (program->types[i].leaf_count + program->types[i].apply_count)
            own(&owners, program->types[i].checks, i);
    return owners;
}

static struct owners owners_of_objects(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.objects);
    for (uint32_t i = 0; i < program->counts.types; i++)
        own(&owners, program->types[i].object, i);
    return owners;
}

static struct owners owners_of_arrays(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.arrays);
    for (uint32_t i = 0; i < program->counts.types; i++)
        own(&owners, program->types[i].array, i);
    return owners;
}

static struct owners owners_of_fields(struct emitter *e, const struct owners *objects)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.fields);
    for (uint32_t i = 0; objects->at && i < program->counts.objects; i++)
        if (program->objects[i].field_count && objects->at[i])
            own(&owners, program->objects[i].fields, objects->at[i] - 1);
    return owners;
}

/* ---- objects, arrays, fields ---- */

static void print_object(struct emitter *e, uint32_t i)
{
    const struct oas_object_row *row = &e->program->objects[i];
    row_begin(e);
    row_count(e, "fields", row->fields);
    row_count(e, "field_count", row->field_count);
    row_count(e, "required_count", row->required_count);
    row_count(e, "slots", row->slots);
    row_count(e, "mask", row->mask);
    row_count(e, "rest_order", row->rest_order);
    row_word(e, "rest", use_word(e, row->rest));
    row_end(e);
}

static void print_array(struct emitter *e, uint32_t i)
{
    const struct oas_array_row *row = &e->program->arrays[i];
    row_begin(e);
    row_word(e, "items", use_word(e, row->items));
    row_count(e, "items_order", row->items_order);
    row_count(e, "prefix", row->prefix);
    row_count(e, "prefix_count", row->prefix_count);
    row_word(e, "prefix_keyword", oas_str_from(keyword_symbol(row->prefix_keyword)));
    row_word(e, "items_keyword", oas_str_from(keyword_symbol(row->items_keyword)));
    row_end(e);
}

static void print_field(struct emitter *e, uint32_t i)
{
    const struct oas_field_row *row = &e->program->fields[i];
    oas_str name = text_of(e, row->name);
    out(&e->out, "{{$at, $len},\t$use,\t$flags,\t$order, $required},$name\n",
        INT("at", texts_add(&e->texts, &e->mem, name)), INT("len", name.len),
        TEXT("use", use_word(e, row->use)), TEXT("flags", field_flags_word(e, row->flags)),
        INT("order", row->order), INT("required", row->required_order), ASIDE("name", name));
}

/* ---- branches, tags, values, patterns ---- */

static void print_branch(struct emitter *e, uint32_t i)
{
    const struct oas_branch_row *row = &e->program->branches[i];
    out(&e->out, "{$use,\t$kinds},$place\n", TEXT("use", use_word(e, row->use)),
        TEXT("kinds", kinds_word(e, row->kinds)),
        ASIDE("place", type_pointer(e, OAS_USE_ROW(row->use))));
}

static void print_tag(struct emitter *e, uint32_t i)
{
    const struct oas_tag_row *row = &e->program->tags[i];
    row_begin(e);
    row_text(e, "name", text_of(e, row->name));
    row_count(e, "values", row->values);
    row_count(e, "count", row->count);
    row_index(e, "slots", row->slots);
    row_count(e, "mask", row->mask);
    row_count(e, "decides", row->decides);
    row_end(e);
}

static void print_value(struct emitter *e, uint32_t i)
{
    const struct oas_value_row *row = &e->program->values[i];
    oas_str text = text_of(e, row->text);
    out(&e->out, "{$kind,\t$branch,\t{$at, $len}},$text\n", TEXT("kind", kinds_word(e, row->kind)),
        INT("branch", row->branch), INT("at", texts_add(&e->texts, &e->mem, text)),
        INT("len", text.len), ASIDE("text", text));
}

static oas_str native_symbol(oas_native native)
{
    switch (native) {
    case OAS_NATIVE_UUID:
        return OAS_STR("OAS_NATIVE_UUID");
    case OAS_NATIVE_NONE:
        break;
    }
    return OAS_STR("OAS_NATIVE_NONE");
}

static void print_pattern(struct emitter *e, uint32_t i)
{
    const struct oas_pattern_row *row = &e->program->patterns[i];
    oas_str text = text_of(e, row->text);
    out(&e->out, "{{$at, $len},\t$native},$text\n", INT("at", texts_add(&e->texts, &e->mem, text)),
        INT("len", text.len), TEXT("native", native_symbol((oas_native)row->native)),
        ASIDE("text", text));
}

/* ---- tables ---- */

static void print_table(struct emitter *e, const char *row, uint32_t count, const char *about,
                        void (*print)(struct emitter *e, uint32_t row), const struct owners *owners)
{
    if (count == 0)
        return;
    out_note(&e->out, oas_str_from(about));
    out(&e->out, "static const struct oas_$row_row $row_rows[] = {\n",
        ID("row", oas_str_from(row)));
    out_table(&e->out);
    for (uint32_t i = 0; i < count; i++) {
        if (owners)
            print_heading(e, owners, i);
        print(e, i);
    }
    out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

static void print_tables(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    struct owners checks = owners_of_checks(e), objects = owners_of_objects(e);
    struct owners arrays = owners_of_arrays(e), fields = owners_of_fields(e, &objects);
    print_table(e, "type", n->types, "One schema a row.", print_type, NULL);
    print_table(e, "check", n->checks, "One keyword a row.", print_check, &checks);
    print_table(e, "object", n->objects, "What schemas say of members.", print_object, &objects);
    print_table(e, "field", n->fields,
                "One member a row: name, type, flags, rank of the property and of its `required`.",
                print_field, &fields);
    print_table(e, "array", n->arrays, "What schemas say of items.", print_array, &arrays);
    print_table(e, "branch", n->branches, "Schemas applied in place, and prefix items.",
                print_branch, NULL);
    print_table(e, "tag", n->tags, "Members that tell the branches of a union apart.", print_tag,
                NULL);
    print_table(e, "value", n->values, "Constants: JSON type, branch that it selects, text.",
                print_value, NULL);
    print_table(e, "pattern", n->patterns, "Regular expressions.", print_pattern, NULL);
    if (n->slots)
        out_text(&e->out, "/* Hash tables of names: an index from the first row, plus 1. */\n");
    print_numbers(e, "slot_rows", e->program->slots, n->slots);
}

static void print_pointer(struct emitter *e, const char *member, const char *type, uint32_t count)
{
    if (count)
        out(&e->out, ".$member = $type,\n", ID("member", oas_str_from(member)),
            ID("type", oas_str_from(type)));
}

static void print_counts(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    const struct {
        const char *name;
        uint32_t count;
    } counts[] = {{"types", n->types},   {"checks", n->checks},  {"branches", n->branches},
                  {"tags", n->tags},     {"values", n->values},  {"objects", n->objects},
                  {"arrays", n->arrays}, {"fields", n->fields},  {"patterns", n->patterns},
                  {"slots", n->slots},   {"text", e->texts.used}};
    out_text(&e->out, ".counts = ");
    row_begin(e);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        row_count(e, counts[i].name, counts[i].count);
    row_end(e);
}

static void print_root(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    bool match = needs_match(e->program);
    if (match)
        out(&e->out,
            "/* Patterns once compiled, by their rows. */\nstatic void *pattern_slots[$n];\n\n",
            INT("n", n->patterns));
    out(&e->out, "const oas_program $name = {\n.abi = OAS_ABI,\n", ID("name", e->model->program));
    if (e->texts.count)
        out(&e->out, ".text = $text,\n", TEXT("text", texts_pointer(&e->texts)));
    print_pointer(e, "types", "type_rows", n->types);
    print_pointer(e, "checks", "check_rows", n->checks);
    print_pointer(e, "branches", "branch_rows", n->branches);
    print_pointer(e, "tags", "tag_rows", n->tags);
    print_pointer(e, "values", "value_rows", n->values);
    print_pointer(e, "objects", "object_rows", n->objects);
    print_pointer(e, "arrays", "array_rows", n->arrays);
    print_pointer(e, "fields", "field_rows", n->fields);
    print_pointer(e, "patterns", "pattern_rows", n->patterns);
    print_pointer(e, "slots", "slot_rows", n->slots);
    print_counts(e);
    if (e->program->format)
        out_text(&e->out, ".format = oas_program_format,\n");
    if (match)
        out_text(&e->out, ".match = oas_program_match,\n.compiled = pattern_slots,\n");
    out_text(&e->out, ".layout = &layout_tables,\n};\n\n");
}

void print_program(struct emitter *e)
{
    print_tables(e);
    print_layout_rows(e);
    texts_print(&e->texts, &e->out);
    print_layout_tables(e);
    print_root(e);
}
