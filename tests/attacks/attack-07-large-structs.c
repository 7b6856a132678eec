/* attack-07-large-structs.c - a million keys, items and digits through generated code: time stays
 * near-linear, memory within a fixed multiple of the text, also for texts that are no JSON. */
#include <oas/program.h>

#include "kit.h"

#if defined(KIT_SLOW)
enum { MANY = 200000 };
#else
enum { MANY = 1000000 };
#endif

enum { DIGITS = 1000000 };

static struct kit kit;
static oas_allocator from;
static oas_arena mem;

static void begin(void)
{
    kit = (struct kit){0};
    from = kit_allocator(&kit);
    oas_arena_init(&mem, NULL, 0, &from);
}

static void end(void)
{
    oas_arena_free(&mem);
    CHECK_INT(kit.live, 0);
}

/* There and back; the time that it took. */
static double trip(const oas_type *type, void *value, oas_str json, bool same)
{
    oas_options options = {.allocator = &from};
    oas_buf out = {0};
    double start = kit_seconds();
    CHECK_INT(oas_decode(*type, value, json, &mem, NULL, &options), OAS_OK);
    CHECK_INT(oas_check(*type, value, NULL, &options), OAS_OK);
    CHECK_INT(oas_encode(*type, value, &out, NULL, &options), OAS_OK);
    double took = kit_seconds() - start;
    CHECK(!same || oas_str_equal(oas_buf_str(&out), json));
    oas_buf_free(&out);
    return took;
}

/* ---- keys that hash alike ---- */

/* Six hexadecimal digits, and two bytes that bring the hash of them to 0 in its low bits, where
 * there are such. */
static bool collide(char key[8], size_t i)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t at = 0; at < 6; at++)
        key[at] = digits[i >> (4 * at) & 15];
    for (unsigned tail = 0; tail < 64 * 64; tail++) {
        key[6] = (char)('0' + tail / 64);
        key[7] = (char)('0' + tail % 64);
        if (key[6] != '\\' && key[7] != '\\' && (oas_name_hash(oas_str_of(key, 8)) & 31) == 0)
            return true;
    }
    return false;
}

static oas_buf entries(size_t count)
{
    oas_buf out = {0};
    char key[8];
    size_t made = 0;
    oas_buf_putc(&out, '{');
    for (size_t i = 0; made < count; i++) {
        if (!collide(key, i))
            continue;
        oas_buf_puts(&out, made++ ? ",\"" : "\"");
        oas_buf_put(&out, oas_str_of(key, sizeof key));
        oas_buf_puts(&out, "\":1");
    }
    oas_buf_putc(&out, '}');
    return out;
}

static void test_colliding(void)
{
    double took[2];
    oas_buf json = entries(MANY);
    oas_str all = oas_buf_str(&json);
    for (size_t i = 0; i < 2; i++) {
        struct hostile_counts counts;
        size_t wanted = i ? MANY : MANY / 10;
        begin();
        oas_str text = i ? all : oas_str_of(all.at, wanted * (8 + 5) + 1);
        oas_buf part = {0};
        oas_buf_put(&part, text);
        part.at[part.len - 1] = '}';
        took[i] = trip(&hostile_counts_type, &counts, oas_buf_str(&part), true);
        CHECK_INT(counts.count, wanted);
        CHECK(counts.count == wanted && counts.items[wanted - 1].key.len == 8 &&
              counts.items[0].value == 1);
        CHECK(kit.peak < 16 * part.len);
        oas_buf_free(&part);
        end();
    }
    CHECK(kit_near_linear(took[0], took[1]));
    oas_buf_free(&json);
}

/* `start`, so many items, the first one behind `open` and not behind its comma, and `end`. */
static oas_buf repeated(const char *start, char open, const char *item, size_t times,
                        const char *end)
{
    oas_buf out = {0};
    oas_buf_puts(&out, start);
    size_t at = out.len;
    kit_repeat(&out, item, times);
    out.at[at] = open;
    oas_buf_puts(&out, end);
    return out;
}

/* One key, a million times: all are kept, in order. */
static void test_one_key(void)
{
    double took[2];
    for (size_t i = 0; i < 2; i++) {
        struct hostile_counts counts;
        size_t times = i ? MANY : MANY / 10;
        oas_buf json = repeated("", '{', ",\"a\":1", times, "}");
        begin();
        took[i] = trip(&hostile_counts_type, &counts, oas_buf_str(&json), true);
        CHECK_INT(counts.count, times);
        oas_buf_free(&json);
        end();
    }
    CHECK(kit_near_linear(took[0], took[1]));
}

/* ---- lists ---- */

