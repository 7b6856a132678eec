/* attack-77-judged-again.c - contains, if, dependentSchemas, patterns, allOf and what is
 * unevaluated, within each other, so that each level would double what the one below it takes: work
 * that grows about as the payload does, or no verdict. Work is counted in bytes read again, which
 * no other program on the machine changes. */
#include <oas/codec.h>

#include "kit.h"
#include "support/compile.h"

struct shape {
    const char *name;
    const char *schema;
    const char *open, *leaf, *close; /* nested, or where `close` is "," many in a row: */
    const char *before, *behind;     /* around all of it */
    uint64_t count;                  /* the most; half and a quarter of it are tried too */
    oas_status status;
};

/* Nested: up to the depth that is allowed by default. */
#define LIST(count, status)   "[", "1", "]", "", "", count, status
#define MEMBER(count, status) "{\"b\":1,\"a\":", "1", "}", "", "", count, status
#define MANY(count, status)   "\"m#\":#", "", ",", "{", "}", count, status
#define ITEMS(count, status)  "#", "", ",", "[", "]", count, status

#ifdef KIT_SLOW
enum { MOST = 20000 };
#else
enum { MOST = 40000 };
#endif

static const struct shape shapes[] = {
    {"contains and items", "{contains: {$ref: '#'}, minContains: 0, items: {$ref: '#'}}",
     LIST(100, OAS_OK)},
    {"contains, items and what is left",
     "{anyOf: [{type: integer}, {prefixItems: [{$ref: '#'}]}], contains: {$ref: '#'}, minContains: "
     "0,"
     " maxContains: 3, unevaluatedItems: {$ref: '#'}}",
     LIST(48, OAS_OK)},
    {"lists in allOf, and beside it",
     "{allOf: [{items: {$ref: '#'}}, {items: {$ref: '#'}}],"
     " prefixItems: [{$ref: '#'}]}",
     LIST(60, OAS_OK)},
    {"a reference beside a list",
     "{$ref: '#/$defs/a', items: {$ref: '#'}, $defs: {a: {items: {$ref: '#'}}}}", LIST(60, OAS_OK)},
    {"patterns of one name",
     "{properties: {a: {$ref: '#'}}, patternProperties: {^a: {$ref: '#'}, a$: {$ref: '#'}}}",
     MEMBER(120, OAS_OK)},
    {"patterns in allOf",
     "{allOf: [{patternProperties: {^a: {$ref: '#'}}}, {patternProperties: {a$: {$ref: '#'}}}]}",
     MEMBER(60, OAS_OK)},
    {"if, then and else",
     "{properties: {a: {if: {$ref: '#'}, then: {$ref: '#'}, else: {$ref: "
     "'#'}}}}",
     MEMBER(40, OAS_OK)},
    {"dependents",
     "{dependentSchemas: {a: {properties: {a: {$ref: '#'}}}, b: {properties: {a: "
     "{$ref: '#'}}}}, properties: {a: {$ref: '#'}}}",
     MEMBER(60, OAS_OK)},
    {"what is left of what is left",
     "{anyOf: [{properties: {a: {$ref: '#'}, x: true}}, {properties: {a: {$ref: '#'}}}],"
     " unevaluatedProperties: {type: integer}}",
     MEMBER(48, OAS_OK)},
    {"all of it",
     "{if: {properties: {a: {$ref: '#'}}, required: [a]}, then: {dependentSchemas: {b: {properties:"
     " {a: {$ref: '#'}}}}, unevaluatedProperties: {$ref: '#'}}, else: {patternProperties: {'.':"
     " {$ref: '#'}}}, anyOf: [{patternProperties: {^a: {$ref: '#'}}}, {not: {required: [c]}}],"
     " unevaluatedProperties: {$ref: '#'}}",
     MEMBER(36, OAS_OK)},
    {"denials",
     "{not: {contains: {not: {$ref: '#'}}}, if: {not: {items: {$ref: '#'}}}, then: "
     "{minItems: 9}}",
     LIST(24, OAS_INVALID)},
    {"members of many branches",
     "{anyOf: [{properties: {m1: true}}, {properties: {m2: true}}, {properties: {m3: true}}],"
     " unevaluatedProperties: {type: integer}}",
     MANY(20000, OAS_OK)},
    {"items that many ask for",
     "{allOf: [{contains: {minimum: 2}}, {contains: {multipleOf: 3}}, {contains: {maximum: 4}}],"
     " contains: {const: 5}, unevaluatedItems: {type: integer}}",
     ITEMS(20000, OAS_OK)},
};

enum { LEVELS = 60 };

/* Each level closes what the next one left open: each asks all below it. */
static void put_levels(oas_buf *out)
{
    oas_buf_puts(out, "{$ref: '#/$defs/s0', $defs: {");
    for (uint64_t i = 0; i < LEVELS; i++) {
        oas_buf_puts(out, "s");
        oas_buf_put_u64(out, i);
        oas_buf_puts(out, ": {allOf: [{$ref: '#/$defs/s");
        oas_buf_put_u64(out, i + 1);
        oas_buf_puts(out, "'}], properties: {x: true}, unevaluatedProperties: {type: integer}}, ");
    }
    oas_buf_puts(out, "s");
    oas_buf_put_u64(out, LEVELS);
    oas_buf_puts(out, ": {type: object}}}");
}

/* `mark` stands for the number. */
static void put(oas_buf *out, const char *format, char mark, uint64_t i)
{
    for (; *format; format++)
        if (*format == mark)
            oas_buf_put_u64(out, i);
        else
            oas_buf_putc(out, *format);
}

