/* Unions that may be null, absent, or both. */
#include "exercise.h"
#include "union-nullable.h"

int main(void)
{
    struct union_nullable_holder h;
    struct union_nullable_either_or_null e;
    KEEP(union_nullable_holder, &h, "{\"must\":null}");
    EXPECT(h.must.is == OAS_NULL && h.may.is == OAS_ABSENT && h.none == OAS_ABSENT);
    KEEP(union_nullable_holder, &h,
         "{\"must\":{\"t\":\"b\",\"b\":5},\"may\":null,\"one\":null,\"none\":null}");
    EXPECT(h.must.value->kind == UNION_NULLABLE_HOLDER_MUST_KIND_B && h.must.value->as.b.b == 5);
    EXPECT(h.may.is == OAS_NULL && h.one.is == OAS_NULL && h.none == OAS_VALUE);
    KEEP(union_nullable_holder, &h, "{\"must\":null,\"may\":7,\"one\":\"x\"}");
    EXPECT(h.may.value->kind == UNION_NULLABLE_EITHER_KIND_INTEGER && h.may.value->as.integer == 7);
    REFUSE(union_nullable_holder, &h, "{}", MISSING, "");
    REFUSE(union_nullable_holder, &h, "{\"must\":{\"t\":\"c\"}}", INVALID_UNION, "/must/t");
    REFUSE(union_nullable_holder, &h, "{\"must\":null,\"may\":true}", INVALID_UNION, "/may");
    KEEP(union_nullable_either, &e, "null");
    EXPECT(e.is == OAS_NULL);
    KEEP(union_nullable_either, &e, "\"s\"");
    EXPECT(e.value.kind == UNION_NULLABLE_EITHER_KIND_STRING);
    REFUSE(union_nullable_either, &e, "[]", INVALID_UNION, "");
    e = (struct union_nullable_either_or_null){.is = OAS_ABSENT};
    WRONG(union_nullable_either, &e, UNSET, "");
    e.is = OAS_VALUE;
    WRONG(union_nullable_either, &e, UNSET, "");
    h = (struct union_nullable_holder){.must = {.is = OAS_NULL}};
    OAS_SET_NULL(h.may);
    WRITE(union_nullable_holder, &h, "{\"must\":null,\"may\":null}");
    return exercise_done();
}
