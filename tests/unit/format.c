/* Formats: each rule from both sides, then the cases of the JSON Schema test suite. */
#include <oas/format.h>
#include <oas/regex_tree.h>

#include "check.h"
#include "corpus.h"

static void check_text(oas_format format, oas_str text, bool want)
{
    bool got = oas_format_check(format, text);
    if (got != want) {
        printf("    %s: \"" OAS_PRI "\" should be %s\n", oas_format_name(format), OAS_ARG(text),
               want ? "valid" : "invalid");
    }
    CHECK(got == want);
}

static oas_format format;

static void yes(const char *text)
{
    check_text(format, oas_str_from(text), true);
}

static void no(const char *text)
{
    check_text(format, oas_str_from(text), false);
}

static void test_table(void)
{
    CHECK_INT(oas_format_find(oas_str_from("date-time")), OAS_FORMAT_DATE_TIME);
    CHECK_INT(oas_format_find(oas_str_from("date")), OAS_FORMAT_DATE);
    CHECK_INT(oas_format_find(oas_str_from("")), OAS_FORMAT_NONE);
    CHECK_INT(oas_format_find(oas_str_from("Date")), OAS_FORMAT_NONE);
    CHECK_INT(oas_format_find(oas_str_from("int32")), OAS_FORMAT_NONE);
    CHECK(oas_format_check(OAS_FORMAT_NONE, oas_str_from("anything")));
    for (int i = 1; i < OAS_FORMAT_COUNT; i++) {
        oas_str name = oas_str_from(oas_format_name((oas_format)i));
        CHECK_INT(oas_format_find(name), i == OAS_FORMAT_HOSTNAME_ASCII ? OAS_FORMAT_HOSTNAME : i);
        CHECK(strncmp(oas_format_noun((oas_format)i), "a", 1) == 0 || i == OAS_FORMAT_BYTE);
        /* A NUL is a character like others, and none of these formats but one allows one here. */
        check_text((oas_format)i, oas_str_of("\0", 1), i == OAS_FORMAT_REGEX);
        (void)oas_format_check((oas_format)i, oas_str_of(NULL, 0));
    }
}

static void test_date(void)
{
    format = OAS_FORMAT_DATE;
    yes("2024-02-29");
    yes("2000-02-29");
    yes("0000-02-29");
    no("1900-02-29");
    no("2023-02-29");
    no("2024-02-30");
    yes("2024-12-31");
    no("2024-12-32");
    no("2024-11-31");
    no("2024-13-01");
    no("2024-00-01");
    no("2024-01-00");
    no("2024-1-01");
    no("2024/01/01");
    no("2024-01-01 ");
    no("202a-01-01");
    no("2024-01-0:");
    no("");
}

static void test_time(void)
{
    format = OAS_FORMAT_TIME;
    yes("00:00:00Z");
    yes("23:59:59z");
    yes("23:59:59.1+23:59");
    yes("23:59:60Z");
    yes("23:59:60.999Z");
    yes("00:29:60+00:30");
    yes("22:59:60-01:00");
    no("23:59:60+00:01");
    no("22:59:60Z");
    no("23:59:61Z");
    no("24:00:00Z");
    no("12:60:00Z");
    no("12:00:00.Z");
    no("12:00:00.");
    no("12:00:00");
    no("12:00:00+24:00");
    no("12:00:00+00:60");
    no("12:00:00+0000");
    no("12:00:00+00:0");
    no("12:00:00+00:000");
    no("12:00:00ZZ");
    no("12-00:00Z");
    no("12:00-00Z");
}

