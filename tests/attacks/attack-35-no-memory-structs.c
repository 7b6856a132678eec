/* attack-35-no-memory-structs.c - each allocation fails once, in turn: of the arena, of the
 * options' allocator, of the errors' texts, of the buffer, and of patterns that are compiled on
 * first use. Each time the answer is "no memory", the value is zeroed, the buffer keeps its length,
 * and nothing is lost. */
#include "kit.h"

/* All memory that is not of an allocator comes through here: see attacks.cmake. */
void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);

static size_t reallocs, failing;

void *__wrap_realloc(void *old, size_t size)
{
    return ++reallocs == failing ? NULL : __real_realloc(old, size);
}

static struct kit kit;
static oas_allocator from;

static void begin(size_t fail)
{
    kit = (struct kit){.fail = fail};
    from = kit_allocator(&kit);
}

/* ---- decode ---- */

struct value {
    const oas_type *type;
    const char *json;
    oas_status last; /* when there is memory */
};

static const struct value values[] = {
    {&hostile_node_type,
     "{\"name\":\"a\\nb\",\"next\":{\"name\":\"x\"},\"children\":[{\"name\":\"c\"},{\"name\":\"d\","
     "\"any\":[1]}],\"named\":{\"\\u0061\":{\"name\":\"\"}},\"extra\":{}}",
     OAS_OK},
    {&hostile_values_type,
     "{\"a\":\"x\",\"wide\":[1,2],\"real\":[0.5],\"ones\":[\"one\"],\"z\":\"\"}", OAS_OK},
    {&hostile_pet_type,
     "{\"friends\":[{\"sort\":\"dog\",\"name\":\"r\"}],\"lives\":3,\"sort\":\"cat\",\"more\":1}",
     OAS_OK},
    {&hostile_mixed_type, "{\"a\":1}", OAS_OK},
    {&hostile_worded_type, "{\"words\":[\"a\",\"b\"],\"number\":\"12\"}", OAS_OK},
    {&hostile_worded_type, "{\"words\":[\"a\",\"B\"],\"number\":\"00\"}", OAS_INVALID},
    {&hostile_values_type, "{\"wide\":[1,99999999999999999999],\"d\":1e400}", OAS_UNREPRESENTABLE},
    {&hostile_node_type, "{\"name\":1,\"children\":[{}]}", OAS_INVALID},
    {&hostile_node_type, "{\"name\":\"\",\"children\":[{\"name\":\"\"}", OAS_MALFORMED},
};

enum { VALUES = sizeof values / sizeof *values };

union any {
    struct hostile_node node;
    struct hostile_values values;
    struct hostile_pet pet;
    struct hostile_mixed mixed;
    struct hostile_worded worded;
};

static size_t size_of(const oas_type *type)
{
    return type->program->layout->rows[type->layout].size;
}

static void decode_with(const struct value *value, bool copy)
{
    oas_status last = OAS_NO_MEMORY;
    for (size_t fail = 1; last == OAS_NO_MEMORY; fail++) {
        union any out;
        oas_arena mem, text;
        oas_error found[8];
        oas_errors errs = {.at = found, .cap = 8, .text = &text};
        begin(fail);
        oas_options options = {.allocator = &from, .copy_strings = copy};
        oas_arena_init(&mem, NULL, 0, &from);
        oas_arena_init(&text, NULL, 0, &from);
        memset(&out, 0xAA, sizeof out);
        oas_str json = oas_str_from(value->json);
        last = oas_decode(*value->type, &out, json, &mem, &errs, &options);
        CHECK((last == OAS_NO_MEMORY) == (kit.taken >= fail));
        CHECK(last == OAS_OK || kit_is_zero(&out, size_of(value->type)));
        CHECK(last != OAS_NO_MEMORY || errs.count == 0);
        oas_arena_free(&mem);
        oas_arena_free(&text);
        CHECK_INT(kit.live, 0);
    }
    CHECK_INT(last, value->last);
}

/* An arena that is too small by any number of bytes. */
static void decode_fixed(const struct value *value)
{
    static char first[8192];
    oas_status last = OAS_NO_MEMORY;
    for (size_t size = 0; last == OAS_NO_MEMORY && size <= sizeof first; size++) {
        union any out;
        oas_arena mem;
        oas_arena_init_fixed(&mem, first, size);
        memset(&out, 0xAA, sizeof out);
        last = oas_decode(*value->type, &out, oas_str_from(value->json), &mem, NULL, NULL);
        CHECK(last == OAS_OK || kit_is_zero(&out, size_of(value->type)));
    }
    CHECK((last == OAS_OK) == (value->last == OAS_OK) && last != OAS_NO_MEMORY);
}

