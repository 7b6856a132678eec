/* attack-49-nothing.c - no bytes at NULL wherever it is promised, empty texts, buffers without a
 * NUL; and what structs that were filled by chance can have wrong. */
#include "kit.h"

static const oas_str nil = {NULL, 0};
static const oas_json no_json = {NULL, 0};

static oas_error found[8];
static oas_arena text;
static oas_errors errs = {.at = found, .cap = 8, .text = &text};

/* ---- texts ---- */

static void test_codec(void)
{
    static const oas_type *const types[] = {
        &hostile_node_type, &hostile_values_type, &hostile_counts_type, &hostile_mixed_type,
        &hostile_pet_type,  &hostile_nest_type,   &hostile_color_type};
    union {
        struct hostile_node node;
        struct hostile_values values;
    } out;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        CHECK_INT(oas_validate(*types[i], nil, &errs, NULL), OAS_MALFORMED);
        CHECK(errs.count == 1 && found[0].offset == 0);
        CHECK_INT(oas_decode(*types[i], &out, nil, NULL, &errs, NULL), OAS_MALFORMED);
        CHECK(errs.count == 1 && found[0].code == OAS_CODE_INVALID_JSON);
        CHECK(oas_validate(*types[i], nil, NULL, NULL) != OAS_OK);
        CHECK(oas_decode(*types[i], &out, nil, NULL, NULL, NULL) != OAS_OK);
    }
    oas_errors none = {.cap = 0};
    CHECK_INT(hostile_node_decode(&out.node, OAS_STR("{}"), NULL, &none), OAS_INVALID);
    CHECK(none.count == 1 && oas_errors_kept(&none) == 0);
    CHECK_INT(hostile_node_decode(&out.node, OAS_STR("{\"name\":\"\"}"), NULL, NULL), OAS_OK);
    CHECK_INT(hostile_node_decode(&out.node, OAS_STR("{\"name\":\"\\n\"}"), NULL, NULL),
              OAS_NO_MEMORY);
    CHECK(kit_is_zero(&out.node, sizeof out.node));
    CHECK_INT(
        hostile_node_decode(&out.node, OAS_STR("{\"name\":\"\",\"children\":[]}"), NULL, NULL),
        OAS_OK);
}

static void test_errors_of_nothing(void)
{
    oas_buf out = {0};
    size_t line = 9, column = 9;
    CHECK_INT(oas_validate(hostile_node_type, nil, &errs, NULL), OAS_MALFORMED);
    oas_error_instance(&errs, &found[0], &out);
    oas_error_schema(&errs, &found[0], &out);
    oas_error_received(&errs, &found[0], &out);
    oas_error_message(&errs, &found[0], &out);
    oas_error_place(&errs, &found[0], &line, &column);
    CHECK(line == 1 && column == 1);
    oas_errors_text(&errs, nil, &out);
    oas_errors_body(&errs, &out);
    oas_buf_free(&out);
    oas_errors zero = {0};
    oas_errors_text(&zero, nil, &out);
    oas_errors_body(&zero, &out);
    CHECK(out.len > 0);
    oas_buf_free(&out);
}

/* ---- any JSON ---- */

static void test_json(void)
{
    bool flag = true;
    int64_t i = 7;
    uint64_t u = 7;
    double d = 7;
    oas_str s = OAS_STR("7");
    static const oas_json none[] = {{NULL, 0}, {"", 0}, {" ", 1}, {NULL, 5}, {"\n\t", 2}};
    for (size_t n = 0; n < sizeof none / sizeof *none; n++) {
        oas_json_iter each = oas_json_each(none[n]);
        CHECK(!oas_json_next(&each) && each.status == OAS_INVALID);
        CHECK_INT(oas_json_type_of(none[n]), OAS_JSON_UNSET);
        CHECK(!oas_json_is_null(none[n]) && !oas_json_is(none[n], nil));
        CHECK_INT(oas_json_get_bool(none[n], &flag), OAS_INVALID);
        CHECK_INT(oas_json_get_int64(none[n], &i), OAS_INVALID);
        CHECK_INT(oas_json_get_uint64(none[n], &u), OAS_INVALID);
        CHECK_INT(oas_json_get_double(none[n], &d), OAS_INVALID);
        CHECK_INT(oas_json_get_string(none[n], NULL, &s), OAS_INVALID);
        CHECK_INT(oas_json_count(none[n]), 0);
        CHECK(!oas_json_member(none[n], nil).at && !oas_json_item(none[n], 0).at);
        CHECK(!oas_json_equal(none[n], none[n]));
        CHECK(oas_json_check(oas_json_text(none[n]), NULL) == OAS_MALFORMED);
    }
    CHECK(flag && i == 7 && u == 7 && d > 6 && oas_str_is(s, "7"));
    CHECK(oas_json_is(OAS_JSON("\"\""), nil));
    CHECK(oas_json_member(OAS_JSON("{\"\":1}"), nil).len == 1);
    CHECK_STR(oas_json_text(oas_json_from_string(&text, nil)), "\"\"");
    CHECK(!oas_json_copy(&text, no_json).at);
    oas_json_iter zero = {.index = 0};
    CHECK(!oas_json_next(&zero));
}

