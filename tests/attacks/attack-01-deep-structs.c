/* attack-01-deep-structs.c - nesting through generated code: exactly the limit goes in, through and
 * out, one more is too large, a million is no crash; and structs that lead back to themselves. */
#include "kit.h"

#include <pthread.h>

enum { DEFAULT = 128, MOST = 4096, MILLION = 1000000 };

/* What refused structs may write. */
#if defined(KIT_SLOW)
enum { ROOM = 100000 };
#else
enum { ROOM = 1000000 };
#endif

static oas_buf deep(const char *open, const char *middle, const char *close, size_t levels)
{
    oas_buf out = {0};
    kit_repeat(&out, open, levels);
    oas_buf_puts(&out, middle);
    kit_repeat(&out, close, levels);
    return out;
}

/* ---- texts ---- */

static void test_million(void)
{
    static const struct {
        const oas_type *type;
        const char *open;
    } cases[] = {
        {&hostile_node_type, "["},
        {&hostile_nest_type, "["},
        {&hostile_tree_type, "{\"\":"},
        {&hostile_node_type, "{\"next\":"},
        {&hostile_node_type, "{\"children\":["},
        {&hostile_node_type, "{\"named\":{\"\":"},
        {&hostile_node_type, "{\"any\":[["},
        {&hostile_pet_type, "{\"sort\":\"cat\",\"lives\":1,\"friends\":["},
        {&hostile_pet_type, "{\"friends\":["},
        {&hostile_mixed_type, "{\"\":"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        oas_buf text = deep(cases[i].open, "", "", MILLION / strlen(cases[i].open));
        union {
            struct hostile_node node;
            struct hostile_pet pet;
            struct hostile_mixed mixed;
            oas_json_list list;
            oas_json_map map;
        } out;
        oas_arena mem = {0};
        oas_error found[2];
        oas_errors errs = {.at = found, .cap = 2};
        oas_status status = oas_decode(*cases[i].type, &out, oas_buf_str(&text), &mem, &errs, NULL);
        CHECK(status == OAS_TOO_LARGE || status == OAS_INVALID || status == OAS_MALFORMED);
        CHECK((errs.count > 0) == (status != OAS_TOO_LARGE));
        CHECK_INT(status, oas_validate(*cases[i].type, oas_buf_str(&text), &errs, NULL));
        oas_arena_free(&mem);
        oas_buf_free(&text);
    }
}

/* Decoded, checked, written: all at `limit`; one level less room refuses each of them. */
static void there_and_back(const oas_type *type, oas_str json, size_t limit)
{
    union {
        struct hostile_node node;
        struct hostile_pet pet;
        oas_json_list list;
        oas_json_map map;
    } value;
    oas_arena mem = {0};
    oas_buf out = {0};
    oas_options all = {.max_depth = limit}, less = {.max_depth = limit - 1};
    CHECK_INT(oas_decode(*type, &value, json, &mem, NULL, &less), OAS_TOO_LARGE);
    CHECK(kit_is_zero(&value, sizeof(oas_json_list)));
    CHECK_INT(oas_validate(*type, json, NULL, &less), OAS_TOO_LARGE);
    oas_errors judged = {.at = NULL}, decoded = {.at = NULL};
    CHECK_INT(oas_validate(*type, json, &judged, &less), OAS_TOO_LARGE);
    CHECK_INT(oas_decode(*type, &value, json, &mem, &decoded, &less), OAS_TOO_LARGE);
    CHECK(judged.limit == OAS_LIMIT_DEPTH && decoded.limit == OAS_LIMIT_DEPTH);
    CHECK_INT(judged.limit_offset, decoded.limit_offset);
    CHECK_INT(oas_decode(*type, &value, json, &mem, NULL, &all), OAS_OK);
    CHECK_INT(oas_check(*type, &value, NULL, &all), OAS_OK);
    CHECK_INT(oas_encode(*type, &value, &out, NULL, &all), OAS_OK);
    CHECK(oas_str_equal(oas_buf_str(&out), json));
    CHECK_INT(oas_encode(*type, &value, &out, NULL, &less), OAS_TOO_LARGE);
    CHECK_INT(out.len, json.len);
    CHECK_INT(oas_check(*type, &value, NULL, &less), OAS_TOO_LARGE);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

/* With the first `count` cases: lists are counted at each level, which takes its time. */
static void test_limit(size_t limit, size_t count)
{
    static const struct {
        const oas_type *type;
        const char *open, *middle, *close;
        size_t each, inner; /* levels of JSON */
    } cases[] = {
        {&hostile_nest_type, "[", "[]", "]", 1, 1},
        {&hostile_tree_type, "{\"\":", "{}", "}", 1, 1},
        {&hostile_node_type, "{\"name\":\"\",\"next\":", "{\"name\":\"\"}", "}", 1, 1},
        {&hostile_node_type, "{\"name\":\"\",\"children\":[", "{\"name\":\"\",\"any\":[1]}", "]}",
         2, 2},
        {&hostile_node_type, "{\"name\":\"\",\"named\":{\"\":", "{\"name\":\"\",\"any\":[1]}", "}}",
         2, 2},
    };
    for (size_t i = 0; i < count; i++) {
        oas_buf text = deep(cases[i].open, cases[i].middle, cases[i].close,
                            (limit - cases[i].inner) / cases[i].each);
        there_and_back(cases[i].type, oas_buf_str(&text), limit);
        oas_buf_free(&text);
    }
}

/* ---- structs ---- */

/* Checking and encoding refuse it; nothing is written, and nothing much is taken. */
static void refused(const oas_type *type, const void *value)
{
    struct kit kit = {0};
    oas_allocator from = kit_allocator(&kit);
    oas_options options = {.allocator = &from, .max_bytes = ROOM};
    oas_buf out = {.from = &from};
    oas_error found[1];
    oas_errors errs = {.at = found, .cap = 1};
    CHECK_INT(oas_check(*type, value, &errs, &options), OAS_TOO_LARGE);
    CHECK_INT(errs.count, 0);
    CHECK_INT(oas_encode(*type, value, &out, &errs, &options), OAS_TOO_LARGE);
    CHECK(out.len == 0 && kit.peak < (size_t)8 * ROOM);
    oas_buf_free(&out);
    CHECK_INT(kit.live, 0);
}

static void test_cycles(void)
{
    struct hostile_node node = {.name = OAS_STR("n")};
    OAS_SET(node.next, &node);
    refused(&hostile_node_type, &node);

    struct hostile_node item[2] = {{.name = OAS_STR("a")}, {.name = OAS_STR("b")}};
    struct hostile_node_list both = {item, 2};
    OAS_SET(item[0].children, both);
    OAS_SET(item[1].children, both);
    refused(&hostile_node_type, &item[0]);

    struct hostile_node_map_entry entry = {.key = OAS_STR("k"), .value = {.name = OAS_STR("n")}};
    struct hostile_node_map map = {&entry, 1};
    OAS_SET(entry.value.named, map);
    refused(&hostile_node_type, &entry.value);

    struct hostile_pet pet = {.kind = HOSTILE_PET_KIND_CAT};
    struct hostile_pet_list pets = {&pet, 1};
    OAS_SET(pet.as.cat.friends, pets);
    refused(&hostile_pet_type, &pet);
}

/* No cycle, and no depth beyond the limit: 2^60 values in sixty structs. The size ends it. */
static void test_fan_out(void)
{
    enum { LEVELS = 60 };
    struct hostile_node node[LEVELS][2] = {{{.name = {NULL, 0}}}};
    for (size_t i = 0; i + 1 < LEVELS; i++)
        for (size_t side = 0; side < 2; side++) {
            struct hostile_node_list both = {node[i + 1], 2};
            OAS_SET(node[i][side].children, both);
        }
    refused(&hostile_node_type, &node[0][0]);
}

/* Any JSON that nests too deep is too large, not "no JSON". */
static void test_deep_json(void)
{
    oas_buf text = deep("[", "1", "]", DEFAULT - 1);
    struct hostile_node node = {.name = OAS_STR("n")};
    OAS_SET(node.any, oas_json_of(oas_buf_str(&text)));
    CHECK_INT(oas_check(hostile_node_type, &node, NULL, NULL), OAS_OK);
    oas_buf_free(&text);
    text = deep("[", "1", "]", DEFAULT);
    OAS_SET(node.any, oas_json_of(oas_buf_str(&text)));
    refused(&hostile_node_type, &node);
    oas_buf_free(&text);
    text = deep("[", "", "", MILLION / 2);
    OAS_SET(node.any, oas_json_of(oas_buf_str(&text)));
    refused(&hostile_node_type, &node);
    CHECK_INT(oas_json_check(oas_buf_str(&text), NULL), OAS_TOO_LARGE);
    CHECK_INT(oas_json_count(node.any.value), 0);
    CHECK(!oas_json_item(node.any.value, 0).at);
    CHECK(!oas_json_equal(node.any.value, node.any.value));
    oas_json_iter each = oas_json_each(node.any.value);
    CHECK(!oas_json_next(&each) && each.status == OAS_TOO_LARGE);
    oas_buf_free(&text);
}

/* The pretty form indents each line of a deep value: what is refused for its size is not written
 * first. */
static void test_pretty_growth(void)
{
    enum { LEVELS = 100, ITEMS = ROOM / 10 };
    oas_buf text = {0};
    kit_repeat(&text, "[", LEVELS);
    kit_repeat(&text, "1,", ITEMS);
    oas_buf_puts(&text, "1");
    kit_repeat(&text, "]", LEVELS);
    struct kit kit = {0};
    oas_allocator from = kit_allocator(&kit);
    oas_options options = {.allocator = &from, .max_bytes = ROOM, .indent = 16};
    struct hostile_node node = {.name = OAS_STR("n")};
    OAS_SET(node.any, oas_json_of(oas_buf_str(&text)));
    CHECK_INT(oas_check(hostile_node_type, &node, NULL, &options), OAS_TOO_LARGE);
    CHECK(kit.peak < (size_t)4 * ROOM);
    CHECK_INT(kit.live, 0);
    oas_buf_free(&text);
}

static void *test_most(void *unused)
{
    test_limit(MOST, 3);
    return unused;
}

/* Sanitizers make frames several times larger than those that the limit was made for. */
static void test_most_levels(void)
{
#ifdef KIT_SLOW
    pthread_attr_t attributes;
    pthread_t thread;
    CHECK_INT(pthread_attr_init(&attributes), 0);
    CHECK_INT(pthread_attr_setstacksize(&attributes, (size_t)64 << 20), 0);
    CHECK_INT(pthread_create(&thread, &attributes, test_most, NULL), 0);
    CHECK_INT(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
#else
    test_most(NULL);
#endif
}

int main(void)
{
    test_million();
    test_limit(DEFAULT, 5);
    test_most_levels();
    test_cycles();
    test_fan_out();
    test_deep_json();
    test_pretty_growth();
    return check_done();
}
