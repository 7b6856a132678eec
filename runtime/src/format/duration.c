/* Durations as numbers (RFC 3339 appendix A). What is one is for format_time.c to say. */
#include <oas/value.h>

#include "format/format_part.h"

static bool read_amount(const char **at, uint64_t *number)
{
    uint64_t value = 0;
    for (; oas_ascii_digit(**at); ++*at) { /* a unit ends them */
        unsigned digit = (unsigned)(**at - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return true;
}

static uint64_t *unit_of(oas_duration *duration, char unit, bool time)
{
    switch (unit) {
    case 'Y':
        return &duration->years;
    case 'W':
        return &duration->weeks;
    case 'D':
        return &duration->days;
    case 'H':
        return &duration->hours;
    case 'S':
        return &duration->seconds;
    default: /* M */
        return time ? &duration->minutes : &duration->months;
    }
}

bool oas_duration_read(oas_str text, oas_duration *out)
{
    oas_duration duration = {.years = 0};
    bool time = false;
    if (!oas_is_duration(text))
        return false;
    const char *at = text.at + 1, *end = text.at + text.len;
    while (at < end) {
        uint64_t number;
        if (*at == 'T') {
            time = true;
            at++;
        }
        if (!read_amount(&at, &number))
            return false;
        *unit_of(&duration, *at++, time) = number;
    }
    *out = duration;
    return true;
}

/* Adds `count` units of so many seconds; false beyond 64 bits. */
static bool add_seconds(uint64_t *sum, uint64_t count, uint64_t seconds)
{
    if (count > (INT64_MAX - *sum) / seconds)
        return false;
    *sum += count * seconds;
    return true;
}

bool oas_duration_seconds(const oas_duration *duration, int64_t *seconds)
{
    uint64_t sum = 0;
    if (duration->years || duration->months || !add_seconds(&sum, duration->weeks, 7 * 86400) ||
        !add_seconds(&sum, duration->days, 86400) || !add_seconds(&sum, duration->hours, 3600) ||
        !add_seconds(&sum, duration->minutes, 60) || !add_seconds(&sum, duration->seconds, 1))
        return false;
    *seconds = (int64_t)sum;
    return true;
}

/* ---- writing ---- */

struct unit {
    uint64_t count;
    char letter;
};

/* From the first unit that is not 0 to the last one: none between them may be left out. */
static char *put_units(char *at, const struct unit *units, size_t count)
{
    size_t first = 0;
    while (count > 0 && units[count - 1].count == 0)
        count--;
    while (first < count && units[first].count == 0)
        first++;
    for (size_t i = first; i < count; i++) {
        char digits[20]; /* 2^64 - 1 has 20 digits */
        size_t from = sizeof digits;
        uint64_t left = units[i].count;
        do {
            digits[--from] = (char)('0' + left % 10);
            left /= 10;
        } while (left != 0);
        memcpy(at, digits + from, sizeof digits - from);
        at += sizeof digits - from;
        *at++ = units[i].letter;
    }
    return at;
}

oas_str oas_duration_write(const oas_duration *duration, char out[OAS_DURATION_SIZE])
{
    const struct unit weeks[] = {{duration->weeks, 'W'}};
    const struct unit dates[] = {
        {duration->years, 'Y'}, {duration->months, 'M'}, {duration->days, 'D'}};
    const struct unit times[] = {
        {duration->hours, 'H'}, {duration->minutes, 'M'}, {duration->seconds, 'S'}};
    char *at = out;
    *at++ = 'P';
    char *date = put_units(at, dates, 3);
    if (duration->weeks)
        date = put_units(date, weeks, 1);
    char *time = put_units(date + 1, times, 3);
    if (time > date + 1) {
        *date = 'T';
        date = time;
    }
    if (date == at) {
        *date++ = '0';
        *date++ = 'D';
    }
    oas_str text = oas_str_between(out, date);
    return oas_is_duration(text) ? text : oas_str_of("", 0);
}
