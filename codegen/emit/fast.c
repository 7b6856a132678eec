/* The rows of the fast walk as C: what plan/fast.c has made of the layout in memory, but with sizes
 * and offsets left to the compiler that knows them. */
#include "emit/fast.h"

#include "emit/rows.h"
#include "emit/words.h"
#include "model/layout_made.h"

struct printing {
    struct emitter *e;
    const struct layout_made *made;
    const struct ctype **types; /* by layout row */
    uint32_t *owners;           /* by property row: the record that it is the first of, plus 1 */
    uint32_t *structs;          /* the same of structs */
    uint32_t layout;            /* of the row that is printed */
    uint32_t holder;            /* the layout row that OAS_HOLDER stands for; 0: none */
    uint32_t held;              /* the property row behind the last one of it */
};

static const char *const fast_kinds[] = {
#define OAS_FAST_KIND(symbol, name) #symbol,
#include <oas/fast.def>
};

/* ---- words ---- */

/* An expression of names of the model. */
static oas_str fast_expression(const struct printing *p, const char *before, oas_str type,
                               const char *between, oas_str member, const char *after)
{
    oas_buf word = {0};
    oas_buf_puts(&word, before);
    oas_buf_put(&word, type);
    oas_buf_puts(&word, between);
    oas_buf_put(&word, member);
    oas_buf_puts(&word, after);
    return emitter_keep(p->e, &word);
}

static oas_str word_of_type(const struct printing *p, const char *before, const struct ctype *type)
{
    static const oas_str none = {NULL, 0};
    return type->spelling.len ? fast_expression(p, before, type->spelling, ")", none, "")
                              : OAS_STR("0");
}

static oas_str fast_word_size_of(const struct printing *p, uint32_t row, uint32_t size)
{
    (void)row;
    return size ? word_of_type(p, "OAS_SIZED(", p->types[p->layout]) : OAS_STR("0, 0");
}

/* OAS_SIZED() says that as well. */
static oas_str fast_word_align_of(const struct printing *p, uint32_t row, uint32_t align)
{
    (void)p;
    (void)row;
    (void)align;
    return OAS_STR("");
}

static oas_str fast_word_size(const struct printing *p, uint32_t row, uint32_t size)
{
    const struct ctype *type = p->types[p->layout];
    (void)row;
    while (type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_POINTER)
        type = type->item;
    return size ? word_of_type(p, "sizeof(", type) : OAS_STR("0");
}

/* The part that the property is, and the struct that has it; NULL: it is no member. */
static const struct part *fast_part(const struct printing *p, uint32_t row,
                                    const struct ctype **holder)
{
    struct fast_place place = p->made->fast.places[row];
    *holder = p->types[place.holder];
    return place.holder && place.member < (*holder)->part_count ? &(*holder)->parts[place.member]
                                                                : NULL;
}

/* How the property is called in what holds it: "name", "as.dog.name", "as"; empty: it is no part of
 * anything. */
static oas_str fast_designator(const struct printing *p, uint32_t row)
{
    struct fast_place place = p->made->fast.places[row];
    const struct ctype *holder;
    const struct part *part = fast_part(p, row, &holder);
    if (!place.holder || part)
        return part ? part->name : oas_str_of(NULL, 0);
    if (place.member == OAS_NONE)
        return OAS_STR("as");
    size_t i = place.member - holder->part_count, kind = 0;
    while (i >= holder->adds[kind].type->part_count)
        i -= holder->adds[kind++].type->part_count;
    const struct part *adds = &holder->adds[kind];
    return adds->type->parts[i].name.len
               ? fast_expression(p, "as.", adds->name, ".", adds->type->parts[i].name, "")
               : oas_str_of(NULL, 0);
}

/* The struct that has the property, as its row says it. */
static oas_str fast_holder(const struct printing *p, uint32_t row)
{
    uint32_t holder = p->made->fast.places[row].holder;
    return holder == p->holder ? OAS_STR("OAS_HOLDER") : p->types[holder]->spelling;
}

static oas_str fast_word_presence(const struct printing *p, uint32_t row, uint32_t offset)
{
    oas_str name = fast_designator(p, row);
    (void)offset;
    return name.len ? fast_expression(p, "offsetof(", fast_holder(p, row), ", ", name, ")")
                    : OAS_STR("0");
}

