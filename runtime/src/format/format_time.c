/* Dates, times and durations (RFC 3339). */
#include "format/format_part.h"

/* Two digits as a number; 100 or more when they are none. */
static inline unsigned two(const char *at)
{
    unsigned high = (unsigned)(unsigned char)at[0] - '0';
    unsigned low = (unsigned)(unsigned char)at[1] - '0';
    return high > 9 || low > 9 ? 100 : high * 10 + low;
}

#define DATE_LENGTH 10u /* YYYY-MM-DD */
#define TIME_LENGTH 8u  /* hh:mm:ss */

/* Section 5.7; of a February the most that it has. */
static const unsigned char month_days[13] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/* Appendix C: every fourth year, of the centuries only every fourth. */
static inline bool is_leap(unsigned century, unsigned year)
{
    return (year != 0 ? year : century) % 4 == 0;
}

/* RFC 3339 section 5.6 full-date, with the days per month of section 5.7. */
static inline bool full_date(const char *at)
{
    unsigned century = two(at);
    unsigned year = two(at + 2);
    unsigned month = two(at + 5);
    unsigned day = two(at + 8);
    if (century > 99 || year > 99 || at[4] != '-' || at[7] != '-')
        return false;
    if (month < 1 || month > 12 || day < 1 || day > month_days[month])
        return false;
    return month != 2 || day != 29 || is_leap(century, year);
}

/* Is the full-date, or the day before it, the last one of a month? */
static bool ends_month(const char *at, bool before)
{
    unsigned month = two(at + 5);
    unsigned day = two(at + 8);
    if (before)
        return day == 1;
    return day == month_days[month] || (month == 2 && day == 28 && !is_leap(two(at), two(at + 2)));
}

/* time-offset: Z, or +hh:mm, -hh:mm; in minutes east of UTC. */
static inline bool time_offset(const char *at, const char *end, int *minutes)
{
    *minutes = 0;
    if (end - at == 1)
        return (*at | 0x20) == 'z';
    if (end - at != 6 || (at[0] != '+' && at[0] != '-') || at[3] != ':')
        return false;
    unsigned hour = two(at + 1);
    unsigned minute = two(at + 4);
    int east = (int)(hour * 60 + minute);
    *minutes = at[0] == '-' ? -east : east;
    return hour <= 23 && minute <= 59;
}

/* Where a second is a leap second, its day at UTC: the one that is written, or the one before. */
enum leap { NO_LEAP, LEAP_SAME_DAY, LEAP_DAY_BEFORE };

/* full-time. Section 5.7: a leap second comes at 23:59:60 UTC only. */
static inline bool full_time(const char *at, const char *end, enum leap *leap)
{
    if ((size_t)(end - at) <= TIME_LENGTH || at[2] != ':' || at[5] != ':')
        return false;
    unsigned hour = two(at);
    unsigned minute = two(at + 3);
    unsigned second = two(at + 6);
    int offset = 0;
    at += TIME_LENGTH;
    if (*at == '.') {
        const char *fraction = ++at;
        while (at < end && oas_ascii_digit(*at))
            at++;
        if (at == fraction)
            return false;
    }
    if (hour > 23 || minute > 59 || second > 60 || !time_offset(at, end, &offset))
        return false;
    int utc = (int)(hour * 60 + minute) - offset;
    *leap = second < 60 ? NO_LEAP : utc < 0 ? LEAP_DAY_BEFORE : LEAP_SAME_DAY;
    return second < 60 || utc == -1 || utc == 24 * 60 - 1;
}

bool oas_is_date(oas_str text)
{
    return text.len == DATE_LENGTH && full_date(text.at);
}

bool oas_is_time(oas_str text)
{
    enum leap leap;
    return text.len > 0 && full_time(text.at, text.at + text.len, &leap);
}

/* RFC 3339 section 5.6: "T" and "Z" may be lower case; no other separator. Section 5.7: leap seconds
 * come at the end of months, of which ones is not known for long. */
bool oas_is_date_time(oas_str text)
{
    enum leap leap;
    return text.len > DATE_LENGTH && (text.at[DATE_LENGTH] | 0x20) == 't' && full_date(text.at) &&
           full_time(text.at + DATE_LENGTH + 1, text.at + text.len, &leap) &&
           (leap == NO_LEAP || ends_month(text.at, leap == LEAP_DAY_BEFORE));
}

/* Numbers followed by consecutive units: 1Y2M3D or 2M3D, not 1Y3D. Returns the place behind. */
static const char *duration_units(const char *at, const char *end, const char *units)
{
    const char *unit = NULL;
    while (at < end && oas_ascii_digit(*at)) {
        const char *digits = at;
        while (at < end && oas_ascii_digit(*at))
            at++;
        const char *found = at < end && *at != '\0' ? strchr(units, *at) : NULL;
        if (!found || (unit && found != unit + 1))
            return digits;
        unit = found;
        at++;
    }
    return at;
}

/* RFC 3339 appendix A. Its letters are as written there, upper case, in JSON Schema's reading. */
bool oas_is_duration(oas_str text)
{
    if (text.len < 3 || text.at[0] != 'P')
        return false;
    const char *at = text.at + 1;
    const char *end = text.at + text.len;
    const char *behind = duration_units(at, end, "W");
    if (behind > at)
        return behind == end && behind[-1] == 'W' && !memchr(text.at, 'W', text.len - 1);
    at = duration_units(at, end, "YMD");
    if (at < end && *at == 'T') {
        const char *time = at + 1;
        at = duration_units(time, end, "HMS");
        return at == end && at > time;
    }
    return at == end;
}
