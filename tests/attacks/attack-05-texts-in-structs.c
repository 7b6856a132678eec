/* attack-05-texts-in-structs.c - strings and keys through generated code: NULs keep the full
 * length, an escaped key is the same key, what is no UTF-8 or no JSON is refused at its place, and
 * nothing is read behind the text. */
#include "kit.h"

static struct hostile_values v;
static oas_arena mem;
static oas_error found[4];
static oas_errors errs = {.at = found, .cap = 4};

/* Decoded from memory of exactly its size, with and without copies. */
static oas_status decode(oas_str json, bool copy)
{
    static oas_str exact;
    oas_options options = {.copy_strings = copy};
    kit_drop(exact);
    exact = kit_exact(json);
    oas_arena_reset(&mem);
    memset(&v, 0xAA, sizeof v);
    oas_status status = oas_decode(hostile_values_type, &v, exact, &mem, &errs, &options);
    if (status != OAS_OK || copy) { /* nothing points there */
        kit_drop(exact);
        exact = (oas_str){NULL, 0};
    }
    CHECK(status == OAS_OK || kit_is_zero(&v, sizeof v));
    CHECK_INT(status, oas_validate(hostile_values_type, json, &errs, &options));
    return status;
}

static void check_text(oas_str json, oas_str want)
{
    for (int copy = 0; copy < 2; copy++) {
        CHECK_INT(decode(json, copy), OAS_OK);
        CHECK(v.a.is == OAS_VALUE && oas_str_equal(v.a.value, want));
    }
}

static void test_values(void)
{
    check_text(OAS_STR("{\"a\":\"\"}"), OAS_STR(""));
    check_text(OAS_STR("{\"a\":\"x\"}"), OAS_STR("x"));
    check_text(OAS_STR("{\"a\":\"x\\u0000y\"}"), OAS_STR("x\0y"));
    check_text(OAS_STR("{\"a\":\"\\u0000\"}"), OAS_STR("\0"));
    check_text(OAS_STR("{\"a\":\"\\ud83d\\ude00\"}"), OAS_STR("\xF0\x9F\x98\x80"));
    check_text(OAS_STR("{\"\\u0061\":\"\\\\\"}"), OAS_STR("\\"));
    check_text(OAS_STR("{\"a\\u0000\":\"no\",\"a\":\"\\\"\\/\\b\\f\\n\\r\\t\"}"),
               OAS_STR("\"/\b\f\n\r\t"));
}

static void refused(oas_str json, oas_status status, oas_code code, size_t offset)
{
    CHECK_INT(decode(json, false), status);
    CHECK_INT(errs.count, 1);
    CHECK(errs.count == 1 && found[0].code == code);
    CHECK_INT(errs.count ? found[0].offset : 0, offset);
}

static void test_keys(void)
{
    refused(OAS_STR("{\"a\":\"x\",\"\\u0061\":\"y\"}"), OAS_INVALID, OAS_CODE_DUPLICATE_MEMBER, 9);
    refused(OAS_STR("{\"\\u0061\":\"x\",\"a\":\"y\"}"), OAS_INVALID, OAS_CODE_DUPLICATE_MEMBER, 14);
    refused(OAS_STR("{\"\":\"x\",\"\":\"y\"}"), OAS_INVALID, OAS_CODE_DUPLICATE_MEMBER, 8);
    refused(OAS_STR("{\"__proto__\":\"\",\"__\\u0070roto__\":\"\"}"), OAS_INVALID,
            OAS_CODE_DUPLICATE_MEMBER, 16);
    CHECK_INT(decode(OAS_STR("{\"\":\"e\",\"__proto__\":\"p\",\"constructor\":\"c\",\"a\\u0000\":"
                             "\"1\",\"a\\u0000\":\"2\",\"\\u0000\":\"\\u0000\"}"),
                     true),
              OAS_OK);
    CHECK(v.a.is == OAS_ABSENT && oas_str_is(v.empty.value, "e") && oas_str_is(v.proto.value, "p"));
    CHECK_INT(v.rest.count, 4);
    if (v.rest.count == 4) {
        CHECK_STR(v.rest.items[0].key, "constructor");
        CHECK(oas_str_equal(v.rest.items[1].key, OAS_STR("a\0")));
        CHECK(oas_str_equal(v.rest.items[2].key, OAS_STR("a\0")));
        CHECK_STR(v.rest.items[2].value, "2");
        CHECK(oas_str_equal(v.rest.items[3].key, OAS_STR("\0")));
    }
    oas_buf out = {0};
    CHECK_INT(hostile_values_encode(&v, &out, NULL), OAS_OK);
    CHECK_STR(oas_buf_str(&out),
              "{\"__proto__\":\"p\",\"\":\"e\",\"constructor\":\"c\",\"a\\u0000\":\"1\","
              "\"a\\u0000\":\"2\",\"\\u0000\":\"\\u0000\"}");
    oas_buf_free(&out);
}

