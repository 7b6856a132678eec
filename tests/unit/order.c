/* order.c - the order of JSON values beside equality spelled out value by value, their hashes,
 * equal items of arrays; attack 12. */
#include <oas/json.h>

#include <stdlib.h>

#include "base/sort.h"
#include "check.h"
#include "json/hash.h"
#include "json/order.h"
#include "number/number.h"

/* ---- values by random ---- */

static uint64_t state = 1;

static unsigned pick(unsigned below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % below;
}

static const char *const numbers[] = {
    "0",   "-0",  "1", "1.0", "10e-1", "1e0", "2", "-1", "1e400", "10e399", "18446744073709551616",
    "0.5", "5e-1"};
static const char *const strings[] = {"\"\"",        "\"a\"",        "\"\\u0061\"", "\"ab\"",
                                      "\"\\u00e9\"", "\"\xC3\xA9\"", "\"0\""};
static const char *const names[] = {"\"a\":", "\"b\":", "\"\\u0061\":", "\"\":", "\"c\" : "};

#define PICK(list) list[pick(sizeof list / sizeof *list)]

static void put_value(oas_buf *out, unsigned depth)
{
    unsigned what = pick(depth ? 7 : 4), count = pick(4);
    if (what == 0)
        oas_buf_puts(out, pick(2) ? "null" : pick(2) ? "true" : "false");
    else if (what < 3)
        oas_buf_puts(out, PICK(numbers));
    else if (what == 3)
        oas_buf_puts(out, PICK(strings));
    else {
        bool object = what > 4;
        oas_buf_puts(out, object ? "{" : "[ ");
        for (unsigned i = 0; i < count; i++) {
            oas_buf_puts(out, i ? "," : "");
            oas_buf_puts(out, object ? PICK(names) : "");
            put_value(out, depth - 1);
        }
        oas_buf_puts(out, object ? "}" : "]");
    }
}

/* ---- equality by its definition: slow, and without an order ---- */

static bool is_equal(oas_json a, oas_json b);

/* The value of the member called `name`, behind `before` others of that name. */
static oas_json member_of(oas_json object, oas_str name, size_t before)
{
    for (oas_json_iter it = oas_json_each(object); oas_json_next(&it);)
        if (oas_json_is(it.key, name) && before-- == 0)
            return it.value;
    return (oas_json){NULL, 0};
}

static bool is_equal_object(oas_json a, oas_json b)
{
    oas_arena mem = {0};
    bool equal = oas_json_count(a) == oas_json_count(b);
    for (oas_json_iter it = oas_json_each(a); equal && oas_json_next(&it);) {
        oas_str name;
        size_t before = 0;
        CHECK_INT(oas_json_get_string(it.key, &mem, &name), OAS_OK);
        for (oas_json_iter other = oas_json_each(a);
             oas_json_next(&other) && other.index < it.index;)
            before += oas_json_is(other.key, name);
        oas_json value = member_of(b, name, before);
        equal = value.at && is_equal(it.value, value);
    }
    oas_arena_free(&mem);
    return equal;
}

static bool is_equal_leaf(oas_json a, oas_json b)
{
    oas_arena mem = {0};
    oas_str text_a, text_b;
    bool equal;
    if (oas_json_type_of(a) == OAS_JSON_NUMBER) {
        struct oas_number x = oas_number_read(oas_json_text(a));
        struct oas_number y = oas_number_read(oas_json_text(b));
        equal = oas_number_compare(&x, &y) == 0;
    } else if (oas_json_type_of(a) == OAS_JSON_STRING) {
        equal = oas_json_get_string(a, &mem, &text_a) == OAS_OK &&
                oas_json_get_string(b, &mem, &text_b) == OAS_OK && oas_str_equal(text_a, text_b);
    } else {
        equal = oas_str_equal(oas_json_text(a), oas_json_text(b));
    }
    oas_arena_free(&mem);
    return equal;
}