static oas_str fast_word_to(const struct printing *p, uint32_t row, uint32_t offset)
{
    static const oas_str none = {NULL, 0};
    const struct ctype *type = p->types[p->layout];
    oas_str name = fast_designator(p, row);
    if (type->shape != OAS_SHAPE_OPTION || type->item->spelling.len == 0)
        return fast_word_presence(p, row, offset);
    if (name.len)
        return fast_expression(p, "offsetof(", fast_holder(p, row), ", ", name, ".value)");
    if (type->name.len)
        return fast_expression(p, "offsetof(", type->spelling, ", value)", none, "");
    return fast_expression(p, "OAS_OPTION_VALUE_AT(", type->item->spelling, ")", none, "");
}

static oas_str fast_word_count(const struct printing *p, uint32_t row, uint64_t number)
{
    (void)row;
    return word_count(p->e, number);
}

static oas_str fast_word_number(const struct printing *p, uint32_t row, int64_t number)
{
    (void)row;
    return number == INT64_MAX ? OAS_STR("INT64_MAX") : word_number(p->e, number);
}

static oas_str fast_word_use(const struct printing *p, uint32_t row, oas_use use)
{
    (void)row;
    return word_use(p->e, use);
}

static oas_str fast_word_bits(const struct printing *p, uint32_t row, uint64_t bits)
{
    oas_buf word = {0};
    (void)row;
    if (bits == 0)
        return OAS_STR("0");
    oas_buf_puts(&word, bits < 10 ? "" : "0x");
    unsigned shift = 60;
    while (bits >> shift == 0)
        shift -= 4;
    for (;; shift -= 4) {
        oas_buf_putc(&word, "0123456789abcdef"[bits >> shift & 15]);
        if (shift == 0)
            break;
    }
    return emitter_keep(p->e, &word);
}

static oas_str fast_word_kind(const struct printing *p, uint32_t row, uint32_t kind)
{
    static const oas_str none = {NULL, 0};
    (void)row;
    return fast_expression(p, "OAS_FAST_", oas_str_from(fast_kinds[kind]), "", none, "");
}

static oas_str fast_word_fast_flags(const struct printing *p, uint32_t row, unsigned flags)
{
    static const struct flag names[] = {
        {OAS_FAST_STORED, "OAS_FAST_STORED"},   {OAS_FAST_OPTION, "OAS_FAST_OPTION"},
        {OAS_FAST_NULL, "OAS_FAST_NULL"},       {OAS_FAST_POINTER, "OAS_FAST_POINTER"},
        {OAS_FAST_APPLIED, "OAS_FAST_APPLIED"}, {OAS_FAST_UNSIGNED, "OAS_FAST_UNSIGNED"},
        {OAS_FAST_VERSION, "OAS_FAST_VERSION"}, {OAS_FAST_CLOSED, "OAS_FAST_CLOSED"},
        {OAS_FAST_OPEN, "OAS_FAST_OPEN"},       {OAS_FAST_JUDGED, "OAS_FAST_JUDGED"},
        {OAS_FAST_PLACED, "OAS_FAST_PLACED"},   {OAS_FAST_TOLD, "OAS_FAST_TOLD"},
        {OAS_FAST_OTHERS, "OAS_FAST_OTHERS"},   {0, NULL}};
    (void)row;
    return word_flags(p->e, names, flags);
}

/* It stands first in its row, and is printed before the others: what is foreign is no word. */
static oas_str fast_word_key(const struct printing *p, uint32_t row, oas_key key)
{
    (void)p;
    (void)row;
    (void)key;
    return OAS_STR("");
}

static oas_str fast_key_text(const oas_key *key)
{
    const char *end = memchr(key->at, 0, OAS_KEY_SIZE);
    return oas_str_of(key->at, end ? (size_t)(end - key->at) : OAS_KEY_SIZE);
}

/* ---- rows ---- */

/* A column, unless it is 0. */
static void fast_word(const struct printing *p, const char *name, oas_str word)
{
    if (word.len && !oas_str_is(word, "0"))
        row_word(p->e, name, word);
}

