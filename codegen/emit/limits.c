/* What keywords refuse of a value, in words: "1..40 characters", "not "b"". */
#include "emit/limits.h"

#include <oas/regex.h>

#include "emit/note.h"
#include "emit/place.h"
#include "load/jtype.h"
#include "load/pointer_order.h"
#include "load/text.h"
#include "schema/keyword.h"

enum { MOST_VALUES = 8 }; /* of an enum, before an ellipsis */

/* ---- words ---- */

void limits_next_word(oas_buf *out, size_t from)
{
    if (out->len > from)
        oas_buf_puts(out, "; ");
}

void limits_word(bool holds, const char *word, oas_buf *out, size_t from)
{
    if (!holds)
        return;
    limits_next_word(out, from);
    oas_buf_puts(out, word);
}

void limits_enclosed(const oas_buf *words, const char *parting, oas_buf *out)
{
    bool many = false;
    for (; *parting && !many; parting++)
        many = words->len && memchr(words->at, *parting, words->len);
    oas_buf_puts(out, many ? "(" : "");
    oas_buf_put(out, oas_buf_str(words));
    oas_buf_puts(out, many ? ")" : "");
    out->failed |= words->failed;
}

void limits_node(oas_buf *out, const struct node *node)
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
void limits_counts(const struct said *facts, oas_buf *out, size_t from, unsigned judges)
{
    const struct clause *least = said_limit(facts, judges, ">=");
    const struct clause *limit = said_limit(facts, judges, "<=");
    uint64_t places = judges == OAS_JTYPE_ARRAY ? said_places(facts) : UINT64_MAX;
    uint64_t a = least ? least->number : 0, b = limit ? limit->number : UINT64_MAX;
    bool most = limit || places != UINT64_MAX;
    b = b < places ? b : places;
    if (a == 0 && !most)
        return;
    limits_next_word(out, from);
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
void limits_range(const struct said *facts, oas_buf *out, size_t from)
{
    const struct clause *least = said_limit(facts, OAS_JTYPE_NUMBER, ">=");
    const struct clause *most = said_limit(facts, OAS_JTYPE_NUMBER, "<=");
    if (least && most) {
        limits_next_word(out, from);
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
        limits_next_word(out, from);
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
    limits_next_word(out, from);
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
void limits_number_format(const struct said *facts, const struct ctype *type, oas_buf *out,
                          size_t from)
{
    const struct clause *format = facts->by[OAS_KEYWORD_FORMAT];
    if (!format || format->value->kind != NODE_STRING || said_format(format) == SAID_HINT)
        return;
    if (!says_format(type, format->value->text))
        put_format(format, OAS_JTYPE_NUMBER, out, from);
}

void limits_text(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from)
{
    const struct clause *format = facts->by[OAS_KEYWORD_FORMAT];
    if (format && format->value->kind == NODE_STRING)
        put_format(format, jtypes, out, from);
    limits_counts(facts, out, from, OAS_JTYPE_STRING);
    for (size_t i = 0; i < facts->patterns.count; i++) {
        const struct clause *pattern = facts->patterns.at[i];
        /* A pattern that is known by heart says what its format says. */
        if (format && oas_regex_native(pattern->pattern) != OAS_NATIVE_NONE)
            continue;
        limits_next_word(out, from);
        oas_buf_puts(out, "pattern ");
        note_cut(out, pattern->value->text, PATTERN_WIDTH);
    }
}

void limits_listed(const struct node *const *values, size_t count, unsigned jtypes, const char *one,
                   const char *many, oas_buf *out)
{
    size_t among = 0, told = 0;
    for (size_t i = 0; i < count; i++)
        among += (node_jtypes(values[i]) & jtypes) != 0;
    oas_buf_puts(out, among == 0 ? "" : among == 1 ? one : many);
    for (size_t i = 0; i < count && told < MOST_VALUES; i++) {
        if (!(node_jtypes(values[i]) & jtypes))
            continue;
        oas_buf_puts(out, told++ ? ", " : "");
        limits_node(out, values[i]);
    }
    oas_buf_puts(out, among > told ? ", …" : "");
}

void limits_constants(const struct said *facts, unsigned jtypes, const char *one, const char *many,
                      oas_buf *out)
{
    const struct clause *only = facts->by[OAS_KEYWORD_CONST];
    size_t count = 0;
    const struct node *const *values =
        schema_clause_constants(only ? only : facts->by[OAS_KEYWORD_ENUM], &count);
    limits_listed(values, count, jtypes, one, many, out);
}

void limits_values(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from)
{
    size_t before = out->len;
    if (!facts->by[OAS_KEYWORD_CONST] && !facts->by[OAS_KEYWORD_ENUM])
        return;
    limits_next_word(out, from);
    size_t words = out->len;
    limits_constants(facts, jtypes, "always ", "one of ", out);
    if (out->len == words)
        out->len = before;
}

void limits_jtypes(unsigned jtypes, oas_buf *out, size_t from)
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
            limits_next_word(out, from);
        oas_buf_puts(out, first ? "" : jtypes ? ", " : " or ");
        oas_buf_puts(out, jtype_word(order[i]));
        first = false;
    }
}

/* ---- any JSON, and what is not meant ---- */

/* The words of a value of any JSON type. */
void limits_json(const struct said *facts, unsigned jtypes, oas_buf *out, size_t from)
{
    limits_jtypes(jtypes, out, from);
    limits_values(facts, jtypes, out, from);
    limits_range(facts, out, from);
    limits_text(facts, jtypes, out, from);
}

/* How much of what is said has words there. */
enum wording { WORDS_CONSTANTS, WORDS_JSON, WORDS_NONE };

static enum wording wording_of(const struct said *facts)
{
    enum wording wording = WORDS_CONSTANTS;
    for (int i = 1; i < OAS_KEYWORD_COUNT; i++) {
        oas_keyword keyword = (oas_keyword)i;
        const struct keyword_info *info = keyword_info(keyword);
        bool constants = keyword == OAS_KEYWORD_CONST || keyword == OAS_KEYWORD_ENUM;
        bool nothing = keyword == OAS_KEYWORD_TYPE || keyword_takes_in(keyword) ||
                       info->role == ROLE_CORE || info->role == ROLE_NOTE;
        bool limits = info->sign && info->judges & (OAS_JTYPE_NUMBER | OAS_JTYPE_STRING);
        if (!facts->by[keyword] || constants || nothing)
            continue;
        if (!limits && keyword != OAS_KEYWORD_PATTERN)
            return WORDS_NONE;
        wording = WORDS_JSON;
    }
    bool any = facts->by[OAS_KEYWORD_CONST] || facts->by[OAS_KEYWORD_ENUM];
    return wording == WORDS_CONSTANTS && !any ? WORDS_JSON : wording;
}

void limits_what(struct emitter *e, const struct schema *schema, const char *before, oas_buf *out)
{
    const struct clause *ref = schema_clause(schema, OAS_KEYWORD_REF);
    oas_str component = emitter_component(e, ref ? ref->schemas[0] : schema);
    oas_buf_puts(out, before);
    oas_buf_puts(out, "what ");
    note_put(out, component.len ? component : place_shown(e, schema->uri), false);
    oas_buf_puts(out, " describes");
}

const struct clause *limits_only_required(const struct schema *schema)
{
    const struct clause *only = NULL;
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next) {
        enum role role = keyword_info(clause->keyword)->role;
        if (clause->keyword == OAS_KEYWORD_TYPE || role == ROLE_CORE || role == ROLE_NOTE)
            continue;
        if (only || clause->keyword != OAS_KEYWORD_REQUIRED || clause->count == 0)
            return NULL;
        only = clause;
    }
    return only;
}

