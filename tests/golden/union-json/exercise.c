/* What cannot be told apart is kept as JSON, and judged all the same. */
#include "exercise.h"
#include "union-json.h"

int main(void)
{
    struct union_json_holder h;
    oas_json l;
    KEEP(union_json_loose, &l, "{\"a\":\"x\",\"b\":1}");
    REFUSE(union_json_loose, &l, "{\"a\":1,\"b\":\"x\"}", INVALID_UNION, "");
    REFUSE(union_json_loose, &l, "1", INVALID_UNION, "");
    KEEP(union_json_holder, &h, "{\"one\":{},\"arrays\":[\"a\"]}");
    SAME(oas_json_text(h.arrays.value), "[\"a\"]");
    KEEP(union_json_holder, &h, "{\"one\":{\"a\":\"\"},\"two\":{\"b\":1},\"arrays\":[1]}");
    REFUSE(union_json_holder, &h, "{\"one\":{},\"arrays\":[]}", INVALID_UNION, "/arrays");
    REFUSE(union_json_holder, &h, "{\"one\":{},\"two\":{\"a\":\"\"}}", INVALID_UNION, "/two");
    h = (struct union_json_holder){.one = OAS_JSON("{\"a\":2,\"b\":\"\"}")};
    WRONG(union_json_holder, &h, INVALID_UNION, "/one");
    h.one = OAS_JSON("{\"a\":2}");
    WRITE(union_json_holder, &h, "{\"one\":{\"a\":2}}");
    h.one.at = NULL;
    WRONG(union_json_holder, &h, UNSET, "/one");
    return exercise_done();
}
