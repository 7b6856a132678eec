/* The program's rows as C: each table in the order of its rows, so that an index is a row's place.
 */
#include "emit/program.h"

#include <oas/regex.h>

#include "emit/fast.h"
#include "emit/layout.h"
#include "emit/place.h"
#include "emit/rows.h"
#include "emit/words.h"
#include "load/text.h"
#include "plan/patterns.h"

static oas_str text_of(const struct emitter *e, oas_text text)
{
    return oas_program_text(e->program, text);
}

/* For a comment: places in the document itself without its name, those in another row's schema only
 * what they add. */
static oas_str type_pointer(struct emitter *e, uint32_t row)
{
    const struct oas_schema_row *schema = &e->program->schemas[row];
    oas_str place = text_of(e, schema->place), document = e->options->document;
    if (schema->above)
        return place;
    place = place_shown(e, place);
    size_t len = document.len;
    bool own =
        place.len > len + 1 && memcmp(place.at, document.at, len) == 0 && place.at[len] == '#';
    return own ? oas_str_of(place.at + len, place.len - len) : place;
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
        out(&e->out, "/* $row: schema $schema, $place */\n", INT("row", row),
            INT("schema", owners->at[row] - 1),
            NOTE("place", type_pointer(e, owners->at[row] - 1)));
}

