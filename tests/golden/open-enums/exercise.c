/* A text that an enum does not list is valid, kept and written as it came; what could turn the
 * verdict of something else is refused as it always was. */
#include "exercise.h"
#include "open-enums.h"

/* What a text becomes, alone and as a member, and back. */
static void test_texts(void)
{
    struct open_enums_color_or_other color;
    KEEP(open_enums_color, &color, "\"light blue\"");
    EXPECT(color.is == OPEN_ENUMS_COLOR_LIGHT_BLUE);
    SAME(color.text, "light blue");
    KEEP(open_enums_color, &color, "\"mauve\"");
    EXPECT(color.is == OPEN_ENUMS_COLOR_OTHER);
    SAME(color.text, "mauve");
    READ(open_enums_color, &color, "\"r\\u00e9d\"",
         "\"r\xC3\xA9"
         "d\"");
    EXPECT(color.is == OPEN_ENUMS_COLOR_OTHER);
    READ(open_enums_color, &color, "\"r\\u0065d\"", "\"red\"");
    EXPECT(color.is == OPEN_ENUMS_COLOR_RED);
    KEEP(open_enums_color, &color, "\"\"");
    EXPECT(color.is == OPEN_ENUMS_COLOR_OTHER && color.text.len == 0);
    REFUSE(open_enums_color, &color, "1", INVALID_TYPE, "");
    REFUSE(open_enums_color, &color, "null", INVALID_TYPE, "");
}

/* "other" and "unset" are texts as any: what the enum itself calls so keeps its name. */
static void test_names(void)
{
    struct open_enums_color_or_other color;
    KEEP(open_enums_color, &color, "\"other\"");
    EXPECT(color.is == OPEN_ENUMS_COLOR_OTHER_2);
    EXPECT(OPEN_ENUMS_COLOR_UNSET == 0 && OPEN_ENUMS_COLOR_COUNT == OPEN_ENUMS_COLOR_OTHER);
    EXPECT(open_enums_color_from_text(OAS_STR("unset")) == OPEN_ENUMS_COLOR_UNSET_2);
    EXPECT(open_enums_color_from_text(OAS_STR("mauve")) == OPEN_ENUMS_COLOR_OTHER);
    SAME(open_enums_color_text(OPEN_ENUMS_COLOR_OTHER_2), "other");
    EXPECT(open_enums_color_text(OPEN_ENUMS_COLOR_OTHER).at == NULL);
}

static const char *heard(struct open_enums_color_or_other color)
{
    switch (color.is) {
    case OPEN_ENUMS_COLOR_RED:
        return "red";
    case OPEN_ENUMS_COLOR_LIGHT_BLUE:
    case OPEN_ENUMS_COLOR_OTHER_2:
    case OPEN_ENUMS_COLOR_UNSET_2:
        return "another";
    case OPEN_ENUMS_COLOR_OTHER:
        return "new";
    case OPEN_ENUMS_COLOR_UNSET:
        break;
    }
    return "none";
}

/* What a program makes itself, without reading anything. */
static void test_made(void)
{
    static const struct open_enums_color_or_other fixed = {.is = OPEN_ENUMS_COLOR_RED};
    static const struct open_enums_color_or_other unknown = {.is = OPEN_ENUMS_COLOR_OTHER,
                                                             .text = OAS_STR_INIT("mauve")};
    struct open_enums_color_or_other color = {.is = OPEN_ENUMS_COLOR_OTHER};
    WRITE(open_enums_color, &fixed, "\"red\"");
    WRITE(open_enums_color, &unknown, "\"mauve\"");
    EXPECT(strcmp(heard(fixed), "red") == 0 && strcmp(heard(unknown), "new") == 0);
    WRONG(open_enums_color, &color, UNSET, "");
    color.text = OAS_STR("\xFF");
    WRONG(open_enums_color, &color, NOT_UTF8, "");
    color.text = OAS_STR("red"); /* a constant's text: the JSON is the same either way */
    WRITE(open_enums_color, &color, "\"red\"");
    EXPECT(open_enums_color_equal(&color, &fixed) && !open_enums_color_equal(&color, &unknown));
    color = (struct open_enums_color_or_other){.is = OPEN_ENUMS_COLOR_RED, .text = OAS_STR("blue")};
    WRITE(open_enums_color, &color, "\"red\"");
    color.is = OPEN_ENUMS_COLOR_UNSET;
    WRONG(open_enums_color, &color, UNSET, "");
    color.is = (enum open_enums_color)99;
    WRONG(open_enums_color, &color, INVALID_VALUE, "");
}

