/* The value of one keyword, read as its kind of argument demands. */
#include "schema/argument.h"

#include <stdlib.h>

#include "load/jtype.h"
#include "load/nearest.h"
#include "schema/expect.h"
#include "schema/keyword.h"
#include "schema/meant.h"
#include "schema/own_dialect.h"
#include "schema/place.h"
#include "schema/reference.h"
#include "schema/pattern.h"

/* As the document spells it, where that is a keyword of its own. */
static const char *name_of(const struct clause *clause)
{
    bool older = oas_str_is(clause->member->key, "dependencies");
    return keyword_info(older ? OAS_KEYWORD_DEPENDENCIES : clause->keyword)->name;
}

static bool is_kind(struct graph *graph, const struct clause *clause, enum node_kind kind,
                    const char *expected)
{
    if (clause->value->kind == kind)
        return true;
    expect_kind(graph, clause->value, name_of(clause), expected);
    return false;
}

/* ---- type ---- */

static uint8_t schema_jtypes(struct graph *graph, const struct node *node, enum dialect dialect)
{
    oas_str words[JTYPE_WORDS];
    if (node->kind == NODE_NULL && node->place.source->text.at[node->place.offset] == 'n') {
        expect_kind(graph, node, "type", "the name of a JSON type (\"null\" needs its quotes)");
        return 0;
    }
    if (node->kind != NODE_STRING) {
        expect_kind(graph, node, "type", "the name of a JSON type");
        return 0;
    }
    unsigned jtypes = jtype_of_word(node->text);
    if (jtypes == OAS_JTYPE_NULL && dialect == DIALECT_OPENAPI_3_0)
        diag_lenient(
            graph->diags, LENIENCY_LATER_FORM, node->place,
            "OpenAPI 3.0 has no type \"null\", it says \"nullable: true\" beside the type; "
            "it is taken as in 3.1");
    if (jtypes)
        return (uint8_t)jtypes;
    if (oas_str_is(node->text, "file") && dialect_is_openapi(dialect)) {
        diag_lenient(graph->diags, LENIENCY_TYPE_FILE, node->place,
                     "\"file\" is a type of OpenAPI 2.0 only; it is taken as any value");
        return OAS_JTYPE_ANY;
    }
    jtype_words(words);
    oas_str near = nearest_of(node->text, words, JTYPE_WORDS);
    diag_at(graph->diags, DIAG_ERROR, node->place, "\"" OAS_PRI "\" is no JSON type%s",
            OAS_ARG(node->text),
            near.len ? nearest_said(near, '"').text
                     : "; they are null, boolean, integer, number, string, array and object");
    return 0;
}

/* True if the list names the type of item `i` before that; a few different ones are all there are.
 */
static bool is_named(const struct node *list, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (list->items[j]->kind == NODE_STRING &&
            oas_str_equal(list->items[j]->text, list->items[i]->text))
            return true;
    return false;
}

static bool read_types(struct graph *graph, struct schema *schema, const struct clause *clause)
{
    const struct node *value = clause->value;
    uint8_t jtypes = 0;
    bool good = true;
    if (value->kind == NODE_ARRAY && schema->dialect == DIALECT_OPENAPI_3_0)
        diag_lenient(
            graph->diags, LENIENCY_LATER_FORM, value->place,
            "type is the name of one JSON type in OpenAPI 3.0; the list is taken as in 3.1");
    if (value->kind != NODE_ARRAY) {
        jtypes = schema_jtypes(graph, value, schema->dialect);
        good = jtypes != 0;
    } else if (value->count == 0) {
        diag_at(graph->diags, DIAG_ERROR, value->place, "type must name at least one type");
        good = false;
    }
    for (size_t i = 0; value->kind == NODE_ARRAY && i < value->count; i++) {
        uint8_t kind = schema_jtypes(graph, value->items[i], schema->dialect);
        bool twice = kind && (jtypes & kind) == kind && is_named(value, i);
        if (twice)
            diag_lenient(graph->diags, LENIENCY_NAMED_TWICE, value->items[i]->place,
                         "type names \"" OAS_PRI "\" twice; once is enough",
                         OAS_ARG(value->items[i]->text));
        good = good && kind;
        jtypes |= kind;
    }
    if (good)
        schema->jtypes = jtypes;
    return good;
}

