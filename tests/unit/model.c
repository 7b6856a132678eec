/* model.c - the C types that schemas become: values, objects, lists, recursion. */
#include "model_rows.h"

static const struct model_options keeping = {.prefix = {"p_", 2}, .keep_unknown = true};

static void test_numbers(void)
{
    static const struct row rows[] = {
        {"{type: integer}", "1 signed int64_t\n"
                            "root p_root row 1 int64_t\n"},
        {"{type: number}", "1 double double\n"
                           "root p_root row 1 double\n"},
        {"{type: integer, minimum: 0, maximum: 9223372036854775807}",
         "1 signed int64_t\n"
         "root p_root row 1 int64_t\n"},
        {"{type: integer, minimum: 0, maximum: 9223372036854775808}",
         "1 unsigned uint64_t\n"
         "root p_root row 1 uint64_t\n"},
        {"{type: integer, minimum: 0, maximum: 1e19}", "1 unsigned uint64_t\n"
                                                       "root p_root row 1 uint64_t\n"},
        {"{type: integer, maximum: 18446744073709551615}", "1 signed int64_t\n"
                                                           "root p_root row 1 int64_t\n"},
        {"{type: integer, minimum: -1, maximum: 18446744073709551615}",
         "1 signed int64_t\n"
         "root p_root row 1 int64_t\n"},
        {"{enum: [1, 2]}", "1 signed int64_t\n"
                           "root p_root row 1 int64_t\n"},
        {"{enum: [1, 2.5]}", "1 double double\n"
                             "root p_root row 1 double\n"},
        {"{type: integer, enum: [1, 18446744073709551615]}", "1 unsigned uint64_t\n"
                                                             "root p_root row 1 uint64_t\n"},
        {"{type: number, enum: [1, 2]}", "1 signed int64_t\n"
                                         "root p_root row 1 int64_t\n"},
        {"{type: integer, anyOf: [{minimum: 3}, {maximum: 1}]}", "1 signed int64_t\n"
                                                                 "root p_root row 1 int64_t\n"},
        {"{type: number, oneOf: [{type: integer}]}", "1 signed int64_t\n"
                                                     "root p_root row 1 int64_t\n"},
    };
    RUN(rows);
}

