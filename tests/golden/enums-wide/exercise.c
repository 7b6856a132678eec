/* Named integers beyond int, for which C11 has no enumerators: macros of the integer's type. */
#include "exercise.h"
#include "enums-wide.h"

/* They are constants, of the type that the members have. */
static const int64_t bigs[] = {ENUMS_WIDE_BIG_LEAST, ENUMS_WIDE_BIG_SMALL, ENUMS_WIDE_BIG_HUGE_ONE};

static void test_values(void)
{
    int64_t big;
    uint32_t flags;
    uint64_t beyond;
    EXPECT(sizeof bigs / sizeof *bigs == ENUMS_WIDE_BIG_COUNT && ENUMS_WIDE_SMALL_COUNT == 2);
    KEEP(enums_wide_big, &big, "5000000000");
    EXPECT(big == ENUMS_WIDE_BIG_HUGE_ONE);
    KEEP(enums_wide_big, &big, "-9223372036854775808");
    EXPECT(big == ENUMS_WIDE_BIG_LEAST && big == INT64_MIN);
    REFUSE(enums_wide_big, &big, "3", INVALID_UNION, "");
    big = 7;
    WRONG(enums_wide_big, &big, INVALID_UNION, "");
    KEEP(enums_wide_flags, &flags, "2147483648");
    EXPECT(flags == ENUMS_WIDE_FLAGS_TOP);
    KEEP(enums_wide_beyond, &beyond, "18446744073709551615");
    EXPECT(beyond == ENUMS_WIDE_BEYOND_ALL && beyond == UINT64_MAX);
}

static void test_members(void)
{
    struct enums_wide_holder h;
    KEEP(enums_wide_holder, &h,
         "{\"big\":2,\"bigs\":[5000000000,2],\"maybe\":null,\"inline\":10000000000,"
         "\"either\":2,\"map\":{\"a\":5000000000},\"small\":3}");
    EXPECT(h.bigs.items[0] == bigs[2] && h.inline_.value == ENUMS_WIDE_HOLDER_INLINE_TEN);
    EXPECT(h.either.value->kind == ENUMS_WIDE_HOLDER_EITHER_KIND_BIG);
    h = (struct enums_wide_holder){.big = ENUMS_WIDE_BIG_SMALL};
    enums_wide_holder_defaults(&h);
    WRITE(enums_wide_holder, &h, "{\"big\":2,\"bigs\":[],\"inline\":20000000000}");
}

int main(void)
{
    test_values();
    test_members();
    return exercise_done();
}
