/* URIs, IRIs, their references and templates (RFC 3986, 3987, 6570). */
#include "format/format_part.h"

#include "base/utf8.h"

/* RFC 3986 section 2 and appendix A: what an ASCII character may be. */
enum {
    PLAIN = 1, /* unreserved */
    DELIM = 2, /* sub-delims */
    COLON = 4,
    AT = 8,
    SLASH = 16, /* slash and question mark */
    PCHAR = PLAIN | DELIM | COLON | AT
};

static const unsigned char uri_kinds[128] = {
    ['!'] = DELIM, ['$'] = DELIM, ['&'] = DELIM, ['\''] = DELIM, ['('] = DELIM, [')'] = DELIM,
    ['*'] = DELIM, ['+'] = DELIM, [','] = DELIM, [';'] = DELIM,  ['='] = DELIM, [':'] = COLON,
    ['@'] = AT,    ['/'] = SLASH, ['?'] = SLASH, ['-'] = PLAIN,  ['.'] = PLAIN, ['_'] = PLAIN,
    ['~'] = PLAIN, ['0'] = PLAIN, ['1'] = PLAIN, ['2'] = PLAIN,  ['3'] = PLAIN, ['4'] = PLAIN,
    ['5'] = PLAIN, ['6'] = PLAIN, ['7'] = PLAIN, ['8'] = PLAIN,  ['9'] = PLAIN, ['A'] = PLAIN,
    ['B'] = PLAIN, ['C'] = PLAIN, ['D'] = PLAIN, ['E'] = PLAIN,  ['F'] = PLAIN, ['G'] = PLAIN,
    ['H'] = PLAIN, ['I'] = PLAIN, ['J'] = PLAIN, ['K'] = PLAIN,  ['L'] = PLAIN, ['M'] = PLAIN,
    ['N'] = PLAIN, ['O'] = PLAIN, ['P'] = PLAIN, ['Q'] = PLAIN,  ['R'] = PLAIN, ['S'] = PLAIN,
    ['T'] = PLAIN, ['U'] = PLAIN, ['V'] = PLAIN, ['W'] = PLAIN,  ['X'] = PLAIN, ['Y'] = PLAIN,
    ['Z'] = PLAIN, ['a'] = PLAIN, ['b'] = PLAIN, ['c'] = PLAIN,  ['d'] = PLAIN, ['e'] = PLAIN,
    ['f'] = PLAIN, ['g'] = PLAIN, ['h'] = PLAIN, ['i'] = PLAIN,  ['j'] = PLAIN, ['k'] = PLAIN,
    ['l'] = PLAIN, ['m'] = PLAIN, ['n'] = PLAIN, ['o'] = PLAIN,  ['p'] = PLAIN, ['q'] = PLAIN,
    ['r'] = PLAIN, ['s'] = PLAIN, ['t'] = PLAIN, ['u'] = PLAIN,  ['v'] = PLAIN, ['w'] = PLAIN,
    ['x'] = PLAIN, ['y'] = PLAIN, ['z'] = PLAIN};

/* What is read: ASCII alone, or RFC 3987's characters too, those for private use in queries only.
 */
enum alphabet { ASCII_ONLY, WITH_UCS, WITH_PRIVATE };

/* RFC 3987 section 2.2 ucschar, iprivate. */
static bool is_ucs(uint32_t code)
{
    if (code < 0x10000) {
        return (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xf900 && code <= 0xfdcf) ||
               (code >= 0xfdf0 && code <= 0xffef);
    }
    return code < 0xf0000 && (code & 0xffff) <= 0xfffd && (code < 0xe0000 || code >= 0xe1000);
}

static bool is_private(uint32_t code)
{
    return (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && (code & 0xffff) <= 0xfffd);
}

/* RFC 3987 section 4.1: the marks that turn the direction of writing stand in no IRI. */
static bool is_turning(uint32_t code)
{
    return code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e);
}

/* The length of one character at `at`, a percent triplet included; 0 when it is not allowed. */
static size_t one_char(const char *at, const char *end, unsigned allowed, enum alphabet alphabet)
{
    unsigned char c = (unsigned char)*at;
    if (c < 0x80) {
        if ((uri_kinds[c] & allowed) != 0)
            return 1;
        return oas_percent(at, end) ? 3 : 0;
    }
    size_t length = 0;
    uint32_t code = oas_utf8_get(at, &length);
    bool good = (alphabet != ASCII_ONLY && is_ucs(code) && !is_turning(code)) ||
                (alphabet == WITH_PRIVATE && is_private(code));
    return good ? length : 0;
}

