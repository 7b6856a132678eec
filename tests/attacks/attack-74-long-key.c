/* attack-74-long-key.c - a key of 200 KB above a hundred faults: what is said of them does not
 * repeat it a hundred times. */
#include "kit.h"

enum { LONG = 200000, FAULTS = 100 };

static oas_error found[FAULTS];

typedef oas_status judge_text(oas_str json, oas_errors *errs);

static void is_bounded(const oas_errors *errs, size_t most)
{
    oas_buf out = {0};
    oas_errors_text(errs, OAS_STR("it"), &out);
    CHECK(out.len > 0 && out.len < most);
    out.len = 0;
    oas_errors_body(errs, &out);
    CHECK(out.len > 0 && out.len < 10 * most);
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        out.len = 0;
        oas_error_message(errs, &errs->at[i], &out);
        oas_error_expected(errs, &errs->at[i], &out);
        oas_error_received(errs, &errs->at[i], &out);
        CHECK(out.len < 1000);
    }
    oas_buf_free(&out);
}

static void test(judge_text *judge, const char *before, const char *item, size_t faults)
{
    oas_buf json = {0};
    oas_arena mem = {0};
    oas_errors errs = {.at = found, .cap = FAULTS, .text = &mem};
    oas_buf_puts(&json, "{\"");
    kit_repeat(&json, "k", LONG);
    oas_buf_puts(&json, before);
    size_t open = json.len;
    kit_repeat(&json, item, faults);
    json.at[open] = '[';
    oas_buf_puts(&json, "]}");
    CHECK_INT(judge(oas_buf_str(&json), &errs), OAS_INVALID);
    CHECK_INT(errs.count, faults);
    is_bounded(&errs, 30000);
    errs.no_values = true;
    is_bounded(&errs, 30000);
    oas_buf_free(&json);
    oas_arena_free(&mem);
}

int main(void)
{
    test(hostile_lists_validate, "\":", ",\"\"", FAULTS);
    test(hostile_lists_validate, "\\u0061\":", ",\"\"", FAULTS);
    test(hostile_counts_validate, "\":", ",1", 1);
    return check_done();
}