/* A copy needs nothing of what it was made of. */
static void test_copy(void)
{
    char text[] = "mauve", name[] = "red";
    struct open_enums_color_or_other color = {OPEN_ENUMS_COLOR_OTHER, {text, 5}}, copy;
    EXPECT(open_enums_color_copy(&copy, &color, exercise_mem()) == OAS_OK);
    EXPECT(open_enums_color_equal(&copy, &color) && copy.text.at != text);
    color = (struct open_enums_color_or_other){OPEN_ENUMS_COLOR_RED, {name, 3}};
    EXPECT(open_enums_color_copy(&copy, &color, exercise_mem()) == OAS_OK);
    EXPECT(copy.text.at != name);
    SAME(copy.text, "red");
    oas_buf out = {0};
    color.is = OPEN_ENUMS_COLOR_UNSET;
    open_enums_color_print(&color, &out);
    SAME(oas_buf_str(&out), "<unset>");
    out.len = 0;
    color = (struct open_enums_color_or_other){.is = (enum open_enums_color)99};
    open_enums_color_print(&color, &out);
    SAME(oas_buf_str(&out), "<99>");
    oas_buf_free(&out);
}

static void test_members(void)
{
    struct open_enums_paint paint;
    KEEP(open_enums_paint, &paint,
         "{\"color\":\"mauve\",\"gloss\":\"satin\",\"shade\":null,\"bare\":\"perhaps\","
         "\"names\":[\"red\",\"puce\"],\"nulls\":[null,\"a\",\"z\"],"
         "\"by\":{\"x\":\"low\",\"y\":\"middle\"},\"only\":\"one\",\"constant\":\"two\",\"level\":"
         "2}");
    SAME(paint.gloss.value.text, "satin");
    EXPECT(paint.shade.is == OAS_NULL);
    EXPECT(paint.names.value.items[0].is == OPEN_ENUMS_COLOR_RED);
    EXPECT(paint.names.value.items[1].is == OPEN_ENUMS_COLOR_OTHER);
    EXPECT(paint.by.value.items[1].value.is == OPEN_ENUMS_PAINT_BY_VALUE_OTHER);
    KEEP(open_enums_paint, &paint, "{\"color\":\"red\",\"shade\":\"deep\"}");
    EXPECT(paint.shade.is == OAS_VALUE && paint.gloss.is == OAS_ABSENT);
    open_enums_paint_defaults(&paint);
    EXPECT(paint.gloss.value.is == OPEN_ENUMS_PAINT_GLOSS_DEFAULT);
    WRITE(open_enums_paint, &paint, "{\"color\":\"red\",\"gloss\":\"matt\",\"shade\":\"deep\"}");
    /* Other keywords, and what is no enum of several texts, are limits still. */
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"gloss\":\"very glossy\"}", TOO_BIG,
           "/gloss");
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"only\":\"two\"}", INVALID_VALUE,
           "/only");
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"constant\":\"one\"}", INVALID_VALUE,
           "/constant");
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"level\":3}", INVALID_VALUE, "/level");
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"mixed\":2}", INVALID_VALUE, "/mixed");
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"bare\":1}", INVALID_TYPE, "/bare");
    REFUSE(open_enums_paint, &paint, "{\"color\":null}", INVALID_TYPE, "/color");
    REFUSE(open_enums_paint, &paint, "{\"color\":\"red\",\"more\":1}", NOT_ALLOWED, "/more");
}

/* Enums that stand together. */
static void test_together(void)
{
    struct open_enums_narrow_or_other narrow;
    oas_str apart;
    enum open_enums_strict strict;
    KEEP(open_enums_narrow, &narrow, "\"b\"");
    EXPECT(narrow.is == OPEN_ENUMS_NARROW_B);
    KEEP(open_enums_narrow, &narrow, "\"a\"");
    EXPECT(narrow.is == OPEN_ENUMS_NARROW_OTHER);
    KEEP(open_enums_apart, &apart, "\"a\"");
    KEEP(open_enums_strict, &strict, "\"b\"");
    REFUSE(open_enums_strict, &strict, "\"a\"", INVALID_VALUE, "");
}

