/* Objects that take no other members; structs without any. */
#include "exercise.h"
#include "closed.h"

int main(void)
{
    struct closed_closed c;
    struct closed_empty e;
    struct closed_holder h;
    struct closed_constant k;
    oas_json any;
    KEEP(closed_closed, &c, "{\"a\":\"x\"}");
    REFUSE(closed_closed, &c, "{\"a\":\"x\",\"b\":1}", NOT_ALLOWED, "/b");
    REFUSE(closed_closed, &c, "{\"a\":\"x\",\"never\":1}", NOT_ALLOWED, "/never");
    KEEP(closed_empty, &e, "{}");
    READ(closed_empty, &e, " { } ", "{}");
    REFUSE(closed_empty, &e, "{\"\":1}", NOT_ALLOWED, "/");
    REFUSE(closed_empty, &e, "[]", INVALID_TYPE, "");
    KEEP(closed_void, &any, "{\"a\":1}");
    REFUSE(closed_void, &any, "1", INVALID_TYPE, "");
    KEEP(closed_holder, &h, "{\"empty\":{}}");
    EXPECT(h.maybe.is == OAS_ABSENT && h.all.is == OAS_ABSENT);
    KEEP(closed_holder, &h, "{\"empty\":{},\"maybe\":{},\"all\":[{},{}]}");
    EXPECT(h.maybe.is == OAS_VALUE && h.all.value.count == 2);
    REFUSE(closed_holder, &h, "{\"empty\":{},\"all\":[{},{\"x\":1}]}", NOT_ALLOWED, "/all/1/x");
    KEEP(closed_constant, &k, "{\"type\":\"constant\"}");
    REFUSE(closed_constant, &k, "{}", MISSING, "");
    h = (struct closed_holder){.maybe = {.is = OAS_VALUE}};
    WRONG(closed_holder, &h, UNSET, "/maybe");
    OAS_SET(h.maybe, &e);
    WRITE(closed_holder, &h, "{\"empty\":{},\"maybe\":{}}");
    return exercise_done();
}
