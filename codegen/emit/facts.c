/* What the document says of a value and its C type does not, in a few words for a comment:
 * "1..40 characters; read-only". */
#include "emit/facts.h"

#include <oas/regex.h>

#include "emit/note.h"
#include "emit/said.h"
#include "load/jtype.h"
#include "load/pointer_order.h"
#include "load/text.h"
#include "model/preset.h"
#include "model/snake.h"
#include "schema/keyword.h"

/* Schemas that are asked for what is left out of them; code points of a constant, of a pattern. */
enum { MOST_SCHEMAS = 32, MOST_NAMES = 4, VALUE_WIDTH = 40, PATTERN_WIDTH = 60 };

/* ---- words ---- */

void facts_next_word(oas_buf *out, size_t from)
{
    if (out->len > from)
        oas_buf_puts(out, "; ");
}

static void put_word(bool holds, const char *word, oas_buf *out, size_t from)
{
    if (!holds)
        return;
    facts_next_word(out, from);
    oas_buf_puts(out, word);
}

static void put_node(oas_buf *out, const struct node *node)
{
    oas_buf json = {0};
    oas_arena mem = {0};
    out->failed |= !pointer_order_json(&mem, node, &json);
    note_cut(out, oas_buf_str(&json), VALUE_WIDTH);
    out->failed |= json.failed;
    oas_buf_free(&json);
    oas_arena_free(&mem);
}

/* The document's own where it is larger than any count. */
static void put_count(const struct clause *clause, uint64_t number, oas_buf *out)
{
    if (number > INT64_MAX)
        oas_buf_put(out, clause->value->text);
    else
        oas_buf_put_u64(out, number);
}

/* "1..8 items", "exactly 3 items", "at least 1 item", "at most 8 items" */
static void put_counts(const struct said *facts, oas_buf *out, size_t from, unsigned judges)
{
    const struct clause *least = said_limit(facts, judges, ">=");
    const struct clause *limit = said_limit(facts, judges, "<=");
    uint64_t places = judges == OAS_JTYPE_ARRAY ? said_places(facts) : UINT64_MAX;
    uint64_t a = least ? least->number : 0, b = limit ? limit->number : UINT64_MAX;
    bool most = limit || places != UINT64_MAX;
    b = b < places ? b : places;
    if (a == 0 && !most)
        return;
    facts_next_word(out, from);
    if (a && most && a != b) {
        put_count(least, a, out);
        oas_buf_puts(out, "..");
    } else {
        oas_buf_puts(out, most && a == b ? "exactly " : most ? "at most " : "at least ");
    }
    put_count(most ? limit : least, most ? b : a, out);
    oas_buf_puts(out, judges == OAS_JTYPE_STRING  ? " character"
                      : judges == OAS_JTYPE_ARRAY ? " item"
                                                  : " member");
    oas_buf_puts(out, (most ? b : a) == 1 ? "" : "s");
}

/* No line is broken in a number, nor between it and its sign. */
#define LESS NOTE_NO_BREAK "-" NOTE_NO_BREAK

