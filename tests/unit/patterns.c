/* Patterns of other dialects: what they are read as, and what that takes; what is refused. */
#include <oas/codec.h>

#include "support/compile.h"

#include "check.h"

static bool open(struct compiled *c, oas_buf *text, const char *pattern)
{
    oas_buf_puts(text, "{\"pattern\": ");
    oas_buf_put_json(text, oas_str_from(pattern));
    oas_buf_puts(text, "}");
    return compile(c, oas_buf_str(text), NULL);
}

static oas_status judge(const struct compiled *c, const char *payload, oas_errors *errs)
{
    oas_buf json = {0};
    oas_buf_put_json(&json, oas_str_from(payload));
    oas_status status = oas_validate(c->type, oas_buf_str(&json), errs, NULL);
    oas_buf_free(&json);
    return status;
}

static bool is_told(const struct compiled *c, const char *text)
{
    for (size_t i = 0; i < c->diags.count; i++) {
        oas_str message = c->diags.at[i].message;
        size_t len = strlen(text);
        for (size_t at = 0; at + len <= message.len; at++)
            if (memcmp(message.at + at, text, len) == 0)
                return true;
    }
    return false;
}

/* ---- what is translated ---- */

struct row {
    const char *pattern;
    const char *read_as; /* NULL: as it stands, without a word */
    const char *yes;     /* NULL: nothing is taken */
    const char *no;      /* NULL: nothing is refused */
};

