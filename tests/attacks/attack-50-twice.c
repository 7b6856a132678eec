/* attack-50-twice.c - freed, reset and released twice, used again after it, zeroed and never used:
 * each is harmless, and nothing is lost. */
#include "kit.h"

static struct kit kit;
static oas_allocator from;

static void decode_into(oas_arena *mem, size_t children)
{
    struct hostile_node node;
    oas_buf json = {0};
    oas_buf_puts(&json, "{\"name\":\"a\\nb\",\"children\":[{\"name\":\"\"}");
    kit_repeat(&json, ",{\"name\":\"\\t\"}", children);
    oas_buf_puts(&json, "]}");
    CHECK_INT(hostile_node_decode(&node, oas_buf_str(&json), mem, NULL), OAS_OK);
    CHECK_INT(node.children.value.count, children + 1);
    oas_buf_free(&json);
    oas_buf_free(&json);
}

static void test_arenas(void)
{
    static char first[256];
    for (int with = 0; with < 3; with++) {
        oas_arena mem = {0};
        if (with > 0)
            oas_arena_init(&mem, with == 2 ? first : NULL, with == 2 ? sizeof first : 0, &from);
        oas_arena_free(&mem);
        oas_arena_reset(&mem);
        oas_arena_reset(&mem);
        for (size_t round = 0; round < 4; round++) {
            decode_into(&mem, round * 100);
            oas_arena_reset(&mem);
            oas_arena_reset(&mem);
            decode_into(&mem, 3);
            decode_into(&mem, 300);
            oas_arena_free(&mem);
            oas_arena_free(&mem);
            oas_arena_reset(&mem);
            oas_arena_free(&mem);
            CHECK_INT(kit.live, 0);
        }
    }
    oas_arena fixed;
    oas_arena_init_fixed(&fixed, NULL, 0);
    struct hostile_node node;
    CHECK_INT(hostile_node_decode(&node, OAS_STR("{\"name\":\"\\n\"}"), &fixed, NULL),
              OAS_NO_MEMORY);
    oas_arena_free(&fixed);
    oas_arena_free(&fixed);
}

static void test_bufs(void)
{
    oas_buf out = {.from = &from};
    struct hostile_node node = {.name = OAS_STR("n")};
    for (size_t round = 0; round < 3; round++) {
        CHECK_INT(hostile_node_encode(&node, &out, NULL), OAS_OK);
        CHECK_INT(hostile_node_encode(&node, &out, NULL), OAS_OK);
        CHECK_STR(oas_buf_str(&out), "{\"name\":\"n\"}{\"name\":\"n\"}");
        oas_buf_free(&out);
        oas_buf_free(&out);
        CHECK(!out.at && out.len == 0 && !out.failed);
    }
    CHECK_INT(kit.live, 0);
}

/* The same errors for one text after the other, of several programs and of none. */
static void test_errors(void)
{
    oas_error found[2];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = 2, .text = &text};
    oas_buf out = {0};
    struct hostile_node node;
    for (size_t round = 0; round < 3; round++) {
        oas_errors_text(&errs, OAS_STR("x"), &out);
        CHECK_INT(hostile_node_decode(&node, OAS_STR("{\"name\":1,\"next\":{}}"), &text, &errs),
                  OAS_INVALID);
        CHECK_INT(errs.count, 2);
        oas_errors_text(&errs, OAS_STR("x"), &out);
        CHECK_INT(hostile_node_validate(OAS_STR("{\"name\":\"\"}"), &errs), OAS_OK);
        CHECK(errs.count == 0 && oas_errors_kept(&errs) == 0);
        CHECK_INT(hostile_node_check(&(struct hostile_node){.name = OAS_STR("\x80")}, &errs),
                  OAS_INVALID);
        CHECK(errs.count == 1 && found[0].code == OAS_CODE_NOT_UTF8);
        oas_arena_reset(&text);
    }
    oas_buf_free(&out);
    oas_arena_free(&text);
}

static void test_release(void)
{
    hostile_release();
    hostile_release();
    for (size_t round = 0; round < 3; round++) {
        CHECK_INT(hostile_worded_validate(OAS_STR("{\"words\":[\"a\"]}"), NULL), OAS_OK);
        if (round == 1)
            CHECK_INT(hostile_init(), OAS_OK);
        CHECK_INT(hostile_init(), OAS_OK);
        hostile_release();
        CHECK_INT(hostile_worded_validate(OAS_STR("{\"words\":[\"ab\"]}"), NULL), OAS_INVALID);
        hostile_release();
        hostile_release();
    }
}

/* All of it: what every type says to no bytes at all being set. */
static void test_zeroed(void)
{
    union {
        struct hostile_node node;
        struct hostile_values values;
        struct hostile_pet pet;
    } zero;
    memset(&zero, 0, sizeof zero);
    CHECK_INT(hostile_node_check(&zero.node, NULL), OAS_OK);
    CHECK_INT(hostile_values_check(&zero.values, NULL), OAS_OK);
    CHECK_INT(oas_check(hostile_counts_type, &zero, NULL, NULL), OAS_OK);
    CHECK_INT(oas_check(hostile_worded_type, &zero, NULL, NULL), OAS_OK);
    CHECK_INT(hostile_pet_check(&zero.pet, NULL), OAS_INVALID);
    CHECK_INT(oas_check(hostile_mixed_type, &zero, NULL, NULL), OAS_INVALID);
    CHECK_INT(oas_check(hostile_color_type, &zero, NULL, NULL), OAS_INVALID);
    CHECK_INT(oas_check(hostile_nest_type, &zero, NULL, NULL), OAS_OK);
    hostile_release();
}

int main(void)
{
    from = kit_allocator(&kit);
    test_arenas();
    test_bufs();
    test_errors();
    test_release();
    test_zeroed();
    return check_done();
}
