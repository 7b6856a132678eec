/* Objects that unevaluatedProperties closes: as by additionalProperties, through allOf and `if`. */
#include "exercise.h"
#include "sealed.h"

static void test_structs(void)
{
    struct sealed_plain plain;
    struct sealed_parts parts;
    struct sealed_empty empty;
    struct sealed_condition condition;
    struct sealed_patterns patterns;
    KEEP(sealed_plain, &plain, "{\"a\":\"x\"}");
    REFUSE(sealed_plain, &plain, "{\"b\":1}", NOT_ALLOWED, "/b");
    KEEP(sealed_parts, &parts, "{\"a\":\"x\",\"id\":1}");
    REFUSE(sealed_parts, &parts, "{\"id\":1,\"b\":1}", NOT_ALLOWED, "/b");
    KEEP(sealed_empty, &empty, "{}");
    KEEP(sealed_condition, &condition, "{\"a\":\"x\",\"b\":1,\"c\":true}");
    EXPECT(condition.b.is == OAS_VALUE && condition.c.value);
    REFUSE(sealed_condition, &condition, "{\"b\":2}", NOT_ALLOWED, "/b");
    KEEP(sealed_patterns, &patterns, "{\"a\":\"x\",\"x-b\":1}");
    EXPECT(patterns.rest.count == 1 && patterns.rest.items[0].value == 1);
}

/* One that has none of its members is taken for the only one that can do without. */
static void test_unions(void)
{
    struct sealed_either either;
    struct sealed_all all;
    KEEP(sealed_either, &either, "{\"a\":\"y\",\"b\":\"x\"}");
    EXPECT(either.kind == SEALED_EITHER_KIND_A);
    KEEP(sealed_either, &either, "{\"b\":\"x\",\"id\":3}");
    EXPECT(either.kind == SEALED_EITHER_KIND_ID && either.as.id.id == 3);
    REFUSE(sealed_either, &either, "{\"a\":\"x\",\"id\":3}", INVALID_UNION, "");
    KEEP(sealed_all, &all, "{\"any\":{\"z\":1},\"more\":[1]}");
    EXPECT(all.any.value->kind == SEALED_ALL_ANY_KIND_Z && all.any.value->as.z.z.value == 1);
    KEEP(sealed_all, &all, "{\"any\":{\"a\":\"z\"}}");
    EXPECT(all.any.value->kind == SEALED_ALL_ANY_KIND_PLAIN);
    REFUSE(sealed_all, &all, "{\"any\":{}}", UNREPRESENTABLE, "/any");
}

int main(void)
{
    test_structs();
    test_unions();
    return exercise_done();
}
