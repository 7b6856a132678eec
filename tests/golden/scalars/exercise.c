/* Every number at its limits; what is valid JSON but no C value; struct-only faults. */
#include "exercise.h"
#include "scalars.h"

#define GAUGE(count, counter, level, size)                                                         \
    "{\"on\":true,\"count\":" count ",\"small\":95,\"counter\":" counter ",\"level\":" level       \
    ",\"size\":" size "}"

static void test_limits(void)
{
    static const double tenth = 0.1; /* a literal may have more digits than a double */
    struct scalars_gauge g;
    KEEP(scalars_gauge, &g,
         GAUGE("9223372036854775807", "18446744073709551615", "-1.5", "18446744073709551615"));
    EXPECT(g.on && g.small == 95 && g.level == -1.5);
    EXPECT(g.count == INT64_MAX && g.counter == UINT64_MAX && g.size == UINT64_MAX);
    EXPECT(g.ratio.is == OAS_ABSENT && g.far.is == OAS_ABSENT);
    KEEP(scalars_gauge, &g, GAUGE("-9223372036854775808", "0", "0.1", "0"));
    EXPECT(g.count == INT64_MIN && g.counter == 0 && g.level == tenth);
    READ(scalars_gauge, &g, GAUGE("-0", "1e2", "1E+2", "20.0e-1"), GAUGE("0", "100", "100", "2"));
    EXPECT(g.count == 0 && g.counter == 100 && g.level == 100 && g.size == 2);
    READ(scalars_gauge, &g,
         " {\"far\": 9007199254740993, \"ratio\": 0.25, \"size\": 1, \"level\": -0.0,"
         "\"counter\": 2, \"small\": -5, \"count\": 3, \"on\": false, \"other\": [1, {}] } ",
         "{\"on\":false,\"count\":3,\"small\":-5,\"counter\":2,\"level\":-0,\"size\":1,"
         "\"ratio\":0.25,\"far\":9007199254740993}");
    EXPECT(g.far.is == OAS_VALUE && g.far.value == 9007199254740993 && g.ratio.value == 0.25);
    KEEP(scalars_gauge, &g,
         "{\"on\":false,\"count\":3,\"small\":0,\"counter\":2,\"level\":0,\"size\":1,"
         "\"top\":18446744073709551615}");
    EXPECT(g.top.is == OAS_VALUE && g.top.value == UINT64_MAX);
}

static void test_refused(void)
{
    struct scalars_gauge g;
    REFUSE(scalars_gauge, &g, GAUGE("9223372036854775808", "0", "0", "0"), UNREPRESENTABLE,
           "/count");
    REFUSE(scalars_gauge, &g, GAUGE("-9223372036854775809", "0", "0", "0"), UNREPRESENTABLE,
           "/count");
    REFUSE(scalars_gauge, &g, GAUGE("1e400", "0", "0", "0"), UNREPRESENTABLE, "/count");
    REFUSE(scalars_gauge, &g,
           "{\"on\":false,\"count\":3,\"small\":0,\"counter\":2,\"level\":0,\"size\":1,"
           "\"top\":18446744073709551616}",
           UNREPRESENTABLE, "/top");
    REFUSE(scalars_gauge, &g, GAUGE("0", "18446744073709551616", "0", "0"), INVALID_FORMAT,
           "/counter");
    REFUSE(scalars_gauge, &g, GAUGE("0", "-1", "0", "0"), INVALID_FORMAT, "/counter");
    REFUSE(scalars_gauge, &g, GAUGE("0", "0", "0", "18446744073709551616"), TOO_BIG, "/size");
    REFUSE(scalars_gauge, &g, GAUGE("0", "0", "1e400", "0"), TOO_BIG, "/level");
    REFUSE(scalars_gauge, &g, GAUGE("0", "0", "-1.6", "0"), TOO_SMALL, "/level");
    REFUSE(scalars_gauge, &g, GAUGE("1.5", "0", "0", "0"), INVALID_TYPE, "/count");
    REFUSE(scalars_gauge, &g, GAUGE("\"1\"", "0", "0", "0"), INVALID_TYPE, "/count");
    REFUSE(scalars_gauge, &g, GAUGE("01", "0", "0", "0"), INVALID_JSON, "");
    REFUSE(scalars_gauge, &g, "{}", MISSING, "");
    REFUSE(scalars_gauge, &g, "null", INVALID_TYPE, "");
}

static void test_structs(void)
{
    static const uint64_t bits = 0x7ff8000000000000;
    double nan;
    struct scalars_gauge g = {.level = 0};
    memcpy(&nan, &bits, sizeof nan);
    WRITE(scalars_gauge, &g,
          "{\"on\":false,\"count\":0,\"small\":0,\"counter\":0,\"level\":0,"
          "\"size\":0}");
    g.level = nan;
    WRONG(scalars_gauge, &g, NOT_FINITE, "/level");
    g.level = 0;
    g.small = 96;
    WRONG(scalars_gauge, &g, NOT_MULTIPLE_OF, "/small");
    g.small = 100;
    WRONG(scalars_gauge, &g, TOO_BIG, "/small");
    g.small = 5;
    OAS_SET(g.ratio, 0);
    WRONG(scalars_gauge, &g, TOO_SMALL, "/ratio");
    g.ratio.is = OAS_NULL;
    WRONG(scalars_gauge, &g, INVALID_TYPE, "/ratio");
    OAS_SET(g.ratio, -nan);
    WRONG(scalars_gauge, &g, NOT_FINITE, "/ratio");
    OAS_UNSET(g.ratio);
    OAS_SET(g.far, 9007199254740992);
    WRONG(scalars_gauge, &g, TOO_SMALL, "/far");
}

int main(void)
{
    test_limits();
    test_refused();
    test_structs();
    return exercise_done();
}
