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
    EXPECT(t.open.value.items[1].kind == TUPLES_TUPLES_OPEN_ITEM_KIND_JSON);
    SAME(t.open.value.items[0].as.string, "x");
    EXPECT(t.mixed.value.items[1].kind == TUPLES_TUPLES_MIXED_ITEM_KIND_INTEGER &&
           t.mixed.value.items[1].as.integer == 1);
    SAME(t.mixed.value.items[0].as.string, "x");
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
    struct tuples_tuples_mixed_item wrong[2] = {{.kind = TUPLES_TUPLES_MIXED_ITEM_KIND_INTEGER}};
    t = (struct tuples_tuples){.mixed = {OAS_VALUE, {wrong, 1}}};
    WRONG(tuples_tuples, &t, INVALID_TYPE, "/mixed/0");
    KEEP(tuples_tuples, &t,
         "{\"change\":[\"name\",{\"by\":\"x\"},null],\"rest\":[\"a\",1,2,true,3],"
         "\"constant\":[true,\"only\",\"only\"],"
         "\"objects\":[{\"x\":1},\"s\",{\"y\":2}],\"never\":[\"a\",1]}");
    EXPECT(t.change.value.items[1].value.kind == TUPLES_TUPLES_CHANGE_ITEM_KIND_OBJECT);
    EXPECT(t.constant.value.items[0].as.boolean && t.constant.value.count == 3 &&
           t.constant.value.items[2].kind == TUPLES_TUPLES_CONSTANT_ITEM_2_KIND_STRING);
    EXPECT(t.change.value.items[2].is == OAS_NULL && t.rest.value.items[4].as.number == 3);
    EXPECT(t.objects.value.items[2].kind == TUPLES_TUPLES_OBJECTS_ITEM_KIND_OBJECT);
    SAME(oas_json_text(t.objects.value.items[2].as.object), "{\"y\":2}");
    REFUSE(tuples_tuples, &t, "{\"never\":[\"a\",1,2]}", NOT_ALLOWED, "/never/2");
    REFUSE(tuples_tuples, &t, "{\"change\":[\"a\",{\"by\":\"x\"},null,1]}", TOO_BIG, "/change");
    return exercise_done();
}