/* Limits of machine numbers read better as powers of two. */
static void put_limit(oas_buf *out, oas_str number)
{
    static const struct {
        const char *digits;
        const char *words;
    } limits[] = {{"2147483647", "2^31" LESS "1"},   {"-2147483648", "-2^31"},
                  {"4294967295", "2^32" LESS "1"},   {"9007199254740991", "2^53" LESS "1"},
                  {"9007199254740992", "2^53"},      {"-9007199254740991", "-(2^53" LESS "1)"},
                  {"-9007199254740992", "-2^53"},    {"9223372036854775807", "2^63" LESS "1"},
                  {"-9223372036854775808", "-2^63"}, {"18446744073709551615", "2^64" LESS "1"}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (oas_str_is(number, limits[i].digits)) {
            oas_buf_puts(out, limits[i].words);
            return;
        }
    note_cut(out, number, VALUE_WIDTH);
}

/* "1..40", else each limit with its sign: ">= 1; multiple of 5" */
static void put_range(const struct said *facts, oas_buf *out, size_t from)
{
    const struct clause *least = said_limit(facts, OAS_JTYPE_NUMBER, ">=");
    const struct clause *most = said_limit(facts, OAS_JTYPE_NUMBER, "<=");
    if (least && most) {
        facts_next_word(out, from);
        put_limit(out, least->value->text);
        oas_buf_puts(out, "..");
        put_limit(out, most->value->text);
    }
    for (int keyword = 1; keyword < OAS_KEYWORD_COUNT; keyword++) {
        const struct keyword_info *info = keyword_info((oas_keyword)keyword);
        const struct clause *clause = facts->by[keyword];
        bool told = least && most && (clause == least || clause == most);
        if (!clause || !info->sign || info->judges != OAS_JTYPE_NUMBER || told)
            continue;
        facts_next_word(out, from);
        oas_buf_puts(out, info->sign);
        oas_buf_puts(out, NOTE_NO_BREAK);
        put_limit(out, clause->value->text);
    }
}

/* Formats of texts say nothing of numbers, and the other way round. */
static bool is_checked(const struct clause *format, unsigned jtypes)
{
    return said_format(format) == SAID_HINT ||
           (jtypes & OAS_JTYPE_STRING && format->format != OAS_FORMAT_NONE) ||
           (jtypes & OAS_JTYPE_NUMBER && format->range != OAS_RANGE_NONE);
}

static void put_format(const struct clause *format, unsigned jtypes, oas_buf *out, size_t from)
{
    facts_next_word(out, from);
    note_cut(out, format->value->text, VALUE_WIDTH);
    if (!is_checked(format, jtypes))
        oas_buf_puts(out, " (not checked)");
}

/* "int32_t" says "int32", and no integer of C is wider than 64 bits. */
static bool says_format(const struct ctype *type, oas_str format)
{
    oas_str spelling = type->spelling;
    return (spelling.len == format.len + 2 && text_begins(spelling, format)) ||
           oas_str_is(format, "int64") || oas_str_is(format, "uint64");
}

/* What the C type does not say, and what is not known. */
static void put_number_format(const struct said *facts, const struct ctype *type, oas_buf *out,
                              size_t from)
{
    const struct clause *format = facts->by[OAS_KEYWORD_FORMAT];
    if (!format || format->value->kind != NODE_STRING || said_format(format) == SAID_HINT)
        return;
    if (!says_format(type, format->value->text))
        put_format(format, OAS_JTYPE_NUMBER, out, from);
}

static void put_text(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from)
{
    const struct clause *format = facts->by[OAS_KEYWORD_FORMAT];
    if (format && format->value->kind == NODE_STRING)
        put_format(format, jtypes, out, from);
    put_counts(facts, out, from, OAS_JTYPE_STRING);
    for (size_t i = 0; i < facts->patterns.count; i++) {
        const struct clause *pattern = facts->patterns.at[i];
        /* A pattern that is known by heart says what its format says. */
        if (format && oas_regex_native(pattern->pattern) != OAS_NATIVE_NONE)
            continue;
        facts_next_word(out, from);
        oas_buf_puts(out, "pattern ");
        note_cut(out, pattern->value->text, PATTERN_WIDTH);
    }
}

/* The values, where no C enum lists them. */
static void put_values(const struct said *facts, oas_buf *out, size_t from)
{
    const struct clause *only = facts->by[OAS_KEYWORD_CONST];
    const struct clause *list = facts->by[OAS_KEYWORD_ENUM];
    if (only) {
        facts_next_word(out, from);
        oas_buf_puts(out, "always ");
        put_node(out, only->value);
    } else if (list) {
        facts_next_word(out, from);
        oas_buf_puts(out, "one of ");
        for (size_t i = 0; i < list->value->count && i < 8; i++) {
            oas_buf_puts(out, i ? ", " : "");
            put_node(out, list->value->items[i]);
        }
        oas_buf_puts(out, list->value->count > 8 ? ", …" : "");
    }
}

static void put_jtypes(unsigned jtypes, oas_buf *out, size_t from)
{
    static const unsigned order[] = {OAS_JTYPE_NUMBER,  OAS_JTYPE_INTEGER, OAS_JTYPE_STRING,
                                     OAS_JTYPE_BOOLEAN, OAS_JTYPE_ARRAY,   OAS_JTYPE_OBJECT,
                                     OAS_JTYPE_NULL};
    bool first = true;
    if (jtypes == OAS_JTYPE_ANY || jtypes == 0)
        return;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if ((jtypes & order[i]) != order[i])
            continue;
        jtypes &= ~order[i];
        if (first)
            facts_next_word(out, from);
        oas_buf_puts(out, first ? "" : jtypes ? ", " : " or ");
        oas_buf_puts(out, jtype_word(order[i]));
        first = false;
    }
}