static void fast_cell(const struct printing *p, oas_str word)
{
    if (word.len)
        out(&p->e->out, ",\t$word", TEXT("word", word));
}

/* ---- properties ---- */

/* A record's rows come together: what holds them is said once. */
static void begin_record(struct printing *p, uint32_t index)
{
    const struct oas_record_row *record = &p->made->fast.fast.records[index];
    out(&p->e->out, "/* $row: $record */\n", INT("row", record->properties), INT("record", index));
    for (uint32_t i = 0; i < record->count; i++)
        if (p->made->fast.places[record->properties + i].holder == record->layout)
            p->holder = record->layout;
    p->held = record->properties + record->count;
    if (p->holder)
        out(&p->e->out, "#define OAS_HOLDER $type\n", TEXT("type", p->types[p->holder]->spelling));
}

/* As those of a struct that is no record's alone. */
static void begin_struct(struct printing *p, uint32_t layout)
{
    const struct oas_layout_row *row = &p->made->layout.rows[layout];
    out(&p->e->out, "/* $row */\n#define OAS_HOLDER $type\n", INT("row", row->parts),
        TEXT("type", p->types[layout]->spelling));
    p->holder = layout;
    p->held = row->parts + row->part_count;
}

static void end_record(struct printing *p)
{
    if (p->holder)
        out_text(&p->e->out, "#undef OAS_HOLDER\n");
    p->holder = 0;
}

static const struct ctype *inside(const struct ctype *type, oas_shape shape, bool is)
{
    return is && type && type->shape == shape ? type->item : is ? NULL : type;
}

enum { USUAL = OAS_FAST_STORED | OAS_FAST_PLACED, HELD = OAS_FAST_OPTION | OAS_FAST_POINTER };

/* How a row is printed: by a macro of oas/fast.h, in which some things stand and others do not. */
struct shortly {
    const char *macro; /* NULL: none says all of it */
    unsigned said;     /* the flags that it says */
    bool kind, member, type;
    bool constant; /* nor more flags */
    bool called;   /* otherwise than the member */
};

/* Is it a member of what OAS_HOLDER stands for? */
static bool is_held(const struct printing *p, uint32_t i)
{
    return p->holder && p->made->fast.places[i].holder == p->holder && fast_designator(p, i).len;
}

/* A key without its quotes and colon. */
static oas_str fast_key_name(const oas_key *key)
{
    oas_str text = fast_key_text(key);
    return oas_str_of(text.at + 1, text.len - 3);
}

/* Has it another name in JSON than in C? */
static bool is_called(const struct printing *p, uint32_t i)
{
    const struct oas_property_row *row = &p->made->fast.fast.properties[i];
    return row->len && !oas_str_equal(fast_key_name(&row->key), fast_designator(p, i));
}

/* What the full walk fills. */
static struct shortly macro_of_other(const struct printing *p, uint32_t i)
{
    static const char *const macros[] = {"OAS_LONG_OTHER", "OAS_LONG_OTHER_OPTION", "OAS_OTHER",
                                         "OAS_OTHER_OPTION"};
    const struct oas_property_row *row = &p->made->fast.fast.properties[i];
    struct shortly none = {0};
    bool option = row->flags & OAS_FAST_OPTION;
    const struct ctype *type = p->types[row->layout];
    const struct ctype *item = inside(type, OAS_SHAPE_OPTION, option);
    if (!is_held(p, i) || row->kind != OAS_FAST_OTHER || row->inner || row->size ||
        row->flags & OAS_FAST_STORED || !item || (type->shape == OAS_SHAPE_OPTION) != option ||
        (option && !item->spelling.len))
        return none;
    return (struct shortly){macros[(row->len != 0) * 2 + option],
                            OAS_FAST_PLACED | (option ? OAS_FAST_OPTION : 0u), .member = true,
                            .called = is_called(p, i)};
}