/* What is no JSON, in memory that ends there: refused, and read no further. */
static void test_json_cut(void)
{
    oas_str whole = OAS_STR(" {\"a\\u0062\" : [ 1e5 , -0.5, true,null , \"x\\ud83d\\ude00\" ] } ");
    for (size_t len = 0; len < whole.len; len++) {
        oas_str cut = kit_exact(oas_str_of(whole.at, len));
        oas_json json = oas_json_of(cut);
        oas_json inner = oas_json_member(json, OAS_STR("ab"));
        size_t bracket = 14;
        oas_json items = oas_json_of(oas_str_of(cut.at + (len < bracket ? len : bracket),
                                                len < bracket ? 0 : len - bracket));
        for (size_t i = 0; i < 6; i++)
            CHECK(oas_json_item(items, i).len <= len);
        CHECK(len >= whole.len - 1 || oas_json_check(cut, NULL) == OAS_MALFORMED);
        CHECK(!inner.at || len >= whole.len - 3);
        CHECK(oas_json_count(json) == (len >= whole.len - 1));
        struct hostile_node node = {.name = OAS_STR("n")};
        OAS_SET(node.any, json);
        CHECK_INT(hostile_node_check(&node, &errs), len >= whole.len - 1 ? OAS_OK : OAS_INVALID);
        CHECK(errs.count == 0 || found[0].code == OAS_CODE_NOT_JSON);
        kit_drop(cut);
        oas_arena_reset(&text);
    }
}

/* ---- words ---- */

static void test_words(void)
{
    oas_buf out = {0};
    oas_date day;
    oas_date_time time;
    uint8_t uuid[16];
    oas_buf_put(&out, nil);
    CHECK(!out.at && out.len == 0);
    oas_buf_puts(&out, NULL);
    oas_buf_put_json(&out, nil);
    CHECK_STR(oas_buf_str(&out), "\"\"");
    oas_buf_free(&out);
    CHECK(oas_str_equal(nil, OAS_STR("")) && oas_str_compare(nil, nil) == 0);
    CHECK(oas_str_compare(nil, OAS_STR("a")) < 0 && oas_str_is(nil, ""));
    CHECK(oas_str_from(NULL).len == 0);
    CHECK_STR(oas_arena_copy(&text, nil), "");
    CHECK_STR(oas_arena_text(&text, NULL), "");
    CHECK(!oas_date_read(nil, &day) && !oas_date_time_read(nil, &time));
    CHECK(!oas_uuid_read(nil, uuid));
    CHECK(!hostile_color_text(HOSTILE_COLOR_UNSET).at);
    CHECK(!hostile_color_text((enum hostile_color)1000).at);
    char line[8];
    snprintf(line, sizeof line, "<" OAS_PRI ">", OAS_ARG(nil));
    CHECK_STR(oas_str_from(line), "<>");
}

static void test_operations(void)
{
    static const oas_media media[] = {{.media_type = "application/json"}};
    static const oas_operation at[] = {
        {.id = "get", .method = "GET", .path = "/a/{b}", .request = media, .request_count = 1},
        {.id = "", .method = "POST", .path = ""}};
    const oas_operations none = {.count = 0}, some = {.at = at, .count = 2};
    oas_str value;
    CHECK(!oas_operation_find(&none, nil, nil) && !oas_operation_by_id(&none, nil));
    CHECK(!oas_operation_webhook(&none, nil, nil) && !oas_media_find(NULL, 0, nil));
    CHECK(oas_operation_find(&some, nil, nil) == &at[1]); /* of any method */
    CHECK(!oas_operation_find(&some, OAS_STR("GET"), nil));
    CHECK(oas_operation_find(&some, OAS_STR("post"), nil) == &at[1]);
    CHECK(!oas_operation_find(&some, OAS_STR("get"), OAS_STR("/a/")));
    CHECK(oas_operation_find(&some, OAS_STR("get"), OAS_STR("/a/x?/y")) == &at[0]);
    CHECK(!oas_operation_variable(&at[0], nil, nil, &value));
    CHECK(!oas_operation_variable(&at[0], OAS_STR("/a/x"), nil, &value));
    CHECK(!oas_operation_by_id(&some, nil));
    CHECK(!oas_operation_response(&at[0], 200));
    CHECK(oas_media_find(media, 1, nil) == &media[0]);
    CHECK(!oas_media_find(media, 1, OAS_STR(";")));
    CHECK(!oas_media_find(media, 1, OAS_STR("/")));
    oas_str exact = kit_exact(OAS_STR("/a/{"));
    CHECK(oas_operation_find(&some, OAS_STR("GET"), exact) == &at[0]);
    CHECK(oas_operation_variable(&at[0], exact, OAS_STR("b"), &value) && oas_str_is(value, "{"));
    kit_drop(exact);
}