static const struct row rows[] = {
    /* Anchors. */
    {"\\Aabc\\z", "^abc$", "abc", "xabc"},
    {"\\Aabc\\z", "^abc$", "abc", "abc\n"},
    {"(?m)\\Ab\\z", "(?m)(?<![^])b(?![^])", "b", "a\nb"},
    {"(?m)^b\\z", "(?m)^b(?![^])", "a\nb", "b\na"},
    {"\\\\A", NULL, "\\A", "A"},
    {"\\\\\\z", "\\\\$", "x\\", "\\x"},
    /* Classes of POSIX, of ASCII. */
    {"^[[:alnum:]]+$", "^[0-9A-Za-z]+$", "aZ9", "é"},
    {"^[[:alpha:]_-]+$", "^[A-Za-z_-]+$", "a_Z-", "9"},
    {"^[^[:space:]]+$", "^[^\\x09-\\x0d ]+$", "ab", "a b"},
    {"^[[:^digit:]]+$", "^[\\x00-/:-\\u{10ffff}]+$", "a😀/:", "5"},
    {"^[[:punct:]]+$", "^[!-/:-@\\[-`{-~]+$", "!]^`~", "a"},
    {"^[[:xdigit:][:blank:]]+$", "^[0-9A-Fa-f\\x09 ]+$", "aF 0\t", "g"},
    {"^[[:^ascii:]]$", "^[\\x80-\\u{10ffff}]$", "é", "e"},
    {"^[[:word:]]+$", "^[0-9A-Z_a-z]+$", "a_Z", "-"},
    {"^[a[:]+$", NULL, "a[:", "b"},
    /* Properties of Java and others. */
    {"^\\p{Print}+$", "^[ -~]+$", "a ~", "\x7f"},
    {"^\\P{Print}+$", "^[^ -~]+$", "\x7f", "a"},
    {"^[\\p{XDigit}:]+$", "^[0-9A-Fa-f:]+$", "aF:0", "g"},
    {"^[\\P{XDigit}]+$", "^[\\x00-/:-@G-`g-\\u{10ffff}]+$", "g:", "f"},
    {"^\\p{Alpha}\\p{Print}$", "^\\p{Alpha}[ -~]$", "é~", "1~"},
    {"^\\p{Alpha}$", NULL, "é", "1"},
    {"^\\pL+$", "^\\p{L}+$", "aé", "1"},
    {"^\\PL+$", "^\\P{L}+$", "1-", "a"},
    {"^[\\pL\\pN]+$", "^[\\p{L}\\p{N}]+$", "a1", "-"},
    {"^\\p{^L}$", "^\\P{L}$", "1", "a"},
    {"^\\p{L&}$", "^\\p{LC}$", "a", "1"},
    {"^\\p{Latin}$", "^\\p{Script=Latin}$", "é", "я"},
    {"^\\p{IsAlphabetic}$", "^\\p{Alphabetic}$", "я", "1"},
    {"^\\p{IsL}$", "^\\p{L}$", "я", "1"},
    /* Modifiers. */
    {"(?i)^abc$", "(?i)^abc$", "aBC", "abd"},
    {"(?i)\\Aabc", "(?i)^abc", "aBC", "xabc"},
    {"(?i)a(?-i)b$", "(?i)a(?-i:b$)", "Ab", "AB"},
    {"^(?i)abc$", "^(?i:abc$)", "aBC", "abd"},
    {"\\A(?i)abc\\z", "^(?i:abc$)", "aBC", "abd"},
    {"^a(?i)bk$", "^a(?i:bk$)", "aBK", "Abk"},
    {"^a(?i)k$", "^a(?i:k$)", "a\u212a", "Ak"},
    {"^a(?i)é$", "^a(?i:é$)", "aÉ", "AÉ"},
    {"^a(?i)\\x41$", "^a(?i:\\x41$)", "aa", "AA"},
    {"^(?:a(?i)b|c)d$", "^(?:a(?i:b)|(?i:c))d$", "Cd", "CD"},
    {"^(?:a(?i)b|c(?-i)d|e)$", "^(?:a(?i:b)|(?i:c(?-i:d))|(?-i:e))$", "Cd", "E"},
    {"^(?:x(?i)a(?s).|b.)$", "^(?:x(?i:a(?s:.))|(?is:b.))$", "B\n", "X\n"},
    {"^(?i:ab)c$", NULL, "ABc", "abC"},
    {"^(?i:[a-ct])d$", NULL, "Td", "tD"},
    {"^(?i:[^a])$", NULL, "b", "A"},
    {"^x(?i:a(?-i:b))$", NULL, "xAb", "xAB"},
    {"^(?i:[{-~a1-3])$", NULL, "~", "["},
    {"^a(?s:.)b$", NULL, "a\nb", "ab"},
    {"^x(?i)\\w\\.$", "^x(?i:\\w\\.$)", "xA.", "x.A"},
    {"a(?m)^b", "a(?m:^b)", NULL, "ab"},
    {"^a\n(?m)^b\\z", "^a\n(?m:^b(?![^]))", "a\nb", "a\nb\n"},
    /* Groups, comments, escapes. */
    {"^(?P<year>\\d{4})-(?P=year)$", "^(?<year>\\d{4})-\\k<year>$", "1999-1999", "1999-2000"},
    {"^(?'a'x)$", "^(?<a>x)$", "x", "y"},
    {"^(?<a>x)\\z", "^(?<a>x)$", "x", "y"},
    {"^a(?#of a\nlength)+$", "^a+$", "aaa", "b"},
    {"^\\x{1F600}+$", "^\\u{1F600}+$", "😀😀", "x"},
    {"^\\e\\a$", "^\\x1b\\x07$", "\x1b\x07", "ea"},
    {"^\\012$", "^\\x0a$", "\n", "0"},
    {"^\\Qa.b*\\E+$", "^a\\.b\\*+$", "a.b**", "aXb"},
    {"^\\Q(\\E$", "^\\($", "(", "x"},
    /* Between slashes. */
    {"/^abc$/", "^abc$", "abc", "/abc/"},
    {"/^abc$/i", "(?i)^abc$", "ABC", "abd"},
    {"/^[a-z]+$/gu", "^[a-z]+$", "abc", "A"},
    {"/^a|b$/", "^a|b$", "ax", "/x"},
    {"/^\\/a/", "^\\/a", "/ab", "x/a"},
    {"/\\Aabc$/", "^abc$", "abc", "xabc"},
    {"/abc/", NULL, "x/abc/y", "abc"},
    {"/^a|b/", NULL, "b/", "a"},
    {"/a\\$/", NULL, "/a$/", "a$"},
    {"^/abc$", NULL, "/abc", "abc"},
    {"", NULL, "x", NULL},
};

