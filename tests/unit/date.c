/* Dates, times and UUIDs: text to numbers and back, and seconds. */
#include <oas/value.h>

#include "check.h"

static const oas_date_time untouched = {.year = -7};

/* Reads as the numbers, and writes as `back`. */
static void time_is(const char *text, oas_date_time want, const char *back)
{
    char out[OAS_DATE_TIME_SIZE];
    oas_date_time got = untouched;
    check_note(oas_date_time_read(oas_str_from(text), &got), __FILE__, __LINE__, text);
    CHECK_INT(got.year, want.year);
    CHECK_INT(got.month, want.month);
    CHECK_INT(got.day, want.day);
    CHECK_INT(got.hour, want.hour);
    CHECK_INT(got.minute, want.minute);
    CHECK_INT(got.second, want.second);
    CHECK_INT(got.nanosecond, want.nanosecond);
    CHECK_INT(got.fraction_digits, want.fraction_digits);
    CHECK_INT(got.offset, want.offset);
    CHECK_INT(got.offset_unknown, want.offset_unknown);
    CHECK_STR(oas_date_time_write(&got, out), back);
}

static void test_time(void)
{
    time_is("2024-02-29T23:59:58Z", (oas_date_time){2024, 2, 29, 23, 59, 58, 0, 0, 0, false},
            "2024-02-29T23:59:58Z");
    time_is("1985-04-12t23:20:50.52z",
            (oas_date_time){1985, 4, 12, 23, 20, 50, 520000000, 2, 0, false},
            "1985-04-12T23:20:50.52Z");
    time_is("1996-12-19T16:39:57-08:00",
            (oas_date_time){1996, 12, 19, 16, 39, 57, 0, 0, -480, false},
            "1996-12-19T16:39:57-08:00");
    time_is("1937-01-01T12:00:27.870+00:20",
            (oas_date_time){1937, 1, 1, 12, 0, 27, 870000000, 3, 20, false},
            "1937-01-01T12:00:27.870+00:20");
    time_is("1990-12-31T15:59:60-08:00",
            (oas_date_time){1990, 12, 31, 15, 59, 60, 0, 0, -480, false},
            "1990-12-31T15:59:60-08:00");
    time_is("0000-01-01T00:00:00.000000001-00:00", (oas_date_time){0, 1, 1, 0, 0, 0, 1, 9, 0, true},
            "0000-01-01T00:00:00.000000001-00:00");
    time_is("9999-12-31T23:59:59.9999999999999+23:59",
            (oas_date_time){9999, 12, 31, 23, 59, 59, 999999999, 9, 1439, false},
            "9999-12-31T23:59:59.999999999+23:59");
    time_is("2000-01-01T00:00:00.000+00:00", (oas_date_time){2000, 1, 1, 0, 0, 0, 0, 3, 0, false},
            "2000-01-01T00:00:00.000Z");
}

static void test_time_refused(void)
{
    static const char *const texts[] = {
        "",
        "2024-02-29",
        "2023-02-29T00:00:00Z",
        "2024-02-29T24:00:00Z",
        "2024-02-29T23:59:60+01:00",
        "2024-02-29 23:59:59Z",
        "2024-02-29T23:59:59",
        "2024-02-29T23:59:59.Z",
        "2024-02-29T23:59:59+24:00",
        "2024-02-29T23:59:59+0100",
        "2024-02-29T23:59:59Z ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        oas_date_time got = untouched;
        check_note(!oas_date_time_read(oas_str_from(texts[i]), &got), __FILE__, __LINE__, texts[i]);
        CHECK(memcmp(&got, &untouched, sizeof got) == 0);
    }
    oas_date_time got = untouched;
    CHECK(!oas_date_time_read(oas_str_of(NULL, 0), &got));
}

