/* Arrays with a schema for each place: a list, of one type if all have it. */
#include "exercise.h"
#include "tuples.h"

int main(void)
{
    struct tuples_tuples t;
    KEEP(tuples_tuples, &t,
         "{\"point\":[0.5,2],\"range\":[\"a\",\"b\",\"c\"],\"open\":[\"x\",1],"
         "\"mixed\":[\"x\",1]}");
    EXPECT(t.point.value.items[0] == 0.5 && t.point.value.items[1] == 2);
    EXPECT(t.range.value.count == 3 && t.open.value.count == 2);
    SAME(oas_json_text(t.mixed.value.items[1]), "1");
    KEEP(tuples_tuples, &t, "{\"range\":[],\"open\":[],\"mixed\":[\"x\"]}");
    REFUSE(tuples_tuples, &t, "{\"point\":[1]}", TOO_SMALL, "/point");
    REFUSE(tuples_tuples, &t, "{\"point\":[1,2,3]}", NOT_ALLOWED, "/point/2");
    REFUSE(tuples_tuples, &t, "{\"point\":[1,2.5]}", INVALID_TYPE, "/point/1");
    REFUSE(tuples_tuples, &t, "{\"mixed\":[\"x\",\"y\"]}", INVALID_TYPE, "/mixed/1");
    REFUSE(tuples_tuples, &t, "{\"open\":[1]}", INVALID_TYPE, "/open/0");
    double point[2] = {1, 0.5};
    t = (struct tuples_tuples){.point = {OAS_VALUE, {point, 2}}};
    WRONG(tuples_tuples, &t, INVALID_TYPE, "/point/1");
    point[1] = 3;
    WRITE(tuples_tuples, &t, "{\"point\":[1,3]}");
    return exercise_done();
}