/* Alternatives that nothing else can be: by their JSON type, by their tag. */
static void test_alternatives(void)
{
    struct open_enums_maybe_or_null maybe;
    struct open_enums_either either;
    struct open_enums_shape shape;
    KEEP(open_enums_maybe, &maybe, "null");
    KEEP(open_enums_maybe, &maybe, "\"enough\"");
    EXPECT(maybe.value.is == OPEN_ENUMS_MAYBE_OTHER);
    KEEP(open_enums_either, &either, "\"none\"");
    EXPECT(either.as.string.is == OPEN_ENUMS_EITHER_STRING_OTHER);
    KEEP(open_enums_either, &either, "4");
    KEEP(open_enums_shape, &shape, "{\"kind\":\"dot\",\"size\":\"tiny\"}");
    EXPECT(shape.as.dot.size.is == OPEN_ENUMS_DOT_SIZE_OTHER);
    KEEP(open_enums_shape, &shape, "{\"kind\":\"stroke\",\"length\":\"short\"}");
    REFUSE(open_enums_shape, &shape, "{\"kind\":\"blot\",\"size\":\"tiny\"}", INVALID_UNION,
           "/kind");
}

/* Where a text that is not listed could make true what was false. */
static void test_closed(void)
{
    struct open_enums_one one;
    oas_str texts;
    struct open_enums_not other;
    struct open_enums_when when;
    struct open_enums_named named;
    KEEP(open_enums_one, &one, "{\"left\":\"a\",\"side\":\"l\"}");
    REFUSE(open_enums_one, &one, "{\"left\":\"z\"}", INVALID_UNION, "");
    KEEP(open_enums_texts, &texts, "\"z\"");
    REFUSE(open_enums_texts, &texts, "\"zz\"", INVALID_UNION, "");
    KEEP(open_enums_not, &other, "{\"a\":\"z\",\"b\":\"z\"}");
    REFUSE(open_enums_not, &other, "{\"b\":\"r\"}", NOT_ALLOWED, "");
    KEEP(open_enums_when, &when, "{\"mode\":\"slow\",\"speed\":\"z\"}");
    REFUSE(open_enums_when, &when, "{\"mode\":\"slow\",\"speed\":1}", INVALID_TYPE, "/speed");
    KEEP(open_enums_named, &named, "{\"first\":\"z\"}");
    REFUSE(open_enums_named, &named, "{\"third\":\"i\"}", INVALID_KEY, "/third");
}

/* A kind that is not known is the parent, tag and all. */
static void test_heirs(void)
{
    struct open_enums_animal animal;
    KEEP(open_enums_animal, &animal, "{\"type\":\"cat\",\"mood\":\"fair\",\"lives\":9}");
    EXPECT(animal.kind == OPEN_ENUMS_ANIMAL_KIND_CAT);
    EXPECT(animal.as.cat.mood.value.is == OPEN_ENUMS_ANIMAL_MOOD_OTHER);
    KEEP(open_enums_animal, &animal, "{\"type\":\"emu\"}");
    EXPECT(animal.kind == OPEN_ENUMS_ANIMAL_KIND_OTHER);
    EXPECT(animal.as.other.type.is == OPEN_ENUMS_ANIMAL_TYPE_OTHER);
    SAME(animal.as.other.type.text, "emu");
}

static void test_operations(void)
{
    struct open_enums_list_pets_query_order_or_other order;
    struct open_enums_list_pets_response_200_or_other found;
    KEEP(open_enums_list_pets_query_order, &order, "\"sideways\"");
    EXPECT(order.is == OPEN_ENUMS_LIST_PETS_QUERY_ORDER_OTHER);
    KEEP(open_enums_list_pets_response_200, &found, "\"many\"");
    EXPECT(found.is == OPEN_ENUMS_LIST_PETS_RESPONSE_200_OTHER);
}

int main(void)
{
    test_texts();
    test_names();
    test_made();
    test_copy();
    test_members();
    test_together();
    test_alternatives();
    test_closed();
    test_heirs();
    test_operations();
    return exercise_done();
}
