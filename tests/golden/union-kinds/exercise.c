/* A C union told apart by the JSON type of the value. */
#include "exercise.h"
#include "union-kinds.h"

int main(void)
{
    struct union_kinds_value v;
    struct union_kinds_use u;
    KEEP(union_kinds_value, &v, "\"abc\"");
    EXPECT(v.kind == UNION_KINDS_VALUE_KIND_STRING);
    SAME(v.as.string, "abc");
    READ(union_kinds_value, &v, "-1.0", "-1");
    EXPECT(v.kind == UNION_KINDS_VALUE_KIND_INTEGER && v.as.integer == -1);
    KEEP(union_kinds_value, &v, "false");
    EXPECT(v.kind == UNION_KINDS_VALUE_KIND_BOOLEAN && !v.as.boolean);
    KEEP(union_kinds_value, &v, "[\"a\",\"bcde\"]");
    EXPECT(v.kind == UNION_KINDS_VALUE_KIND_ARRAY && v.as.array.count == 2);
    KEEP(union_kinds_value, &v, "{\"min\":1,\"max\":{\"min\":2,\"max\":\"abc\"}}");
    EXPECT(v.kind == UNION_KINDS_VALUE_KIND_RANGE);
    EXPECT(v.as.range.max.value->as.range.max.value->kind == UNION_KINDS_VALUE_KIND_STRING);
    REFUSE(union_kinds_value, &v, "1.5", INVALID_TYPE, "");
    REFUSE(union_kinds_value, &v, "null", INVALID_UNION, "");
    REFUSE(union_kinds_value, &v, "\"abcd\"", TOO_BIG, "");
    REFUSE(union_kinds_value, &v, "[1]", INVALID_TYPE, "/0");
    REFUSE(union_kinds_value, &v, "{\"min\":1,\"max\":{}}", MISSING, "/max");
    REFUSE(union_kinds_value, &v, "9223372036854775808", UNREPRESENTABLE, "");
    KEEP(union_kinds_use, &u, "{\"value\":true,\"values\":[1,\"x\",[],{\"min\":0}]}");
    EXPECT(u.values.value.count == 4);
    v = (struct union_kinds_value){.kind = UNION_KINDS_VALUE_KIND_UNSET};
    WRONG(union_kinds_value, &v, UNSET, "");
    v.kind = UNION_KINDS_VALUE_KIND_RANGE;
    v.as.range = (struct union_kinds_range){.max = {.is = OAS_VALUE}};
    WRONG(union_kinds_value, &v, UNSET, "/max");
    struct union_kinds_value most = {.kind = UNION_KINDS_VALUE_KIND_STRING,
                                     .as.string = OAS_STR("abcd")};
    v.as.range.max.value = &most;
    WRONG(union_kinds_value, &v, TOO_BIG, "/max");
    most.as.string.len = 3;
    WRITE(union_kinds_value, &v, "{\"min\":0,\"max\":\"abc\"}");
    return exercise_done();
}
