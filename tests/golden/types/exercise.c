/* Several types in one keyword. */
#include "exercise.h"
#include "types.h"

int main(void)
{
    struct types_types t;
    KEEP(types_types, &t,
         "{\"id\":7,\"amount\":null,\"tree\":{\"a\":\"x\"},\"half\":0.5,"
         "\"all\":null,\"some\":\"ab\"}");
    EXPECT(t.id.value->kind == TYPES_TYPES_ID_KIND_INTEGER && t.amount.is == OAS_NULL);
    EXPECT(t.tree.value->kind == TYPES_TYPES_TREE_KIND_OBJECT);
    SAME(t.tree.value->as.object.a.value, "x");
    EXPECT(t.all.is == OAS_VALUE && oas_json_is_null(t.all.value));
    KEEP(types_types, &t, "{\"id\":\"7\",\"amount\":1.5,\"tree\":[1,2],\"half\":1,\"some\":3}");
    EXPECT(t.id.value->kind == TYPES_TYPES_ID_KIND_STRING && t.amount.value->as.number == 1.5);
    EXPECT(t.tree.value->as.array.items[1] == 2 && t.some.value->as.integer == 3);
    KEEP(types_types, &t, "{\"amount\":\"x\",\"tree\":true}");
    EXPECT(t.tree.value->as.boolean);
    REFUSE(types_types, &t, "{\"id\":1.5}", INVALID_TYPE, "/id");
    REFUSE(types_types, &t, "{\"tree\":\"x\"}", INVALID_TYPE, "/tree");
    REFUSE(types_types, &t, "{\"tree\":{\"a\":1}}", INVALID_TYPE, "/tree/a");
    REFUSE(types_types, &t, "{\"tree\":[true]}", INVALID_TYPE, "/tree/0");
    REFUSE(types_types, &t, "{\"some\":\"abc\"}", TOO_BIG, "/some");
    REFUSE(types_types, &t, "{\"some\":2}", TOO_SMALL, "/some");
    t = (struct types_types){.some = {.is = OAS_VALUE}};
    WRONG(types_types, &t, UNSET, "/some");
    struct types_types_some some = {.kind = TYPES_TYPES_SOME_KIND_INTEGER};
    t.some.value = &some;
    WRONG(types_types, &t, TOO_SMALL, "/some");
    some.as.integer = 3;
    WRITE(types_types, &t, "{\"some\":3}");
    return exercise_done();
}