static bool is_equal(oas_json a, oas_json b)
{
    if (oas_json_type_of(a) != oas_json_type_of(b))
        return false;
    if (oas_json_type_of(a) == OAS_JSON_OBJECT)
        return is_equal_object(a, b);
    if (oas_json_type_of(a) != OAS_JSON_ARRAY)
        return is_equal_leaf(a, b);
    bool equal = oas_json_count(a) == oas_json_count(b);
    for (size_t i = 0; equal && i < oas_json_count(a); i++)
        equal = is_equal(oas_json_item(a, i), oas_json_item(b, i));
    return equal;
}

/* ---- the order ---- */

/* What comparing needs, with all the work that it wants. */
struct room {
    uint64_t first[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_scratch scratch;
    uint64_t work;
    struct oas_order order;
};

static void begin(struct room *room, const oas_allocator *from)
{
    oas_scratch_init(&room->scratch, room->first, from);
    room->work = 0;
    room->order =
        (struct oas_order){.scratch = &room->scratch, .work = &room->work, .max_work = UINT64_MAX};
}

static int order_of(oas_json a, oas_json b)
{
    struct room room;
    begin(&room, NULL);
    struct oas_reader on_a = oas_reader_over(oas_json_text(a));
    struct oas_reader on_b = oas_reader_over(oas_json_text(b));
    int order = oas_order_values(&room.order, &on_a, &on_b);
    CHECK_INT(room.order.status, OAS_OK);
    CHECK(order != 0 || (on_a.at == on_a.end && on_b.at == on_b.end));
    return (order > 0) - (order < 0);
}

enum { VALUES = 400 };

static oas_json values[VALUES];

static void make_values(oas_arena *mem)
{
    for (size_t i = 0; i < VALUES; i++) {
        oas_buf text = {0};
        put_value(&text, 3);
        values[i] = oas_json_copy(mem, oas_json_of(oas_buf_str(&text)));
        CHECK(values[i].at != NULL);
        oas_buf_free(&text);
    }
}

static void test_pairs(void)
{
    size_t equal = 0;
    for (size_t i = 0; i < VALUES; i++)
        for (size_t j = 0; j < VALUES; j++) {
            bool want = is_equal(values[i], values[j]);
            int order = order_of(values[i], values[j]);
            bool good = (order == 0) == want && order == -order_of(values[j], values[i]) &&
                        oas_json_equal(values[i], values[j]) == want &&
                        (!want || oas_json_hash(values[i]) == oas_json_hash(values[j]));
            equal += want;
            check_note(good, __FILE__, __LINE__, "the order, its reverse, equality, hashes");
            if (!good)
                printf("    " OAS_PRI "\n    " OAS_PRI "\n", OAS_ARG(oas_json_text(values[i])),
                       OAS_ARG(oas_json_text(values[j])));
        }
    CHECK(equal > VALUES && equal < (size_t)VALUES * VALUES / 4);
}

static int compare_values(const void *a, const void *b)
{
    return order_of(*(const oas_json *)a, *(const oas_json *)b);
}

/* Sorted by it, each comes before all that follow: so it is one order for all. */
static void test_transitive(void)
{
    qsort(values, VALUES, sizeof *values, compare_values);
    for (size_t i = 0; i < VALUES; i++)
        for (size_t j = i; j < VALUES; j++)
            CHECK(order_of(values[i], values[j]) <= 0);
}

/* ---- equal items ---- */

static void test_unique(void)
{
    size_t refused = 0;
    for (size_t round = 0; round < 3000; round++) {
        struct room room;
        struct oas_twins twins;
        oas_buf text = {0};
        size_t count = 1 + pick(24), first = SIZE_MAX, second = SIZE_MAX;
        oas_buf_putc(&text, '[');
        for (size_t i = 0; i < count; i++) {
            oas_buf_puts(&text, i ? " , " : "");
            put_value(&text, 2);
        }
        oas_buf_putc(&text, ']');
        oas_str array = oas_buf_str(&text);
        for (size_t i = 0; i < count && second == SIZE_MAX; i++)
            for (size_t j = 0; j < i && second == SIZE_MAX; j++)
                if (is_equal(oas_json_item(oas_json_of(array), j),
                             oas_json_item(oas_json_of(array), i))) {
                    first = j;
                    second = i;
                }
        begin(&room, NULL);
        oas_status status = oas_order_unique(&room.order, array, count, &twins);
        CHECK_INT(status, second == SIZE_MAX ? OAS_OK : OAS_INVALID);
        refused += status == OAS_INVALID;
        if (status == OAS_INVALID && second != SIZE_MAX) {
            CHECK_INT(twins.first, first);
            CHECK(twins.second == oas_json_item(oas_json_of(array), second).at);
        }
        oas_buf_free(&text);
    }
    CHECK(refused > 300 && refused < 2900);
}

/* Below the levels that are hashed all values are alike: one hash, and nothing but the order. */
static void put_deep(oas_buf *out, uint64_t number)
{
    for (size_t i = 0; i < 20; i++)
        oas_buf_putc(out, '[');
    oas_buf_put_u64(out, number);
    for (size_t i = 0; i < 20; i++)
        oas_buf_putc(out, ']');
}

static void test_one_hash(void)
{
    enum { COUNT = 5000 };
    for (size_t equal = 0; equal < 2; equal++) {
        struct room room;
        struct oas_twins twins;
        oas_buf text = {0};
        size_t at = 0;
        for (size_t i = 0; i < COUNT; i++) {
            oas_buf_putc(&text, i ? ',' : '[');
            at = equal && i == COUNT - 7 ? text.len : at;
            put_deep(&text, equal && i >= COUNT - 7 ? 77 : i * 2);
        }
        oas_buf_putc(&text, ']');
        begin(&room, NULL);
        oas_status status = oas_order_unique(&room.order, oas_buf_str(&text), COUNT, &twins);
        CHECK_INT(status, equal ? OAS_INVALID : OAS_OK);
        CHECK(room.work < (uint64_t)text.len * 40);
        CHECK(!equal || (twins.first == COUNT - 7 && twins.second > text.at + at));
        oas_buf_free(&text);
    }
}

/* ---- limits ---- */

static void *no_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    (void)user;
    (void)old;
    (void)old_size;
    (void)new_size;
    return NULL;
}

