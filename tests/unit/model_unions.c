/* model_unions.c - the C types that alternatives become: by JSON type, in one struct, by a tag. */
#include "model_rows.h"

/* Unions told apart by the JSON type. */
static void test_kinds(void)
{
    static const struct row rows[] = {
        {"{type: [string, integer]}",
         "1 union struct p_root\n"
         "    kind enum p_root_kind: P_ROOT_KIND_STRING= P_ROOT_KIND_INTEGER=\n"
         "    \"\" string required row 2 oas_str\n"
         "    \"\" integer required row 3 int64_t\n"
         "2 string oas_str\n"
         "3 signed int64_t\n"
         "root p_root row 1 struct p_root\n"},
        {"{oneOf: [{type: 'null'}, {type: string}]}", "1 option struct p_root_or_null of 2 null\n"
                                                      "2 string oas_str\n"
                                                      "root p_root row 1 struct p_root_or_null\n"},
        {"{anyOf: [{type: string}, {type: array}, {type: 'null'}]}",
         "1 option struct p_root_or_null of 2 null\n"
         "2 union struct p_root\n"
         "    kind enum p_root_kind: P_ROOT_KIND_STRING= P_ROOT_KIND_ARRAY=\n"
         "    \"\" string required row 3 oas_str\n"
         "    \"\" array required row 4 oas_json_list\n"
         "3 string oas_str\n"
         "4 list oas_json_list of 0\n"
         "root p_root row 1 struct p_root_or_null\n"},
        {"{oneOf: [{type: integer, maximum: 1}, {type: number, minimum: 2}]}",
         "1 double double\n"
         "root p_root row 1 double\n"},
    };
    RUN(rows);
}

/* Alternatives in one struct. */
static void test_flat(void)
{
    static const struct row rows[] = {
        {"{oneOf: [{type: object, required: [t, a], properties: {t: {const: x}, a: {type: "
         "string}}}, {type: object, required: [t], properties: {a: {type: string}, t: {const: "
         "y}}}]}",
         "1 struct struct p_root by t\n"
         "    kind enum p_root_kind: P_ROOT_KIND_X=\"x\" P_ROOT_KIND_Y=\"y\"\n"
         "    \"t\" kind required row 2 enum p_root_kind\n"
         "    \"a\" a optional row 3 OAS_OPT(oas_str)\n"
         "2 enum enum p_root_kind\n"
         "    labels enum p_root_kind: P_ROOT_KIND_X=\"x\" P_ROOT_KIND_Y=\"y\"\n"
         "3 option OAS_OPT(oas_str) of 4 absent\n"
         "4 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
        {"{oneOf: [{type: object, required: [t, a], properties: {t: {enum: [x, z]}, a: {type: "
         "string}}}, {type: object, required: [t, a], properties: {a: {type: string}, t: {const: "
         "y}}}]}",
         "1 struct struct p_root by t\n"
         "    kind enum p_root_kind: P_ROOT_KIND_OBJECT_1=\"x\" P_ROOT_KIND_OBJECT_1=\"z\" "
         "P_ROOT_KIND_Y=\"y\"\n"
         "    \"t\" t required row 2 enum p_root_t\n"
         "    \"a\" a required row 3 oas_str\n"
         "2 enum enum p_root_t\n"
         "    labels enum p_root_t: P_ROOT_T_X=\"x\" P_ROOT_T_Z=\"z\" P_ROOT_T_Y=\"y\"\n"
         "3 string oas_str\n"
         "root p_root row 1 struct p_root\n"},
    };
    RUN(rows);
}

/* A C union told apart by a tag. */
static void test_tagged(void)
{
    static const struct row rows[] = {
        {"{oneOf: [{type: object, required: [t, a], properties: {t: {const: x}, a: {type: "
         "string}}}, {type: object, required: [t, b], properties: {t: {const: y}, b: {type: "
         "integer}}}]}",
         "1 union struct p_root by t\n"
         "    kind enum p_root_kind: P_ROOT_KIND_X=\"x\" P_ROOT_KIND_Y=\"y\"\n"
         "    \"x\" x required row 2 struct p_root_x\n"
         "    \"y\" y required row 5 struct p_root_y\n"
         "2 struct struct p_root_x\n"
         "    \"t\" required row 3\n"
         "    \"a\" a required row 4 oas_str\n"
         "3 const = \"x\"\n"
         "4 string oas_str\n"
         "5 struct struct p_root_y\n"
         "    \"t\" required row 6\n"
         "    \"b\" b required row 7 int64_t\n"
         "6 const = \"y\"\n"
         "7 signed int64_t\n"
         "root p_root row 1 struct p_root\n"},
        {"{oneOf: [{type: object, required: [t, a], properties: {t: {enum: [x, z]}, a: {type: "
         "string}}}, {type: object, title: Other, required: [t, b], properties: {b: {type: "
         "string}, t: {const: y}}}, {type: 'null'}]}",
         "1 option struct p_root_or_null of 2 null\n"
         "2 union struct p_root by t\n"
         "    kind enum p_root_kind: P_ROOT_KIND_OBJECT_1=\"x\" P_ROOT_KIND_OBJECT_1=\"z\" "
         "P_ROOT_KIND_Y=\"y\"\n"
         "    \"x\" object_1 required row 3 struct p_root_object_1\n"
         "    \"y\" y required row 6 struct p_other\n"
         "3 struct struct p_root_object_1\n"
         "    \"t\" t required row 4 enum p_root_object_1_t\n"
         "    \"a\" a required row 5 oas_str\n"
         "4 enum enum p_root_object_1_t\n"
         "    labels enum p_root_object_1_t: P_ROOT_OBJECT_1_T_X=\"x\" P_ROOT_OBJECT_1_T_Z=\"z\"\n"
         "5 string oas_str\n"
         "6 struct struct p_other\n"
         "    \"b\" b required row 5 oas_str\n"
         "    \"t\" required row 7\n"
         "7 const = \"y\"\n"
         "root p_root row 1 struct p_root_or_null\n"},
    };
    RUN(rows);
}

int main(void)
{
    test_kinds();
    test_flat();
    test_tagged();
    return check_done();
}
