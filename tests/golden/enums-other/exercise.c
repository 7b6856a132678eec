/* Enums that are no texts: numbers keep their digits, several types are a union. */
#include "exercise.h"
#include "enums-other.h"

int main(void)
{
    struct enums_other_mixed m;
    KEEP(enums_other_mixed, &m,
         "{\"level\":3,\"step\":2.5,\"flag\":false,\"any\":true,"
         "\"big\":9223372036854775807,\"list\":[1]}");
    EXPECT(m.level == 3 && m.step == 2.5 && m.flag.is == OAS_VALUE && !m.flag.value);
    EXPECT(m.any.value->kind == ENUMS_OTHER_MIXED_ANY_KIND_BOOLEAN && m.any.value->as.boolean);
    EXPECT(m.big.value == INT64_MAX && m.list.value.count == 1);
    KEEP(enums_other_mixed, &m, "{\"level\":1,\"step\":1,\"any\":1,\"list\":[]}");
    EXPECT(m.any.value->kind == ENUMS_OTHER_MIXED_ANY_KIND_INTEGER && m.any.value->as.integer == 1);
    READ(enums_other_mixed, &m, "{\"level\":1.0,\"step\":5e-1,\"any\":\"one\"}",
         "{\"level\":1,\"step\":0.5,\"any\":\"one\"}");
    SAME(m.any.value->as.string, "one");
    REFUSE(enums_other_mixed, &m, "{\"level\":4,\"step\":1}", INVALID_VALUE, "/level");
    REFUSE(enums_other_mixed, &m, "{\"level\":1,\"step\":2}", INVALID_VALUE, "/step");
    REFUSE(enums_other_mixed, &m, "{\"level\":1,\"step\":1,\"any\":false}", INVALID_VALUE, "/any");
    REFUSE(enums_other_mixed, &m, "{\"level\":1,\"step\":1,\"big\":9223372036854775806}",
           INVALID_VALUE, "/big");
    REFUSE(enums_other_mixed, &m, "{\"level\":1,\"step\":1,\"list\":[2]}", INVALID_VALUE, "/list");
    m = (struct enums_other_mixed){.level = 2, .step = 1};
    m.any.is = OAS_VALUE;
    WRONG(enums_other_mixed, &m, UNSET, "/any");
    struct enums_other_mixed_any any = {.kind = ENUMS_OTHER_MIXED_ANY_KIND_UNSET};
    m.any.value = &any;
    WRONG(enums_other_mixed, &m, UNSET, "/any");
    any.kind = ENUMS_OTHER_MIXED_ANY_KIND_STRING;
    any.as.string = OAS_STR("two");
    WRONG(enums_other_mixed, &m, INVALID_VALUE, "/any");
    any.as.string = OAS_STR("one");
    WRITE(enums_other_mixed, &m, "{\"level\":2,\"step\":1,\"any\":\"one\"}");
    return exercise_done();
}