static struct shortly fast_macro(const struct printing *p, uint32_t i)
{
    static const char *const macros[] = {"OAS_LONG_PROPERTY", "OAS_LONG_PROPERTY_POINTER",
                                         "OAS_LONG_OPTION",   "OAS_LONG_OPTION_POINTER",
                                         "OAS_PROPERTY",      "OAS_PROPERTY_POINTER",
                                         "OAS_OPTION",        "OAS_OPTION_POINTER"};
    const struct oas_property_row *row = &p->made->fast.fast.properties[i];
    struct shortly none = {0};
    bool option = row->flags & OAS_FAST_OPTION, pointer = row->flags & OAS_FAST_POINTER;
    bool named = fast_designator(p, i).len;
    const struct ctype *type = inside(p->types[row->layout], OAS_SHAPE_OPTION, option);
    type = inside(type, OAS_SHAPE_POINTER, pointer);
    if (row->flags == USUAL && row->len && !named && row->size == 0)
        return (struct shortly){"OAS_CONSTANT", USUAL, .kind = true, .constant = true};
    if ((row->flags & USUAL) == OAS_FAST_PLACED)
        return macro_of_other(p, i);
    if ((row->flags & USUAL) != USUAL || row->size == 0 || !type ||
        type->shape == OAS_SHAPE_OPTION || type->shape == OAS_SHAPE_POINTER)
        return none;
    if (is_held(p, i))
        return (struct shortly){macros[(row->len != 0) * 4 + option * 2 + pointer],
                                USUAL | (row->flags & HELD), .kind = true, .member = true,
                                .called = is_called(p, i)};
    return row->len || option || pointer || named
               ? none
               : (struct shortly){"OAS_ITEM", USUAL, .kind = true, .type = true};
}

static void print_shortly(struct printing *p, uint32_t i, const struct shortly *by)
{
    const struct oas_property_row *row = &p->made->fast.fast.properties[i];
    struct out *to = &p->e->out;
    unsigned more = row->flags & ~by->said;
    out(to, "$macro$called(\v", ID("macro", oas_str_from(by->macro)),
        TEXT("called", by->called ? OAS_STR("_CALLED") : OAS_STR("")));
    if (by->type)
        out(to, "$type, \v", TEXT("type", p->types[row->layout]->spelling));
    if (by->called || by->constant)
        out(to, "$name, \v", STR("name", fast_key_name(&row->key)));
    if (by->member)
        out(to, "$member, \v", TEXT("member", fast_designator(p, i)));
    if (by->kind)
        out(to, "$kind, \v$inner, \v", TEXT("kind", oas_str_from(fast_kinds[row->kind])),
            INT("inner", row->inner));
    out(to, "$layout, \v$use", INT("layout", row->layout), TEXT("use", word_use(p->e, row->use)));
    if (more && !by->constant)
        out(to, ", \v$more", TEXT("more", fast_word_fast_flags(p, i, more)));
    out_text(to, "),\n");
}

static void print_columns(struct printing *p, uint32_t i)
{
    const struct oas_property_row *row = &p->made->fast.fast.properties[i];
    row_begin(p->e);
    if (row->len) {
        out(&p->e->out, ".key = {$key}", STR("key", fast_key_text(&row->key)));
        p->e->first = false;
    }
#define OAS_PROPERTY_COLUMN(type, name, how) fast_word(p, #name, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_end(p->e);
}

static void print_property(struct printing *p, uint32_t i)
{
    if (p->owners[i])
        begin_record(p, p->owners[i] - 1);
    else if (p->structs[i])
        begin_struct(p, p->structs[i] - 1);
    p->layout = p->made->fast.fast.properties[i].layout;
    struct shortly by = fast_macro(p, i);
    if (by.macro)
        print_shortly(p, i, &by);
    else
        print_columns(p, i);
    if (i + 1 == p->held)
        end_record(p);
}

static void print_term(struct printing *p, uint32_t i)
{
    const struct oas_term_row *row = &p->made->fast.fast.terms[i];
    out(&p->e->out, "{{$key}", STR("key", fast_key_text(&row->text)));
#define OAS_TERM_COLUMN(type, name, how) fast_cell(p, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_cells_end(p->e, oas_str_of(NULL, 0));
}

