/* Members that have no name in the document, beside those that have. */
#include "exercise.h"
#include "rest.h"

static void late(void)
{
    struct rest_late l;
    struct rest_late_map m;
    KEEP(rest_late, &l, "{\"id\":1,\"name\":\"n\",\"undeclared\":7,\"b\":9}");
    EXPECT(l.rest.count == 2 && l.rest.items[1].value == 9);
    SAME(l.rest.items[0].key, "undeclared");
    REFUSE(rest_late, &l, "{\"id\":1,\"undeclared\":10}", TOO_BIG, "/undeclared");
    KEEP(rest_late_map, &m, "{\"k\":{\"a\":\"x\"}}");
    SAME(m.items[0].value.a, "x");
}

int main(void)
{
    late();
    struct rest_typed t;
    struct rest_structs s;
    struct rest_open o;
    struct rest_counted c;
    KEEP(rest_typed, &t, "{\"id\":1,\"extra\":2,\"x\":3,\"x\":4}");
    EXPECT(t.id == 1 && t.rest.count == 3 && t.rest.items[2].value == 4);
    READ(rest_typed, &t, "{\"x\":3,\"extra\":2,\"id\":1}", "{\"id\":1,\"x\":3,\"extra\":2}");
    REFUSE(rest_typed, &t, "{\"id\":1}", MISSING, "");
    REFUSE(rest_typed, &t, "{\"id\":1,\"extra\":10}", TOO_BIG, "/extra");
    REFUSE(rest_typed, &t, "{\"id\":1,\"extra\":1,\"y\":\"\"}", INVALID_TYPE, "/y");
    t = (struct rest_typed){.id = 1};
    WRONG(rest_typed, &t, MISSING, "");
    struct rest_typed_rest_entry entries[2] = {{OAS_STR("extra"), 9}, {OAS_STR("id"), 2}};
    t.rest = (struct rest_typed_rest){entries, 1};
    WRITE(rest_typed, &t, "{\"id\":1,\"extra\":9}");
    t.rest.count = 2;
    WRONG(rest_typed, &t, DUPLICATE_MEMBER, "/id");
    KEEP(rest_structs, &s, "{\"id\":1,\"rest\":\"r\",\"b\":{\"a\":\"x\"}}");
    SAME(s.rest.value, "r");
    SAME(s.rest_2.items[0].value.a, "x");
    REFUSE(rest_structs, &s, "{\"id\":1,\"b\":{}}", MISSING, "/b");
    READ(rest_open, &o, "{\"id\":1,\"more\":true,\"undeclared\":[ 1 ]}",
         "{\"id\":1,\"undeclared\":[1]}");
    SAME(oas_json_text(o.undeclared), "[ 1 ]");
    REFUSE(rest_open, &o, "{\"id\":1}", MISSING, "");
    KEEP(rest_counted, &c, "{\"id\":1,\"b\":null}");
    EXPECT(c.rest.count == 1);
    KEEP(rest_counted, &c, "{\"a\":1,\"b\":null}");
    REFUSE(rest_counted, &c, "{\"id\":1}", TOO_SMALL, "");
    c = (struct rest_counted){.id = {.is = OAS_VALUE, .value = 1}};
    WRONG(rest_counted, &c, TOO_SMALL, "");
    return exercise_done();
}
