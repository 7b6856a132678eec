/* null is valid where nullable is true, whatever stands beside it. */
#include "exercise.h"
#include "nullable.h"

int main(void)
{
    struct nullable_holder h;
    struct nullable_perhaps_or_null perhaps;
    KEEP(nullable_holder, &h,
         "{\"all\":null,\"any\":null,\"ref\":null,\"enum\":null,\"untyped\":null,"
         "\"list\":[null,{\"amount\":1}],\"perhaps\":null,\"first\":null}");
    EXPECT(h.all.is == OAS_NULL && h.any.is == OAS_NULL && h.ref.is == OAS_NULL);
    EXPECT(h.enum_.is == OAS_NULL && h.untyped == OAS_NULL && h.perhaps.is == OAS_NULL);
    EXPECT(h.list.value.items[0].is == OAS_NULL && h.list.value.items[1].value.amount == 1);
    KEEP(nullable_holder, &h,
         "{\"all\":{\"amount\":1},\"any\":{\"amount\":2},\"ref\":{\"amount\":3},\"enum\":\"b\","
         "\"untyped\":\"a\",\"perhaps\":{\"amount\":4},\"first\":\"\"}");
    EXPECT(h.all.value->amount == 1 && h.any.value->as.money.amount == 2);
    EXPECT(h.ref.value->amount == 3 && h.perhaps.value->amount == 4);
    h.enum_.value = NULLABLE_HOLDER_ENUM_UNSET;
    WRONG(nullable_holder, &h, UNSET, "/enum");
    KEEP(nullable_perhaps, &perhaps, "null");
    EXPECT(perhaps.is == OAS_NULL);
    KEEP(nullable_perhaps, &perhaps, "{\"amount\":5}");
    EXPECT(perhaps.value.amount == 5);
    return exercise_done();
}
