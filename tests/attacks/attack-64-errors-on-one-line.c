/* attack-64-errors-on-one-line.c - hundreds of thousands of errors on one line, all of them kept:
 * their places are found in one pass. */
#include "kit.h"

#if defined(KIT_SLOW)
enum { FEW = 5000, MANY = 50000 };
#else
enum { FEW = 20000, MANY = 200000 };
#endif

static oas_error found[MANY];

typedef void report_errors(const oas_errors *errs, oas_buf *out);

static void as_text(const oas_errors *errs, oas_buf *out)
{
    oas_errors_text(errs, OAS_STR("it"), out);
}

static double time_of(size_t count, report_errors *report)
{
    oas_buf json = {0}, out = {0};
    oas_arena mem = {0};
    oas_errors errs = {.at = found, .cap = MANY, .text = &mem};
    struct hostile_values v;
    oas_buf_puts(&json, "{\"wide\":[\"\"");
    kit_repeat(&json, ",\"\"", count - 1);
    oas_buf_puts(&json, "]}");
    CHECK_INT(hostile_values_decode(&v, oas_buf_str(&json), &mem, &errs), OAS_INVALID);
    CHECK_INT(oas_errors_kept(&errs), count);
    double start = kit_seconds();
    report(&errs, &out);
    double took = kit_seconds() - start;
    CHECK(!out.failed && out.len > 40 * count);
    oas_buf_free(&out);
    oas_buf_free(&json);
    oas_arena_free(&mem);
    return took;
}

/* Ten times as many take ten times as long; a hundred times would be a search from the start. */
static void test(report_errors *report)
{
    double few = time_of(FEW, report);
    double many = time_of(MANY, report);
    CHECK(many < 40 * few + 0.05);
}

/* The last one's place is right. */
static void test_last(void)
{
    oas_buf json = {0}, out = {0};
    oas_arena mem = {0};
    oas_errors errs = {.at = found, .cap = MANY, .text = &mem};
    oas_buf_puts(&json, "{\"wide\":[\"\"");
    kit_repeat(&json, ",\"\"", MANY - 1);
    oas_buf_puts(&json, "]}");
    CHECK_INT(hostile_values_validate(oas_buf_str(&json), &errs), OAS_INVALID);
    oas_places places = {.line = 0};
    for (size_t i = 0; i < MANY; i++)
        oas_places_find(&places, &errs, &found[i]);
    CHECK(places.line == 1 && places.column == 10 + 3 * (MANY - 1));
    oas_places_instance(&places, 0, &out);
    char last[32];
    snprintf(last, sizeof last, "/wide/%d", MANY - 1);
    CHECK_STR(oas_buf_str(&out), last);
    oas_places_free(&places);
    oas_buf_free(&out);
    oas_buf_free(&json);
    oas_arena_free(&mem);
}

int main(void)
{
    test(as_text);
    test(oas_errors_body);
    test_last();
    return check_done();
}