static void test_not_json(void)
{
    static const struct {
        oas_str json;
        size_t offset;
    } cases[] = {
        {{"", 0}, 0},
        {{" ", 1}, 1},
        {{"\xEF\xBB\xBF{}", 5}, 0},
        {{"{}\0", 3}, 2},
        {{"{\0}", 3}, 1},
        {{"{} {}", 5}, 3},
        {{"{", 1}, 1},
        {{"{\"a\"", 4}, 4},
        {{"{\"a\":", 5}, 5},
        {{"{\"a\":\"", 6}, 6},
        {{"{\"a\":\"\\", 7}, 7},
        {{"{\"a\":\"\\u00", 10}, 10},
        {{"{\"a\":\"\\ud83d\"}", 14}, 12},
        {{"{\"a\":\"\\ude00\"}", 14}, 6},
        {{"{\"a\":\"\xC0\xAF\"}", 10}, 6},
        {{"{\"a\":\"\xED\xA0\x80\"}", 11}, 6},
        {{"{\"a\":\"\xC2", 7}, 6},
        {{"{\"a\":\"x\0y\"}", 11}, 7},
        {{"{\"zz\":\"\xF8\"}", 10}, 7},
        {{"{\"wide\":[1,", 11}, 11},
        {{"{\"wide\":[1,]}", 13}, 11},
        {{"{\"wide\":[,1]}", 13}, 9},
        {{"{\"wide\":[", 9}, 9},
        {{"{\"wide\":[}", 10}, 9},
        {{"{\"wide\":[1}", 11}, 10},
        {{"{\"wide\":[-", 10}, 10},
        {{"{\"wide\":[1 ", 11}, 11},
        {{"{\"real\":[1.", 11}, 11},
        {{"{\"flags\":[tru", 13}, 13},
        {{"{\"colors\":[\"red", 15}, 15},
        {{"{\"i\":01}", 8}, 6},
        {{"{\"i\":n", 6}, 6},
        {{"{\"b\":n", 6}, 6},
        {{"{\"b\":nul}", 9}, 8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        refused(cases[i].json, OAS_MALFORMED, OAS_CODE_INVALID_JSON, cases[i].offset);
}

/* Every truncation and every other byte in every place, from memory that ends there. */
static void test_every_byte(void)
{
    static const char *const texts[] = {
        "{\"sort\":\"cat\",\"lives\":1,\"friends\":[{\"name\":\"x\",\"sort\":\"dog\"},{\"sort\":"
        "\"cat\",\"lives\":2e0,\"friends\":[]}]}",
        "{\"name\":\"n\",\"next\":{\"name\":\"\"},\"children\":[{\"name\":\"c\\n\",\"any\":[1,{}]}]"
        ","
        "\"named\":{\"k\":{\"name\":\"\"}},\"more\":null}",
        "{\"x\":1,\"\":-2,\"x\":3}"};
    static const oas_type *const types[] = {&hostile_pet_type, &hostile_node_type,
                                            &hostile_mixed_type};
    static const char bytes[] = "\"\\{}[],:0n \x80";
    union {
        struct hostile_pet pet;
        struct hostile_node node;
        struct hostile_mixed mixed;
    } value;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        oas_str text = oas_str_from(texts[i]);
        CHECK_INT(oas_decode(*types[i], &value, text, &mem, NULL, NULL), OAS_OK);
        for (size_t at = 0; at < text.len; at++) {
            oas_str cut = kit_exact(oas_str_of(text.at, at));
            CHECK_INT(oas_decode(*types[i], &value, cut, &mem, &errs, NULL), OAS_MALFORMED);
            kit_drop(cut);
            for (size_t j = 0; j < sizeof bytes - 1; j++) {
                oas_str other = kit_exact(text);
                memcpy((char *)(uintptr_t)other.at + at, bytes + j, 1);
                CHECK_INT(oas_decode(*types[i], &value, other, &mem, &errs, NULL),
                          oas_validate(*types[i], other, &errs, NULL));
                kit_drop(other);
            }
            oas_arena_reset(&mem);
        }
    }
}

int main(void)
{
    test_values();
    test_keys();
    test_not_json();
    test_every_byte();
    CHECK_INT(decode(OAS_STR("{}"), true), OAS_OK);
    oas_arena_free(&mem);
    return check_done();
}
