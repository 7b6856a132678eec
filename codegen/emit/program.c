/* The program's rows as C: each table in the order of its rows, so that an index is a row's place.
 */
#include "emit/program.h"

#include <oas/regex.h>

#include "emit/fast.h"
#include "emit/layout.h"
#include "emit/place.h"
#include "emit/rows.h"
#include "emit/schemas.h"
#include "emit/words.h"
#include "load/text.h"
#include "plan/patterns.h"

static oas_str text_of(const struct emitter *e, oas_text text)
{
    return oas_program_text(e->program, text);
}

/* ---- headings: which schema a row belongs to ---- */

/* For each row of another table, the row of a schema (or pattern) that it is the first one of, plus
 * 1. */
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
        out(&e->out, "/* $row: $schema */\n", INT("row", row), INT("schema", owners->at[row] - 1));
}

/* Of every eighth row, from which the others are counted; where it is the first of a schema, that
 * one's, whose row says where it stands. */
static void print_number(struct emitter *e, const struct owners *owners, uint32_t row)
{
    if (row % 8)
        return;
    out(&e->out, "/* $row", INT("row", row));
    if (owners->at && owners->at[row])
        out(&e->out, ": $schema", INT("schema", owners->at[row] - 1));
    out_text(&e->out, " */ ");
}

static void print_pattern_of(struct emitter *e, const struct owners *owners, uint32_t row)
{
    const struct oas_program *program = e->program;
    if (owners->at && owners->at[row])
        out(&e->out, "/* $row: $pattern */\n", INT("row", row),
            NOTE("pattern",
                 oas_program_text(program, program->patterns[owners->at[row] - 1].text)));
}

static struct owners owners_of_checks(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.checks);
    for (uint32_t i = 0; i < program->counts.schemas; i++)
        if (program->schemas[i].leaf_count + program->schemas[i].apply_count)
            own(&owners, program->schemas[i].checks, i);
    return owners;
}

static struct owners owners_of_objects(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.objects);
    for (uint32_t i = 0; i < program->counts.schemas; i++)
        if (program->schemas[i].object)
            own(&owners, program->schemas[i].object, i);
    return owners;
}

static struct owners owners_of_arrays(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.arrays);
    for (uint32_t i = 0; i < program->counts.schemas; i++)
        if (program->schemas[i].array)
            own(&owners, program->schemas[i].array, i);
    return owners;
}

