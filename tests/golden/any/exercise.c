/* Any JSON is its text. */
#include "exercise.h"
#include "any.h"

int main(void)
{
    struct any_any a;
    oas_json j;
    KEEP(any_anything, &j, "null");
    READ(any_anything, &j, " [1, \"a b\\n\" ,{ }] ", "[1,\"a b\\n\",{}]");
    SAME(oas_json_text(j), "[1, \"a b\\n\" ,{ }]");
    KEEP(any_anything, &j, "{\"a\":1,\"a\":1e400}");
    REFUSE(any_anything, &j, "[1", INVALID_JSON, "");
    REFUSE(any_nothing, &j, "1", NOT_ALLOWED, "");
    j = (oas_json){NULL, 0};
    WRONG(any_anything, &j, UNSET, "");
    j = OAS_JSON(" ");
    WRONG(any_anything, &j, NOT_JSON, "");
    j = OAS_JSON("[");
    WRONG(any_anything, &j, NOT_JSON, "");
    j = OAS_JSON("1 2");
    WRONG(any_anything, &j, NOT_JSON, "");
    j = OAS_JSON("1");
    WRONG(any_nothing, &j, NOT_ALLOWED, "");
    KEEP(any_any, &a, "{\"req\":null,\"sure\":0}");
    EXPECT(oas_json_is_null(a.req) && a.opt.is == OAS_ABSENT);
    KEEP(any_any, &a,
         "{\"req\":1,\"opt\":null,\"sure\":\"\",\"list\":[[],null],"
         "\"forgot\":{\"a\":\"x\"}}");
    EXPECT(a.opt.is == OAS_VALUE && a.list.value.count == 2);
    SAME(a.forgot.value->a, "x");
    REFUSE(any_any, &a, "{\"req\":1,\"sure\":null}", NOT_ALLOWED, "/sure");
    REFUSE(any_any, &a, "{\"sure\":1}", MISSING, "");
    REFUSE(any_any, &a, "{\"req\":1,\"sure\":1,\"forgot\":7}", UNREPRESENTABLE, "/forgot");
    REFUSE(any_any, &a, "{\"req\":1,\"sure\":1,\"forgot\":{}}", MISSING, "/forgot");
    a = (struct any_any){.req = OAS_JSON("{}")};
    WRONG(any_any, &a, UNSET, "/sure");
    a.sure = OAS_JSON("null");
    WRONG(any_any, &a, NOT_ALLOWED, "/sure");
    a.sure = OAS_JSON("true");
    WRITE(any_any, &a, "{\"req\":{},\"sure\":true}");
    return exercise_done();
}