static void put_payload(oas_buf *out, const struct shape *shape, uint64_t count)
{
    bool row = *shape->close == ',';
    oas_buf_puts(out, shape->before);
    for (uint64_t i = 0; i < count; i++) {
        oas_buf_puts(out, row && i ? "," : "");
        put(out, shape->open, '#', i);
    }
    oas_buf_puts(out, shape->leaf);
    for (uint64_t i = 0; i < count && !row; i++)
        oas_buf_puts(out, shape->close);
    oas_buf_puts(out, shape->behind);
}

/* The work of the verdict. With errors it has an end as well. */
static uint64_t work_of(const struct shape *shape, oas_type type, uint64_t count)
{
    oas_buf json = {0};
    oas_error found[4];
    oas_errors errs = {.cap = 0}, told = {.at = found, .cap = 4};
    put_payload(&json, shape, count);
    oas_status status = oas_validate_part(type, oas_buf_str(&json), 0, &errs, NULL);
    check_note(status == shape->status, __FILE__, __LINE__, shape->name);
    if (status != shape->status)
        printf("    %u: status %d\n", (unsigned)count, (int)status);
    CHECK_INT(oas_validate(type, oas_buf_str(&json), &told, NULL), status);
    oas_buf_free(&json);
    return errs.work;
}

/* Nested values are read again on each level: work grows with the square of the depth, which has a
 * limit. Twice as deep is never twice as many times twice as much. */
static void attack(const struct shape *shape, oas_type type)
{
    uint64_t factor = *shape->close == ',' ? 3 : 5;
    uint64_t quarter = work_of(shape, type, shape->count / 4);
    uint64_t half = work_of(shape, type, shape->count / 2);
    uint64_t whole = work_of(shape, type, shape->count);
    bool bounded = half <= factor * quarter + 1000 && whole <= factor * half + 1000;
    check_note(bounded || shape->status == OAS_UNDECIDED, __FILE__, __LINE__, shape->name);
    if (!bounded)
        printf("    work %u, %u, %u\n", (unsigned)quarter, (unsigned)half, (unsigned)whole);
}

static void compiled_attack(const struct shape *shape, oas_str schema)
{
    struct compiled c;
    bool good = compile(&c, schema, NULL);
    check_note(good, __FILE__, __LINE__, shape->name);
    if (good)
        attack(shape, c.type);
    compiled_free(&c);
}

static void test_levels(void)
{
    static const struct shape few = {"levels that close", NULL, MANY(100, OAS_OK)};
    static const struct shape many = {"many levels that close", NULL, MANY(MOST, OAS_UNDECIDED)};
    oas_buf schema = {0};
    struct compiled c;
    put_levels(&schema);
    CHECK(compile(&c, oas_buf_str(&schema), NULL));
    attack(&few, c.type);
    double start = kit_seconds();
    (void)work_of(&many, c.type, many.count);
    CHECK(kit_seconds() - start < 30);
    compiled_free(&c);
    oas_buf_free(&schema);
}

/* Each level judges the value by the next one twice, once as a schema of its own. */
static const char *const doublings[] = {
    "anyOf: [{allOf: [{$ref: '#/$defs/s@'}, {const: x}]}, {$ref: '#/$defs/s@', required: [x]}]",
    "oneOf: [{$ref: '#/$defs/s@'}, {allOf: [{$ref: '#/$defs/s@', required: [x]}, {const: x}]}]",
    "if: {$ref: '#/$defs/s@'}, then: {$ref: '#/$defs/s@', required: [x]}, else: false",
    "not: {not: {$ref: '#/$defs/s@'}}, allOf: [{not: {not: {$ref: '#/$defs/s@', required: [x]}}}]",
};

static void put_doubling(oas_buf *out, const char *format)
{
    oas_buf_puts(out, "{$ref: '#/$defs/s0', $defs: {");
    for (uint64_t i = 0; i < LEVELS; i++) {
        put(out, "s@: {", '@', i);
        put(out, format, '@', i + 1);
        oas_buf_puts(out, "}, ");
    }
    put(out, "s@: {not: {const: 7}}}}", '@', LEVELS);
}

/* Values that hold no others, alone and within others: refused, if need be, as fast as not. */
static void test_leaves(void)
{
    static const char *const values[] = {"1", "\"a\"", "true", "null", "7", "[1]"};
    oas_error found[4];
    for (size_t i = 0; i < sizeof doublings / sizeof *doublings; i++) {
        oas_buf schema = {0};
        struct compiled c;
        put_doubling(&schema, doublings[i]);
        bool good = compile(&c, oas_buf_str(&schema), NULL);
        check_note(good, __FILE__, __LINE__, doublings[i]);
        for (size_t k = 0; good && k < sizeof values / sizeof *values; k++) {
            oas_errors errs = {.at = found, .cap = 4};
            oas_status status = *values[k] == '7' ? OAS_INVALID : OAS_OK;
            check_note(oas_validate(c.type, oas_str_from(values[k]), NULL, NULL) == status,
                       __FILE__, __LINE__, doublings[i]);
            CHECK_INT(oas_validate(c.type, oas_str_from(values[k]), &errs, NULL), status);
        }
        compiled_free(&c);
        oas_buf_free(&schema);
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        compiled_attack(&shapes[i], oas_str_from(shapes[i].schema));
    test_levels();
    test_leaves();
    return check_done();
}