void limits_names(const oas_str *names, size_t count, oas_buf *out)
{
    for (size_t i = 0; i < count && i < MOST_VALUES; i++) {
        oas_buf json = {0};
        oas_buf_puts(out, i ? ", " : "");
        oas_buf_put_json(&json, names[i]);
        note_cut(out, oas_buf_str(&json), VALUE_WIDTH);
        out->failed |= json.failed;
        oas_buf_free(&json);
    }
    oas_buf_puts(out, count > MOST_VALUES ? ", …" : "");
}

/* "without "a"", "not with all of "a", "b"" */
static void put_without(const struct clause *required, oas_buf *out)
{
    oas_buf_puts(out, required->count == 1 ? "without " : "not with all of ");
    limits_names(required->names, required->count, out);
}

/* Its words, in parentheses where they are many; nothing where it refuses nothing. */
static void put_within(const struct said *facts, unsigned jtypes, const char *before, oas_buf *out)
{
    oas_buf words = {0};
    limits_json(facts, jtypes, &words, 0);
    oas_buf_puts(out, words.len ? before : "");
    limits_enclosed(&words, ";", out);
    oas_buf_free(&words);
}

/* True if there is no value that it refuses: {}, true. */
static bool is_anything(const struct schema *schema)
{
    for (const struct clause *clause = schema->clauses; clause; clause = clause->next)
        if (schema_clause_is_effective(schema, clause))
            return false;
    return schema->jtypes == OAS_JTYPE_ANY && (!schema->is_boolean || schema->verdict);
}

