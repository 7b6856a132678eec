/* Dates and times as numbers (RFC 3339). What is one is for format_time.c to say. */
#include <oas/value.h>

#include "format/format_part.h"

#define DAY    86400
#define MINUTE 60
#define NANO   1000000000

static int number(const char *at, size_t digits)
{
    int value = 0;
    while (digits--)
        value = value * 10 + (*at++ - '0');
    return value;
}

bool oas_date_read(oas_str text, oas_date *out)
{
    if (!oas_is_date(text))
        return false;
    out->year = number(text.at, 4);
    out->month = number(text.at + 5, 2);
    out->day = number(text.at + 8, 2);
    return true;
}

/* Behind the point; returns the place behind the digits. */
static const char *read_fraction(const char *at, oas_time *out)
{
    int weight = NANO / 10;
    for (; oas_ascii_digit(*at); at++) { /* the offset ends them */
        out->nanosecond += (*at - '0') * weight;
        out->fraction_digits += weight > 0;
        weight /= 10;
    }
    return at;
}

/* A full-time, which it is known to be. */
static oas_time read_time(const char *at)
{
    oas_time time = {.hour = number(at, 2)};
    time.minute = number(at + 3, 2);
    time.second = number(at + 6, 2);
    at += 8;
    if (*at == '.')
        at = read_fraction(at + 1, &time);
    if (*at == '+' || *at == '-') {
        time.offset = number(at + 1, 2) * 60 + number(at + 4, 2);
        time.offset_unknown = *at == '-' && time.offset == 0;
        time.offset = *at == '-' ? -time.offset : time.offset;
    }
    return time;
}

bool oas_time_read(oas_str text, oas_time *out)
{
    if (!oas_is_time(text))
        return false;
    *out = read_time(text.at);
    return true;
}

bool oas_date_time_read(oas_str text, oas_date_time *out)
{
    oas_date date;
    if (!oas_is_date_time(text) || !oas_date_read(oas_str_of(text.at, OAS_DATE_SIZE), &date))
        return false;
    oas_time time = read_time(text.at + OAS_DATE_SIZE + 1);
    *out = (oas_date_time){.year = date.year,
                           .month = date.month,
                           .day = date.day,
                           .hour = time.hour,
                           .minute = time.minute,
                           .second = time.second,
                           .nanosecond = time.nanosecond,
                           .fraction_digits = time.fraction_digits,
                           .offset = time.offset,
                           .offset_unknown = time.offset_unknown};
    return true;
}

/* ---- writing ---- */

struct writer {
    char *at;
    bool wrong; /* a number that its digits do not hold */
};

static void put_digits(struct writer *w, int value, int digits)
{
    for (int i = digits; i-- > 0; value /= 10) {
        w->wrong |= value < 0;
        w->at[i] = (char)('0' + (value < 0 ? 0 : value % 10));
    }
    w->wrong |= value != 0;
    w->at += digits;
}

static void put_char(struct writer *w, char c)
{
    *w->at++ = c;
}

static void put_date(struct writer *w, int year, int month, int day)
{
    put_digits(w, year, 4);
    put_char(w, '-');
    put_digits(w, month, 2);
    put_char(w, '-');
    put_digits(w, day, 2);
}

static void put_fraction(struct writer *w, const oas_time *time)
{
    int left = time->nanosecond, digits = 9;
    w->wrong |= time->fraction_digits < 0 || time->fraction_digits > 9;
    w->wrong |= left < 0 || left >= NANO;
    if (w->wrong)
        return;
    while (digits > time->fraction_digits && left % 10 == 0) {
        left /= 10;
        digits--;
    }
    if (digits == 0)
        return;
    put_char(w, '.');
    put_digits(w, left, digits);
}

static void put_offset(struct writer *w, const oas_time *time)
{
    int offset = time->offset;
    w->wrong |= offset <= -DAY / MINUTE || offset >= DAY / MINUTE;
    w->wrong |= time->offset_unknown && offset != 0;
    if (offset == 0 && !time->offset_unknown) {
        put_char(w, 'Z');
        return;
    }
    if (w->wrong)
        return;
    put_char(w, offset < 0 || time->offset_unknown ? '-' : '+');
    offset = offset < 0 ? -offset : offset;
    put_digits(w, offset / 60, 2);
    put_char(w, ':');
    put_digits(w, offset % 60, 2);
}