/* ---- structs ---- */

static void refused(const oas_type *type, const void *value, oas_code code)
{
    oas_buf out = {0};
    CHECK_INT(oas_check(*type, value, &errs, NULL), OAS_INVALID);
    CHECK(errs.count > 0 && found[0].code == code);
    CHECK_INT(oas_check(*type, value, NULL, NULL), OAS_INVALID);
    CHECK_INT(oas_encode(*type, value, &out, &errs, NULL), OAS_INVALID);
    CHECK_INT(out.len, 0);
    oas_buf_free(&out);
    oas_arena_reset(&text);
}

static void test_null_runs(void)
{
    static const size_t counts[] = {1, 1000, SIZE_MAX / 2, SIZE_MAX};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct hostile_values v = {.rest = {NULL, counts[i]}};
        refused(&hostile_values_type, &v, OAS_CODE_UNSET);
        v = (struct hostile_values){.rest = {NULL, 0}};
        OAS_SET(v.wide, ((oas_int64_list){NULL, counts[i]}));
        refused(&hostile_values_type, &v, OAS_CODE_UNSET);
        v = (struct hostile_values){.rest = {NULL, 0}};
        OAS_SET(v.a, oas_str_of(NULL, counts[i]));
        refused(&hostile_values_type, &v, OAS_CODE_UNSET);
        struct hostile_counts map = {NULL, counts[i]};
        refused(&hostile_counts_type, &map, OAS_CODE_UNSET);
        struct hostile_str_map_entry entry = {oas_str_of(NULL, counts[i]), OAS_STR("")};
        v = (struct hostile_values){.rest = {&entry, 1}};
        refused(&hostile_values_type, &v, OAS_CODE_UNSET);
    }
}

/* Bytes that no program of ours would store. */
static void test_ranges(void)
{
    static const int bad[] = {3, 4, 255, 256, 65536, 65537, -1, -2147483647 - 1, 2147483647};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct hostile_values v = {.a = {.is = OAS_ABSENT}};
        memcpy(&v.a, &bad[i], sizeof(oas_presence));
        refused(&hostile_values_type, &v, OAS_CODE_UNSET);
        enum hostile_color color;
        int value = bad[i] == 3 ? 4 : bad[i];
        memcpy(&color, &value, sizeof color);
        refused(&hostile_color_type, &color, OAS_CODE_INVALID_VALUE);
        struct hostile_pet pet = {.kind = HOSTILE_PET_KIND_UNSET};
        memcpy(&pet.kind, &bad[i], sizeof pet.kind);
        refused(&hostile_pet_type, &pet, OAS_CODE_INVALID_VALUE);
        struct hostile_mixed mixed = {.kind = HOSTILE_MIXED_KIND_UNSET};
        memcpy(&mixed.kind, &value, sizeof mixed.kind);
        refused(&hostile_mixed_type, &mixed, OAS_CODE_INVALID_VALUE);
    }
    struct hostile_values v = {.a = {.is = OAS_NULL}}; /* only absent or a value */
    refused(&hostile_values_type, &v, OAS_CODE_INVALID_TYPE);
    struct hostile_node node = {.name = OAS_STR("\xFF")};
    refused(&hostile_node_type, &node, OAS_CODE_NOT_UTF8);
    node.name = OAS_STR("");
    OAS_SET(node.next, NULL);
    refused(&hostile_node_type, &node, OAS_CODE_UNSET);
    unsigned char any = 0xFE; /* a bool that is neither */
    struct hostile_values flags = {.a = {.is = OAS_ABSENT}};
    oas_bool_list list = {NULL, 1};
    memcpy(&list.items, &(void *){&any}, sizeof list.items);
    OAS_SET(flags.flags, list);
    CHECK_INT(hostile_values_check(&flags, &errs), OAS_OK);
}

int main(void)
{
    test_codec();
    test_errors_of_nothing();
    test_json();
    test_json_cut();
    test_words();
    test_operations();
    test_null_runs();
    test_ranges();
    oas_arena_free(&text);
    return check_done();
}