/* A struct that is no moment has no text. */
static void test_time_unwritable(void)
{
    const oas_date_time good = {2016, 12, 31, 23, 59, 59, 0, 0, 0, false};
    struct {
        int at; /* which member */
        int value;
    } rows[] = {
        {0, -1},       {0, 10000},   {1, 0},          {1, 13},  {2, 0},  {2, 32},
        {2, -1},       {3, 24},      {3, -1},         {3, 100}, {4, 60}, {5, 61},
        {5, -1},       {6, -1},      {6, 1000000000}, {7, -1},  {7, 10}, {8, 24 * 60},
        {8, -24 * 60}, {8, 1 << 30}, {0, INT32_MAX},
    };
    char out[OAS_DATE_TIME_SIZE];
    CHECK_STR(oas_date_time_write(&good, out), "2016-12-31T23:59:59Z");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_date_time wrong = good;
        int *members[] = {&wrong.year,       &wrong.month,           &wrong.day,
                          &wrong.hour,       &wrong.minute,          &wrong.second,
                          &wrong.nanosecond, &wrong.fraction_digits, &wrong.offset};
        *members[rows[i].at] = rows[i].value;
        CHECK_INT(oas_date_time_write(&wrong, out).len, 0);
    }
    oas_date_time leap = good, unknown = good;
    leap.second = 60;
    CHECK_STR(oas_date_time_write(&leap, out), "2016-12-31T23:59:60Z");
    leap.minute = 58;
    CHECK_INT(oas_date_time_write(&leap, out).len, 0);
    unknown.offset_unknown = true;
    CHECK_STR(oas_date_time_write(&unknown, out), "2016-12-31T23:59:59-00:00");
    unknown.offset = 1;
    CHECK_INT(oas_date_time_write(&unknown, out).len, 0);
    CHECK_INT(oas_date_time_write(&(oas_date_time){0}, out).len, 0);
}

static void test_fraction(void)
{
    oas_date_time time = {2000, 1, 1, 0, 0, 0, 120000000, 0, 0, false};
    char out[OAS_DATE_TIME_SIZE];
    CHECK_STR(oas_date_time_write(&time, out), "2000-01-01T00:00:00.12Z");
    time.fraction_digits = 6;
    CHECK_STR(oas_date_time_write(&time, out), "2000-01-01T00:00:00.120000Z");
    time.fraction_digits = 1;
    CHECK_STR(oas_date_time_write(&time, out), "2000-01-01T00:00:00.12Z");
    time.nanosecond = 5;
    CHECK_STR(oas_date_time_write(&time, out), "2000-01-01T00:00:00.000000005Z");
}

static void unix_is(const char *text, int64_t want)
{
    oas_date_time time = {0};
    CHECK(oas_date_time_read(oas_str_from(text), &time));
    check_int(oas_date_time_unix(&time), want, __FILE__, __LINE__, text);
}

static void test_unix(void)
{
    unix_is("1970-01-01T00:00:00Z", 0);
    unix_is("1970-01-01T01:00:00+01:00", 0);
    unix_is("1969-12-31T23:59:59.5Z", -1);
    unix_is("2024-02-29T12:00:00Z", 1709208000);
    unix_is("2000-03-01T00:00:00Z", 951868800);
    unix_is("2016-12-31T23:59:60Z", 1483228800);
    unix_is("2017-01-01T00:00:00Z", 1483228800);
    unix_is("2038-01-19T03:14:08Z", INT64_C(2147483648));
    unix_is("0000-01-01T00:00:00Z", INT64_C(-62167219200));
    unix_is("0000-02-29T00:00:00Z", INT64_C(-62162121600));
    unix_is("0000-03-01T00:00:00Z", INT64_C(-62162035200));
    unix_is("9999-12-31T23:59:59Z", INT64_C(253402300799));
    unix_is("9999-12-31T23:59:59-23:59", INT64_C(253402387139));
}

/* Every day of the calendar, one after the other as one would count them. */
static void test_calendar(void)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t seconds = INT64_C(-62167219200);
    size_t bad = 0;
    for (int year = 0; year < 10000; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int last = days[month - 1] + (month == 2 && leap);
            for (int day = 1; day <= last; day++, seconds += 86400) {
                oas_date_time got = untouched;
                bad += !oas_date_time_from_unix(seconds + 86399, 7, &got);
                bad += got.year != year || got.month != month || got.day != day;
                bad += got.hour != 23 || got.minute != 59 || got.second != 59;
                bad += got.nanosecond != 7 || got.offset != 0 || got.offset_unknown;
                bad += oas_date_time_unix(&got) != seconds + 86399;
            }
        }
    }
    CHECK_INT(bad, 0);
    CHECK_INT(seconds, INT64_C(253402300800));
    oas_date_time got = untouched;
    CHECK(!oas_date_time_from_unix(seconds, 0, &got));
    CHECK(!oas_date_time_from_unix(INT64_C(-62167219201), 0, &got));
    CHECK(!oas_date_time_from_unix(INT64_MAX, 0, &got));
    CHECK(!oas_date_time_from_unix(INT64_MIN, 0, &got));
    CHECK(!oas_date_time_from_unix(0, -1, &got));
    CHECK(!oas_date_time_from_unix(0, 1000000000, &got));
    CHECK(memcmp(&got, &untouched, sizeof got) == 0);
    CHECK(oas_date_time_from_unix(-1, 999999999, &got));
    char out[OAS_DATE_TIME_SIZE];
    CHECK_STR(oas_date_time_write(&got, out), "1969-12-31T23:59:59.999999999Z");
}

