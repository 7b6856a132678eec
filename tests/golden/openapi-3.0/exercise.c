/* OpenAPI 3.0: nullable, exclusiveMinimum as a boolean, binary and byte. */
#include "exercise.h"
#include "old.h"

int main(void)
{
    struct old_old o;
    KEEP(old_old, &o, "{\"a\":null,\"b\":null,\"d\":null,\"pet\":{\"kind\":\"k\"},\"any\":null}");
    EXPECT(o.a.is == OAS_NULL && o.b.is == OAS_NULL && o.d.is == OAS_NULL);
    EXPECT(o.any.is == OAS_VALUE);
    KEEP(old_old, &o,
         "{\"a\":\"x\",\"b\":1,\"c\":{\"x\":1.5},\"d\":"
         "\"y\","
         "\"file\":\"\",\"data\":\"AA==\",\"pet\":{\"kind\":\"k\",\"name\":\"n\"}}");
    EXPECT(o.c.value->x == 1.5 && o.d.value == OLD_OLD_D_Y && o.b.value == 1);
    REFUSE(old_old, &o, "{\"a\":\"x\",\"pet\":{\"kind\":\"k\"},\"b\":0}", TOO_SMALL, "/b");
    KEEP(old_old, &o, "{\"a\":\"x\",\"c\":null,\"pet\":{\"kind\":\"k\"}}");
    EXPECT(o.c.is == OAS_NULL);
    REFUSE(old_old, &o, "{\"a\":\"x\",\"pet\":{}}", MISSING, "/pet");
    REFUSE(old_old, &o, "{\"a\":\"x\",\"pet\":{\"kind\":\"k\"},\"data\":\"?\"}", INVALID_FORMAT,
           "/data");
    return exercise_done();
}
