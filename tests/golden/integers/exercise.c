/* Each width at its ends, there and back; what is beyond is invalid, for the text and the struct.
 */
#include "exercise.h"
#include "integers.h"

static void test_ends(void)
{
    struct integers_all all;
    KEEP(integers_all, &all,
         "{\"a\":-128,\"b\":-32768,\"c\":-2147483648,\"d\":-9223372036854775808,\"e\":0,\"f\":0,"
         "\"g\":0,\"h\":0}");
    EXPECT(all.a == INT8_MIN && all.b == INT16_MIN && all.c == INT32_MIN && all.d == INT64_MIN);
    KEEP(integers_all, &all,
         "{\"a\":127,\"b\":32767,\"c\":2147483647,\"d\":9223372036854775807,\"e\":255,\"f\":65535,"
         "\"g\":4294967295,\"h\":18446744073709551615}");
    EXPECT(all.a == INT8_MAX && all.b == INT16_MAX && all.c == INT32_MAX && all.d == INT64_MAX);
    EXPECT(all.e == UINT8_MAX && all.f == UINT16_MAX && all.g == UINT32_MAX && all.h == UINT64_MAX);
    REFUSE(integers_all, &all,
           "{\"a\":128,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0,\"g\":0,\"h\":0}", INVALID_FORMAT,
           "/a");
    REFUSE(integers_all, &all,
           "{\"a\":0,\"b\":0,\"c\":2147483648,\"d\":0,\"e\":0,\"f\":0,\"g\":0,\"h\":0}",
           INVALID_FORMAT, "/c");
    REFUSE(integers_all, &all, "{\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":-1,\"f\":0,\"g\":0,\"h\":0}",
           INVALID_FORMAT, "/e");
}

static void test_places(void)
{
    struct integers_uses uses;
    KEEP(integers_uses, &uses,
         "{\"maybe\":-1,\"patched\":null,\"list\":[-1,2],\"others\":[null,-3],"
         "\"map\":{\"x\":200},\"narrow\":255,\"either\":-32768,\"many\":4294967295}");
    EXPECT(uses.maybe.value == -1 && uses.patched.is == OAS_NULL);
    EXPECT(uses.list.value.count == 2 && uses.list.value.items[0] == -1);
    EXPECT(uses.others.value.count == 2 && uses.others.value.items[1].value == -3);
    EXPECT(uses.map.value.count == 1 && uses.map.value.items[0].value == 200);
    EXPECT(uses.narrow.value == 255 && uses.either.value == -32768);
    READ(integers_uses, &uses, "{\"whole\":7.0,\"maybe\":1e1}", "{\"maybe\":10,\"whole\":7}");
    REFUSE(integers_uses, &uses, "{\"whole\":7.5}", INVALID_FORMAT, "/whole");
    REFUSE(integers_uses, &uses, "{\"narrow\":256}", INVALID_FORMAT, "/narrow");
}

static void test_structs(void)
{
    struct integers_uses uses = {.maybe = {OAS_VALUE, -5}}, other = uses;
    integers_uses_defaults(&uses);
    EXPECT(uses.preset.value == -7 && uses.many.value == 4000000000u && uses.maybe.value == -5);
    EXPECT(!integers_uses_equal(&uses, &other));
    uint8_t small = 2;
    EXPECT(integers_small_check(&small, NULL) == OAS_INVALID);
    small = 3;
    EXPECT(integers_small_check(&small, NULL) == OAS_OK);
}

int main(void)
{
    test_ends();
    test_places();
    test_structs();
    return exercise_done();
}