static void test_decode(void)
{
    for (size_t i = 0; i < VALUES; i++) {
        decode_with(&values[i], false);
        decode_with(&values[i], true);
        decode_fixed(&values[i]);
    }
}

/* ---- check and encode ---- */

static void encode_with(const oas_type *type, const void *value, oas_status wanted)
{
    oas_status last = OAS_NO_MEMORY;
    for (size_t fail = 1; last == OAS_NO_MEMORY; fail++) {
        oas_arena text;
        oas_error found[8];
        oas_errors errs = {.at = found, .cap = 8, .text = &text};
        begin(0);
        oas_options options = {.allocator = &from, .indent = 4};
        oas_buf out = {.from = &from};
        oas_arena_init(&text, NULL, 0, &from);
        oas_buf_puts(&out, "mine");
        kit.taken = 0;
        kit.fail = fail;
        oas_status checked = oas_check(*type, value, &errs, &options);
        CHECK((checked == OAS_NO_MEMORY) == (kit.taken >= fail));
        CHECK(checked == OAS_NO_MEMORY || checked == wanted);
        oas_arena_reset(&text);
        kit.taken = 0;
        last = oas_encode(*type, value, &out, &errs, &options);
        CHECK((last == OAS_NO_MEMORY) == (kit.taken >= fail));
        CHECK(last == OAS_NO_MEMORY ? errs.count == 0 : (errs.count > 0) == (last != OAS_OK));
        CHECK(last == OAS_OK ? out.len > 4 : out.len == 4);
        CHECK(memcmp(out.at, "mine", 4) == 0);
        oas_buf_free(&out);
        oas_arena_free(&text);
        CHECK_INT(kit.live, 0);
        last = checked == OAS_NO_MEMORY ? checked : last;
    }
    CHECK_INT(last, wanted);
}

static void test_encode(void)
{
    for (size_t i = 0; i < VALUES; i++) {
        union any out;
        oas_arena mem = {0};
        if (values[i].last != OAS_OK)
            continue;
        oas_str json = oas_str_from(values[i].json);
        CHECK_INT(oas_decode(*values[i].type, &out, json, &mem, NULL, NULL), OAS_OK);
        encode_with(values[i].type, &out, OAS_OK);
        oas_arena_free(&mem);
    }
    struct hostile_pet wrong = {.kind = HOSTILE_PET_KIND_DOG}; /* against the schema */
    OAS_SET(wrong.as.dog.name, OAS_STR(""));
    encode_with(&hostile_pet_type, &wrong, OAS_INVALID);
    struct hostile_pet unset = {.kind = HOSTILE_PET_KIND_UNSET}; /* of the struct */
    encode_with(&hostile_pet_type, &unset, OAS_INVALID);
}

/* ---- patterns ---- */

static oas_status decode_words(void)
{
    static char first[1024];
    struct hostile_worded out;
    oas_arena mem;
    oas_arena_init_fixed(&mem, first, sizeof first);
    memset(&out, 0xAA, sizeof out);
    oas_status status = hostile_worded_decode(&out, oas_str_from(values[4].json), &mem, NULL);
    CHECK(status == OAS_OK || kit_is_zero(&out, sizeof out));
    return status;
}

/* They are kept for all threads, and so have memory of their own. Without memory for machine code
 * they are interpreted, so that not each failure shows. */
static void test_patterns(oas_status (*use)(void))
{
    size_t without = 0;
    reallocs = failing = 1;
    for (size_t fail = 1; reallocs >= failing; fail++) {
        hostile_release();
        reallocs = 0;
        failing = fail;
        oas_status status = use();
        CHECK(status == OAS_OK || (status == OAS_NO_MEMORY && reallocs >= fail));
        without += status == OAS_NO_MEMORY;
        size_t before = reallocs;
        failing = 0;
        CHECK_INT(use(), OAS_OK);
        reallocs = before;
        failing = fail;
    }
    CHECK(without >= 4);
    failing = 0;
    hostile_release();
}

int main(void)
{
    CHECK_INT(hostile_init(), OAS_OK);
    test_decode();
    test_encode();
    test_patterns(decode_words);
    test_patterns(hostile_init);
    return check_done();
}