static void test_date_time(void)
{
    format = OAS_FORMAT_DATE_TIME;
    yes("2024-02-29T12:34:56Z");
    yes("2024-02-29t12:34:56.000000000000000001z");
    yes("2024-02-29T12:34:56+05:30");
    yes("2024-02-29T12:34:56-00:00");
    yes("2016-12-31T23:59:60Z");
    no("2024-02-29 12:34:56Z");
    no("2024-02-29_12:34:56Z");
    no("2024-02-30T12:34:56Z");
    no("2024-02-29T12:34Z");
    no("2024-02-29T12:34:56");
    no("2024-02-29T12:34:56,5Z");
    no("2024-02-29T");
    no("2024-02-29");
    no(" 2024-02-29T12:34:56Z");
    no("2024-02-29T12:34:56Z ");
    check_text(format, oas_str_of("2024-02-29T12:34:56Z\0", 21), false);
    for (size_t len = 0; len < 24; len++) /* every truncation */
        check_text(format, oas_str_of("2024-02-29T12:34:56.789Z", len), false);
}

static void test_duration(void)
{
    format = OAS_FORMAT_DURATION;
    yes("P1Y");
    yes("P1Y2M3DT4H5M6S");
    yes("P3DT4H");
    yes("PT5M");
    yes("P12W");
    no("P");
    no("PT");
    no("P1YT");
    no("P1Y3D");
    no("PT1H3S");
    no("P1W2D");
    no("P1W1W");
    no("P1Y1Y");
    no("P1M1Y");
    no("P1");
    no("PY");
    no("p1y");
    no("P1.5D");
    no("PT1HT");
    no("P1H");
    check_text(format, oas_str_of("P1\0", 3), false);
}

static void test_email(void)
{
    format = OAS_FORMAT_EMAIL;
    yes("a@b");
    yes("a.b+c@d-e.example");
    yes("!#$%&'*+-/=?^_`{|}~@example.com");
    yes("\"\"@example.com");
    yes("\"a\\\"b\\\\ c\"@example.com");
    yes("a@[127.0.0.1]");
    yes("a@[IPv6:::1]");
    yes("a@[ipV6:fe80::1]");
    no("a@[::1]");
    no("a@[IPv6:127.0.0.1]");
    no("a@[\x49PV\x16:::1]");
    no("a@[127.0.0.1");
    no("a@[]");
    no("a");
    no("@");
    no("a@");
    no("@b");
    no("a@b@c");
    no("a..b@c");
    no(".a@c");
    no("a.@c");
    no("a@-b.c");
    no("a@b-.c");
    no("a@b..c");
    no("a@.b");
    no("a@b.");
    no("a@b_c");
    no("a b@c");
    no("\"a@c");
    no("\"a\"b@c");
    no("\"a\\\"@c");
    no("\"\n\"@c");
    no("\xc3\xa9@c");
    no("a@\xc3\xa9");
    no("");
}

static void test_uuid(void)
{
    format = OAS_FORMAT_UUID;
    static const char good[] = "01234567-89ab-CDEF-abcd-efABCDEF0123";
    yes(good);
    size_t wrong = 0;
    for (size_t at = 0; at < 36; at++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[37];
            memcpy(text, good, 37);
            text[at] = (char)byte;
            bool dash = at == 8 || at == 13 || at == 18 || at == 23;
            bool hex = byte != 0 && strchr("0123456789abcdefABCDEF", byte);
            bool want = dash ? byte == '-' : hex;
            wrong += oas_format_check(format, oas_str_of(text, 36)) != want;
        }
        no(&good[at + 1]);
        check_text(format, oas_str_of(good, at), false);
    }
    CHECK_INT(wrong, 0);
    no("01234567-89ab-CDEF-abcd-efABCDEF01234");
    no("{1234567-89ab-CDEF-abcd-efABCDEF012}");
}