/* Of a struct of one kind, the same in both directions; false: it is another one. */
static bool print_usual_record(struct printing *p, uint32_t i)
{
    const struct oas_record_row *row = &p->made->fast.fast.records[i];
    oas_str type = p->types[row->layout]->spelling;
    unsigned more = row->flags & ~(unsigned)OAS_FAST_STORED;
    if (row->kind || !row->size || !type.len || !(row->flags & OAS_FAST_STORED) ||
        row->in_request != row->demanded || row->in_response != row->demanded)
        return false;
    out(&p->e->out, "/* $row */ OAS_RECORD($first, $count, $slots, $shift, $seed, ", INT("row", i),
        INT("first", row->properties), INT("count", row->count), INT("slots", row->slots),
        INT("shift", row->shift), TEXT("seed", fast_word_bits(p, i, row->seed)));
    out(&p->e->out, "$demanded, $object, $layout, \v$type, \v$more),\n",
        TEXT("demanded", fast_word_bits(p, i, row->demanded)), INT("object", row->object),
        INT("layout", row->layout), TEXT("type", type),
        TEXT("more", fast_word_fast_flags(p, i, more)));
    return true;
}

static void print_record(struct printing *p, uint32_t i)
{
    const struct oas_record_row *row = &p->made->fast.fast.records[i];
    p->layout = row->layout;
    if (print_usual_record(p, i))
        return;
    out(&p->e->out, "/* $row */ {\v", INT("row", i));
    p->e->first = true;
#define OAS_RECORD_COLUMN(type, name, how) row_piece(p->e, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_end(p->e);
}

static void print_series(struct printing *p, uint32_t i)
{
    const struct oas_series_row *row = &p->made->fast.fast.series[i];
    p->layout = row->layout;
    row_cells_begin(p->e);
#define OAS_SERIES_COLUMN(type, name, how) row_cell(p->e, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_cells_end(p->e, oas_str_of(NULL, 0));
}

static void print_fork(struct printing *p, uint32_t i)
{
    const struct oas_fork_row *row = &p->made->fast.fast.forks[i];
    p->layout = row->layout;
    row_cells_begin(p->e);
#define OAS_FORK_COLUMN(type, name, how) row_cell(p->e, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_cells_end(p->e, oas_str_of(NULL, 0));
}

static void print_way(struct printing *p, uint32_t i)
{
    const struct oas_way_row *row = &p->made->fast.fast.ways[i];
    row_cells_begin(p->e);
#define OAS_WAY_COLUMN(type, name, how) row_cell(p->e, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_cells_end(p->e, oas_str_of(NULL, 0));
}

static void print_bound(struct printing *p, uint32_t i)
{
    const struct oas_bound_row *row = &p->made->fast.fast.bounds[i];
    row_cells_begin(p->e);
#define OAS_BOUND_COLUMN(type, name, how) row_cell(p->e, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_cells_end(p->e, oas_str_of(NULL, 0));
}

static void print_choice(struct printing *p, uint32_t i)
{
    const struct oas_choice_row *row = &p->made->fast.fast.choices[i];
    row_cells_begin(p->e);
#define OAS_CHOICE_COLUMN(type, name, how) row_cell(p->e, fast_word_##how(p, i, row->name));
#include <oas/fast.def>
    row_cells_end(p->e, oas_str_of(NULL, 0));
}

/* Several in a line: most of a hash table are empty. */
static void print_entry(struct printing *p, uint32_t i)
{
    const struct oas_entry_row *row = &p->made->fast.fast.entries[i];
    if (row->property == 0)
        out_text(&p->e->out, "\v{0}, ");
    else
        out(&p->e->out, "\v{$use, $layout, $property}, ", TEXT("use", word_use(p->e, row->use)),
            INT("layout", row->layout), INT("property", row->property));
    if (i + 1 == p->made->fast.fast.entry_count)
        out_text(&p->e->out, "\n");
}

/* ---- tables ---- */

static void fast_print_table(struct printing *p, const char *row, uint32_t count,
                             void (*print)(struct printing *p, uint32_t row), const char *about)
{
    bool lines = print == print_property, loose = lines || print == print_entry;
    if (count == 0)
        return;
    out_note(&p->e->out, oas_str_from(about));
    out(&p->e->out,
        lines ? "OAS_FAST_LINES static const struct oas_$row_row @$row_rows[] = {\n"
              : "static const struct oas_$row_row @$row_rows[] = {\n",
        ID("row", oas_str_from(row)));
    if (!loose)
        out_table(&p->e->out);
    for (uint32_t i = 0; i < count; i++)
        print(p, i);
    if (!loose)
        out_table_end(&p->e->out);
    out_text(&p->e->out, "};\n\n");
}

