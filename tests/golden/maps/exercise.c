/* Maps: the members in the payload's order, each key as often as it was given. */
#include "exercise.h"
#include "maps.h"

static void test_read(void)
{
    struct maps_maps m;
    struct maps_labels labels;
    KEEP(maps_maps, &m,
         "{\"counts\":{\"b\":1,\"a\":0},\"any\":{\"x\":null,\"\":[1]},\"free\":{\"y\":{}},"
         "\"nested\":{\"e\":{},\"f\":{\"g\":\"h\"}},\"holes\":{\"n\":null,\"s\":\"t\"},"
         "\"lists\":{\"l\":[],\"m\":[\"x\"]},\"things\":{\"t\":{\"name\":\"n\"}},"
         "\"colors\":{\"c\":\"green\"}}");
    EXPECT(m.counts.value.count == 2 && m.counts.value.items[0].value == 1);
    SAME(m.counts.value.items[0].key, "b");
    SAME(oas_json_text(m.any.value.items[1].value), "[1]");
    EXPECT(m.nested.value.items[0].value.count == 0);
    SAME(m.nested.value.items[1].value.items[0].value, "h");
    EXPECT(m.holes.value.items[0].value.is == OAS_NULL);
    SAME(m.lists.value.items[1].value.items[0], "x");
    SAME(m.things.value.items[0].value.name, "n");
    EXPECT(m.colors.value.items[0].value == MAPS_MAPS_COLORS_VALUE_GREEN);
    KEEP(maps_maps, &m, "{\"counts\":{\"a\":1,\"a\":2}}");
    EXPECT(m.counts.value.count == 2);
    READ(maps_labels, &labels, "{\"\\u0061\\\"\":\"b\"}", "{\"a\\\"\":\"b\"}");
    SAME(labels.items[0].key, "a\"");
    KEEP(maps_labels, &labels, "{}");
    EXPECT(labels.count == 0);
}

static void test_refused(void)
{
    struct maps_maps m;
    REFUSE(maps_maps, &m, "{\"counts\":{\"a\":1,\"b\":2,\"c\":3}}", TOO_BIG, "/counts");
    REFUSE(maps_maps, &m, "{\"counts\":{\"a/b\":-1}}", TOO_SMALL, "/counts/a~1b");
    REFUSE(maps_maps, &m, "{\"any\":[]}", INVALID_TYPE, "/any");
    REFUSE(maps_maps, &m, "{\"free\":1}", INVALID_TYPE, "/free");
    REFUSE(maps_maps, &m, "{\"nested\":{\"a\":{\"b\":null}}}", INVALID_TYPE, "/nested/a/b");
    REFUSE(maps_maps, &m, "{\"things\":{\"a\":{}}}", MISSING, "/things/a");
    REFUSE(maps_maps, &m, "{\"colors\":{\"a\":\"blue\"}}", INVALID_VALUE, "/colors/a");
}

static void test_structs(void)
{
    struct maps_str_or_null_map_entry holes[2] = {{.key = OAS_STR("a")}, {.key = OAS_STR("b")}};
    struct maps_maps m = {.holes = {.is = OAS_VALUE}};
    m.holes.value.items = holes;
    m.holes.value.count = 2;
    WRONG(maps_maps, &m, UNSET, "/holes/a");
    OAS_SET_NULL(holes[0].value);
    OAS_SET(holes[1].value, OAS_STR("x"));
    WRITE(maps_maps, &m, "{\"holes\":{\"a\":null,\"b\":\"x\"}}");
    holes[1].key = OAS_STR("\x80");
    EXPECT(maps_maps_check(&m, exercise_errors()) == OAS_INVALID);
    EXPECT(exercise.found[0].code == OAS_CODE_NOT_UTF8);
    m = (struct maps_maps){.free = {.is = OAS_VALUE, .value = OAS_JSON("[]")}};
    WRONG(maps_maps, &m, INVALID_TYPE, "/free");
}

int main(void)
{
    test_read();
    test_refused();
    test_structs();
    return exercise_done();
}