static void test_limits(void)
{
    static const oas_allocator none = {no_resize, NULL};
    oas_buf text = {0}, reversed = {0};
    struct oas_twins twins;
    struct room room;
    oas_buf_puts(&text, "[0");
    for (uint64_t i = 1; i < 1000; i++) {
        oas_buf_putc(&text, ',');
        oas_buf_put_u64(&text, i);
    }
    oas_buf_putc(&text, ']');
    begin(&room, &none);
    CHECK_INT(oas_order_unique(&room.order, oas_buf_str(&text), 1000, &twins), OAS_NO_MEMORY);
    begin(&room, &none);
    CHECK_INT(oas_order_unique(&room.order, oas_str_from("[1,2,1]"), 3, &twins), OAS_INVALID);
    begin(&room, NULL);
    room.order.max_work = text.len - 1;
    CHECK_INT(oas_order_unique(&room.order, oas_buf_str(&text), 1000, &twins), OAS_UNDECIDED);
    text.len = 0;
    for (unsigned i = 0; i < 1000; i++) {
        oas_buf_puts(&text, i ? ",\"" : "{\"");
        oas_buf_put_u64(&text, i);
        oas_buf_puts(&text, "\":0");
        oas_buf_puts(&reversed, i ? ",\"" : "{\"");
        oas_buf_put_u64(&reversed, 999 - i);
        oas_buf_puts(&reversed, "\":0");
    }
    oas_buf_putc(&text, '}');
    oas_buf_putc(&reversed, '}');
    struct oas_reader a = oas_reader_over(oas_buf_str(&text));
    struct oas_reader b = oas_reader_over(oas_buf_str(&reversed));
    begin(&room, &none);
    CHECK(oas_order_values(&room.order, &a, &b) != 0);
    CHECK_INT(room.order.status, OAS_NO_MEMORY);
    CHECK(oas_json_equal(oas_json_of(oas_buf_str(&text)), oas_json_of(oas_buf_str(&reversed))));
    oas_buf_free(&text);
    oas_buf_free(&reversed);
}

