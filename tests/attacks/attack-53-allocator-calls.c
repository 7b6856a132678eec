/* attack-53-allocator-calls.c - an allocator that decodes, judges and encodes itself, with other
 * memory, whenever it is asked. */
#include "kit.h"

static size_t calls, depth;

static void use_all(void)
{
    static const char json[] = "{\"words\":[\"a\",\"b\\u0063\"],\"number\":\"12\"}";
    char first[256];
    struct hostile_worded inner;
    oas_arena mem;
    oas_buf out = {0};
    oas_error found[2];
    oas_errors errs = {.at = found, .cap = 2};
    oas_arena_init(&mem, first, sizeof first, NULL);
    CHECK_INT(hostile_worded_decode(&inner, oas_str_from(json), &mem, &errs), OAS_OK);
    CHECK_INT(hostile_worded_encode(&inner, &out, &errs), OAS_OK);
    CHECK_STR(oas_buf_str(&out), "{\"words\":[\"a\",\"bc\"],\"number\":\"12\"}");
    CHECK_INT(hostile_worded_validate(OAS_STR("{\"words\":[\"ab\"]}"), &errs), OAS_INVALID);
    CHECK_INT(errs.count, 1);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

static void *resize(void *user, void *old, size_t old_size, size_t new_size)
{
    calls++;
    if (depth++ == 0)
        use_all();
    depth--;
    return kit_resize(user, old, old_size, new_size);
}

static void test_type(const oas_type *type, const char *json, oas_status wanted)
{
    struct kit kit = {0};
    oas_allocator from = {resize, &kit};
    oas_options options = {.allocator = &from, .copy_strings = true};
    union {
        struct hostile_node node;
        struct hostile_values values;
        struct hostile_worded worded;
    } value;
    oas_arena mem, text;
    oas_error found[2];
    oas_errors errs = {.at = found, .cap = 2, .text = &text};
    oas_buf out = {.from = &from};
    calls = 0;
    oas_arena_init(&mem, NULL, 0, &from);
    oas_arena_init(&text, NULL, 0, &from);
    CHECK_INT(oas_decode(*type, &value, oas_str_from(json), &mem, &errs, &options), wanted);
    CHECK((errs.count > 0) == (wanted != OAS_OK));
    if (wanted == OAS_OK) {
        CHECK_INT(oas_check(*type, &value, &errs, &options), OAS_OK);
        CHECK_INT(oas_encode(*type, &value, &out, &errs, &options), OAS_OK);
        CHECK_STR(oas_buf_str(&out), json);
    }
    CHECK(calls > 0);
    oas_buf_free(&out);
    oas_arena_free(&mem);
    oas_arena_free(&text);
    CHECK_INT(kit.live, 0);
}

int main(void)
{
    test_type(&hostile_worded_type, "{\"words\":[\"a\",\"b\"],\"number\":\"1\"}", OAS_OK);
    test_type(&hostile_worded_type, "{\"words\":[\"a\",\"ab\",\"\"],\"number\":\"00\"}",
              OAS_INVALID);
    test_type(&hostile_node_type,
              "{\"name\":\"\\n\",\"children\":[{\"name\":\"\",\"next\":{\"name\":\"\"}}]}", OAS_OK);
    test_type(&hostile_values_type, "{\"wide\":[1,2],\"z\":\"\"}", OAS_OK);
    test_type(&hostile_values_type, "{\"wide\":[1e99],\"d\":1e400}", OAS_UNREPRESENTABLE);
    hostile_release();
    return check_done();
}
