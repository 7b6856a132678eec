/* Components that are no structs, and components that are other names for one. */
#include "exercise.h"
#include "roots.h"

static void test_values(void)
{
    bool flag;
    int64_t count;
    oas_str text;
    struct roots_number_or_null number;
    struct roots_shade_or_null shade;
    enum roots_fixed fixed;
    KEEP(roots_flag, &flag, "true");
    EXPECT(flag);
    KEEP(roots_count, &count, "5");
    REFUSE(roots_count, &count, "6", TOO_BIG, "");
    count = 6;
    WRONG(roots_count, &count, TOO_BIG, "");
    KEEP(roots_text, &text, "\"t\"");
    REFUSE(roots_text, &text, "\"\"", TOO_SMALL, "");
    KEEP(roots_number, &number, "null");
    EXPECT(number.is == OAS_NULL);
    KEEP(roots_number, &number, "1.5");
    EXPECT(number.value == 1.5);
    KEEP(roots_shade, &shade, "\"green\"");
    EXPECT(shade.value == ROOTS_SHADE_GREEN);
    KEEP(roots_shade, &shade, "null");
    KEEP(roots_fixed, &fixed, "\"fixed\"");
    REFUSE(roots_fixed, &fixed, "\"fix\"", INVALID_VALUE, "");
    shade.is = OAS_ABSENT;
    WRONG(roots_shade, &shade, UNSET, "");
}

static void test_lists(void)
{
    oas_str_list texts;
    struct roots_color_list colors;
    struct roots_counts counts;
    struct roots_labels labels;
    KEEP(roots_texts, &texts, "[\"a\",\"b\"]");
    REFUSE(roots_texts, &texts, "[\"a\",\"\"]", TOO_SMALL, "/1");
    KEEP(roots_colors, &colors, "[\"red\"]");
    REFUSE(roots_colors, &colors, "[]", TOO_SMALL, "");
    KEEP(roots_counts, &counts, "{\"a\":1}");
    EXPECT(counts.items[0].value == 1);
    KEEP(roots_labels, &labels, "{\"a\":\"b\"}");
    SAME(labels.items[0].value, "b");
}

int main(void)
{
    struct roots_thing thing;
    struct roots_maybe_thing_or_null maybe;
    struct roots_use use;
    test_values();
    test_lists();
    KEEP(roots_alias, &thing, "{\"a\":1}");
    KEEP(roots_alias_again, &thing, "{\"a\":2}");
    EXPECT(thing.a == 2);
    KEEP(roots_maybe_thing, &maybe, "null");
    KEEP(roots_maybe_thing, &maybe, "{\"a\":3}");
    EXPECT(maybe.value.a == 3);
    KEEP(roots_use, &use,
         "{\"alias\":{\"a\":1},\"maybe\":null,\"number\":null,\"fixed\":\"fixed\"}");
    EXPECT(use.maybe.is == OAS_NULL && use.number.is == OAS_NULL && use.fixed == OAS_VALUE);
    KEEP(roots_use, &use, "{\"alias\":{\"a\":1},\"maybe\":{\"a\":2},\"number\":0.5}");
    REFUSE(roots_use, &use, "{\"alias\":null,\"maybe\":null}", INVALID_TYPE, "/alias");
    return exercise_done();
}
