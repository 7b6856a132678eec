/* Texts as enumerators: what is unknown is an error, what is unset too. */
#include "exercise.h"
#include "enums.h"

static void test_color(void)
{
    enum enums_color color;
    KEEP(enums_color, &color, "\"light blue\"");
    EXPECT(color == ENUMS_COLOR_LIGHT_BLUE);
    KEEP(enums_color, &color, "\"\"");
    EXPECT(color == ENUMS_COLOR_EMPTY);
    KEEP(enums_color, &color, "\"RED\"");
    EXPECT(color == ENUMS_COLOR_RED_2);
    READ(enums_color, &color, "\"\\u0072ed\"", "\"red\"");
    EXPECT(color == ENUMS_COLOR_RED);
    KEEP(enums_color, &color, "\"+1\"");
    EXPECT(color == ENUMS_COLOR_PLUS_1);
    KEEP(enums_color, &color, "\"<=\"");
    EXPECT(color == ENUMS_COLOR_LESS_EQUAL);
    REFUSE(enums_color, &color, "\"Red\"", INVALID_VALUE, "");
    REFUSE(enums_color, &color, "1", INVALID_TYPE, "");
    SAME(enums_color_text(ENUMS_COLOR_LIGHT_BLUE), "light blue");
    SAME(enums_color_text(ENUMS_COLOR_EMPTY), "");
    EXPECT(enums_color_text(ENUMS_COLOR_EMPTY).at != NULL);
    EXPECT(enums_color_text(ENUMS_COLOR_UNSET).at == NULL);
    EXPECT(enums_color_text((enum enums_color)99).at == NULL);
    EXPECT(enums_color_from_text(OAS_STR("light blue")) == ENUMS_COLOR_LIGHT_BLUE);
    EXPECT(enums_color_from_text(oas_str_of(NULL, 0)) == ENUMS_COLOR_EMPTY);
    EXPECT(enums_color_from_text(OAS_STR("Red")) == ENUMS_COLOR_UNSET);
    for (int i = 1; i <= ENUMS_COLOR_COUNT; i++)
        EXPECT(enums_color_from_text(enums_color_text((enum enums_color)i)) == (enum enums_color)i);
    EXPECT(enums_color_text((enum enums_color)(ENUMS_COLOR_COUNT + 1)).at == NULL);
    color = ENUMS_COLOR_UNSET;
    WRONG(enums_color, &color, UNSET, "");
    color = (enum enums_color)99;
    WRONG(enums_color, &color, INVALID_VALUE, "");
}

static void test_paint(void)
{
    struct enums_paint p;
    KEEP(enums_paint, &p, "{\"color\":\"-1\",\"shade\":null}");
    EXPECT(p.color == ENUMS_COLOR_MINUS_1 && p.shade.is == OAS_NULL && p.only == OAS_ABSENT);
    KEEP(enums_paint, &p,
         "{\"color\":\"red\",\"shade\":\"pale\",\"gloss\":\"glossy\",\"only\":\"one\","
         "\"maybe\":null,\"names\":[\"red\",\"RED\",\"\"]}");
    EXPECT(p.shade.value == ENUMS_PAINT_SHADE_PALE && p.gloss.value == ENUMS_PAINT_GLOSS_GLOSSY);
    EXPECT(p.only == OAS_VALUE && p.maybe.is == OAS_NULL && p.names.value.count == 3);
    EXPECT(p.names.value.items[2] == ENUMS_COLOR_EMPTY);
    KEEP(enums_paint, &p, "{\"color\":\"red\",\"shade\":\"dark\",\"maybe\":\"no\"}");
    EXPECT(p.maybe.value == ENUMS_PAINT_MAYBE_NO);
    REFUSE(enums_paint, &p, "{\"color\":\"red\",\"shade\":\"\"}", INVALID_VALUE, "/shade");
    REFUSE(enums_paint, &p, "{\"color\":\"red\",\"shade\":null,\"only\":\"two\"}", INVALID_VALUE,
           "/only");
    REFUSE(enums_paint, &p, "{\"color\":\"red\",\"shade\":null,\"names\":[\"red\",\"\\n\"]}",
           INVALID_VALUE, "/names/1");
}

static void test_structs(void)
{
    enum enums_color names[] = {ENUMS_COLOR_RED, ENUMS_COLOR_UNSET};
    struct enums_paint p = {.color = ENUMS_COLOR_RED, .shade = {.is = OAS_NULL}};
    WRITE(enums_paint, &p, "{\"color\":\"red\",\"shade\":null}");
    OAS_SET(p.shade, ENUMS_PAINT_SHADE_UNSET);
    WRONG(enums_paint, &p, UNSET, "/shade");
    p.shade.is = OAS_ABSENT;
    WRONG(enums_paint, &p, MISSING, "");
    OAS_SET(p.shade, ENUMS_PAINT_SHADE_DARK);
    OAS_SET(p.names, ((struct enums_color_list){names, 2}));
    WRONG(enums_paint, &p, UNSET, "/names/1");
    p.names.value.count = 1;
    p.only = OAS_VALUE;
    WRITE(enums_paint, &p,
          "{\"color\":\"red\",\"shade\":\"dark\",\"only\":\"one\","
          "\"names\":[\"red\"]}");
    p.only = OAS_NULL;
    WRONG(enums_paint, &p, INVALID_TYPE, "/only");
}

int main(void)
{
    test_color();
    test_paint();
    test_structs();
    return exercise_done();
}