static void put_time(struct writer *w, const oas_time *time)
{
    put_digits(w, time->hour, 2);
    put_char(w, ':');
    put_digits(w, time->minute, 2);
    put_char(w, ':');
    put_digits(w, time->second, 2);
    put_fraction(w, time);
    put_offset(w, time);
}

oas_str oas_time_write(const oas_time *time, char out[OAS_TIME_SIZE])
{
    struct writer w = {.at = out};
    put_time(&w, time);
    oas_str text = oas_str_between(out, w.at);
    return !w.wrong && oas_is_time(text) ? text : oas_str_of("", 0);
}

oas_str oas_date_write(const oas_date *date, char out[OAS_DATE_SIZE])
{
    struct writer w = {.at = out};
    put_date(&w, date->year, date->month, date->day);
    oas_str text = oas_str_between(out, w.at);
    return !w.wrong && oas_is_date(text) ? text : oas_str_of("", 0);
}

oas_str oas_date_time_write(const oas_date_time *time, char out[OAS_DATE_TIME_SIZE])
{
    struct writer w = {.at = out};
    put_date(&w, time->year, time->month, time->day);
    put_char(&w, 'T');
    put_time(&w, &(oas_time){.hour = time->hour,
                             .minute = time->minute,
                             .second = time->second,
                             .nanosecond = time->nanosecond,
                             .fraction_digits = time->fraction_digits,
                             .offset = time->offset,
                             .offset_unknown = time->offset_unknown});
    oas_str text = oas_str_between(out, w.at);
    return !w.wrong && oas_is_date_time(text) ? text : oas_str_of("", 0);
}

/* ---- counting ---- */

/* Days from 0000-03-01, in years that begin in March, so that the leap day is a year's last. */
static int64_t count_days(int year, int month, int day)
{
    int64_t y = month > 2 ? year : (int64_t)year - 1;
    int64_t m = month > 2 ? month - 3 : month + 9;
    int64_t leap = y >= 0 ? y / 4 - y / 100 + y / 400 : -1; /* January and February of the year 0 */
    return y * 365 + leap + (m * 153 + 2) / 5 + day - 1;
}

#define DAYS_TO_1970 719468

int64_t oas_date_time_unix(const oas_date_time *time)
{
    int64_t days = count_days(time->year, time->month, time->day) - DAYS_TO_1970;
    int64_t minutes = (int64_t)time->hour * 60 + time->minute - time->offset;
    return days * DAY + minutes * MINUTE + time->second;
}

bool oas_date_time_from_unix(int64_t seconds, int nanosecond, oas_date_time *out)
{
    const int64_t first = INT64_C(-62167219200); /* 0000-01-01T00:00:00Z */
    const int64_t last = INT64_C(253402300799);  /* 9999-12-31T23:59:59Z */
    if (seconds < first || seconds > last || nanosecond < 0 || nanosecond >= NANO)
        return false;
    int64_t days = (seconds - first) / DAY; /* since 0000-01-01 */
    int rest = (int)((seconds - first) % DAY);
    oas_date_time time = {.nanosecond = nanosecond};
    days += 400 * 365 + 97 - 60; /* since -0400-03-01: a whole cycle of years before 0000-03-01 */
    int64_t cycle = days / 146097, in_cycle = days % 146097;
    int64_t y = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
    int64_t in_year = in_cycle - (y * 365 + y / 4 - y / 100);
    int64_t m = (in_year * 5 + 2) / 153;
    time.day = (int)(in_year - (m * 153 + 2) / 5 + 1);
    time.month = (int)(m < 10 ? m + 3 : m - 9);
    time.year = (int)(y + cycle * 400 - 400 + (time.month <= 2));
    time.hour = rest / 3600;
    time.minute = rest / 60 % 60;
    time.second = rest % 60;
    *out = time;
    return true;
}