/* ---- numbers ---- */

/* A JSON number without fraction, whatever its spelling: 5, 5.0, 5e0. */
static bool is_integer(oas_str text, bool *negative, uint64_t *number)
{
    int64_t exponent = 0, sign = 1;
    size_t i = 0, zeros = 0;
    bool point = false;
    *negative = text.len && text.at[0] == '-';
    *number = 0;
    for (i = *negative; i < text.len && (text.at[i] | 0x20) != 'e'; i++) {
        if (text.at[i] == '.') {
            point = true;
            continue;
        }
        exponent -= point;
        if (text.at[i] == '0') {
            zeros++;
            continue;
        }
        for (; zeros; zeros--)
            *number = *number > UINT64_MAX / 10 ? UINT64_MAX : *number * 10;
        uint64_t digit = (uint64_t)(text.at[i] - '0');
        *number = *number > (UINT64_MAX - digit) / 10 ? UINT64_MAX : *number * 10 + digit;
    }
    exponent += (int64_t)zeros;
    int64_t written = 0;
    for (i++; i < text.len; i++)
        if (text.at[i] == '-')
            sign = -1;
        else if (text.at[i] != '+' && written < 1000000)
            written = written * 10 + (text.at[i] - '0');
    exponent += sign * written;
    if (*number == 0)
        return true;
    for (; exponent > 0 && *number != UINT64_MAX; exponent--)
        *number = *number > UINT64_MAX / 10 ? UINT64_MAX : *number * 10;
    return exponent >= 0;
}

static bool read_count(struct graph *graph, struct clause *clause)
{
    bool negative;
    if (!is_kind(graph, clause, NODE_NUMBER, "an integer of at least 0"))
        return false;
    if (is_integer(clause->value->text, &negative, &clause->number) &&
        (!negative || clause->number == 0))
        return true;
    diag_at(graph->diags, DIAG_ERROR, clause->value->place,
            "%s must be an integer of at least 0, not " OAS_PRI, name_of(clause),
            OAS_ARG(clause->value->text));
    return false;
}

static bool read_positive(struct graph *graph, const struct clause *clause)
{
    if (!is_kind(graph, clause, NODE_NUMBER, "a number above 0"))
        return false;
    oas_str text = clause->value->text;
    bool zero = true;
    for (size_t i = 0; i < text.len && (text.at[i] | 0x20) != 'e'; i++)
        zero &= text.at[i] < '1' || text.at[i] > '9';
    if (text.at[0] != '-' && !zero)
        return true;
    diag_at(graph->diags, DIAG_ERROR, clause->value->place,
            "%s must be a number above 0, not " OAS_PRI, name_of(clause), OAS_ARG(text));
    return false;
}

/* ---- lists ---- */

static int compare_names(const void *a, const void *b)
{
    const struct node *const *x = a, *const *y = b;
    int order = oas_str_compare((*x)->text, (*y)->text);
    return order ? order : ((*x)->index > (*y)->index) - ((*x)->index < (*y)->index);
}

/* Leaves out every text that an earlier item has, by sorting. */
static bool drop_twice(struct graph *graph, struct clause *clause)
{
    size_t count = clause->count, kept = 0;
    struct node **sorted = OAS_ARENA_NEW(graph->mem, struct node *, count + 1);
    bool *twice = OAS_ARENA_NEW(graph->mem, bool, count + 1);
    if (!sorted || !twice)
        return false;
    if (count)
        memcpy(sorted, clause->value->items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_names);
    for (size_t i = 1; i < count; i++)
        if (oas_str_equal(sorted[i - 1]->text, sorted[i]->text)) {
            twice[sorted[i]->index] = true;
            diag_lenient(graph->diags, LENIENCY_NAMED_TWICE, sorted[i]->place,
                         "%s names \"" OAS_PRI "\" twice; once is enough", name_of(clause),
                         OAS_ARG(sorted[i]->text));
        }
    for (size_t i = 0; i < count; i++)
        if (!twice[i])
            clause->names[kept++] = clause->names[i];
    clause->count = kept;
    return true;
}

