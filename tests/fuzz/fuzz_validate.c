/* fuzz_validate.c - any bytes as a payload, against schemas that use every keyword. */
#include <stdlib.h>

#include "fuzz.h"
#include "support/compile.h"

static const char *const texts[] = {
    /* members, required, additional, lengths, ranges */
    "{type: object, required: [id, n, missing], additionalProperties: {type: [integer, 'null']},"
    " minProperties: 2, maxProperties: 5, properties: {id: {type: string, minLength: 2,"
    " maxLength: 4, pattern: '^[a-c]+$'}, n: {type: number, minimum: -1.5, exclusiveMaximum: 1e3,"
    " multipleOf: 0.25}, \"q\\\"\": {const: {a: [1, null, \"x\"]}}, '': {enum: [1, a, null]},"
    " u: {format: uuid}, d: {format: date-time}, self: {$ref: '#'}}}",
    /* items and what is behind the prefix */
    "{type: array, minItems: 1, maxItems: 4, prefixItems: [{type: string}, {$ref: '#'}, false],"
    " items: {anyOf: [{type: integer, maximum: 10}, {type: array, items: false}]}}",
    /* unions told apart by a tag, and a list of them */
    "{oneOf: [{$ref: '#/$defs/a'}, {$ref: '#/$defs/b'}, {type: array, items: {$ref: '#'}}],"
    " $defs: {a: {type: object, required: [k], properties: {k: {const: a}, v: {type: integer},"
    " next: {$ref: '#'}}}, b: {allOf: [{type: object, required: [k, w], properties: {k: {enum: [b,"
    " bb]}}}, {properties: {w: {type: string}}}]}}}",
    /* unions that nothing tells apart */
    "{anyOf: [{properties: {a: {$ref: '#'}}, required: [a]}, {properties: {b: {type: string}},"
    " required: [b]}, {oneOf: [{type: integer}, {minimum: 3}, {maxLength: 2}]}]}",
    /* conditions and denials */
    "{if: {properties: {t: {const: 1}}, required: [t]}, then: {required: [x], properties: {x: {not:"
    " {type: string}}}}, else: {not: {required: [y]}}, allOf: [{minProperties: 1}, {not: {enum: "
    "[[],"
    " {}, 0]}}, {items: {minimum: 1}}, {items: {type: integer, maximum: 2}}]}",
};

enum { COUNT = sizeof texts / sizeof *texts };

static struct compiled programs[COUNT];
static bool ready;

static void release(void)
{
    for (size_t i = 0; i < COUNT; i++)
        compiled_free(&programs[i]);
}

static void prepare(void)
{
    struct compile_options options = {.schema = {.formats = FORMATS_ASSERT}};
    for (size_t i = 0; i < COUNT; i++)
        FUZZ_CHECK(compile(&programs[i], oas_str_from(texts[i]), &options));
    ready = true;
    FUZZ_CHECK(atexit(release) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!ready)
        prepare();
    for (size_t i = 0; i < COUNT; i++)
        (void)fuzz_judge(programs[i].type, oas_str_of((const char *)data, size));
    return 0;
}
