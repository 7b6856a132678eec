/* Addresses of hosts and of mail. */
#include "format/format_part.h"

/* Four numbers of 0 to 255, of at most three digits. */
static bool is_quad(oas_str text, bool zeros)
{
    size_t at = 0;
    for (int part = 0; part < 4; part++) {
        unsigned value = 0;
        size_t digits = 0;
        if (part > 0 && (at >= text.len || text.at[at++] != '.'))
            return false;
        for (; at < text.len && digits < 3 && oas_ascii_digit(text.at[at]); at++, digits++)
            value = value * 10 + (unsigned)(text.at[at] - '0');
        if (digits == 0 || value > 255 || (!zeros && digits > 1 && text.at[at - digits] == '0'))
            return false;
    }
    return at == text.len;
}

/* RFC 2673 section 3.2 as JSON Schema reads it: no leading zeros. */
bool oas_is_ipv4(oas_str text)
{
    return is_quad(text, false);
}

/* Eight groups of up to four hexadecimal digits; :: once for `least` groups or more; the last two
 * may be an IPv4 address. */
static bool is_groups(oas_str text, int least, bool zeros)
{
    const char *at = text.at;
    const char *end = at + text.len;
    int groups = 0;
    bool gap = text.len >= 2 && at[0] == ':' && at[1] == ':';
    at += gap ? 2 : 0;
    while (at < end) {
        const char *group = at;
        while (at < end && at - group < 4 && oas_ascii_hex(*at))
            at++;
        if (at < end && *at == '.') {
            groups += 2;
            at = is_quad(oas_str_between(group, end), zeros) ? end : NULL;
            break;
        }
        groups++;
        if (at == group)
            return false;
        if (at == end)
            break;
        if (*at++ != ':' || at == end)
            return false;
        if (*at == ':') {
            if (gap)
                return false;
            gap = true;
            at++;
        }
    }
    return at == end && (gap ? groups <= 8 - least : groups == 8);
}

/* RFC 4291 section 2.2: :: for one group or more (RFC 5952 speaks of writing, not of reading). */
bool oas_is_ipv6(oas_str text)
{
    return is_groups(text, 1, false);
}

static bool is_ldh(char c)
{
    return oas_ascii_alpha(c) || oas_ascii_digit(c) || c == '-';
}

bool oas_is_domain_label(oas_str label)
{
    for (size_t i = 0; i < label.len; i++)
        if (!is_ldh(label.at[i]))
            return false;
    return label.len > 0 && label.at[0] != '-' && label.at[label.len - 1] != '-';
}

/* Labels of at most `most` characters, parted by dots. */
static bool is_domain(const char *at, const char *end, size_t most)
{
    while (at <= end) {
        const char *dot = at < end ? memchr(at, '.', (size_t)(end - at)) : NULL;
        dot = dot ? dot : end;
        if ((size_t)(dot - at) > most || !oas_is_domain_label(oas_str_between(at, dot)))
            return false;
        at = dot + 1;
    }
    return true;
}

bool oas_is_dotted_decimal(oas_str text)
{
    unsigned dots = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '.')
            dots++;
        else if (!oas_ascii_digit(text.at[i]))
            return false;
    return dots == 3;
}

/* RFC 1123 section 2.1: labels may begin with a digit; RFC 1035 section 2.3.4: they have at most 63
 * characters, all of them with their dots 253 (255 octets on the wire). What is behind xn-- is not
 * looked at. */
bool oas_is_hostname_ascii(oas_str text)
{
    return text.len <= 253 && is_domain(text.at, text.at + text.len, 63) &&
           !oas_is_dotted_decimal(text);
}

/* RFC 5321 section 4.1.3: numbers may begin with 0, :: stands for two groups or more; IPv6 is the one
 * tag that is registered. */
static bool is_address_literal(const char *at, const char *end)
{
    static const char tag[] = "ipv6:";
    if (end - at < 2 || at[0] != '[' || end[-1] != ']')
        return false;
    at++;
    end--;
    for (size_t i = 0; i < sizeof tag - 1; i++) {
        char c = at + i < end ? at[i] : '\0';
        bool same = c == tag[i] || (oas_ascii_alpha(c) && (c | 0x20) == tag[i]);
        if (!same)
            return is_quad(oas_str_between(at, end), true);
    }
    return is_groups(oas_str_between(at + sizeof tag - 1, end), 2, true);
}

/* RFC 5322 section 3.2.3; with `beyond`, RFC 6531 section 3.3. */
static bool is_atext(char c, bool beyond)
{
    if ((unsigned char)c >= 0x80)
        return beyond;
    return oas_ascii_alpha(c) || oas_ascii_digit(c) ||
           (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

/* Dot-string: atoms parted by single dots. Returns the place behind. */
static const char *skip_dot_string(const char *at, const char *end, bool beyond)
{
    while (at < end && is_atext(*at, beyond)) {
        do {
            at++;
        } while (at < end && is_atext(*at, beyond));
        if (end - at < 2 || at[0] != '.' || !is_atext(at[1], beyond))
            break;
        at++;
    }
    return at;
}

/* Quoted-string at its quote; behind it, or at it when it is none. What a backslash quotes is of
 * ASCII (RFC 6531 adds to qtextSMTP alone). */
static const char *skip_quoted(const char *from, const char *end, bool beyond)
{
    for (const char *at = from + 1; at < end; at++) {
        if (*at == '"')
            return at + 1;
        bool quoted = *at == '\\';
        at += quoted;
        bool plain = at < end && *at >= 32 && *at <= 126;
        if (at >= end || !(plain || (beyond && !quoted && (unsigned char)*at >= 0x80)))
            break;
    }
    return from;
}

bool oas_email_domain(oas_str text, bool beyond, oas_str *domain)
{
    if (text.len == 0)
        return false;
    const char *end = text.at + text.len;
    const char *at =
        *text.at == '"' ? skip_quoted(text.at, end, beyond) : skip_dot_string(text.at, end, beyond);
    if (at == text.at || at == end || *at++ != '@')
        return false;
    *domain = oas_str_between(at, end);
    return true;
}

bool oas_is_mail_domain(oas_str text)
{
    const char *end = text.at + text.len;
    return is_domain(text.at, end, SIZE_MAX) || is_address_literal(text.at, end);
}

/* RFC 5321 section 4.1.2 Mailbox. */
bool oas_is_email(oas_str text)
{
    oas_str domain;
    return oas_email_domain(text, false, &domain) && oas_is_mail_domain(domain);
}
