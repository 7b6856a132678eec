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
    /* patterns of names, what members ask for, and what is left */
    "{type: object, properties: {id: {type: integer}, a: {$ref: '#'}, card: {type: string}},"
    " patternProperties: {'^x': {type: [integer, string, object]}, 'y$': {not: {const: 1}}},"
    " propertyNames: {maxLength: 4, pattern: '^[a-z]*$'}, dependentRequired: {card: [id, xh]},"
    " dependentSchemas: {id: {properties: {xid: {minimum: 2}}}, a: {minProperties: 2}},"
    " anyOf: [{required: [id], properties: {b: true}}, {required: [a]}, {maxProperties: 1}],"
    " unevaluatedProperties: {type: 'null'}}",
    /* items that are counted, and those that are left */
    "{type: array, prefixItems: [{type: string}], contains: {anyOf: [{type: integer, minimum: 2},"
    " {$ref: '#'}]}, minContains: 0, maxContains: 3, if: {contains: {const: 1}}, then: {minItems: "
    "2}, else: {prefixItems: [true, {type: 'null'}], uniqueItems: true},"
    " unevaluatedItems: {$ref: '#'}}",
    /* all of it in place of each other */
    "{$ref: '#/$defs/n', unevaluatedProperties: false, $defs: {n: {type: object, required: [k],"
    " properties: {k: {enum: [a, b]}, n: {$ref: '#/$defs/n', unevaluatedProperties: false},"
    " l: {type: array, contains: {$ref: '#/$defs/n'}, unevaluatedItems: false}},"
    " oneOf: [{properties: {k: {const: a}, v: {type: integer}}}, {properties: {k: {const: b}},"
    " patternProperties: {'^w': {type: array, contains: {type: 'null'}}}}],"
    " dependentSchemas: {v: {if: {required: [n]}, then: {properties: {u: true}}}}}}}",
    /* texts, and what they hold */
    "{$schema: 'http://json-schema.org/draft-07/schema#', anyOf: [{format: regex}, {format: "
    "hostname}, {format: idn-hostname}, {format: idn-email}, {format: iri}, {format: uri-template},"
    " {contentEncoding: base64, contentMediaType: application/json}, {contentEncoding: 7bit},"
    " {contentEncoding: quoted-printable, contentMediaType: application/json}]}",
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
