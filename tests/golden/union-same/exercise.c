/* Alternatives that are one type in C. */
#include "exercise.h"
#include "union-same.h"

int main(void)
{
    struct union_same_same s;
    KEEP(union_same_same, &s,
         "{\"host\":\"::1\",\"size\":-4,\"color\":\"blue \",\"open\":\"c\","
         "\"number\":5,\"texts\":[\"a\",\"b\"],\"either\":\"c\"}");
    EXPECT(s.size.value == -4 && s.color.value == UNION_SAME_SAME_COLOR_BLUE_BLANK);
    EXPECT(s.either.value == UNION_SAME_SAME_EITHER_C && s.number.value == 5);
    KEEP(union_same_same, &s, "{\"host\":\"1.2.3.4\",\"open\":\"a\",\"number\":6.5}");
    SAME(s.open.value, "a");
    REFUSE(union_same_same, &s, "{\"host\":\"x\"}", INVALID_UNION, "/host");
    REFUSE(union_same_same, &s, "{\"size\":0}", INVALID_UNION, "/size");
    REFUSE(union_same_same, &s, "{\"color\":\"\"}", INVALID_UNION, "/color");
    REFUSE(union_same_same, &s, "{\"number\":5.5}", INVALID_UNION, "/number");
    REFUSE(union_same_same, &s, "{\"texts\":[\"ab\",\"c\"]}", INVALID_UNION, "/texts");
    s = (struct union_same_same){.size = {OAS_VALUE, 0}};
    WRONG(union_same_same, &s, INVALID_UNION, "/size");
    s.size.value = 9;
    s.color.is = OAS_VALUE;
    WRONG(union_same_same, &s, UNSET, "/color");
    s.color.value = UNION_SAME_SAME_COLOR_GREEN;
    WRITE(union_same_same, &s, "{\"size\":9,\"color\":\"green\"}");
    return exercise_done();
}