/* ---- what is not enforced ---- */

static void put_left_out_in(const struct schema *schema, unsigned *seen, oas_buf *out, size_t from)
{
    if (!schema->wide || (*seen)++ >= MOST_SCHEMAS)
        return;
    for (const struct left_out *left = schema->left_out; left; left = left->next) {
        facts_next_word(out, from);
        oas_buf_puts(out, left->partly ? "as anyOf: " : "not enforced: ");
        note_cut(out, left->member->key, VALUE_WIDTH);
    }
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        bool in_place = keyword_info(clause->keyword)->place == PLACE_IN_PLACE;
        for (size_t i = 0; in_place && i < clause->count; i++)
            put_left_out_in(clause->schemas[i], seen, out, from);
    }
}

static void put_left_out(const struct schema *schema, oas_buf *out, size_t from)
{
    unsigned seen = 0;
    put_left_out_in(schema, &seen, out, from);
}

void facts_left_out(const struct schema *schema, oas_buf *out)
{
    size_t before = out->len;
    if (!schema)
        return;
    oas_buf_puts(out, before ? "\n" : "");
    size_t from = out->len;
    put_left_out(schema, out, from);
    if (out->len == from)
        out->len = before;
}

/* ---- by C type ---- */

static void put_limits(const struct ctype *type, const struct schema *const *schemas, size_t count,
                       oas_buf *out);

/* Whatever the items of a list, or the values of a map, have in common: "each 1..8 characters", and
 * of lists of these "each (each 1..8 characters)". */
static void put_each(const struct said_all *all, const char *each, const struct ctype *item,
                     oas_buf *out, size_t from)
{
    const struct schema *schemas[SAID_MOST] = {NULL};
    size_t before = out->len;
    if (emitter_within(item)->endless)
        return;
    facts_next_word(out, from);
    oas_shape shape = emitter_within(item)->shape;
    bool many = shape == OAS_SHAPE_LIST || shape == OAS_SHAPE_MAP;
    oas_buf_puts(out, each);
    oas_buf_puts(out, many ? "(" : "");
    size_t words = out->len;
    for (size_t i = 0; i < all->count; i++)
        schemas[i] = all->at[i]->schemas[0];
    put_limits(item, schemas, all->count, out);
    bool any = out->len > words;
    oas_buf_puts(out, many ? ")" : "");
    if (!any)
        out->len = before;
}

static void put_items(const struct said *facts, const struct ctype *item, oas_buf *out, size_t from)
{
    const struct clause *unique = facts->by[OAS_KEYWORD_UNIQUE_ITEMS];
    put_counts(facts, out, from, OAS_JTYPE_ARRAY);
    put_word(unique && unique->value->boolean, "all different", out, from);
    if (!facts->by[OAS_KEYWORD_PREFIX_ITEMS])
        put_each(&facts->items, "each ", item, out, from);
}

/* What propertyNames says of each member's name. */
static void put_names(const struct said *facts, oas_buf *out, size_t from)
{
    const struct clause *clause = facts->by[OAS_KEYWORD_PROPERTY_NAMES];
    struct said names = {.seen = 0};
    size_t before = out->len;
    if (!clause)
        return;
    said_gather(&names, clause->schemas[0]);
    facts_next_word(out, from);
    oas_buf_puts(out, "each name ");
    size_t words = out->len;
    put_values(&names, out, words);
    put_text(&names, OAS_JTYPE_STRING, out, words);
    if (out->len == words)
        out->len = before;
}

/* Of members that have no name of their own. */
static void put_others(const struct said *facts, const char *each, const struct ctype *item,
                       oas_buf *out, size_t from)
{
    const struct clause *unevaluated = facts->by[OAS_KEYWORD_UNEVALUATED_PROPERTIES];
    struct said_all values = facts->values;
    if (!values.count && unevaluated && item->shape != OAS_SHAPE_JSON)
        values = (struct said_all){{unevaluated}, 1};
    put_each(&values, each, item, out, from);
}

