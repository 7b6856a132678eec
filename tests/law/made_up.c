#include "made_up.h"

#include "load/jtype.h"
#include "load/text.h"

enum { DEEPEST = 6, TRIES = 40 };

struct making_up {
    uint64_t *seed;
    oas_buf out;
};

/* A linear generator: Knuth's MMIX. */
uint64_t made_up_number(uint64_t *seed, uint64_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*seed >> 33) % below;
}

static uint64_t number(struct making_up *m, uint64_t below)
{
    return made_up_number(m->seed, below);
}

static uint64_t count_of(const struct schema *schema, oas_keyword keyword, uint64_t otherwise)
{
    const struct clause *clause = schema_clause(schema, keyword);
    return clause && clause->number < 1000 ? clause->number : otherwise;
}

/* ---- leaves ---- */

/* What formats and patterns of real documents ask for. */
static const char *const texts[] = {
    "6f1a3c5e-7b9d-4f2a-8c4e-1a2b3c4d5e6f",
    "2024-02-29",
    "2024-01-31T10:00:00Z",
    "ada@example.com",
    "https://example.com/a?b=c",
    "10",
    "1234567890",
    "true",
    "null",
    "a",
    "abc",
    "two words",
    "a,b;c=d&e/f?g%20",
    "\xC3\xA9\xE2\x82\xAC",
    "0123456789abcdef0123456789abcdef01234567",
    "10:30:00",
    "owner/name",
    "1.5",
    "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "-",
    "P1D"};

static void put_text(struct making_up *m, const struct schema *schema)
{
    uint64_t least = count_of(schema, OAS_KEYWORD_MIN_LENGTH, 0);
    oas_str text = oas_str_from(texts[number(m, sizeof texts / sizeof *texts)]);
    oas_buf longer = {0};
    oas_buf_put(&longer, text);
    while (longer.len < least)
        oas_buf_putc(&longer, (char)('a' + (int)number(m, 26)));
    oas_buf_put_json(&m->out, oas_buf_str(&longer));
    oas_buf_free(&longer);
}

/* Often a bound of the schema, or near it. */
static void put_number(struct making_up *m, const struct schema *schema, bool integer)
{
    const struct clause *least = schema_clause(schema, OAS_KEYWORD_MINIMUM);
    const struct clause *most = schema_clause(schema, OAS_KEYWORD_MAXIMUM);
    const struct clause *bound = number(m, 2) ? least : most;
    if (bound && number(m, 2)) {
        oas_buf_put(&m->out, bound->value->text);
        return;
    }
    if (number(m, 6) == 0)
        oas_buf_putc(&m->out, '-');
    oas_buf_put_u64(&m->out, 1 + number(m, number(m, 4) ? 100 : 2000000000));
    if (!integer)
        oas_buf_puts(&m->out, number(m, 2) ? ".5" : ".25");
}

/* ---- all of it ---- */

static void put_value(struct making_up *m, const struct schema *schema, unsigned depth);

static void put_array(struct making_up *m, const struct schema *schema, unsigned depth)
{
    const struct clause *items = schema_clause(schema, OAS_KEYWORD_ITEMS);
    uint64_t least = count_of(schema, OAS_KEYWORD_MIN_ITEMS, 1);
    uint64_t count = least + number(m, 3);
    oas_buf_putc(&m->out, '[');
    for (uint64_t i = 0; i < count; i++) {
        if (i)
            oas_buf_putc(&m->out, ',');
        if (items)
            put_value(m, items->schemas[0], depth + 1);
        else
            oas_buf_put_u64(&m->out, i);
    }
    oas_buf_putc(&m->out, ']');
}

static bool demands(const struct schema *schema, oas_str name)
{
    const struct clause *required = schema_clause(schema, OAS_KEYWORD_REQUIRED);
    for (size_t i = 0; required && i < required->count; i++)
        if (oas_str_equal(required->names[i], name))
            return true;
    return false;
}