static void fast_print_slots(struct emitter *e, const oas_fast *fast)
{
    if (fast->slot_count == 0)
        return;
    out_text(&e->out, "/* Perfect hashes of names and texts: an index, plus 1. */\n"
                      "static const uint16_t @fast_slots[] = {\n");
    for (uint32_t i = 0; i < fast->slot_count; i++)
        out(&e->out, "\v$number,", INT("number", fast->slots[i]));
    out_text(&e->out, "\n};\n\n");
}

static void fast_print_root(struct emitter *e, const oas_fast *fast)
{
    out_text(&e->out, "static const oas_fast @fast_tables = {\n");
#define OAS_FAST_ROWS(row, rows)                                                                   \
    if (fast->row##_count)                                                                         \
        out(&e->out, ".$rows = @$row_rows,\n.$row_count = $count,\n", ID("rows", OAS_STR(#rows)),  \
            ID("row", OAS_STR(#row)), INT("count", fast->row##_count));
#include <oas/fast.def>
    if (fast->slot_count)
        out(&e->out, ".slots = @fast_slots,\n.slot_count = $count,\n",
            INT("count", fast->slot_count));
    out_text(&e->out, "};\n\n");
}

static bool fast_begin(struct printing *p)
{
    struct emitter *e = p->e;
    const struct model *model = e->model;
    p->types = OAS_ARENA_NEW(&e->mem, const struct ctype *, (size_t)model->type_count + 1);
    p->owners = OAS_ARENA_NEW(&e->mem, uint32_t, (size_t)p->made->fast.fast.property_count + 1);
    p->structs = OAS_ARENA_NEW(&e->mem, uint32_t, (size_t)p->made->fast.fast.property_count + 1);
    if (!p->types || !p->owners || !p->structs)
        return false;
    for (const struct ctype *type = model->types; type; type = type->next)
        p->types[type->row] = type;
    for (uint32_t i = 0; i < p->made->row_count; i++)
        if (p->made->layout.rows[i].shape == OAS_SHAPE_STRUCT && p->made->layout.rows[i].part_count)
            p->structs[p->made->layout.rows[i].parts] = i + 1;
    for (uint32_t i = 0; i < p->made->fast.fast.record_count; i++)
        if (p->made->fast.fast.records[i].count)
            p->owners[p->made->fast.fast.records[i].properties] = i + 1;
    return true;
}

/* The first property row and the last one are. */
enum { EMPTY = 2 };

void fast_print(struct emitter *e)
{
    struct printing p = {.e = e, .made = e->made};
    static const struct {
#define OAS_FAST_ROWS(row, rows) const char *row;
#include <oas/fast.def>
    } about = {
        .property = "For the fast walk, all that is said of a value in one place: key and its "
                    "length, kind, flags,\nrow of what it holds, offsets of value and "
                    "presence, size, layout row, schema. Above those of a record its "
                    "first row, and its own.",
        .record = "Objects: first property, how many, slots, shift, seed; bits of members that "
                  "are demanded, in\nrequests, in responses; object row, layout row, kind, "
                  "the struct, flags.",
        .series = "Arrays: the item's property, least and most items, layout row, size and "
                  "alignment.",
        .fork = "Unions: tag row, its values\' ways, layout row, size and alignment.",
        .way = "Where a value of a tag leads: property, kind.",
        .bound = "Least and most.",
        .choice = "Texts of which a string is one: first, count, slots, shift, seed.",
        .term = "Those texts, their lengths, and what stands for them in C.",
        .entry = "Types, by a hash of them: schema, layout row, property."};
    if (!e->model->roots && e->made->fast.fast.property_count <= EMPTY)
        return;
    if (!fast_begin(&p)) {
        e->out.no_memory = true;
        return;
    }
    e->fast = true;
    const oas_fast *fast = &p.made->fast.fast;
#define OAS_FAST_ROWS(row, rows)                                                                   \
    fast_print_table(&p, #row, fast->row##_count, print_##row, about.row);
#include <oas/fast.def>
    fast_print_slots(e, fast);
    fast_print_root(e, fast);
}
