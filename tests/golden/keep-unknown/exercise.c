/* What the schema leaves open comes back. */
#include "exercise.h"
#include "keep-unknown.h"

int main(void)
{
    struct keep_unknown_outer o;
    struct keep_unknown_shape s;
    KEEP(keep_unknown_outer, &o,
         "{\"id\":1,\"inner\":{\"name\":\"n\",\"more\":[1,{}]},\"closed\":{\"a\":\"x\"},"
         "\"rest\":\"r\",\"z\":null,\"\":1,\"z\":2}");
    EXPECT(o.rest_2.count == 3 && o.inner.value->rest.count == 1);
    SAME(o.rest.value, "r");
    SAME(o.inner.value->rest.items[0].key, "more");
    KEEP(keep_unknown_outer, &o, "{\"id\":1}");
    EXPECT(o.rest_2.count == 0);
    REFUSE(keep_unknown_outer, &o, "{\"id\":1,\"closed\":{\"b\":1}}", NOT_ALLOWED, "/closed/b");
    KEEP(keep_unknown_shape, &s, "{\"kind\":\"circle\",\"r\":1,\"w\":\"no member here\"}");
    EXPECT(s.kind == KEEP_UNKNOWN_SHAPE_KIND_CIRCLE && s.as.circle.rest.count == 1);
    READ(keep_unknown_shape, &s, "{\"x\":{\"y\": 1},\"h\":2,\"w\":1,\"kind\":\"box\"}",
         "{\"kind\":\"box\",\"w\":1,\"h\":2,\"x\":{\"y\":1}}");
    EXPECT(s.as.box.h == 2);
    struct oas_json_entry more[1] = {{OAS_STR("id"), OAS_JSON("2")}};
    o = (struct keep_unknown_outer){.id = 1, .rest_2 = {more, 1}};
    WRONG(keep_unknown_outer, &o, DUPLICATE_MEMBER, "/id");
    more[0].key = OAS_STR("new");
    WRITE(keep_unknown_outer, &o, "{\"id\":1,\"new\":2}");
    more[0].value = OAS_JSON("2,");
    WRONG(keep_unknown_outer, &o, NOT_JSON, "/new");
    /* What a closed object has not, ignore_unknown lets through, and it is kept then. */
    const oas_options both = {.keep_unknown = true, .ignore_unknown = true};
    oas_buf out = {0};
    oas_str text = OAS_STR("{\"id\":1,\"closed\":{\"a\":\"x\",\"b\":[1]}}");
    EXPECT(oas_decode(keep_unknown_outer_type, &o, text, exercise_mem(), NULL, &both) == OAS_OK);
    EXPECT(o.closed.value->rest.count == 1);
    EXPECT(oas_check(keep_unknown_outer_type, &o, NULL, &both) == OAS_OK);
    EXPECT(oas_encode(keep_unknown_outer_type, &o, &out, NULL, &both) == OAS_OK);
    SAME(oas_buf_str(&out), "{\"id\":1,\"closed\":{\"a\":\"x\",\"b\":[1]}}");
    WRONG(keep_unknown_outer, &o, NOT_ALLOWED, "/closed/b");
    const oas_options dropping = {.ignore_unknown = true};
    EXPECT(oas_decode(keep_unknown_outer_type, &o, text, exercise_mem(), NULL, &dropping) ==
           OAS_OK);
    EXPECT(o.closed.value->rest.count == 0);
    oas_buf_free(&out);
    return exercise_done();
}
