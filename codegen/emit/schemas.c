/* Rows of schemas, as they stand in the file: the usual ones by macros of oas/program.h. */
#include "emit/schemas.h"

#include "emit/place.h"
#include "emit/rows.h"
#include "emit/words.h"
#include "load/text.h"

static oas_str text_of(const struct emitter *e, oas_text text)
{
    return oas_program_text(e->program, text);
}

oas_str schemas_pointer(struct emitter *e, uint32_t row)
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

/* Where the schema stands: the columns of oas/program.h's macros that all of these begin with. */
static void print_standing(struct emitter *e, const char *macro, oas_str kind,
                           const struct oas_schema_row *row)
{
    oas_str place = text_of(e, row->place);
    place = row->above ? place : place_shown(e, place);
    out(&e->out, "$macro(", ID("macro", oas_str_from(macro)));
    if (kind.len)
        out(&e->out, "$kind, \v", TEXT("kind", kind));
    out(&e->out, "$up, \v$at, $len, \v$rank", INT("up", row->above),
        INT("at", texts_add(&e->texts, &e->mem, place)), INT("len", place.len),
        INT("rank", row->order));
}

/* Is all else of the row 0? */
static bool says_no_more(struct oas_schema_row row, bool leaves)
{
    static const struct oas_schema_row none = {0};
    row.above = row.order = row.jtypes = 0;
    row.place = none.place;
    if (leaves) {
        row.checks = row.judged = 0;
        row.leaf_count = 0;
    }
    return row_is_zero(&row, sizeof row);
}

/* The macro that says all of a row with that one number behind where it stands. */
static const char *schema_macro(const struct oas_schema_row *row, oas_str *kind, uint32_t *number)
{
    struct oas_schema_row rest = *row;
    rest.object = rest.array = 0;
    rest.flags = 0;
    *kind = oas_str_of(NULL, 0);
    if (!says_no_more(rest, false))
        return NULL;
    *number = row->object ? row->object : row->array;
    if (row->flags == OAS_SCHEMA_NEVER && row->jtypes == 0 && *number == 0)
        return "OAS_NOTHING";
    if (row->flags)
        return NULL;
    if (row->object && !row->array && row->jtypes == OAS_JTYPE_OBJECT)
        return "OAS_OBJECT_OF";
    return row->array && !row->object && row->jtypes == OAS_JTYPE_ARRAY ? "OAS_ARRAY_OF" : NULL;
}

/* Rows of one JSON type that have leaf checks or nothing else, of objects and arrays, and of what
 * no value is; false: it is another one. */
static bool print_usual_schema(struct emitter *e, const struct oas_schema_row *row)
{
    uint32_t number = 0;
    oas_str kind = row->jtypes == OAS_JTYPE_ANY ? OAS_STR("ANY") : word_one_jtype(e, row->jtypes);
    if (!row->place.len)
        return false;
    if (kind.len && says_no_more(*row, false)) {
        print_standing(e, "OAS_ANY_OF", kind, row);
    } else if (kind.len && row->leaf_count && says_no_more(*row, true) &&
               (row->judged == row->jtypes || row->judged == OAS_JTYPE_ANY)) {
        print_standing(e, row->judged == row->jtypes ? "OAS_CHECKED" : "OAS_CHOSEN", kind, row);
        out(&e->out, ", \v$row, $count", INT("row", row->checks), INT("count", row->leaf_count));
    } else {
        const char *macro = schema_macro(row, &kind, &number);
        if (!macro)
            return false;
        print_standing(e, macro, kind, row);
        if (number)
            out(&e->out, ", \v$row", INT("row", number));
    }
    out_text(&e->out, ")");
    return true;
}

/* What else nearly all rows have: the columns that these macros say are cleared. */
static void print_schema_parts(struct emitter *e, struct oas_schema_row *row)
{
    bool null = row->jtypes & OAS_JTYPE_NULL && row->jtypes != OAS_JTYPE_NULL;
    oas_str kind = word_one_jtype(e, null ? row->jtypes & OAS_JTYPE_NOT_NULL : row->jtypes);
    oas_str leaves = word_one_jtype(e, row->judged);
    if (row->jtypes == OAS_JTYPE_ANY)
        kind = OAS_STR("ANY");
    if (kind.len && row->place.len) {
        bool or_null = null && row->jtypes != OAS_JTYPE_ANY;
        print_standing(e, or_null ? "OAS_SCHEMA_OR_NULL" : "OAS_SCHEMA", kind, row);
        out_text(&e->out, ")");
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

oas_str schemas_member(oas_str place)
{
    const oas_str properties = OAS_STR("/properties/");
    size_t len = properties.len;
    bool member = text_begins(place, properties) && place.len > len &&
                  !memchr(place.at + len, '/', place.len - len);
    return member ? oas_str_of(place.at + len, place.len - len) : place;
}

static void print_schema_columns(struct emitter *e, struct oas_schema_row row)
{
    row_begin(e);
    print_schema_parts(e, &row);
#define OAS_SCHEMA_COLUMN(type, name, how)                                                         \
    if (!row_is_zero(&row.name, sizeof row.name))                                                  \
        row_word(e, #name, word_##how(e, row.name));
#include <oas/rows.def>
    out_text(&e->out, e->first ? "0}" : "}");
}

/* Members' rows are counted from that of the schema above: the other ones say their numbers. */
static oas_str schema_aside(struct emitter *e, uint32_t i)
{
    const struct oas_schema_row *row = &e->program->schemas[i];
    oas_str name = schemas_member(schemas_pointer(e, i));
    oas_buf about = {0};
    if (row->above && !row->object && !row->array && i % 8)
        return name;
    oas_buf_put_u64(&about, i);
    oas_buf_puts(&about, i ? ": " : "");
    oas_buf_put(&about, name);
    return emitter_keep(e, &about);
}

void schemas_print_row(struct emitter *e, uint32_t i)
{
    const struct oas_schema_row *row = &e->program->schemas[i];
    e->inner = row->above != 0;
    if (!print_usual_schema(e, row))
        print_schema_columns(e, *row);
    out(&e->out, ",$about\n", ASIDE("about", schema_aside(e, i)));
}