static void test_addresses(void)
{
    format = OAS_FORMAT_IPV4;
    yes("0.0.0.0");
    yes("255.255.255.255");
    no("256.0.0.0");
    no("1.2.3");
    no("1.2.3.4.5");
    no("01.2.3.4");
    no("1.2.3.00");
    no("1..3.4");
    no("1.2.3.");
    no("1.2.3.4 ");
    no("1.2.3.1000");
    no("");
    format = OAS_FORMAT_IPV6;
    yes("::");
    yes("::1");
    yes("1::");
    yes("1:2:3:4:5:6:7:8");
    yes("1:2:3:4:5:6:7::");
    yes("::2:3:4:5:6:7:8");
    yes("1:2:3:4:5:6:1.2.3.4");
    yes("::1.2.3.4");
    yes("ABCD:ef01::");
    no("1:2:3:4:5:6:7:8:9");
    no("1:2:3:4:5:6:7:8::");
    no("1:2:3:4:5:6:7");
    no("1:2:3:4:5:6:7:1.2.3.4");
    no("1::2::3");
    no(":::");
    no(":1");
    no("1:");
    no("1:2:3:4:5:6:7:");
    no("1.2.3.4");
    no("::1.2.3.4:5");
    no("::12345");
    no("::g");
    no("::1%eth0");
    no("");
}

static void test_uri(void)
{
    format = OAS_FORMAT_URI;
    yes("a:");
    yes("a+b-c.1:x");
    yes("http://a");
    yes("http://");
    yes("http://u:p@h:80/p?q#f");
    yes("http://h:/");
    yes("http://[::1]:80/");
    yes("http://[v1.a:b]/");
    yes("a:/b//c");
    yes("a:b:c@d");
    yes("a:?q?/#f?/");
    no("");
    no("a");
    no("1a:");
    no("a_b:");
    no("http://a b");
    no("http://h:8x");
    no("http://[::1");
    no("http://[::1]x");
    no("http://[1.2.3.4]");
    no("http://[v.a]");
    no("http://[v1.]");
    no("a:%4");
    no("a:%4g");
    no("a:#f#");
    no("a:[");
    no("a:\xc3\xa9");
    format = OAS_FORMAT_URI_REFERENCE;
    yes("");
    yes("a/b:c");
    yes("./b:c");
    yes("//h/p");
    yes("?a:b");
    yes("#a:b");
    yes("../..");
    no(":a");
    no("1:a");
    no("a b");
    no("#a#");
    format = OAS_FORMAT_IRI;
    yes("http://\xc3\xa9/\xe2\x82\xac?\xee\x80\x80#\xc3\xa9");
    no("http://h/\xee\x80\x80");  /* private use in a path */
    no("http://h/#\xee\x80\x80"); /* and in a fragment */
    no("http://h/\xc2\x80");      /* a control character */
    no("http://h/\xef\xbf\xbf");  /* a noncharacter */
    no("\xc3\xa9");
    format = OAS_FORMAT_IRI_REFERENCE;
    yes("\xc3\xa9");
    no("\xc2\x9f");
}

static void test_template(void)
{
    format = OAS_FORMAT_URI_TEMPLATE;
    yes("");
    yes("/a/{b}/{+c,d*,e:12}{?f.g,%41h}");
    yes("\xc3\xa9");
    no("{");
    no("}");
    no("{}");
    no("{+}");
    no("{a");
    no("{a,}");
    no("{a.}");
    no("{.a.}");
    no("{a:}");
    no("{a:0}");
    no("{a:12345}");
    no("{a**}");
    no("{a b}");
    no("{{a}}");
    no("a b");
    no("a%4");
    no("<a>");
    check_text(format, oas_str_of("{\0a}", 4), false);
}

static void test_pointers(void)
{
    format = OAS_FORMAT_JSON_POINTER;
    yes("");
    yes("/");
    yes("/a~0~1/b//");
    no("a");
    no("/~");
    no("/~2");
    no("#/a");
    format = OAS_FORMAT_RELATIVE_JSON_POINTER;
    yes("0");
    yes("10/a");
    yes("0#");
    yes("0-1#");
    yes("1+2/a");
    no("");
    no("#");
    no("/a");
    no("00");
    no("01#");
    no("0##");
    no("0a");
    no("0+");
    no("-1");
    no("1#/a");
}

static void test_byte(void)
{
    format = OAS_FORMAT_BYTE;
    yes("");
    yes("QUJD");
    yes("QUI=");
    yes("QQ==");
    yes("+/09");
    no("Q");
    no("QQ");
    no("QUI");
    no("Q===");
    no("====");
    no("QQ=A");
    no("QU-_");
    no("QUJD\n");
    no("QU D");
}