static void test_date(void)
{
    oas_date date = {-1, -1, -1};
    char out[OAS_DATE_SIZE];
    CHECK(!oas_date_read(OAS_STR("2023-02-29"), &date));
    CHECK(!oas_date_read(OAS_STR("2024-02-29T"), &date));
    CHECK(!oas_date_read(oas_str_of(NULL, 0), &date));
    CHECK(date.year == -1 && date.month == -1 && date.day == -1);
    CHECK(oas_date_read(OAS_STR("2024-02-29"), &date));
    CHECK(date.year == 2024 && date.month == 2 && date.day == 29);
    CHECK_STR(oas_date_write(&date, out), "2024-02-29");
    date.year = 2023;
    CHECK_INT(oas_date_write(&date, out).len, 0);
    CHECK_INT(oas_date_write(&(oas_date){10000, 1, 1}, out).len, 0);
    CHECK_STR(oas_date_write(&(oas_date){0, 1, 1}, out), "0000-01-01");
}

static void test_uuid(void)
{
    static const uint8_t want[16] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef,
                                     0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10};
    uint8_t got[16] = {0};
    char out[OAS_UUID_SIZE];
    CHECK(oas_uuid_read(OAS_STR("01234567-89AB-cdef-FEDC-ba9876543210"), got));
    CHECK(memcmp(got, want, 16) == 0);
    CHECK_STR(oas_uuid_write(got, out), "01234567-89ab-cdef-fedc-ba9876543210");
    memset(got, 0x5a, 16);
    CHECK(!oas_uuid_read(OAS_STR("01234567-89AB-cdef-FEDC-ba987654321"), got));
    CHECK(!oas_uuid_read(OAS_STR("01234567-89AB-cdef-FEDC-ba98765432100"), got));
    CHECK(!oas_uuid_read(OAS_STR("0123456789AB-cdef-FEDC-ba9876543210-"), got));
    CHECK(!oas_uuid_read(OAS_STR("g1234567-89AB-cdef-FEDC-ba9876543210"), got));
    CHECK(!oas_uuid_read(oas_str_of(NULL, 0), got));
    for (size_t i = 0; i < 16; i++)
        CHECK_INT(got[i], 0x5a);
}

/* ---- times of the day ---- */

static void of_day_is(const char *text, oas_time want, const char *back)
{
    char out[OAS_TIME_SIZE];
    oas_time got = {.hour = -7};
    check_note(oas_time_read(oas_str_from(text), &got), __FILE__, __LINE__, text);
    CHECK(got.hour == want.hour && got.minute == want.minute && got.second == want.second);
    CHECK(got.nanosecond == want.nanosecond && got.fraction_digits == want.fraction_digits);
    CHECK(got.offset == want.offset && got.offset_unknown == want.offset_unknown);
    CHECK_STR(oas_time_write(&got, out), back);
}