/* Objects in objects, with one value that differs innermost: no level is compared twice. */
static void test_nested(void)
{
    enum { DEPTH = 100 };
    oas_buf a = {0}, b = {0};
    struct room room;
    for (size_t i = 0; i < DEPTH; i++) {
        oas_buf_puts(&a, "{\"x\":0,\"y\":");
        oas_buf_puts(&b, i % 2 ? "{\"x\":0,\"y\":" : "{\"y\":");
    }
    oas_buf_putc(&a, '1');
    oas_buf_putc(&b, '2');
    for (size_t i = DEPTH; i-- > 0;) {
        oas_buf_putc(&a, '}');
        oas_buf_puts(&b, i % 2 ? "}" : ",\"x\":0}");
    }
    struct oas_reader on_a = oas_reader_over(oas_buf_str(&a)),
                      on_b = oas_reader_over(oas_buf_str(&b));
    begin(&room, NULL);
    CHECK(oas_order_values(&room.order, &on_a, &on_b) < 0);
    CHECK(room.work < 8 * (uint64_t)DEPTH * (a.len + b.len));
    CHECK_INT(room.order.status, OAS_OK);
    oas_buf_free(&a);
    oas_buf_free(&b);
}

/* ---- sorting ---- */

static void test_sort(void)
{
    uint64_t at[300];
    for (size_t count = 0; count < 300; count++) {
        uint64_t sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += at[i] = pick(count % 2 ? 1000 : 5);
        oas_sort(at, count, NULL, NULL);
        for (size_t i = 0; i < count; i++) {
            CHECK(i == 0 || at[i - 1] <= at[i]);
            sum -= at[i];
        }
        CHECK(sum == 0);
    }
}

static int contradict(void *user, uint64_t a, uint64_t b)
{
    (void)user;
    (void)a;
    (void)b;
    return (int)pick(3) - 1;
}

static void test_sort_by_nothing(void)
{
    uint64_t at[64], sum = 0;
    for (size_t i = 0; i < 64; i++)
        at[i] = i;
    oas_sort(at, 64, contradict, NULL);
    for (size_t i = 0; i < 64; i++)
        sum += at[i];
    CHECK_INT(sum, 63 * 32);
}

/* Attack 12: a million items, different, equal, and alike but for their end. */
static void test_million(void)
{
    enum { COUNT = 1000000 };
    static const char *const forms[] = {"", "000000000000000000000000000000000"};
    for (size_t i = 0; i < 3; i++) {
        struct room room;
        struct oas_twins twins;
        oas_buf text = {0};
        for (uint64_t n = 0; n < COUNT; n++) {
            oas_buf_puts(&text, n ? ",1" : "[1");
            oas_buf_puts(&text, i < 2 ? forms[i] : "");
            if (i < 2)
                oas_buf_put_u64(&text, n);
        }
        oas_buf_putc(&text, ']');
        begin(&room, NULL);
        CHECK_INT(oas_order_unique(&room.order, oas_buf_str(&text), COUNT, &twins),
                  i < 2 ? OAS_OK : OAS_INVALID);
        CHECK(room.work < 4 * (uint64_t)text.len + 1000);
        oas_buf_free(&text);
    }
}

int main(void)
{
    oas_arena mem = {0};
    make_values(&mem);
    test_pairs();
    test_transitive();
    oas_arena_free(&mem);
    test_unique();
    test_one_hash();
    test_limits();
    test_nested();
    test_sort();
    test_sort_by_nothing();
    test_million();
    return check_done();
}