/* A pattern of `count` groups of that kind, one in the other. */
static void nested(size_t count, const char *open, bool want)
{
    oas_buf text = {0};
    for (size_t i = 0; i < count; i++)
        oas_buf_puts(&text, open);
    for (size_t i = 0; i < count; i++)
        oas_buf_putc(&text, ')');
    CHECK(oas_format_check(format, oas_buf_str(&text)) == want);
    oas_buf_free(&text);
}

/* The groups a0 to a`count`, one behind the other. */
static void named(unsigned count, bool want)
{
    oas_buf text = {0};
    for (unsigned i = 0; i < count; i++) {
        oas_buf_puts(&text, "(?<a");
        oas_buf_put_u64(&text, i);
        oas_buf_puts(&text, ">)");
    }
    oas_buf_puts(&text, "\\k<a7>");
    CHECK(oas_format_check(format, oas_buf_str(&text)) == want);
    oas_buf_free(&text);
}

/* The reader of patterns, taken by the letter, agrees where a pattern is not too large for it. */
static void as_read(const char *text)
{
    oas_arena mem = {0};
    oas_regex_fault fault = {0};
    bool read = oas_regex_read(oas_str_from(text), OAS_REGEX_STRICT, &mem, &fault) != NULL;
    if (read || !fault.unsupported)
        check_text(OAS_FORMAT_REGEX, oas_str_from(text), read);
    oas_arena_free(&mem);
}

static void test_as_read(void)
{
    static const char *const pieces[] = {
        "a",      "-",       "]",       "}",       "{",      "{1}",
        "{2,1}",  "(",       ")",       "(?:",     "(?<a>",  "(?<b>",
        "(?=",    "(?<!",    "(?i:",    "(?-i:",   "(?i)",   "|",
        "*",      "+?",      "[",       "[^",      "[a-z]",  "[z-a]",
        "\\d",    "\\-",     "\\1",     "\\k<a>",  "\\p{L}", "\\p{sc=Grek}",
        "\\p{x}", "\\u{61}", "\\ud83d", "\\udca9", "\\c",    "\\0",
        "^",      "$",       "\\b",     "\\B",     ".",      "/",
        "\\/",    "\xc3\xa9"};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    uint32_t state = 1;
    for (int i = 0; i < 20000; i++) {
        char text[64] = "";
        for (int k = 0; k < 6; k++) {
            state = state * 1664525 + 1013904223;
            strncat(text, pieces[(state >> 16) % PIECES], sizeof text - strlen(text) - 1);
        }
        as_read(text);
    }
}

/* More is in tests/formats/regex.json, and compared with node by tests/diff/regex.py. */
static void test_regex(void)
{
    format = OAS_FORMAT_REGEX;
    yes("\\p{Script=Kawi}");
    yes("(?<n>a)|(?<n>b)|c(?:(?<n>d)|(?<n>e))");
    no("((?<n>a)|b)(?:(?<n>d)|(?<n>e))");
    no("(?<n>a)|(?:(?<n>d)|c)(?<n>e)");
    check_text(format, oas_str_of("a\0b", 3), true);
    check_text(format, oas_str_of("\\\0", 2), false);
    check_text(format, oas_str_of("(?<\0>a)", 7), false);
    nested(2048, "(", true);
    nested(2048, "(?=", true);
    nested(2049, "(", false);
    named(256, true);
    named(257, false);
    named(7, false);
    for (size_t len = 0; len < 6; len++) /* every truncation */
        check_text(format, oas_str_of("\\u{41}", len), len == 0);
}