/* True if all names match the pattern of `patterned`. */
static bool is_only_pattern(const struct said *facts, const struct clause *patterned)
{
    const struct schema *others = facts->values.count ? facts->values.at[0]->schemas[0] : NULL;
    return patterned->count == 1 && others && others->is_boolean && !others->verdict;
}

/* Of several patterns each has its own limits, and so have the names that none matches. */
static void put_map(const struct said *facts, const struct ctype *item, oas_buf *out, size_t from)
{
    const struct clause *patterned = facts->by[OAS_KEYWORD_PATTERN_PROPERTIES];
    const struct said_all only = {{patterned}, 1};
    put_counts(facts, out, from, OAS_JTYPE_OBJECT);
    put_names(facts, out, from);
    if (!patterned) {
        put_others(facts, "each value ", item, out, from);
    } else if (is_only_pattern(facts, patterned)) {
        facts_next_word(out, from);
        oas_buf_puts(out, "each name pattern ");
        note_cut(out, patterned->names[0], PATTERN_WIDTH);
        put_each(&only, "each value ", item, out, from);
    }
}

/* The same by their names, where they have some. */
static void put_constants(const struct ctype *type, const struct said *facts, oas_buf *out,
                          size_t from)
{
    const struct cenum *named = type->named;
    if (!named) {
        put_values(facts, out, from);
        return;
    }
    facts_next_word(out, from);
    oas_buf_puts(out, "one of ");
    for (size_t i = 0; i < named->label_count && i < MOST_NAMES; i++) {
        oas_buf_puts(out, i ? ", " : "");
        oas_buf_put(out, named->labels[i].name);
    }
    oas_buf_puts(out, named->label_count > MOST_NAMES ? ", …" : "");
}

static void put_value(const struct said *facts, const struct ctype *type, unsigned jtypes,
                      oas_buf *out, size_t from)
{
    switch (type->shape) {
    case OAS_SHAPE_JSON:
        put_jtypes(jtypes, out, from);
        put_values(facts, out, from);
        put_range(facts, out, from);
        put_text(facts, jtypes, out, from);
        break;
    case OAS_SHAPE_SIGNED:
    case OAS_SHAPE_UNSIGNED:
    case OAS_SHAPE_DOUBLE:
        put_constants(type, facts, out, from);
        put_number_format(facts, type, out, from);
        put_range(facts, out, from);
        break;
    case OAS_SHAPE_STRING:
        put_values(facts, out, from);
        put_text(facts, OAS_JTYPE_STRING, out, from);
        break;
    case OAS_SHAPE_BOOLEAN:
        put_values(facts, out, from);
        break;
    case OAS_SHAPE_CONST:
        facts_next_word(out, from);
        oas_buf_puts(out, "always ");
        note_cut(out, type->text, VALUE_WIDTH);
        break;
    case OAS_SHAPE_LIST:
        put_items(facts, type->item, out, from);
        break;
    case OAS_SHAPE_MAP:
        put_map(facts, type->item, out, from);
        break;
    case OAS_SHAPE_STRUCT:
    case OAS_SHAPE_UNION:
        put_counts(facts, out, from, OAS_JTYPE_OBJECT);
        put_names(facts, out, from);
        break;
    case OAS_SHAPE_NUMBERED:
    case OAS_SHAPE_ENUM:
    case OAS_SHAPE_OPEN:
    case OAS_SHAPE_OPTION:
    case OAS_SHAPE_POINTER:
        break;
    }
}

void facts_of_rest(const struct ctype *type, oas_buf *out)
{
    struct said facts = {.seen = 0};
    said_gather(&facts, type->schema);
    put_names(&facts, out, 0);
    if (type->share_count || !facts.by[OAS_KEYWORD_PATTERN_PROPERTIES])
        put_others(&facts, "each ", type->item->item, out, 0);
}