/* Texts, enums and constants. */
static void test_texts(void)
{
    static const struct row rows[] = {
        {"{type: string, format: uuid}", "1 string oas_str\n"
                                         "root p_root row 1 oas_str\n"},
        {"{type: [string, 'null']}", "1 option struct p_root_or_null of 2 null\n"
                                     "2 string oas_str\n"
                                     "root p_root row 1 struct p_root_or_null\n"},
        {"{type: string, enum: [a, B, a]}",
         "1 enum enum p_root\n"
         "    labels enum p_root: P_ROOT_A=\"a\" P_ROOT_B=\"B\"\n"
         "root p_root row 1 enum p_root\n"},
        {"{enum: [a, null, b]}", "1 option struct p_root_or_null of 2 null\n"
                                 "2 enum enum p_root\n"
                                 "    labels enum p_root: P_ROOT_A=\"a\" P_ROOT_B=\"b\"\n"
                                 "root p_root row 1 struct p_root_or_null\n"},
        {"{type: string, enum: [a]}", "1 enum enum p_root\n"
                                      "    labels enum p_root: P_ROOT_A=\"a\"\n"
                                      "root p_root row 1 enum p_root\n"},
        {"{type: string, anyOf: [{enum: [a]}, {const: b}]}",
         "1 enum enum p_root\n"
         "    labels enum p_root: P_ROOT_A=\"a\" P_ROOT_B=\"b\"\n"
         "root p_root row 1 enum p_root\n"},
        {"{anyOf: [{enum: [a, b]}, {type: string}]}", "1 string oas_str\n"
                                                      "root p_root row 1 oas_str\n"},
        {"{type: string, oneOf: [{format: ipv4}, {format: ipv6}]}", "1 string oas_str\n"
                                                                    "root p_root row 1 oas_str\n"},
        {"{const: {a: 1}}", "root p_root row 0 oas_json\n"},
        {"{enum: [null]}", "root p_root row 0 oas_json\n"},
        {"{type: boolean, const: true}", "1 boolean bool\nroot p_root row 1 bool\n"},
        {"{enum: [a, 1, false]}", "1 union struct p_root\n"
                                  "    kind enum p_root_kind: P_ROOT_KIND_STRING= "
                                  "P_ROOT_KIND_INTEGER= P_ROOT_KIND_BOOLEAN=\n"
                                  "    \"\" string required row 2 oas_str\n"
                                  "    \"\" integer required row 3 int64_t\n"
                                  "    \"\" boolean required row 4 bool\n"
                                  "2 string oas_str\n"
                                  "3 signed int64_t\n"
                                  "4 boolean bool\n"
                                  "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

/* What no C type but any JSON can hold. */
static void test_any(void)
{
    static const struct row rows[] = {
        {"true", "root p_root row 0 oas_json\n"},
        {"{}", "root p_root row 0 oas_json\n"},
        {"false", "root p_root row 0 oas_json\n"},
        {"{description: x}", "root p_root row 0 oas_json\n"},
        {"{minLength: 3}", "root p_root row 0 oas_json\n"},
        {"{not: {type: string}}", "root p_root row 0 oas_json\n"},
        {"{type: [object, array, string, number, boolean, 'null']}",
         "root p_root row 0 oas_json\n"},
        {"{type: object}", "root p_root row 0 oas_json\n"},
        {"{anyOf: [{type: object, properties: {a: {type: string}}}, {type: object, required: "
         "[a]}]}",
         "1 json oas_json\n"
         "root p_root row 1 oas_json\n"},
    };
    RUN(rows);
}

static void test_objects(void)
{
    static const struct row rows[] = {
        {"{type: object, required: [b], properties: {a: {type: string}, b: {type: [string, "
         "'null']}, c: {type: ['null', boolean]}}}",
         "1 struct struct p_root\n"
         "    \"a\" a optional row 2 OAS_OPT(oas_str)\n"
         "    \"b\" b required row 4 OAS_NULLABLE(oas_str)\n"
         "    \"c\" c optional row 5 OAS_PATCH(bool)\n"
         "2 option OAS_OPT(oas_str) of 3 absent\n"
         "3 string oas_str\n"
         "4 option OAS_NULLABLE(oas_str) of 3 null\n"
         "5 option OAS_PATCH(bool) of 6 absent null\n"
         "6 boolean bool\n"
         "root p_root row 1 struct p_root\n"},
        {"{properties: {a: {type: integer}}}", "1 struct struct p_root\n"
                                               "    \"a\" a optional row 2 OAS_OPT(int64_t)\n"
                                               "2 option OAS_OPT(int64_t) of 3 absent\n"
                                               "3 signed int64_t\n"
                                               "root p_root row 1 struct p_root\n"},
        {"{type: object, additionalProperties: false}", "1 struct struct p_root\n"
                                                        "root p_root row 1 struct p_root\n"},
        {"{type: object, properties: {a: false, b: true}}",
         "1 struct struct p_root\n"
         "    \"b\" b optional row 2 OAS_OPT(oas_json)\n"
         "2 option OAS_OPT(oas_json) of 0 absent\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, required: [x], properties: {a: {const: 1}}}",
         "1 struct struct p_root\n"
         "    \"a\" a optional row 2 oas_presence\n"
         "    \"x\" x required row 0 oas_json\n"
         "2 option oas_presence of 3 absent\n"
         "3 const = 1\n"
         "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

/* Members without a name in C, maps. */
static void test_rest(void)
{
    static const struct row rows[] = {
        {"{type: object, properties: {a: {type: integer}}, additionalProperties: {type: string}}",
         "1 struct struct p_root of 4\n"
         "    \"a\" a optional row 2 OAS_OPT(int64_t)\n"
         "2 option OAS_OPT(int64_t) of 3 absent\n"
         "3 signed int64_t\n"
         "4 map struct p_str_map of 5\n"
         "5 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, additionalProperties: {type: integer}}",
         "1 map struct p_root of 2\n"
         "2 signed int64_t\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, additionalProperties: {type: [string, 'null']}}",
         "1 map struct p_root of 2\n"
         "2 option struct p_str_or_null of 3 null\n"
         "3 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, additionalProperties: {}}", "1 map oas_json_map of 0\n"
                                                     "root p_root row 1 oas_json_map\n"},
        {"{type: object, minProperties: 1, properties: {a: {type: string}}}",
         "1 struct struct p_root of 4\n"
         "    \"a\" a optional row 2 OAS_OPT(oas_str)\n"
         "2 option OAS_OPT(oas_str) of 3 absent\n"
         "3 string oas_str\n"
         "4 map oas_json_map of 0\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, required: [id], properties: {id: {type: string, readOnly: true}}}",
         "1 struct struct p_root\n" /* only in OpenAPI does a direction lift the demand */
         "    \"id\" id required row 2 oas_str\n"
         "2 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

/* What is taken in, and what some objects have. */
static void test_allof(void)
{
    static const struct row rows[] = {
        {"{allOf: [{properties: {a: {type: number}}}, {properties: {a: {type: integer}, b: {type: "
         "string}}}], type: object}",
         "1 struct struct p_root\n"
         "    \"a\" a optional row 2 OAS_OPT(int64_t)\n"
         "    \"b\" b optional row 4 OAS_OPT(oas_str)\n"
         "2 option OAS_OPT(int64_t) of 3 absent\n"
         "3 signed int64_t\n"
         "4 option OAS_OPT(oas_str) of 5 absent\n"
         "5 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, properties: {a: {type: string}}, then: {properties: {b: {type: string}}}, "
         "if: {required: [a]}, else: {properties: {b: {type: integer}}}}",
         "1 struct struct p_root judged\n"
         "    \"a\" a optional row 2 OAS_OPT(oas_str)\n"
         "    \"b\" b optional row 4 OAS_OPT(oas_json)\n"
         "2 option OAS_OPT(oas_str) of 3 absent\n"
         "3 string oas_str\n"
         "4 option OAS_OPT(oas_json) of 0 absent\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}, {properties: "
         "{c: {type: boolean}}}]}",
         "1 struct struct p_root judged\n"
         "    \"a\" a optional row 2 OAS_OPT(oas_str)\n"
         "    \"c\" c optional row 4 OAS_OPT(bool)\n"
         "2 option OAS_OPT(oas_str) of 3 absent\n"
         "3 string oas_str\n"
         "4 option OAS_OPT(bool) of 5 absent\n"
         "5 boolean bool\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, allOf: [{additionalProperties: false, properties: {a: {}}}], properties: "
         "{a: {type: string}}}",
         "1 struct struct p_root\n"
         "    \"a\" a optional row 2 OAS_OPT(oas_str)\n"
         "2 option OAS_OPT(oas_str) of 3 absent\n"
         "3 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
        {"{$defs: {A: {type: object, properties: {x: {type: integer}}}}, allOf: [{$ref: "
         "'#/$defs/A'}], maxProperties: 3}",
         "1 struct struct p_a\n"
         "    \"x\" x optional row 2 OAS_OPT(int64_t)\n"
         "2 option OAS_OPT(int64_t) of 3 absent\n"
         "3 signed int64_t\n"
         "root p_root row 1 struct p_a\n"},
    };
    RUN(rows);
}

/* What only a branch says inside a member is optional there. */
static void test_maybe(void)
{
    static const struct row rows[] = {
        {"{type: object, properties: {o: {type: object, properties: {a: {type: string}}}}, if: "
         "true, "
         "then: {properties: {o: {required: [b], properties: {b: {type: boolean}}}}}}",
         "1 struct struct p_root judged\n"
         "    \"o\" o optional row 2 OAS_OPT(struct p_root_o *)\n"
         "2 option OAS_OPT(struct p_root_o *) of 3 absent\n"
         "3 pointer struct p_root_o * of 4\n"
         "4 struct struct p_root_o\n"
         "    \"a\" a optional row 5 OAS_OPT(oas_str)\n"
         "    \"b\" b optional row 7 OAS_OPT(bool)\n"
         "5 option OAS_OPT(oas_str) of 6 absent\n"
         "6 string oas_str\n"
         "7 option OAS_OPT(bool) of 8 absent\n"
         "8 boolean bool\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, properties: {a: {type: string}}, if: true, then: {properties: {o: {type: "
         "object, required: [b], properties: {b: {type: boolean}}}}}}",
         "1 struct struct p_root judged\n"
         "    \"a\" a optional row 2 OAS_OPT(oas_str)\n"
         "    \"o\" o optional row 4 OAS_OPT(struct p_root_o *)\n"
         "2 option OAS_OPT(oas_str) of 3 absent\n"
         "3 string oas_str\n"
         "4 option OAS_OPT(struct p_root_o *) of 5 absent\n"
         "5 pointer struct p_root_o * of 6\n"
         "6 struct struct p_root_o\n"
         "    \"b\" b optional row 7 OAS_OPT(bool)\n"
         "7 option OAS_OPT(bool) of 8 absent\n"
         "8 boolean bool\n"
         "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

/* What is said beside a union has no place in its variants: any JSON, unless one type has it. */
static void test_beside(void)
{
    static const struct row rows[] = {
        {"{oneOf: [{type: string}, {type: object, properties: {a: {type: string}}}], if: true, "
         "then: {properties: {b: {type: boolean}}}}",
         "root p_root row 0 oas_json\n"},
        {"{oneOf: [{type: string}, {type: object, properties: {a: {type: string}}}], "
         "anyOf: [{properties: {b: {type: boolean}}}]}",
         "root p_root row 0 oas_json\n"},
        {"{oneOf: [{properties: {a: {type: string}}}], anyOf: [{properties: {b: {type: "
         "boolean}}}]}",
         "root p_root row 0 oas_json\n"},
        {"{oneOf: [{type: string}, {type: array, items: {properties: {a: {type: string}}}}], "
         "anyOf: [{items: {properties: {b: {type: boolean}}}}]}",
         "root p_root row 0 oas_json\n"},
    };
    RUN(rows);
}

static void test_lists(void)
{
    static const struct row rows[] = {
        {"{type: array}", "1 list oas_json_list of 0\n"
                          "root p_root row 1 oas_json_list\n"},
        {"{type: array, items: {type: string}}", "1 list oas_str_list of 2\n"
                                                 "2 string oas_str\n"
                                                 "root p_root row 1 oas_str_list\n"},
        {"{type: array, items: {type: [string, 'null']}}",
         "1 list struct p_str_or_null_list of 2\n"
         "2 option struct p_str_or_null of 3 null\n"
         "3 string oas_str\n"
         "root p_root row 1 struct p_str_or_null_list\n"},
        {"{items: {type: array, items: {type: array, items: {type: string}}}}",
         "1 list struct p_str_list_list_list of 2\n"
         "2 list struct p_str_list_list of 3\n"
         "3 list oas_str_list of 4\n"
         "4 string oas_str\n"
         "root p_root row 1 struct p_str_list_list_list\n"},
        {"{type: array, items: {const: 1}}", "1 list oas_int64_list of 2\n"
                                             "2 signed int64_t\n"
                                             "root p_root row 1 oas_int64_list\n"},
        {"{type: array, items: {enum: [x, null]}}",
         "1 list struct p_root_item_or_null_list of 2\n"
         "2 option struct p_root_item_or_null of 3 null\n"
         "3 enum enum p_root_item\n"
         "    labels enum p_root_item: P_ROOT_ITEM_X=\"x\"\n"
         "root p_root row 1 struct p_root_item_or_null_list\n"},
        {"{type: array, prefixItems: [{type: number}, {type: integer}], items: false}",
         "1 list oas_double_list of 2\n"
         "2 double double\n"
         "root p_root row 1 oas_double_list\n"},
        {"{type: array, prefixItems: [{type: string}]}",
         "1 list struct p_root_item_list of 2\n"
         "2 union struct p_root_item\n"
         "    kind enum p_root_item_kind: P_ROOT_ITEM_KIND_STRING= P_ROOT_ITEM_KIND_JSON=\n"
         "    \"\" string required row 3 oas_str\n"
         "    \"\" json required row 0 oas_json\n"
         "3 string oas_str\n"
         "root p_root row 1 struct p_root_item_list\n"},
        {"{type: array, prefixItems: [{}]}", "1 list oas_json_list of 0\n"
                                             "root p_root row 1 oas_json_list\n"},
        {"{type: array, items: {type: object, properties: {a: {type: array, items: {type: "
         "boolean}}}}}",
         "1 list struct p_root_item_list of 2\n"
         "2 struct struct p_root_item\n"
         "    \"a\" a optional row 3 OAS_OPT(oas_bool_list)\n"
         "3 option OAS_OPT(oas_bool_list) of 4 absent\n"
         "4 list oas_bool_list of 5\n"
         "5 boolean bool\n"
         "root p_root row 1 struct p_root_item_list\n"},
    };
    RUN(rows);
}

static void test_recursion(void)
{
    static const struct row rows[] = {
        {"{type: object, properties: {next: {$ref: '#'}, all: {type: array, items: {$ref: '#'}}}}",
         "1 struct struct p_root\n"
         "    \"next\" next optional row 2 OAS_OPT(struct p_root *)\n"
         "    \"all\" all optional row 4 OAS_OPT(struct p_root_list)\n"
         "2 option OAS_OPT(struct p_root *) of 3 absent\n"
         "3 pointer struct p_root * of 1\n"
         "4 option OAS_OPT(struct p_root_list) of 5 absent\n"
         "5 list struct p_root_list of 1\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: array, items: {$ref: '#'}}", "1 list struct p_root of 1\n"
                                              "root p_root row 1 struct p_root\n"},
        {"{type: object, required: [b], properties: {b: {$ref: '#/$defs/B'}}, $defs: {B: {type: "
         "object, required: [r], properties: {r: {oneOf: [{$ref: '#'}, {type: 'null'}]}}}}}",
         "1 struct struct p_root\n"
         "    \"b\" b required row 2 struct p_b *\n"
         "2 pointer struct p_b * of 3\n"
         "3 struct struct p_b\n"
         "    \"r\" r required row 4 OAS_NULLABLE(struct p_root *)\n"
         "4 option OAS_NULLABLE(struct p_root *) of 5 null\n"
         "5 pointer struct p_root * of 1\n"
         "root p_root row 1 struct p_root\n"},
        {"{oneOf: [{type: string}, {type: object, properties: {u: {$ref: '#'}}}]}",
         "1 union struct p_root\n"
         "    kind enum p_root_kind: P_ROOT_KIND_STRING= P_ROOT_KIND_OBJECT=\n"
         "    \"\" string required row 2 oas_str\n"
         "    \"\" object required row 3 struct p_root_object\n"
         "2 string oas_str\n"
         "3 struct struct p_root_object\n"
         "    \"u\" u optional row 4 OAS_OPT(struct p_root *)\n"
         "4 option OAS_OPT(struct p_root *) of 5 absent\n"
         "5 pointer struct p_root * of 1\n"
         "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

/* An object within another: by value where it is required, never null and flat. */
static void test_storage(void)
{
    static const struct row rows[] = {
        {"{type: object, required: [f, n, m], properties: {f: {$ref: '#/$defs/F'}, o: {$ref: "
         "'#/$defs/F'}, n: {oneOf: [{$ref: '#/$defs/F'}, {type: 'null'}]}, m: {$ref: "
         "'#/$defs/M'}}, $defs: {F: {type: object, properties: {l: {type: array, items: {$ref: "
         "'#/$defs/M'}}}}, M: {type: object, properties: {f: {$ref: '#/$defs/F'}}}}}",
         "1 struct struct p_root\n"
         "    \"f\" f required row 2 struct p_f\n"
         "    \"o\" o optional row 5 OAS_OPT(struct p_f *)\n"
         "    \"n\" n required row 7 OAS_NULLABLE(struct p_f *)\n"
         "    \"m\" m required row 8 struct p_m *\n"
         "2 struct struct p_f\n"
         "    \"l\" l optional row 3 OAS_OPT(struct p_m_list)\n"
         "3 option OAS_OPT(struct p_m_list) of 4 absent\n"
         "4 list struct p_m_list of 9\n"
         "5 option OAS_OPT(struct p_f *) of 6 absent\n"
         "6 pointer struct p_f * of 2\n"
         "7 option OAS_NULLABLE(struct p_f *) of 6 null\n"
         "8 pointer struct p_m * of 9\n"
         "9 struct struct p_m\n"
         "    \"f\" f optional row 5 OAS_OPT(struct p_f *)\n"
         "root p_root row 1 struct p_root\n"},
        {"{type: object, required: [u], properties: {u: {oneOf: [{type: string}, {title: O, type: "
         "object, properties: {s: {type: string}}}, {type: array, items: {$ref: '#'}}]}}}",
         "1 struct struct p_root\n"
         "    \"u\" u required row 2 struct p_root_u *\n"
         "2 pointer struct p_root_u * of 3\n"
         "3 union struct p_root_u\n"
         "    kind enum p_root_u_kind: P_ROOT_U_KIND_STRING= P_ROOT_U_KIND_O= "
         "P_ROOT_U_KIND_ARRAY=\n"
         "    \"\" string required row 4 oas_str\n"
         "    \"\" o required row 5 struct p_o\n"
         "    \"\" array required row 7 struct p_root_list\n"
         "4 string oas_str\n"
         "5 struct struct p_o\n"
         "    \"s\" s optional row 6 OAS_OPT(oas_str)\n"
         "6 option OAS_OPT(oas_str) of 4 absent\n"
         "7 list struct p_root_list of 1\n"
         "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

static void test_keep_unknown(void)
{
    static const struct row rows[] = {
        {"{type: object, properties: {a: {type: object, properties: {rest: {type: string}}}}}",
         "1 struct struct p_root of 7\n"
         "    \"a\" a optional row 2 OAS_OPT(struct p_root_a *)\n"
         "2 option OAS_OPT(struct p_root_a *) of 3 absent\n"
         "3 pointer struct p_root_a * of 4\n"
         "4 struct struct p_root_a of 7\n"
         "    \"rest\" rest optional row 5 OAS_OPT(oas_str)\n"
         "5 option OAS_OPT(oas_str) of 6 absent\n"
         "6 string oas_str\n"
         "7 map oas_json_map of 0\n"
         "root p_root row 1 struct p_root\n"},
    };
    run(rows, 1, &keeping);
}

int main(void)
{
    test_numbers();
    test_texts();
    test_any();
    test_objects();
    test_rest();
    test_allof();
    test_maybe();
    test_beside();
    test_lists();
    test_recursion();
    test_storage();
    test_keep_unknown();
    return check_done();
}
