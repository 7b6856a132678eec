/* Named integers: the constants are the integers. */
#include "exercise.h"
#include "enums-numbered.h"

static void test_values(void)
{
    enum enums_numbered_weather weather;
    enum enums_numbered_level level;
    int64_t big;
    KEEP(enums_numbered_weather, &weather, "0");
    EXPECT(weather == ENUMS_NUMBERED_WEATHER_SUNNY && weather == 0);
    READ(enums_numbered_weather, &weather, "2.0", "2");
    EXPECT(weather == ENUMS_NUMBERED_WEATHER_RAINY);
    KEEP(enums_numbered_level, &level, "2");
    EXPECT(level == ENUMS_NUMBERED_LEVEL_HIGH && level == 2);
    REFUSE(enums_numbered_level, &level, "3", INVALID_UNION, "");
    level = ENUMS_NUMBERED_LEVEL_UNSET;
    WRONG(enums_numbered_level, &level, UNSET, "");
    level = (enum enums_numbered_level)9;
    WRONG(enums_numbered_level, &level, INVALID_VALUE, "");
    weather = (enum enums_numbered_weather)9;
    WRONG(enums_numbered_weather, &weather, INVALID_VALUE, "");
    KEEP(enums_numbered_big, &big, "3000000000");
}

static void test_signed(void)
{
    struct enums_numbered_signed_or_null number;
    KEEP(enums_numbered_signed, &number, "-3");
    EXPECT(number.value == ENUMS_NUMBERED_SIGNED_MINUS_THREE && number.value == -3);
    KEEP(enums_numbered_signed, &number, "null");
    number = (struct enums_numbered_signed_or_null){OAS_VALUE, ENUMS_NUMBERED_SIGNED_UNSET_2};
    WRITE(enums_numbered_signed, &number, "-1");
    number.value = (enum enums_numbered_signed) - 2;
    WRONG(enums_numbered_signed, &number, INVALID_VALUE, "");
    number.value = ENUMS_NUMBERED_SIGNED_UNSET;
    WRONG(enums_numbered_signed, &number, UNSET, "");
}

static void test_all(void)
{
    struct enums_numbered_all all, copy;
    KEEP(enums_numbered_all, &all,
         "{\"w\":0,\"l\":1,\"s\":-1,\"list\":[1,2],\"map\":{\"a\":5,\"b\":null},\"narrow\":2,"
         "\"mixed\":1,\"wide\":2}");
    EXPECT(all.list.value.items[1] == ENUMS_NUMBERED_LEVEL_HIGH);
    EXPECT(all.narrow.value == ENUMS_NUMBERED_ALL_NARROW_RAINY && all.wide.value == 2);
    EXPECT(all.mixed.value->as.weather == ENUMS_NUMBERED_WEATHER_PARTLY_CLOUDY);
    EXPECT(enums_numbered_all_copy(&copy, &all, exercise_mem()) == OAS_OK);
    EXPECT(enums_numbered_all_equal(&copy, &all));
    copy.w = ENUMS_NUMBERED_WEATHER_RAINY;
    EXPECT(!enums_numbered_all_equal(&copy, &all));
    KEEP(enums_numbered_all, &all, "{\"w\":2,\"l\":2,\"s\":null,\"mixed\":\"none\"}");
    REFUSE(enums_numbered_all, &all, "{\"w\":3,\"l\":2}", INVALID_VALUE, "/w");
    REFUSE(enums_numbered_all, &all, "{\"w\":2,\"l\":2,\"narrow\":0}", INVALID_VALUE, "/narrow");
    all = (struct enums_numbered_all){.l = ENUMS_NUMBERED_LEVEL_LOW};
    WRITE(enums_numbered_all, &all, "{\"w\":0,\"l\":1}");
}

int main(void)
{
    test_values();
    test_signed();
    test_all();
    return exercise_done();
}