/* tests/formats has more; what is here is about the edges of tables and lengths. */
static void test_idn(void)
{
    format = OAS_FORMAT_IDN_HOSTNAME;
    yes("b\xc3\xbc"
        "cher.example");
    no("b\xc3\x9c"
       "cher.example");      /* a capital letter */
    yes("\xf0\xb1\x8d\x90"); /* U+31350, new in Unicode 15.0 */
    no("\xf3\xa0\x84\x80");  /* U+E0100, a variation selector */
    no("\xf4\x8f\xbf\xbf");  /* U+10FFFF */
    yes("\xe1\xbb\x87");     /* U+1EC7 composed */
    no("\xc3\xaa'a");
    no("\xc3\xaa!");
    no("e\xcc\xa3\xcc\x82"); /* its parts in order, in two halves and out of order */
    no("\xe1\xba\xb9\xcc\x82");
    no("\xc3\xaa\xcc\xa3");
    yes("q\xcc\xa3\xcc\x82"); /* nothing to compose, in order and out of it */
    no("q\xcc\x82\xcc\xa3");
    yes("\xea\xb0\x81"); /* a syllable of Hangul, and its letters */
    no("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8");
    yes("xn--bcher-kva.xn--bcher-kva");
    yes("XN--BCHER-KVA");
    no("xn--bcher-kv");
    no("xn--");
    no("xn---");
    no("xn--99999999");
    no("xn--a-");
    no("xn--\xc3\xbc");
    format = OAS_FORMAT_HOSTNAME;
    yes("xn--bcher-kva");
    no("xn--7a");
    no("b\xc3\xbc"
       "cher");
    yes("aa--bb");
    format = OAS_FORMAT_HOSTNAME_ASCII;
    yes("xn--7a");
    format = OAS_FORMAT_IDN_EMAIL;
    yes("\"\xc3\xbc \\\"\"@b\xc3\xbc"
        "cher.example");
    yes("a@[127.0.0.1]");
    no("\"\\\xc3\xbc\"@b");
    no("a@b\xc3\x9c"
       "cher");
    no("a@\xc3\xbc\xe3\x80\x82"
       "b"); /* an ideographic full stop parts no domain of an address */
    no("\xc3\xbc");
    no("@\xc3\xbc");
    no("a@\xc3\xbc.");
}

struct suite_run {
    size_t ran;
    bool ascii; /* a draft in which "hostname" is of ASCII alone */
};

static void suite_case(const struct corpus_value *schema, const struct corpus_value *test,
                       void *user)
{
    const struct corpus_value *name = corpus_member(schema, "format");
    const struct corpus_value *data = corpus_member(test, "data");
    struct suite_run *run = user;
    oas_format found = name ? oas_format_find(name->text) : OAS_FORMAT_NONE;
    if (run->ascii && found == OAS_FORMAT_HOSTNAME)
        found = OAS_FORMAT_HOSTNAME_ASCII;
    if (found != OAS_FORMAT_NONE && data->kind == '"') {
        check_text(found, data->text, corpus_member(test, "valid")->kind == 't');
        run->ran++;
    }
}

static void test_suite(const char *root)
{
    struct suite_run run = {0};
    for (size_t i = 0; i < sizeof corpus_drafts / sizeof *corpus_drafts; i++) {
        char folder[256];
        snprintf(folder, sizeof folder, "%s/optional/format", corpus_drafts[i]);
        run.ascii =
            strcmp(corpus_drafts[i], "draft4") == 0 || strcmp(corpus_drafts[i], "draft6") == 0;
        (void)corpus_each(root, folder, suite_case, &run);
    }
    if (run.ran == 0)
        left_out_corpus("formats of the JSON Schema test suite", root, "json-schema-test-suite");
    oas_arena_free(&corpus_mem);
    printf("%zu cases of the JSON Schema test suite\n", run.ran);
}

int main(int argc, char **argv)
{
    test_table();
    test_date();
    test_time();
    test_date_time();
    test_duration();
    test_email();
    test_uuid();
    test_addresses();
    test_uri();
    test_template();
    test_pointers();
    test_byte();
    test_regex();
    test_as_read();
    test_idn();
    test_suite(argc > 1 ? argv[1] : OASC_CORPORA);
    return check_done();
}