/* The words of all that a value must match; returns whether one of them says that it is to go. */
static bool put_all(const struct ctype *type, const struct schema *const *schemas, size_t count,
                    oas_buf *out, size_t from)
{
    struct said facts = {.seen = 0};
    unsigned jtypes = OAS_JTYPE_ANY;
    for (size_t i = 0; i < count; i++) {
        said_gather(&facts, schemas[i]);
        jtypes &= schemas[i]->jtypes;
    }
    put_value(&facts, emitter_within(type), jtypes, out, from);
    return facts.deprecated;
}

static void put_limits(const struct ctype *type, const struct schema *const *schemas, size_t count,
                       oas_buf *out)
{
    size_t from = out->len;
    (void)put_all(type, schemas, count, out, from);
    for (size_t i = 0; i < count; i++)
        put_left_out(schemas[i], out, from);
}

void facts_of_value(const struct ctype *type, const struct schema *schema, oas_buf *out)
{
    if (schema)
        put_limits(type, &schema, 1, out);
}

void facts_of_root(const struct root *root, oas_buf *out)
{
    size_t from = out->len;
    put_word(put_all(root->type, &root->schema, 1, out, from), "deprecated", out, from);
}

/* ---- members ---- */

/* Whether it must be there, where its C type does not say so. A readOnly member need not be in
 * requests, a writeOnly one not in responses (OpenAPI 3.1 section 4.8.24). */
static void put_presence(const struct part *part, oas_buf *out, size_t from)
{
    unsigned one_way = part->flags & (OAS_FIELD_READ_ONLY | OAS_FIELD_WRITE_ONLY);
    bool option = part->type->shape == OAS_SHAPE_OPTION && part->type->states & OAS_STATE_ABSENT;
    bool both = one_way == (OAS_FIELD_READ_ONLY | OAS_FIELD_WRITE_ONLY);
    if ((part->required && !both) == !option)
        return;
    facts_next_word(out, from);
    oas_buf_puts(out, part->required && !both ? "required" : "optional");
    oas_buf_puts(out, one_way == OAS_FIELD_READ_ONLY && option ? " in responses" : "");
    oas_buf_puts(out, one_way == OAS_FIELD_WRITE_ONLY && option ? " in requests" : "");
}

void facts_of_part(const struct part *part, oas_buf *out)
{
    size_t from = out->len;
    put_presence(part, out, from);
    if (!part->schema || part->partly)
        return;
    bool deprecated = put_all(part->type, part->limit_count ? part->limits : &part->schema,
                              part_limits(part), out, from);
    for (size_t i = 0; i < part_limits(part); i++)
        put_left_out(part_limit(part, i), out, from);
    const struct node *preset = preset_of(part);
    if (preset) {
        facts_next_word(out, from);
        oas_buf_puts(out, "default ");
        put_node(out, preset);
    }
    put_word(part->flags & OAS_FIELD_READ_ONLY, "read-only", out, from);
    put_word(part->flags & OAS_FIELD_WRITE_ONLY, "write-only", out, from);
    put_word(deprecated, "deprecated", out, from);
}

/* Whether its bytes are all words and what stands between words, which style changes. */
static bool is_words(oas_str json)
{
    for (size_t i = 0; i < json.len; i++) {
        char c = json.at[i];
        bool word = text_is_letter(c) || text_is_digit(c);
        if (!word && c != '_' && c != '-' && c != '.' && c != ' ')
            return false;
    }
    return true;
}

static bool is_renamed(const struct part *part, oas_str snake)
{
    oas_str name = part->name;
    if (!is_words(part->json))
        return true;
    if (name.len && name.at[0] == '_') /* before a digit */
        name = oas_str_of(name.at + 1, name.len - 1);
    if (name.len == snake.len + 1 && name.at[snake.len] == '_') /* behind a reserved word */
        name.len--;
    return snake.len == 0 || !oas_str_equal(name, snake);
}

void facts_json_name(const struct part *part, oas_buf *out)
{
    oas_buf snake = {0}, json = {0};
    snake_put(&snake, part->json);
    if (is_renamed(part, oas_buf_str(&snake))) {
        oas_buf_put_json(&json, part->json);
        facts_next_word(out, 0);
        oas_buf_puts(out, "the member ");
        note_cut(out, oas_buf_str(&json), VALUE_WIDTH);
    }
    out->failed |= snake.failed || json.failed;
    oas_buf_free(&snake);
    oas_buf_free(&json);
}
