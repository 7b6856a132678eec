/* A C union, told apart by a member with constants. */
#include "exercise.h"
#include "union-tagged.h"

#define CIRCLE "{\"type\":\"circle\",\"radius\":1}"
#define BOX    "{\"type\":\"box\",\"width\":1,\"height\":2}"
#define AREA   "{\"type\":\"area\",\"points\":[1,2.5]}"

static void test_read(void)
{
    struct union_tagged_shape s;
    struct union_tagged_drawing d;
    KEEP(union_tagged_shape, &s, CIRCLE);
    EXPECT(s.kind == UNION_TAGGED_SHAPE_KIND_CIRCLE && s.as.circle.radius == 1);
    READ(union_tagged_shape, &s, "{\"height\":2,\"width\":1,\"type\":\"b\\u006fx\"}", BOX);
    EXPECT(s.kind == UNION_TAGGED_SHAPE_KIND_BOX && s.as.box.height == 2);
    KEEP(union_tagged_shape, &s, AREA);
    EXPECT(s.kind == UNION_TAGGED_SHAPE_KIND_PATH);
    EXPECT(s.as.path.type == UNION_TAGGED_PATH_TYPE_AREA && s.as.path.points.count == 2);
    KEEP(union_tagged_drawing, &d, "{\"first\":" CIRCLE "}");
    EXPECT(d.others.is == OAS_ABSENT && d.last.is == OAS_ABSENT);
    KEEP(union_tagged_drawing, &d,
         "{\"first\":" BOX ",\"others\":[" AREA "," CIRCLE "],\"last\":null}");
    EXPECT(d.others.value.items[1].as.circle.radius == 1 && d.last.is == OAS_NULL);
    KEEP(union_tagged_drawing, &d, "{\"first\":" BOX ",\"last\":" AREA "}");
    EXPECT(d.last.value->kind == UNION_TAGGED_SHAPE_KIND_PATH);
}

static void test_refused(void)
{
    struct union_tagged_shape s;
    struct union_tagged_drawing d;
    REFUSE(union_tagged_shape, &s, "{\"radius\":1}", INVALID_UNION, "");
    REFUSE(union_tagged_shape, &s, "{\"type\":\"circle\"}", MISSING, "");
    REFUSE(union_tagged_shape, &s, "{\"type\":\"sphere\"}", INVALID_UNION, "/type");
    REFUSE(union_tagged_shape, &s, "{\"type\":null}", INVALID_UNION, "/type");
    REFUSE(union_tagged_shape, &s, "[]", INVALID_UNION, "");
    REFUSE(union_tagged_drawing, &d, "{\"first\":null}", INVALID_UNION, "/first");
    REFUSE(union_tagged_drawing, &d, "{\"first\":" BOX ",\"others\":[" BOX ",{\"type\":\"box\"}]}",
           MISSING, "/others/1");
    REFUSE(union_tagged_drawing, &d,
           "{\"first\":" BOX ",\"last\":{\"type\":\"line\",\"points\":1}}", INVALID_TYPE,
           "/last/points");
}

static void test_structs(void)
{
    struct union_tagged_shape s = {.kind = UNION_TAGGED_SHAPE_KIND_UNSET};
    struct union_tagged_drawing d;
    WRONG(union_tagged_shape, &s, UNSET, "");
    s.kind = (enum union_tagged_shape_kind)4;
    WRONG(union_tagged_shape, &s, INVALID_VALUE, "");
    s.kind = UNION_TAGGED_SHAPE_KIND_PATH;
    WRONG(union_tagged_shape, &s, UNSET, "/type");
    s.as.path.type = UNION_TAGGED_PATH_TYPE_LINE;
    WRITE(union_tagged_shape, &s, "{\"type\":\"line\",\"points\":[]}");
    d = (struct union_tagged_drawing){.last = {.is = OAS_VALUE}};
    WRONG(union_tagged_drawing, &d, UNSET, "/first");
    d.first = &s;
    WRONG(union_tagged_drawing, &d, UNSET, "/last");
    d.last.value =
        &(struct union_tagged_shape){.kind = UNION_TAGGED_SHAPE_KIND_CIRCLE, .as.circle.radius = 3};
    WRITE(union_tagged_drawing, &d,
          "{\"first\":{\"type\":\"line\",\"points\":[]},"
          "\"last\":{\"type\":\"circle\",\"radius\":3}}");
}

int main(void)
{
    test_read();
    test_refused();
    test_structs();
    return exercise_done();
}