static bool read_names(struct graph *graph, struct clause *clause)
{
    const struct node *value = clause->value;
    bool good = true;
    if (!is_kind(graph, clause, NODE_ARRAY, "an array of strings"))
        return false;
    clause->names = OAS_ARENA_NEW(graph->mem, oas_str, value->count + 1);
    if (!clause->names)
        return false;
    clause->count = value->count;
    for (size_t i = 0; i < value->count; i++) {
        if (value->items[i]->kind != NODE_STRING) {
            diag_at(graph->diags, DIAG_ERROR, value->items[i]->place,
                    "each name in %s must be a string, not %s", name_of(clause),
                    node_noun(value->items[i]));
            good = false;
        }
        clause->names[i] = value->items[i]->text;
    }
    return good && drop_twice(graph, clause);
}

static bool read_name_lists(struct graph *graph, struct clause *clause)
{
    const struct node *value = clause->value;
    bool good = true;
    if (!is_kind(graph, clause, NODE_OBJECT, "an object of arrays of strings"))
        return false;
    clause->names = OAS_ARENA_NEW(graph->mem, oas_str, value->count + 1);
    clause->lists = OAS_ARENA_NEW(graph->mem, struct clause, value->count + 1);
    if (!clause->names || !clause->lists)
        return false;
    clause->count = value->count;
    for (size_t i = 0; i < value->count; i++) {
        struct clause *list = &clause->lists[i];
        clause->names[i] = value->members[i].key;
        *list = (struct clause){
            .keyword = clause->keyword, .member = clause->member, .value = value->members[i].value};
        good &= read_names(graph, list);
    }
    return good;
}

static bool read_values(struct graph *graph, const struct schema *schema,
                        const struct clause *clause)
{
    if (!is_kind(graph, clause, NODE_ARRAY, "an array"))
        return false;
    if (clause->value->count)
        return true;
    if (dialect_is_old(schema->dialect)) {
        diag_lenient(graph->diags, LENIENCY_EMPTY_LIST, clause->value->place,
                     "%s has to list a value; this one is ignored, instead of having nothing valid",
                     name_of(clause));
        return false;
    }
    diag_at(graph->diags, DIAG_WARNING, clause->value->place, "%s lists no value: nothing is valid",
            name_of(clause));
    return true;
}

/* ---- schemas ---- */

/* A member may have come from elsewhere, behind a reference. */
static enum dialect dialect_for(struct graph *graph, const struct schema *schema,
                                const struct node *node)
{
    return node->place.source == schema->node->place.source
               ? own_dialect_within(graph, node, schema->dialect)
               : own_dialect_of(graph, node, schema->dialect);
}

static struct schema *read_schema(struct graph *graph, const struct schema *schema,
                                  struct node *node)
{
    bool boolean = place_may_be_boolean(node, schema->dialect);
    if (node->kind == NODE_OBJECT || node->kind == NODE_BOOLEAN)
        return intern_schema(graph, node, dialect_for(graph, schema, node));
    diag_at(graph->diags, DIAG_ERROR, node->place,
            "expected a schema, which is an object%s, not %s", boolean ? " or a boolean" : "",
            node_noun(node));
    return NULL;
}

static bool read_schemas(struct graph *graph, const struct schema *schema, struct clause *clause)
{
    struct node *value = clause->value;
    bool map =
        value->kind == NODE_OBJECT && keyword_info(clause->keyword)->argument == ARG_SCHEMA_MAP;
    bool list = value->kind == NODE_ARRAY && keyword_info(clause->keyword)->argument == ARG_SCHEMAS;
    size_t count = map || list ? value->count : 1;
    bool good = true;
    clause->schemas = OAS_ARENA_NEW(graph->mem, struct schema *, count + 1);
    clause->names = OAS_ARENA_NEW(graph->mem, oas_str, count + 1);
    if (!clause->schemas || !clause->names)
        return false;
    clause->count = count;
    for (size_t i = 0; i < count; i++) {
        struct node *node = map ? value->members[i].value : list ? value->items[i] : value;
        clause->schemas[i] = read_schema(graph, schema, node);
        if (map)
            clause->names[i] = value->members[i].key;
        good = good && clause->schemas[i];
    }
    return good;
}