static void put_object(struct making_up *m, const struct schema *schema, unsigned depth)
{
    const struct clause *properties = schema_clause(schema, OAS_KEYWORD_PROPERTIES);
    const struct clause *rest = schema_clause(schema, OAS_KEYWORD_ADDITIONAL_PROPERTIES);
    bool first = true;
    oas_buf_putc(&m->out, '{');
    for (size_t i = 0; properties && i < properties->count; i++) {
        if (!demands(schema, properties->names[i]) && number(m, 2) == 0)
            continue;
        oas_buf_puts(&m->out, first ? "" : ",");
        oas_buf_put_json(&m->out, properties->names[i]);
        oas_buf_putc(&m->out, ':');
        put_value(m, properties->schemas[i], depth + 1);
        first = false;
    }
    if (!properties && rest) {
        oas_buf_puts(&m->out, "\"key\":");
        put_value(m, rest->schemas[0], depth + 1);
    }
    oas_buf_putc(&m->out, '}');
}

/* One of the constants; one of the schemas that it applies. */
static bool put_other(struct making_up *m, const struct schema *schema, unsigned depth)
{
    static const oas_keyword applied[] = {OAS_KEYWORD_REF, OAS_KEYWORD_ANY_OF, OAS_KEYWORD_ONE_OF,
                                          OAS_KEYWORD_ALL_OF};
    const struct clause *values = schema_clause(schema, OAS_KEYWORD_CONST);
    values = values ? values : schema_enum(schema);
    if (values) {
        size_t count;
        const struct node *const *nodes = schema_clause_constants(values, &count);
        if (count)
            node_json(nodes[number(m, count)], &m->out);
        return count > 0;
    }
    for (size_t i = 0; i < sizeof applied / sizeof *applied; i++) {
        const struct clause *clause = schema_clause(schema, applied[i]);
        if (!clause || clause->count == 0)
            continue;
        put_value(m, clause->schemas[number(m, clause->count)], depth + 1);
        return true;
    }
    return false;
}

static void put_value(struct making_up *m, const struct schema *schema, unsigned depth)
{
    static const unsigned kinds[] = {OAS_JTYPE_STRING, OAS_JTYPE_INTEGER, OAS_JTYPE_BOOLEAN,
                                     OAS_JTYPE_ARRAY,  OAS_JTYPE_OBJECT,  OAS_JTYPE_NUMBER};
    unsigned kind = 0;
    if (depth < DEEPEST && put_other(m, schema, depth))
        return;
    for (int i = 0; i < TRIES && !(schema->jtypes & kind); i++)
        kind = kinds[number(m, sizeof kinds / sizeof *kinds)];
    if (kind == OAS_JTYPE_STRING)
        put_text(m, schema);
    else if (kind == OAS_JTYPE_INTEGER || kind == OAS_JTYPE_NUMBER)
        put_number(m, schema, kind == OAS_JTYPE_INTEGER);
    else if (kind == OAS_JTYPE_BOOLEAN)
        oas_buf_puts(&m->out, number(m, 2) ? "true" : "false");
    else if (kind == OAS_JTYPE_ARRAY && depth < DEEPEST)
        put_array(m, schema, depth);
    else if (kind == OAS_JTYPE_OBJECT && depth < DEEPEST)
        put_object(m, schema, depth);
    else
        oas_buf_puts(&m->out, "null");
}

oas_json made_up(const struct schema *schema, oas_type type, oas_arena *mem, uint64_t *seed)
{
    for (int i = 0; i < TRIES; i++) {
        const oas_options options = {.direction = OAS_DIRECTION_REQUEST};
        struct making_up m = {.seed = seed};
        put_value(&m, schema, 0);
        oas_str json = text_keep(mem, &m.out, NULL);
        if (json.at && oas_validate(type, json, NULL, &options) == OAS_OK)
            return oas_json_of(json);
    }
    return (oas_json){.at = NULL};
}
