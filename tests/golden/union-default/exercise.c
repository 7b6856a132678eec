/* C unions by discriminator: objects without a known tag, and a branch without a name. */
#include "exercise.h"
#include "union-default.h"

static void test_default(void)
{
    struct union_default_shape s;
    struct union_default_drawing d;
    KEEP(union_default_shape, &s, "{\"kind\":\"Circle\",\"radius\":2}");
    EXPECT(s.kind == UNION_DEFAULT_SHAPE_KIND_CIRCLE);
    KEEP(union_default_shape, &s, "{\"sides\":4}");
    EXPECT(s.kind == UNION_DEFAULT_SHAPE_KIND_OTHER && s.as.other.sides == 4);
    KEEP(union_default_shape, &s, "{\"kind\":\"hexagon\",\"sides\":6}");
    EXPECT(s.kind == UNION_DEFAULT_SHAPE_KIND_OTHER);
    KEEP(union_default_shape, &s, "{\"kind\":[1],\"sides\":6}");
    KEEP(union_default_drawing, &d,
         "{\"shapes\":[{\"sides\":3},{\"kind\":\"Circle\",\"radius\":1}]}");
    REFUSE(union_default_shape, &s, "{\"sides\":\"four\"}", INVALID_TYPE, "/sides");
    REFUSE(union_default_shape, &s, "{\"kind\":\"hexagon\"}", MISSING, "");
    REFUSE(union_default_shape, &s, "{\"kind\":\"Circle\",\"sides\":4}", MISSING, "");
}

static void test_structs(void)
{
    struct union_default_shape s = {.kind = UNION_DEFAULT_SHAPE_KIND_OTHER, .as.other.sides = 4};
    WRITE(union_default_shape, &s, "{\"sides\":4}");
    s.as.other.kind.is = OAS_VALUE;
    s.as.other.kind.value = (oas_json){"\"Circle\"", 8};
    WRONG(union_default_shape, &s, INVALID_UNION, "/kind");
    s.kind = UNION_DEFAULT_SHAPE_KIND_UNSET;
    WRONG(union_default_shape, &s, UNSET, "");
}

static void test_nameless(void)
{
    struct union_default_pair p;
    KEEP(union_default_pair, &p, "{\"kind\":\"z\",\"zoom\":5}");
    EXPECT(p.kind == UNION_DEFAULT_PAIR_KIND_Z && p.as.z.zoom == 5);
    KEEP(union_default_pair, &p, "{\"kind\":\"Square\",\"side\":5}");
    EXPECT(p.kind == UNION_DEFAULT_PAIR_KIND_SQUARE);
    REFUSE(union_default_pair, &p, "{\"kind\":\"z\"}", MISSING, "");
    REFUSE(union_default_pair, &p, "{\"kind\":\"q\",\"side\":5}", UNREPRESENTABLE, "");
}

int main(void)
{
    test_default();
    test_structs();
    test_nameless();
    return exercise_done();
}