void limits_not(struct emitter *e, const struct schema *schema, unsigned jtypes, oas_buf *out,
                size_t from)
{
    struct said facts = {.seen = 0};
    size_t before = out->len;
    said_gather(&facts, schema);
    enum wording wording = wording_of(&facts);
    limits_next_word(out, from);
    size_t begin = out->len;
    const struct clause *required = limits_only_required(schema);
    if (is_anything(schema))
        oas_buf_puts(out, "refused");
    else if (required)
        put_without(required, out);
    else if (wording == WORDS_CONSTANTS)
        limits_constants(&facts, jtypes, "not ", "none of ", out);
    else if (wording == WORDS_NONE)
        limits_what(e, schema, "not ", out);
    else
        put_within(&facts, schema->jtypes, "not ", out);
    if (out->len == begin)
        out->len = before;
}

/* How many items have to match (JSON Schema 2020-12 validation, section 6.4.4 and 6.4.5). */
static bool put_contained(const struct said *facts, oas_buf *out)
{
    const struct clause *least = facts->by[OAS_KEYWORD_MIN_CONTAINS];
    const struct clause *most = facts->by[OAS_KEYWORD_MAX_CONTAINS];
    uint64_t a = least ? least->number : 1;
    if (a == 0 && !most)
        return false;
    oas_buf_puts(out, !most ? "has at least " : a == 0 ? "has at most " : "has ");
    if (a || !most)
        oas_buf_put_u64(out, a);
    oas_buf_puts(out, a && most ? ".." : "");
    if (most)
        oas_buf_put_u64(out, most->number);
    return true;
}

void limits_contains(struct emitter *e, const struct said *list, oas_buf *out, size_t from)
{
    const struct clause *contains = list->by[OAS_KEYWORD_CONTAINS];
    struct said facts = {.seen = 0};
    size_t before = out->len;
    if (!contains)
        return;
    limits_next_word(out, from);
    if (!put_contained(list, out)) {
        out->len = before;
        return;
    }
    said_gather(&facts, contains->schemas[0]);
    size_t words = out->len;
    if (wording_of(&facts) == WORDS_CONSTANTS)
        limits_constants(&facts, OAS_JTYPE_ANY, " of ", " of ", out);
    else if (wording_of(&facts) == WORDS_NONE)
        limits_what(e, contains->schemas[0], " of ", out);
    else
        put_within(&facts, contains->schemas[0]->jtypes, " of ", out);
    if (out->len == words)
        out->len = before;
}