static bool read_schema_list(struct graph *graph, const struct schema *schema,
                             struct clause *clause)
{
    if (!is_kind(graph, clause, NODE_ARRAY, "an array of schemas"))
        return false;
    if (clause->value->count == 0) {
        diag_lenient(graph->diags, LENIENCY_EMPTY_LIST, clause->value->place,
                     "%s has to list a schema; this one is ignored", name_of(clause));
        return false;
    }
    return read_schemas(graph, schema, clause);
}

/* The names are patterns. */
static bool read_patterns(struct graph *graph, struct schema *schema, struct clause *clause)
{
    struct node *names = OAS_ARENA_NEW(graph->mem, struct node, clause->count + 1);
    bool good = true;
    clause->lists = OAS_ARENA_NEW(graph->mem, struct clause, clause->count + 1);
    if (!names || !clause->lists)
        return false;
    for (size_t i = 0; i < clause->count; i++) {
        const struct member *member = &clause->value->members[i];
        names[i] = (struct node){.kind = NODE_STRING, .text = member->key, .place = member->place};
        clause->lists[i] = (struct clause){
            .keyword = clause->keyword, .member = clause->member, .value = &names[i]};
        good &= pattern_read(graph, schema, &clause->lists[i]);
    }
    return good;
}

static bool read_reference(struct graph *graph, const struct schema *schema, struct clause *clause)
{
    if (!is_kind(graph, clause, NODE_STRING, "a string"))
        return false;
    clause->schemas = OAS_ARENA_NEW(graph->mem, struct schema *, 1);
    if (!clause->schemas)
        return false;
    clause->schemas[0] = reference_read(graph, schema, clause);
    clause->count = 1;
    return clause->schemas[0] != NULL;
}

bool argument_read(struct graph *graph, struct schema *schema, struct clause *clause)
{
    enum argument argument = keyword_info(clause->keyword)->argument;
    clause->value = meant_value(graph, name_of(clause), argument, clause->value);
    if (!clause->value)
        return false;
    switch (argument) {
    case ARG_NOTHING:
    case ARG_VALUE:
        return true;
    case ARG_TYPES:
        return read_types(graph, schema, clause);
    case ARG_VALUES:
        return read_values(graph, schema, clause);
    case ARG_NUMBER:
        return is_kind(graph, clause, NODE_NUMBER, "a number");
    case ARG_POSITIVE:
        return read_positive(graph, clause);
    case ARG_COUNT:
        return read_count(graph, clause);
    case ARG_STRING:
    case ARG_FORMAT:
    case ARG_ENCODING:
    case ARG_MEDIA:
        return is_kind(graph, clause, NODE_STRING, "a string");
    case ARG_PATTERN:
        return is_kind(graph, clause, NODE_STRING, "a string") &&
               pattern_read(graph, schema, clause);
    case ARG_BOOLEAN:
        return is_kind(graph, clause, NODE_BOOLEAN, "a boolean");
    case ARG_OBJECT:
        return is_kind(graph, clause, NODE_OBJECT, "an object");
    case ARG_NAMES:
        return read_names(graph, clause);
    case ARG_NAME_LISTS:
        return read_name_lists(graph, clause);
    case ARG_SCHEMA:
        return read_schemas(graph, schema, clause);
    case ARG_SCHEMAS:
        return read_schema_list(graph, schema, clause);
    case ARG_SCHEMA_MAP:
        return is_kind(graph, clause, NODE_OBJECT, "an object of schemas") &&
               read_schemas(graph, schema, clause) &&
               (clause->keyword != OAS_KEYWORD_PATTERN_PROPERTIES ||
                read_patterns(graph, schema, clause));
    case ARG_REFERENCE:
        return read_reference(graph, schema, clause);
    }
    return false;
}