static void test_time_of_day(void)
{
    of_day_is("23:59:58z", (oas_time){23, 59, 58, 0, 0, 0, false}, "23:59:58Z");
    of_day_is("00:00:00.50-00:00", (oas_time){0, 0, 0, 500000000, 2, 0, true}, "00:00:00.50-00:00");
    of_day_is("15:59:60-08:00", (oas_time){15, 59, 60, 0, 0, -480, false}, "15:59:60-08:00");
    of_day_is("23:59:59.1234567899+23:59", (oas_time){23, 59, 59, 123456789, 9, 1439, false},
              "23:59:59.123456789+23:59");
    static const char *const texts[] = {"",           "23:59:58",   "24:00:00Z",     "23:60:00Z",
                                        "23:59:60Z+", "15:59:60Z",  "1:00:00Z",      "10:00Z",
                                        "10:00:00.Z", "10:00:00+1", "10:00:00+24:00"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        oas_time got = {.hour = -7};
        check_note(!oas_time_read(oas_str_from(texts[i]), &got), __FILE__, __LINE__, texts[i]);
        CHECK_INT(got.hour, -7);
    }
    char out[OAS_TIME_SIZE];
    const oas_time bad[] = {{.hour = 24},
                            {.minute = -1},
                            {.second = 61},
                            {.second = 60},
                            {.nanosecond = 1000000000},
                            {.fraction_digits = 10},
                            {.offset = 1440},
                            {.offset = 1, .offset_unknown = true}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_INT(oas_time_write(&bad[i], out).len, 0);
}

/* ---- durations ---- */

static void lasts(const char *text, oas_duration want, int64_t seconds)
{
    char out[OAS_DURATION_SIZE];
    oas_duration got = {.years = 99};
    int64_t length = -1;
    check_note(oas_duration_read(oas_str_from(text), &got), __FILE__, __LINE__, text);
    CHECK(got.years == want.years && got.months == want.months && got.weeks == want.weeks);
    CHECK(got.days == want.days && got.hours == want.hours && got.minutes == want.minutes);
    CHECK(got.seconds == want.seconds);
    CHECK(oas_duration_seconds(&got, &length) == (seconds >= 0));
    CHECK_INT(length, seconds);
    CHECK_STR(oas_duration_write(&got, out), text);
}

static void test_duration(void)
{
    lasts("P1Y2M10DT2H30M5S", (oas_duration){1, 2, 0, 10, 2, 30, 5}, -1);
    lasts("P2W", (oas_duration){.weeks = 2}, 1209600);
    lasts("P0D", (oas_duration){.days = 0}, 0);
    lasts("P3M", (oas_duration){.months = 3}, -1);
    lasts("PT3M", (oas_duration){.minutes = 3}, 180);
    lasts("PT1H0M5S", (oas_duration){.hours = 1, .seconds = 5}, 3605);
    lasts("P1Y0M1D", (oas_duration){.years = 1, .days = 1}, -1);
    lasts("P1DT1S", (oas_duration){.days = 1, .seconds = 1}, 86401);
    lasts("PT18446744073709551615S", (oas_duration){.seconds = UINT64_MAX}, -1);
    lasts("PT9223372036854775807S", (oas_duration){.seconds = INT64_MAX}, INT64_MAX);
    lasts("PT9223372036854775808S", (oas_duration){.seconds = UINT64_C(1) << 63}, -1);
    lasts("P106751991167300DT15H30M7S",
          (oas_duration){.days = 106751991167300, .hours = 15, .minutes = 30, .seconds = 7},
          INT64_MAX);
    lasts("P106751991167300DT15H30M8S",
          (oas_duration){.days = 106751991167300, .hours = 15, .minutes = 30, .seconds = 8}, -1);
}

static void test_duration_refused(void)
{
    static const char *const texts[] = {"",
                                        "P",
                                        "PT",
                                        "P1",
                                        "1D",
                                        "P1S",
                                        "PT1D",
                                        "P1DT",
                                        "P1D2Y",
                                        "P1H",
                                        "PT1S1M",
                                        "P1W1D",
                                        "P1D1W",
                                        "P1.5D",
                                        "PT0.5S",
                                        "p1d",
                                        "P-1D",
                                        "-P1D",
                                        "+P1D",
                                        "P1YT1HM",
                                        "P 1D",
                                        "PT18446744073709551616S",
                                        "P99999999999999999999D"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        oas_duration got = {.days = 7};
        check_note(!oas_duration_read(oas_str_from(texts[i]), &got), __FILE__, __LINE__, texts[i]);
        CHECK(got.days == 7 && got.years == 0);
    }
    oas_duration read;
    char out[OAS_DURATION_SIZE];
    CHECK(oas_duration_read(OAS_STR("PT007S"), &read));
    CHECK_STR(oas_duration_write(&read, out), "PT7S");
    const uint64_t most = UINT64_MAX;
    const oas_duration longest = {most, most, 0, most, most, most, most},
                       mixed = {most, most, most, most, most, most, most};
    CHECK_INT(oas_duration_write(&longest, out).len, 128);
    CHECK_INT(oas_duration_write(&mixed, out).len, 0);
}

int main(void)
{
    test_time_of_day();
    test_duration();
    test_duration_refused();
    test_time();
    test_time_refused();
    test_time_unwritable();
    test_fraction();
    test_unix();
    test_calendar();
    test_date();
    test_uuid();
    return check_done();
}