/* Which schema's: its row says where it stands. */
static void print_number(struct emitter *e, const struct owners *owners, uint32_t row)
{
    if (owners->at && owners->at[row])
        out(&e->out, "/* $row: schema $schema */ ", INT("row", row),
            INT("schema", owners->at[row] - 1));
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

/* ---- rows: their columns by name, without those that are 0 ---- */

static bool is_zero(const void *column, size_t size)
{
    const unsigned char *bytes = column;
    bool zero = true;
    for (size_t i = 0; i < size; i++)
        zero &= bytes[i] == 0;
    return zero;
}

/* One JSON type without what all such words begin with; empty: there are several, or none. */
static oas_str word_jtype(struct emitter *e, unsigned jtypes)
{
    static const char begin[] = "OAS_JTYPE_";
    oas_str word = word_jtypes(e, jtypes);
    bool one = jtypes && !memchr(word.at, '|', word.len);
    return one ? oas_str_of(word.at + sizeof begin - 1, word.len - sizeof begin + 1)
               : oas_str_of(NULL, 0);
}

/* What nearly all rows have, by macros of oas/program.h: the columns that they say are cleared. */
static void print_usual_schema(struct emitter *e, struct oas_schema_row *row)
{
    bool null = row->jtypes & OAS_JTYPE_NULL && row->jtypes != OAS_JTYPE_NULL;
    oas_str kind = word_jtype(e, null ? row->jtypes & OAS_JTYPE_NOT_NULL : row->jtypes);
    oas_str leaves = word_jtype(e, row->judged);
    if (row->jtypes == OAS_JTYPE_ANY)
        kind = OAS_STR("ANY");
    if (kind.len && row->place.len) {
        oas_str place = text_of(e, row->place);
        place = row->above ? place : place_shown(e, place);
        out(&e->out, "$macro($kind, $up, $at, $len, $rank)",
            ID("macro", null && row->jtypes != OAS_JTYPE_ANY ? OAS_STR("OAS_SCHEMA_OR_NULL")
                                                             : OAS_STR("OAS_SCHEMA")),
            TEXT("kind", kind), INT("up", row->above),
            INT("at", texts_add(&e->texts, &e->mem, place)), INT("len", place.len),
            INT("rank", row->order));
        row->above = row->order = row->jtypes = 0;
        row->place.len = row->place.at = 0;
        e->first = false;
    }
    if (leaves.len && row->leaf_count) {
        out(&e->out,
            e->first ? "OAS_LEAVES($kind, $row, $count)" : ", \vOAS_LEAVES($kind, $row, $count)",
            TEXT("kind", leaves), INT("row", row->checks), INT("count", row->leaf_count));
        row->checks = row->judged = 0;
        row->leaf_count = 0;
        e->first = false;
    }
}

/* "name" for "/properties/name": what most rows are. */
static oas_str member_name(oas_str place)
{
    const oas_str properties = OAS_STR("/properties/");
    size_t len = properties.len;
    bool member = text_begins(place, properties) && place.len > len &&
                  !memchr(place.at + len, '/', place.len - len);
    return member ? oas_str_of(place.at + len, place.len - len) : place;
}

static void print_schema(struct emitter *e, uint32_t i)
{
    struct oas_schema_row row = e->program->schemas[i];
    oas_buf about = {0};
    e->inner = row.above != 0;
    row_begin(e);
    print_usual_schema(e, &row);
#define OAS_SCHEMA_COLUMN(type, name, how)                                                         \
    if (!is_zero(&row.name, sizeof row.name))                                                      \
        row_word(e, #name, word_##how(e, row.name));
#include <oas/rows.def>
    oas_buf_put_u64(&about, i);
    oas_buf_puts(&about, i ? ": " : "");
    oas_buf_put(&about, member_name(type_pointer(e, i)));
    row_cells_end(e, emitter_keep(e, &about));
}

static void print_check(struct emitter *e, uint32_t i)
{
    struct oas_check_row row = e->program->checks[i];
    oas_str kind = row.jtypes == OAS_JTYPE_ANY ? OAS_STR("ANY") : word_jtype(e, row.jtypes);
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
    if (!is_zero(&row.name, sizeof row.name))                                                      \
        row_word(e, #name, word_##how(e, row.name));
#include <oas/rows.def>
    row_end(e);
}

static void print_object(struct emitter *e, uint32_t i)
{
    const struct oas_object_row *row = &e->program->objects[i];
    row_begin(e);
#define OAS_OBJECT_COLUMN(type, name, how)                                                         \
    if (!is_zero(&row->name, sizeof row->name))                                                    \
        row_word(e, #name, word_##how(e, row->name));
#include <oas/rows.def>
    row_end(e);
}

static void print_array(struct emitter *e, uint32_t i)
{
    const struct oas_array_row *row = &e->program->arrays[i];
    row_begin(e);
#define OAS_ARRAY_COLUMN(type, name, how)                                                          \
    if (!is_zero(&row->name, sizeof row->name))                                                    \
        row_word(e, #name, word_##how(e, row->name));
#include <oas/rows.def>
    row_end(e);
}

static void print_tag(struct emitter *e, uint32_t i)
{
    const struct oas_tag_row *row = &e->program->tags[i];
    row_begin(e);
#define OAS_TAG_COLUMN(type, name, how)                                                            \
    if (!is_zero(&row->name, sizeof row->name))                                                    \
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
    oas_str aside = oas_str_equal(member_name(of_schema), name) ? oas_str_of(NULL, 0) : name;
    uint32_t at = texts_add(&e->texts, &e->mem, name);
    if (row->flags == 0 && row->required_order == 0) {
        out(&e->out, "OAS_FIELD($at, $len, $use, $order),$name\n", INT("at", at),
            INT("len", name.len), TEXT("use", use), INT("order", row->order), ASIDE("name", aside));
        return;
    }
    if (row->flags == OAS_FIELD_REQUIRED) {
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
    row_cells_end(e, type_pointer(e, OAS_USE_ROW(row->use)));
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

static void print_tables(struct emitter *e)
{
    const oas_counts *n = &e->program->counts;
    struct owners checks = owners_of_checks(e), objects = owners_of_objects(e);
    struct owners arrays = owners_of_arrays(e), fields = owners_of_fields(e, &objects);
    struct owners states = owners_of_states(e);
    const struct {
#define OAS_ROWS(row, rows) struct heading row;
#include <oas/rows.def>
    } headings = {
        .schema = {.about = "One schema a row, a member's by its name: in which row's schema it "
                            "is, what its place adds.",
                   .loose = true},
        .check = {.about = "One keyword a row.", .loose = true, .numbers = &checks},
        .object = {"What schemas say of members; row 0 is none.", true, &objects, NULL, NULL},
        .field = {"One member a row: its name, which stands beside it unless its schema is called "
                  "so, its "
                  "schema,\nranks of the property and of its `required`.",
                  true, &fields, NULL, NULL},
        .array = {"What schemas say of items; row 0 is none.", true, &arrays, NULL, NULL},
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
    layout_print_tables(e);
    fast_print(e);
    print_root(e);
}