/* States belong to patterns. */
static struct owners owners_of_states(struct emitter *e)
{
    const struct oas_program *program = e->program;
    struct owners owners = owners_new(e, program->counts.states);
    for (uint32_t i = 0; i < program->counts.patterns; i++)
        if (program->patterns[i].native == OAS_NATIVE_AUTOMATON)
            own(&owners, program->patterns[i].start, i);
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

/* ---- schemas, checks, objects, arrays ---- */

static void print_schema(struct emitter *e, uint32_t i)
{
    schemas_print_row(e, i);
}

/* Formats of strings, and lists of texts; false: it is another one. */
static bool print_usual_check(struct emitter *e, const struct oas_check_row *row)
{
    struct oas_check_row format = {.keyword = OAS_KEYWORD_FORMAT,
                                   .jtypes = OAS_JTYPE_STRING,
                                   .order = row->order,
                                   .first = row->first,
                                   .text = row->text};
    struct oas_check_row texts = {.keyword = OAS_KEYWORD_ENUM,
                                  .jtypes = OAS_JTYPE_ANY,
                                  .flags = OAS_CHECK_TEXTS,
                                  .order = row->order,
                                  .first = row->first,
                                  .count = row->count,
                                  .table = row->table,
                                  .mask = row->mask};
    const oas_str begin = OAS_STR("OAS_FORMAT_");
    if (memcmp(row, &format, sizeof format) == 0 && row->first < OAS_FORMAT_COUNT) {
        oas_str symbol = word_format(row->first), text = text_of(e, row->text);
        out(&e->out, "OAS_FORMATTED($format, $rank, $at, $len),\n",
            TEXT("format", oas_str_of(symbol.at + begin.len, symbol.len - begin.len)),
            INT("rank", row->order), INT("at", texts_add(&e->texts, &e->mem, text)),
            INT("len", text.len));
        return true;
    }
    if (memcmp(row, &texts, sizeof texts) != 0)
        return false;
    out(&e->out, "OAS_LISTED($rank, $first, $count, $table, $mask),\n", INT("rank", row->order),
        INT("first", row->first), INT("count", row->count), INT("table", row->table),
        INT("mask", row->mask));
    return true;
}

static void print_check(struct emitter *e, uint32_t i)
{
    struct oas_check_row row = e->program->checks[i];
    oas_str kind = row.jtypes == OAS_JTYPE_ANY ? OAS_STR("ANY") : word_one_jtype(e, row.jtypes);
    if (print_usual_check(e, &row))
        return;
    row_begin(e);
    if (kind.len) {
        out(&e->out, "OAS_CHECK($keyword, $kind, $rank)",
            TEXT("keyword", word_keyword_symbol(e, row.keyword)), TEXT("kind", kind),
            INT("rank", row.order));
        row.keyword = row.jtypes = 0;
        row.order = 0;
        e->first = false;
    }
#define OAS_CHECK_COLUMN(type, name, how)                                                          \
    if (!row_is_zero(&row.name, sizeof row.name))                                                  \
        row_word(e, #name, word_##how(e, row.name));
#include <oas/rows.def>
    row_end(e);
}

static void print_object(struct emitter *e, uint32_t i)
{
    const struct oas_object_row *row = &e->program->objects[i];
    struct oas_object_row usual = {.fields = row->fields,
                                   .field_count = row->field_count,
                                   .required_count = row->required_count,
                                   .slots = row->slots,
                                   .mask = row->mask};
    if (row->field_count && memcmp(row, &usual, sizeof usual) == 0) {
        out(&e->out, "OAS_MEMBERS($fields, $count, $required, $slots, $mask),\n",
            INT("fields", row->fields), INT("count", row->field_count),
            INT("required", row->required_count), INT("slots", row->slots), INT("mask", row->mask));
        return;
    }
    row_begin(e);
#define OAS_OBJECT_COLUMN(type, name, how)                                                         \
    if (!row_is_zero(&row->name, sizeof row->name))                                                \
        row_word(e, #name, word_##how(e, row->name));
#include <oas/rows.def>
    row_end(e);
}

static void print_array(struct emitter *e, uint32_t i)
{
    const struct oas_array_row *row = &e->program->arrays[i];
    struct oas_array_row usual = {.items = row->items,
                                  .items_order = row->items_order,
                                  .prefix_keyword = row->prefix_keyword,
                                  .items_keyword = OAS_KEYWORD_ITEMS};
    if (memcmp(row, &usual, sizeof usual) == 0) {
        out(&e->out, "OAS_ITEMS($use, $rank, $prefix),\n", TEXT("use", word_use(e, row->items)),
            INT("rank", row->items_order),
            TEXT("prefix", word_keyword_symbol(e, row->prefix_keyword)));
        return;
    }
    row_begin(e);
#define OAS_ARRAY_COLUMN(type, name, how)                                                          \
    if (!row_is_zero(&row->name, sizeof row->name))                                                \
        row_word(e, #name, word_##how(e, row->name));
#include <oas/rows.def>
    row_end(e);
}

static void print_tag(struct emitter *e, uint32_t i)
{
    const struct oas_tag_row *row = &e->program->tags[i];
    row_begin(e);
#define OAS_TAG_COLUMN(type, name, how)                                                            \
    if (!row_is_zero(&row->name, sizeof row->name))                                                \
        row_word(e, #name, word_##how(e, row->name));
#include <oas/rows.def>
    row_end(e);
}

/* ---- short rows: all their columns in order ---- */

static void print_field(struct emitter *e, uint32_t i)
{
    const struct oas_field_row *row = &e->program->fields[i];
    oas_str name = text_of(e, row->name), use = word_use(e, row->use);
    oas_str of_schema = text_of(e, e->program->schemas[OAS_USE_ROW(row->use)].place);
    oas_str aside = oas_str_equal(schemas_member(of_schema), name) ? oas_str_of(NULL, 0) : name;
    uint32_t at = texts_add(&e->texts, &e->mem, name);
    if (row->flags == 0 && row->required_order == 0 && row->kinds == 0) {
        out(&e->out, "OAS_FIELD($at, $len, $use, $order),$name\n", INT("at", at),
            INT("len", name.len), TEXT("use", use), INT("order", row->order), ASIDE("name", aside));
        return;
    }
    if (row->flags == OAS_FIELD_REQUIRED && row->kinds == 0) {
        out(&e->out, "OAS_REQUIRED($at, $len, $use, $order, $required),$name\n", INT("at", at),
            INT("len", name.len), TEXT("use", use), INT("order", row->order),
            INT("required", row->required_order), ASIDE("name", aside));
        return;
    }
    row_cells_begin(e);
#define OAS_FIELD_COLUMN(type, name, how) row_piece(e, word_##how(e, row->name));
#include <oas/rows.def>
    row_cells_end(e, name);
}

static void print_branch(struct emitter *e, uint32_t i)
{
    const struct oas_branch_row *row = &e->program->branches[i];
    row_cells_begin(e);
#define OAS_BRANCH_COLUMN(type, name, how) row_cell(e, word_##how(e, row->name));
#include <oas/rows.def>
    row_cells_end(e, schemas_pointer(e, OAS_USE_ROW(row->use)));
}

static void print_value(struct emitter *e, uint32_t i)
{
    const struct oas_value_row *row = &e->program->values[i];
    row_cells_begin(e);
#define OAS_VALUE_COLUMN(type, name, how) row_cell(e, word_##how(e, row->name));
#include <oas/rows.def>
    row_cells_end(e, text_of(e, row->text));
}

static void print_pattern(struct emitter *e, uint32_t i)
{
    const struct oas_pattern_row *row = &e->program->patterns[i];
    row_cells_begin(e);
#define OAS_PATTERN_COLUMN(type, name, how) row_cell(e, word_##how(e, row->name));
#include <oas/rows.def>
    row_cells_end(e, text_of(e, row->text));
}

static void print_state(struct emitter *e, uint32_t i)
{
    const struct oas_state_row *row = &e->program->states[i];
    row_cells_begin(e);
#define OAS_STATE_COLUMN(type, name, how) row_cell(e, word_##how(e, row->name));
#include <oas/rows.def>
    row_cells_end(e, oas_str_of(NULL, 0));
}

static void print_step(struct emitter *e, uint32_t i)
{
    const struct oas_step_row *row = &e->program->steps[i];
    row_cells_begin(e);
#define OAS_STEP_COLUMN(type, name, how) row_cell(e, word_##how(e, row->name));
#include <oas/rows.def>
    row_cells_end(e, oas_str_of(NULL, 0));
}

/* ---- tables ---- */

/* What stands above a table, and above the rows in it. */
struct heading {
    const char *about;
    bool loose;                  /* its rows are not below each other */
    const struct owners *owners; /* NULL: rows without a heading */
    const struct owners *patterns;
    const struct owners *numbers; /* rows that begin with it */
};

static void print_table(struct emitter *e, const char *row, uint32_t count,
                        void (*print)(struct emitter *e, uint32_t row), struct heading heading)
{
    if (count == 0)
        return;
    out_note(&e->out, oas_str_from(heading.about));
    out(&e->out, "static const struct oas_$row_row @$row_rows[] = {\n",
        ID("row", oas_str_from(row)));
    if (!heading.loose)
        out_table(&e->out);
    for (uint32_t i = 0; i < count; i++) {
        if (heading.owners)
            print_heading(e, heading.owners, i);
        if (heading.numbers)
            print_number(e, heading.numbers, i);
        if (heading.patterns)
            print_pattern_of(e, heading.patterns, i);
        print(e, i);
    }
    if (!heading.loose)
        out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

/* What many rows say stands first in the run of text, where places have fewer digits: the texts of
 * checks, names. */
static void add_usual_texts(struct emitter *e)
{
    const struct oas_program *program = e->program;
    for (uint32_t i = 0; i < program->counts.checks; i++)
        (void)texts_add(&e->texts, &e->mem, text_of(e, program->checks[i].text));
    for (uint32_t i = 0; i < program->counts.fields; i++)
        (void)texts_add(&e->texts, &e->mem, text_of(e, program->fields[i].name));
}

static void print_tables(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    struct owners checks = owners_of_checks(e), objects = owners_of_objects(e);
    struct owners arrays = owners_of_arrays(e), fields = owners_of_fields(e, &objects);
    struct owners states = owners_of_states(e);
    add_usual_texts(e);
    const struct {
#define OAS_ROWS(row, rows) struct heading row;
#include <oas/rows.def>
    } headings = {
        .schema = {.about = "One schema a row, a member's by its name: in which row's schema it "
                            "is, what its place adds.",
                   .loose = true},
        .check = {.about = "One keyword a row; before every eighth its number, and that of the "
                           "schema whose first one it is.",
                  .loose = true,
                  .numbers = &checks},
        .object = {.about =
                       "What schemas say of members: first field, how many, how many are "
                       "required, hash table\nand its mask. Before every eighth its number and the "
                       "schema's; row 0 is none.",
                   .loose = true,
                   .numbers = &objects},
        .field = {"One member a row: its name, which stands beside it unless its schema is called "
                  "so, its "
                  "schema,\nranks of the property and of its `required`.",
                  true, &fields, NULL, NULL},
        .array = {.about = "What schemas say of items; before every eighth its number and the "
                           "schema's; row 0 is none.",
                  .loose = true,
                  .numbers = &arrays},
        .branch = {.about = "Schemas applied in place, and prefix items."},
        .tag = {.about = "Members that tell the branches of a union apart; row 0 is none."},
        .value = {.about = "Constants: JSON type, branch that it selects, text."},
        .pattern = {.about = "Regular expressions."},
        .state = {"Automata of patterns, each from the state before the text on: a state's first "
                  "step, how many it has.",
                  false, NULL, &states, NULL},
        .step = {.about = "From the first to the last of these characters, and how many states "
                          "further they lead."},
    };
#define OAS_ROWS(row, rows) print_table(e, #row, n->rows, print_##row, headings.row);
#include <oas/rows.def>
    if (n->slots)
        out_text(&e->out, "/* Hash tables of names: an index from the first row, plus 1. */\n");
    row_print_numbers(e, "slot_rows", e->program->slots, n->slots);
}

static void print_pointer(struct emitter *e, const char *rows, const char *row, uint32_t count)
{
    if (count)
        out(&e->out, ".$rows = @$row_rows,\n", ID("rows", oas_str_from(rows)),
            ID("row", oas_str_from(row)));
}

static void print_counts(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    out_text(&e->out, ".counts = ");
    row_begin(e);
#define OAS_ROWS(row, rows) row_count(e, #rows, n->rows);
#include <oas/rows.def>
    row_count(e, "slots", n->slots);
    row_count(e, "text", e->texts.used);
    row_end(e);
}

static void print_formats(struct emitter *e)
{
    static const char *const functions[] = {
        "",
#define OAS_FORMAT(symbol, name, noun, function, clause) #function,
#include <oas/formats.def>
#undef OAS_FORMAT
    };
    if (!e->program->formats)
        return;
    out_text(&e->out, "/* The formats that the document has. */\n"
                      "static const oas_format_test @formats[OAS_FORMAT_COUNT] = {\n");
    for (uint32_t i = 1; i < OAS_FORMAT_COUNT; i++)
        if (e->program->formats[i])
            out(&e->out, "[$symbol] = oas_is_$function,\n", TEXT("symbol", word_format(i)),
                TEXT("function", oas_str_from(functions[i])));
    out_text(&e->out, "};\n\n");
}

static void print_root(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    bool match = patterns_need_pcre2(e->program);
    print_formats(e);
    if (match)
        out(&e->out,
            "/* Patterns once compiled, by their rows. */\nstatic void *@pattern_slots[$n];\n\n",
            INT("n", n->patterns));
    out(&e->out, "const oas_program $name = {\n.abi = OAS_ABI,\n", ID("name", e->model->program));
    texts_print_pointer(&e->texts, &e->out);
#define OAS_ROWS(row, rows) print_pointer(e, #rows, #row, n->rows);
#include <oas/rows.def>
    print_pointer(e, "slots", "slot", n->slots);
    print_counts(e);
    if (e->program->formats)
        out_text(&e->out, ".formats = @formats,\n");
    if (match)
        out_text(&e->out, ".match = oas_program_match,\n.compiled = @pattern_slots,\n");
    if (e->program->evaluate)
        out_text(&e->out, ".evaluate = oas_program_evaluate,\n");
    out_text(&e->out, ".layout = &@layout_tables,\n");
    if (e->fast)
        out_text(&e->out, ".fast = &@fast_tables,\n");
    out_text(&e->out, "};\n\n");
}

void program_print(struct emitter *e)
{
    print_tables(e);
    layout_print_rows(e);
    texts_print(&e->texts, &e->out);
    fast_print(e);
    layout_print_tables(e);
    print_root(e);
}