static bool all_chars(oas_str text, unsigned allowed, enum alphabet alphabet)
{
    const char *at = text.at;
    const char *end = at + text.len;
    while (at < end) {
        size_t length = one_char(at, end, allowed, alphabet);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

/* The first of `marks` in the text, or its end. */
static const char *find_mark(const char *at, const char *end, const char *marks)
{
    while (at < end && (*at == '\0' || !strchr(marks, *at)))
        at++;
    return at;
}

/* Section 3.2.2 IPvFuture: v1.text */
static bool is_future(oas_str host)
{
    if (host.len < 4 || (host.at[0] | 0x20) != 'v')
        return false;
    const char *end = host.at + host.len;
    const char *at = host.at + 1;
    while (at < end && oas_ascii_hex(*at))
        at++;
    if (at == host.at + 1 || end - at < 2 || *at != '.')
        return false;
    for (at++; at < end; at++)
        if ((unsigned char)*at >= 0x80 ||
            (uri_kinds[(unsigned char)*at] & (PLAIN | DELIM | COLON)) == 0)
            return false;
    return true;
}

/* Section 3.2: [userinfo@]host[:port]. */
static bool is_authority(const char *at, const char *end, enum alphabet alphabet)
{
    const char *user = find_mark(at, end, "@");
    if (user < end) {
        if (!all_chars(oas_str_between(at, user), PLAIN | DELIM | COLON, alphabet))
            return false;
        at = user + 1;
    }
    const char *port = find_mark(at, end, ":");
    if (at < end && *at == '[') {
        const char *close = find_mark(at, end, "]");
        oas_str host = oas_str_between(at + 1, close);
        if (close == end || (!oas_is_ipv6(host) && !is_future(host)))
            return false;
        port = close + 1;
        if (port < end && *port != ':')
            return false;
    } else if (!all_chars(oas_str_between(at, port), PLAIN | DELIM, alphabet)) {
        return false;
    }
    for (at = port + 1; at < end; at++)
        if (!oas_ascii_digit(*at))
            return false;
    return true;
}

/* Section 3.1: the place behind the scheme's colon; `at` itself when there is no scheme. */
static const char *skip_scheme(const char *at, const char *end)
{
    const char *colon = find_mark(at, end, ":/?#");
    if (colon == end || *colon != ':' || !oas_ascii_alpha(*at))
        return at;
    for (const char *c = at; c < colon; c++)
        if (!oas_ascii_alpha(*c) && !oas_ascii_digit(*c) && *c != '+' && *c != '-' && *c != '.')
            return at;
    return colon + 1;
}

static bool is_reference(oas_str text, enum alphabet alphabet, bool absolute)
{
    if (text.len == 0)
        return !absolute;
    const char *end = text.at + text.len;
    const char *at = skip_scheme(text.at, end);
    bool relative = at == text.at;
    if (relative && absolute)
        return false;
    const char *fragment = find_mark(at, end, "#");
    const char *query = find_mark(at, fragment, "?");
    if (end - at >= 2 && at[0] == '/' && at[1] == '/') {
        const char *path = find_mark(at + 2, query, "/");
        if (!is_authority(at + 2, path, alphabet))
            return false;
        at = path;
    } else if (relative && find_mark(at, query, ":") < find_mark(at, query, "/")) {
        return false; /* section 4.2: no colon in the first segment */
    }
    enum alphabet in_query = alphabet == ASCII_ONLY ? ASCII_ONLY : WITH_PRIVATE;
    return all_chars(oas_str_between(at, query), PCHAR | SLASH, alphabet) &&
           (query == fragment ||
            all_chars(oas_str_between(query + 1, fragment), PCHAR | SLASH, in_query)) &&
           (fragment == end ||
            all_chars(oas_str_between(fragment + 1, end), PCHAR | SLASH, alphabet));
}

bool oas_is_uri(oas_str text)
{
    return is_reference(text, ASCII_ONLY, true);
}

bool oas_is_uri_reference(oas_str text)
{
    return is_reference(text, ASCII_ONLY, false);
}

bool oas_is_iri(oas_str text)
{
    return is_reference(text, WITH_UCS, true);
}

bool oas_is_iri_reference(oas_str text)
{
    return is_reference(text, WITH_UCS, false);
}

/* RFC 6570 section 2.3 varchar: its length, 0 when it is none. */
static size_t template_varchar(const char *at, const char *end)
{
    if (at < end && (oas_ascii_alpha(*at) || oas_ascii_digit(*at) || *at == '_'))
        return 1;
    return at < end && oas_percent(at, end) ? 3 : 0;
}

/* Sections 2.3 and 2.4: a name with single dots within, then :1 to :9999, or *. NULL: none. */
static const char *template_variable(const char *at, const char *end)
{
    size_t length = template_varchar(at, end);
    if (length == 0)
        return NULL;
    while (length > 0) {
        at += length;
        size_t dot = at < end && *at == '.';
        length = template_varchar(at + dot, end);
        length += length > 0 ? dot : 0;
    }
    if (at < end && *at == '*')
        return at + 1;
    if (at == end || *at != ':')
        return at;
    const char *digits = ++at;
    while (at < end && at - digits < 4 && oas_ascii_digit(*at))
        at++;
    return at > digits && *digits != '0' ? at : NULL;
}

/* Section 2.2: an expression behind its brace; behind the closing one, or NULL. */
static const char *template_expression(const char *at, const char *end)
{
    if (at < end && *at != '\0' && strchr("+#./;?&=,!@|", *at))
        at++;
    for (;;) {
        at = template_variable(at, end);
        if (!at || at == end)
            return NULL;
        if (*at == '}')
            return at + 1;
        if (*at++ != ',')
            return NULL;
    }
}

/* Section 2.1: the length of a literal character; 0 when it must not stand there. The apostrophe
 * may (erratum 6937). */
static size_t template_literal(const char *at, const char *end)
{
    unsigned char c = (unsigned char)*at;
    if (c == '%')
        return oas_percent(at, end) ? 3 : 0;
    if (c < 0x80)
        return c > 0x20 && c < 0x7f && !strchr("\"<>\\^`{|}", c) ? 1 : 0;
    size_t length = 0;
    uint32_t code = oas_utf8_get(at, &length);
    return is_ucs(code) || is_private(code) ? length : 0;
}

bool oas_is_uri_template(oas_str text)
{
    const char *at = text.at;
    const char *end = at + text.len;
    while (at < end) {
        if (*at == '{') {
            at = template_expression(at + 1, end);
            if (!at)
                return false;
            continue;
        }
        size_t length = template_literal(at, end);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}
