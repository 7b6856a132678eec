/* fuzz_json.c - any bytes as a span of any JSON: every reader refuses what is no JSON, and what it
 * is made of is JSON again; a value equals itself and what is written anew. */
#include <stdlib.h>

#include "fuzz.h"

static void check_scalars(oas_json value, bool good, oas_arena *mem)
{
    bool yes, same_yes;
    int64_t whole;
    uint64_t positive;
    double real;
    oas_str text;
    if (oas_json_get_bool(value, &yes) == OAS_OK) {
        FUZZ_CHECK(good && oas_json_type_of(value) == OAS_JSON_BOOLEAN);
        FUZZ_CHECK(oas_json_get_bool(oas_json_from_bool(yes), &same_yes) == OAS_OK &&
                   yes == same_yes);
    }
    if (oas_json_get_int64(value, &whole) == OAS_OK)
        FUZZ_CHECK(good && oas_json_equal(value, oas_json_from_int64(mem, whole)));
    if (oas_json_get_uint64(value, &positive) == OAS_OK)
        FUZZ_CHECK(good && oas_json_equal(value, oas_json_from_uint64(mem, positive)));
    if (oas_json_get_double(value, &real) == OAS_OK) {
        double same = 0;
        oas_json made = oas_json_from_double(mem, real);
        FUZZ_CHECK(good && oas_json_get_double(made, &same) == OAS_OK);
        FUZZ_CHECK(memcmp(&same, &real, sizeof real) == 0);
    }
    if (oas_json_get_string(value, mem, &text) == OAS_OK) {
        FUZZ_CHECK(good && oas_json_is(value, text));
        FUZZ_CHECK(oas_json_equal(value, oas_json_from_string(mem, text)));
    }
}

static void check_container(oas_json value, bool good, oas_arena *mem)
{
    size_t count = 0;
    oas_json_iter it = oas_json_each(value);
    bool container = it.status == OAS_OK;
    for (; oas_json_next(&it); count++) {
        oas_str key;
        FUZZ_CHECK(it.index == count);
        FUZZ_CHECK(oas_json_check(oas_json_text(it.value), NULL) != OAS_MALFORMED);
        if (!it.key.at)
            continue;
        FUZZ_CHECK(oas_json_get_string(it.key, mem, &key) == OAS_OK);
        FUZZ_CHECK(oas_json_member(value, key).at != NULL);
    }
    if (container)
        FUZZ_CHECK(good ? it.status == OAS_OK : it.status != OAS_OK);
    FUZZ_CHECK(oas_json_count(value) == (container && good ? count : 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    oas_arena mem = {0};
    oas_options deep = {.max_depth = 4096};
    char *copy = fuzz_copy(data, size);
    oas_json value = oas_json_of(oas_str_of(copy, size));
    bool good = oas_json_check(oas_json_text(value), &deep) == OAS_OK;
    if (size < 4096) { /* looking names up is quadratic */
        check_scalars(value, good, &mem);
        check_container(value, good, &mem);
    }
    FUZZ_CHECK(oas_json_equal(value, value) ==
               (oas_json_check(oas_json_text(value), NULL) == OAS_OK));
    oas_arena_free(&mem);
    free(copy);
    return 0;
}