static void test_translated(const struct row *row)
{
    struct compiled c;
    oas_buf text = {0}, said = {0};
    oas_error error;
    oas_arena mem = {0};
    oas_errors errs = {.at = &error, .cap = 1, .text = &mem};
    bool good = open(&c, &text, row->pattern);
    check_note(good, __FILE__, __LINE__, row->pattern);
    if (good) {
        oas_buf_puts(&said, row->read_as ? "read as " : "pattern");
        oas_buf_puts(&said, row->read_as ? row->read_as : "");
        oas_buf_putc(&said, 0);
        check_note(is_told(&c, said.at) == (row->read_as != NULL), __FILE__, __LINE__,
                   row->pattern);
        check_note(!row->yes || judge(&c, row->yes, NULL) == OAS_OK, __FILE__, __LINE__,
                   row->pattern);
        if (row->no) {
            check_note(judge(&c, row->no, &errs) == OAS_INVALID, __FILE__, __LINE__, row->pattern);
            oas_buf expected = {0};
            oas_error_expected(&errs, &error, &expected);
            oas_buf_putc(&expected, 0);
            check_note(expected.len && strstr(expected.at, row->pattern), __FILE__, __LINE__,
                       "the pattern is told as it was written");
            oas_buf_free(&expected);
        }
    }
    oas_buf_free(&said);
    oas_buf_free(&text);
    oas_arena_free(&mem);
    compiled_free(&c);
}

/* ---- what is not ---- */

struct refused {
    const char *pattern;
    enum diags_outcome outcome;
    const char *message;
};

static const struct refused refused[] = {
    /* Two meanings, or none that ECMA-262 can say. */
    {"^abc\\Z", DIAGS_UNSUPPORTED, "at its offset 4: \\Z is the end"},
    {"^\\h+$", DIAGS_UNSUPPORTED, "at its offset 1: \\h is a blank in some"},
    {"a++b", DIAGS_UNSUPPORTED, "at its offset 2: ECMA-262 has no possessive"},
    {"\\++a{2}+", DIAGS_UNSUPPORTED, "at its offset 7: ECMA-262 has no possessive"},
    {"(?>a)", DIAGS_UNSUPPORTED, "at its offset 0: ECMA-262 has no such group"},
    {"a(?R)?b", DIAGS_UNSUPPORTED, "at its offset 1: "},
    {"(*UCP)a", DIAGS_UNSUPPORTED, "at its offset 0: "},
    {"a(?C1)b", DIAGS_UNSUPPORTED, "at its offset 1: "},
    {"(?(1)a|b)", DIAGS_UNSUPPORTED, "at its offset 0: "},
    {"a(?x) b", DIAGS_UNSUPPORTED, "at its offset 1: "},
    {"a(?i)\\p{Lu}", DIAGS_UNSUPPORTED, "at its offset 5: "},
    {"^\\p{Kitten}$", DIAGS_UNSUPPORTED, "at its offset 1: ECMA-262 has no such set"},
    {"^\\p{IsGreek}$", DIAGS_UNSUPPORTED, "at its offset 1: ECMA-262 has no such set"},
    {"[[:kitten:]]", DIAGS_UNSUPPORTED, "at its offset 1: ECMA-262 has no such set"},
    {"[\\A]", DIAGS_UNSUPPORTED, "at its offset 1: an anchor in a class"},
    {"\\Ga", DIAGS_UNSUPPORTED, "at its offset 0: ECMA-262 knows no such escape"},
    {"\\Ra{,3}", DIAGS_UNSUPPORTED, "at its offset 0: "},
    {"a{,3}", DIAGS_UNSUPPORTED, "at its offset 1: {,n} is a quantifier in some"},
    /* Wrong in every dialect. */
    {"(", DIAGS_WRONG, "is wrong, at its offset 1: missing )"},
    {"[a", DIAGS_WRONG, "missing ]"},
    {"a)", DIAGS_WRONG, "unmatched )"},
    {"*a", DIAGS_WRONG, "nothing to repeat"},
    {"a{3,2}", DIAGS_WRONG, "out of order"},
    {"a\\", DIAGS_WRONG, "a lone backslash"},
    {"\\A(", DIAGS_WRONG, "the pattern, read as ^(, is wrong: missing )"},
    {"/^(/", DIAGS_WRONG, "missing )"},
    {"(a)\\2", DIAGS_WRONG, "a back reference to a group that does not exist"},
};

static void test_refused(const struct refused *row)
{
    struct compiled c;
    oas_buf text = {0};
    (void)open(&c, &text, row->pattern);
    check_int(diags_outcome(&c.diags), row->outcome, __FILE__, __LINE__, row->pattern);
    check_note(is_told(&c, row->message), __FILE__, __LINE__, row->pattern);
    oas_buf_free(&text);
    compiled_free(&c);
}

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        test_translated(&rows[i]);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        test_refused(&refused[i]);
    return check_done();
}