static void test_lists(void)
{
    static const char *const items[][2] = {{"{\"wide\":", ",-7"},
                                           {"{\"real\":", ",0.5"},
                                           {"{\"flags\":", ",true"},
                                           {"{\"colors\":", ",\"red\""},
                                           {"{\"ones\":", ",\"one\""}};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        double took[2];
        for (size_t j = 0; j < 2; j++) {
            struct hostile_values values;
            oas_buf json = repeated(items[i][0], '[', items[i][1], j ? MANY : MANY / 10, "]}");
            begin();
            took[j] = trip(&hostile_values_type, &values, oas_buf_str(&json), true);
            CHECK(kit.peak < 16 * json.len);
            oas_buf_free(&json);
            end();
        }
        CHECK(kit_near_linear(took[0], took[1]));
    }
}

/* ---- texts that are no JSON ---- */

/* `levels` lists that are begun; inside of each a quote in the wrong place makes what follows look
 * like a string to one reading and like items to another. Were each list to count all of them, each
 * would take memory for all of them. */
static oas_buf doubled(size_t levels, const char *inner, size_t commas)
{
    oas_buf out = {0};
    kit_repeat(&out, "{\"name\":\"\",\"children\":[", levels);
    oas_buf_puts(&out, inner);
    for (size_t i = 1; i < levels; i++)
        oas_buf_puts(&out, " , \"]} , x\"");
    kit_repeat(&out, ",1", commas);
    return out;
}

static void test_counted_twice(void)
{
    static const char *const inners[] = {"x\"", "\"", "x",    "{}",  "",
                                         "1\"", "]",  "\\\"", "[\"", "}\""};
    for (size_t i = 0; i < sizeof inners / sizeof *inners; i++) {
        struct hostile_node node;
        oas_buf json = doubled(60, inners[i], MANY / 10);
        begin();
        oas_status status = hostile_node_decode(&node, oas_buf_str(&json), &mem, NULL);
        CHECK(status == OAS_MALFORMED || status == OAS_INVALID);
        CHECK(kit_is_zero(&node, sizeof node));
        CHECK(kit.peak <= 2 * sizeof(struct hostile_node) * json.len);
        oas_buf_free(&json);
        end();
    }
}

/* ---- digits ---- */

static oas_str digits(oas_buf *out, const char *before, const char *unit, size_t times,
                      const char *behind)
{
    out->len = 0;
    oas_buf_puts(out, before);
    kit_repeat(out, unit, times);
    oas_buf_puts(out, behind);
    return oas_buf_str(out);
}

/* The time that numbers of so many digits take. */
static double try_digits(size_t count)
{
    struct hostile_values v;
    oas_buf text = {0};
    char less[32], more[32];
    snprintf(less, sizeof less, "e-%zu}", count);
    snprintf(more, sizeof more, "42e%zu}", count + 2);
    begin();
    double start = kit_seconds();
    oas_str json = digits(&text, "{\"i\":", "9", count, "}");
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_UNREPRESENTABLE);
    CHECK(kit_is_zero(&v, sizeof v));
    json = digits(&text, "{\"u\":1", "0", count, "}"); /* beyond its maximum */
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_INVALID);
    json = digits(&text, "{\"d\":", "9", count, "}");
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_UNREPRESENTABLE);
    json = digits(&text, "{\"i\":7.", "0", count, ",\"u\":18446744073709551615.0}");
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_OK);
    CHECK(v.i.value == 7 && v.u.value == UINT64_MAX);
    json = digits(&text, "{\"d\":0.", "3", count, "}");
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_OK);
    double third = 1.0 / 3; /* in a double, whatever the machine reckons with */
    CHECK(v.d.value >= third && v.d.value <= third);
    json = digits(&text, "{\"d\":1", "0", count, less);
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_OK);
    CHECK(v.d.value >= 1 && v.d.value <= 1);
    json = digits(&text, "{\"i\":0.", "0", count, more);
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_OK);
    CHECK_INT(v.i.value, 42);
    json = digits(&text, "{\"i\":1e", "9", count, "}");
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_UNREPRESENTABLE);
    json = digits(&text, "{\"d\":1e-", "9", count, "}"); /* the nearest double is 0 */
    CHECK_INT(hostile_values_decode(&v, json, &mem, NULL), OAS_OK);
    CHECK(v.d.value >= 0 && v.d.value <= 0);
    json = digits(&text, "", "1", count, "");
    int64_t i = 5;
    double d = 0;
    CHECK_INT(oas_json_get_int64(oas_json_of(json), &i), OAS_UNREPRESENTABLE);
    CHECK_INT(i, 5);
    CHECK_INT(oas_json_get_double(oas_json_of(json), &d), OAS_UNREPRESENTABLE);
    double took = kit_seconds() - start;
    CHECK(kit.peak < 65536);
    oas_buf_free(&text);
    end();
    return took;
}

static void test_digits(void)
{
    double tenth = try_digits(DIGITS / 10);
    CHECK(kit_near_linear(tenth, try_digits(DIGITS)));
}

int main(void)
{
    test_colliding();
    test_one_key();
    test_lists();
    test_counted_twice();
    test_digits();
    return check_done();
}
