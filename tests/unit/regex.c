/* Patterns: ECMA-262's meaning, what is refused and where, work limits, the native matchers. */
#include <stdlib.h>

#include <oas/regex_tree.h>

#include "check.h"
#include "corpus.h"

static struct oas_regex *must_compile(oas_str pattern)
{
    oas_regex_fault fault;
    struct oas_regex *regex = oas_regex_compile(pattern, NULL, &fault);
    if (!regex)
        printf("    " OAS_PRI ": %s at %zu\n", OAS_ARG(pattern), fault.message, fault.offset);
    CHECK(regex);
    return regex;
}

static void matches_len(oas_str pattern, oas_str text, oas_status want)
{
    struct oas_regex *regex = must_compile(pattern);
    if (!regex)
        return;
    oas_status got = oas_regex_match(regex, text, 0, NULL);
    if (got != want) {
        text.len = text.len < 60 ? text.len : 60;
        printf("    " OAS_PRI " on " OAS_PRI "\n", OAS_ARG(pattern), OAS_ARG(text));
    }
    CHECK_INT(got, want);
    oas_regex_free(regex);
}

static void yes(const char *pattern, const char *text)
{
    matches_len(oas_str_from(pattern), oas_str_from(text), OAS_OK);
}

static void no(const char *pattern, const char *text)
{
    matches_len(oas_str_from(pattern), oas_str_from(text), OAS_INVALID);
}

/* Refused at `offset`. */
static void refused(const char *pattern, size_t offset, bool unsupported)
{
    oas_regex_fault fault;
    struct oas_regex *regex = oas_regex_compile(oas_str_from(pattern), NULL, &fault);
    if (regex || fault.offset != offset || fault.unsupported != unsupported)
        printf("    %s: %s\n", pattern, regex ? "compiled" : fault.message);
    CHECK(!regex);
    if (!regex) {
        CHECK_INT(fault.offset, offset);
        CHECK(fault.unsupported == unsupported);
        CHECK(fault.message[0] != 0 && !fault.tolerated);
    }
    oas_regex_free(regex);
}

static void test_plain(void)
{
    yes("", "");
    yes("", "x");
    matches_len(oas_str_of(NULL, 0), oas_str_of(NULL, 0), OAS_OK);
    yes("b", "abc");
    no("^b", "abc");
    yes("^abc$", "abc");
    no("^abc$", "abc\n");
    no("^abc$", "x\nabc");
    yes("a|b", "xb");
    yes("^(?:a|b)+$", "abba");
    yes("^(a)(b)\\2\\1$", "abba");
    yes("^(?<x>a)\\k<x>$", "aa");
    no("^(?<x>a)\\k<x>$", "ab");
    yes("^\\k<x>(?<x>a)$", "a");
    yes("^(a)?\\1b$", "b");
    yes("^a{2}$", "aa");
    no("^a{2}$", "aaa");
    yes("^a{2,}?$", "aaa");
    no("^a{2,3}$", "aaaa");
    yes("^(?=a)ab(?!c)(?<=b)(?<!a)$", "ab");
    yes("(?=ab)a*a", "ab");
    /* A group that each turn of a loop sets before it is referred to. */
    yes("^(?:(['\"])\\w+\\1,?)+$", "'a',\"b\"");
    no("^(?:(['\"])\\w+\\1,?)+$", "'a',\"b'");
    yes("^((\\w)\\2)+$", "aabb");
    no("^((\\w)\\2)+$", "aab");
    yes("^(?:(a|b)(?=\\1)\\1-)*$", "aa-bb-");
    yes("x?(?:(?=b\\wk)b?b|c{2})", "abbak--");
    no("(?=ab)a*aa", "ab");
    /* PCRE2 notes where a repetition failed, and goes back before that for another alternative. */
    yes("(?:-|)b*-\\b|(?:-|)b*-", "-");
    yes("(?:-||\\Ba\\B)b*[\\-]", "-\xc5\xbf");
    yes("(-|)b*?-\\B", "-");
    no("(?:-|\\B)b*-", "b");
    yes("#", "a#b");
    yes("^ x $", " x ");
    yes("^\\(\\)\\[\\]\\{\\}\\*\\+\\?\\.\\^\\$\\|\\/\\\\$", "()[]{}*+?.^$|/\\");
    yes("^(?:)*$", "");
    yes("(?:a*)*b", "aaab");
}

static void test_escapes(void)
{
    yes("^\\t\\n\\v\\f\\r$", "\t\n\v\f\r");
    yes("^\\x41\\u0042\\u{43}\\cA$", "ABC\x01");
    matches_len(oas_str_from("^\\0$"), oas_str_of("\0", 1), OAS_OK);
    matches_len(oas_str_of("^a\0b$", 5), oas_str_of("a\0b", 3), OAS_OK);
    matches_len(oas_str_of("^a\0b$", 5), oas_str_of("a", 1), OAS_INVALID);
    yes("^\\-\\_\\@\\\"\\'\\#\\ $", "-_@\"'# ");
    yes("^\\ud83d\\udca9$", "\xf0\x9f\x92\xa9");
    yes("^\\u{1f4a9}$", "\xf0\x9f\x92\xa9");
    yes("^[\\ud83d\\udca9-\\ud83d\\udcab]$", "\xf0\x9f\x92\xaa");
    no("\\ud83d", "\xf0\x9f\x92\xa9");
    yes("^\\ud83d*$", "");
    no("[\\ud800-\\udfff]", "\xf0\x9f\x92\xa9");
    yes("^[\\ud7ff-\\ue000]$", "\xee\x80\x80");
    yes("^[^\\ud800-\\udfff]$", "\xf0\x9f\x92\xa9");
    yes("\\bfoo\\b", "a foo b");
    no("\\bfoo\\b", "afoo");
    yes("\\Boo", "foo");
    yes("^\xc3\xa9+$", "\xc3\xa9\xc3\xa9");
    yes("^\\\xc3\xa9$", "\xc3\xa9");
}

static void test_sets(void)
{
    yes("^.$", "\xc2\x85");
    yes("^.$", "\v");
    no(".", "\n");
    no(".", "\r");
    no(".", "\xe2\x80\xa8");
    no(".", "\xe2\x80\xa9");
    yes("^\\s+$",
        " \t\n\v\f\r\xc2\xa0\xef\xbb\xbf\xe1\x9a\x80\xe2\x80\x83\xe2\x80\xa8\xe3\x80\x80");
    no("\\S", " \t\n\v\f\r\xc2\xa0\xef\xbb\xbf\xe1\x9a\x80\xe2\x80\x83\xe2\x80\xa8\xe3\x80\x80");
    no("[\\S]", " \t\n\v\f\r\xc2\xa0\xef\xbb\xbf\xe1\x9a\x80\xe2\x80\x83\xe2\x80\xa8\xe3\x80\x80");
    yes("^[\\S]$", "\xf0\x9f\x92\xa9");
    no("\\s", "\xc2\x85");
    no("\\s", "\xe1\xa0\x8e");
    yes("^[\\s\\S]$", "\n");
    yes("^[^]$", "\n");
    no("[]", "a");
    yes("^[]*a[]?$", "a");
    yes("^[^]*$", "a\n");
    no("^[]{1,2}$", "");
    no("^\\w$", "\xc3\xa9");
    yes("^\\W$", "\xc3\xa9");
    no("^\\d$", "\xd9\xa1");
    yes("^\\D$", "\xd9\xa1");
    no("^\\w$", "\xc5\xbf");
    yes("^\\p{Letter}\\p{L}\\p{gc=Lu}\\p{General_Category=Ll}$", "aaAa");
    yes("^\\p{digit}\\p{Nd}\\P{Nd}$", "1\xd9\xa1x");
    yes("^\\p{Script=Greek}\\p{sc=Grek}$", "\xce\xb1\xce\xb2");
    yes("^\\p{Alphabetic}\\p{ASCII}\\p{Any}\\p{Assigned}$", "aaaa");
    no("\\P{Assigned}", "abc");
    yes("^[\\p{Lu}\\d_]+$", "A1_");
    no("^[^\\p{Lu}]$", "A");
    yes("^\\p{LC}\\p{Cased_Letter}$", "aB");
    yes("^\\p{punct}\\p{Emoji_Presentation}$", "!\xf0\x9f\x92\xa9");
}

static void test_classes(void)
{
    yes("^[a-c-]+$", "a-c");
    yes("^[-a]+$", "-a");
    yes("^[\\w-.]+$", "a-.");
    yes("^[a-\\d]+$", "a-1");
    no("^[\\w-.]+$", "a,");
    yes("^[\\b]$", "\b");
    yes("^[\\]]$", "]");
    yes("^[[]$", "[");
    yes("^[a^]+$", "a^");
    yes("^[&&]$", "&");
    yes("^[\\-\\/]+$", "-/");
    yes("^[*-+]+$", "*+");
    no("^[*-+]+$", ",");
    yes("^[:alpha:]+$", ":alph");
    yes("^{[a-z]}$", "{x}");
    yes("^a{x}$", "a{x}");
    yes("^a]$", "a]");
    yes("^[ #]+$", "# ");
}

static void test_large_counts(void)
{
    size_t len = 140001;
    char *text = malloc(len);
    memset(text, 'a', len);
    matches_len(oas_str_from("^a{0,140000}$"), oas_str_of(text, len), OAS_INVALID);
    matches_len(oas_str_from("^a{0,140000}$"), oas_str_of(text, len - 1), OAS_OK);
    matches_len(oas_str_from("^a{0,140001}$"), oas_str_of(text, len), OAS_OK);
    matches_len(oas_str_from("^[a-c]{140001}$"), oas_str_of(text, len), OAS_OK);
    matches_len(oas_str_from("^[a-c]{140001}$"), oas_str_of(text, len - 1), OAS_INVALID);
    matches_len(oas_str_from("^.{140001,}$"), oas_str_of(text, len), OAS_OK);
    matches_len(oas_str_from("^.{140002,}$"), oas_str_of(text, len), OAS_INVALID);
    matches_len(oas_str_from("^.{5,119999}$"), oas_str_of(text, 119999), OAS_OK);
    matches_len(oas_str_from("^.{5,119999}$"), oas_str_of(text, 120000), OAS_INVALID);
    matches_len(oas_str_from("^.{5,119999}$"), oas_str_of(text, 4), OAS_INVALID);
    matches_len(oas_str_from("^.{5,120004}$"), oas_str_of(text, 60003), OAS_OK);
    matches_len(oas_str_from("^.{1,99999999999999}$"), oas_str_of(text, len), OAS_OK);
    yes("^a{70000}|b$", "b");
    free(text);
    yes("^(a){70000}|b$", "b");
}

static void test_refused(void)
{
    static const char *const groups[] = {
        "(*UCP)a", "(*LIMIT_MATCH=9)", "(*ACCEPT)", "(?R)", "(?C1)", "(?#x)",   "(?x)a",
        "(?>a)",   "(?P<n>a)",         "(?|a|b)",   "(?1)", "(?&n)", "(?(1)a)", "(?'n'a)",
        "(?"};
    static const char *const escapes[] = {
        "\\Qa\\E", "\\E",   "\\A",  "\\Z",    "\\z",    "\\G",  "\\K",   "\\R",    "\\X", "\\N",
        "\\h",     "\\a",   "\\e",  "\\o{1}", "\\g{1}", "\\pL", "\\p{}", "\\H",    "\\C", "\\l",
        "\\u00",   "\\xg1", "\\c1", "\\k",    "\\k<n>", "\\1",  "\\01",  "\\p{Xx}"};
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
        refused(groups[i], groups[i][1] == '*', false);
    for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++)
        refused(escapes[i], 0, false);
    refused("ab\\", 2, false);
    refused("a++", 2, false);
    refused("a*+", 2, false);
    refused("a?+", 2, false);
    refused("a{2}+", 4, false);
    refused("*a", 0, false);
    refused("^*", 1, false);
    refused("a|*", 2, false);
    refused("(?=a)*", 5, false);
    refused("\\b+", 2, false);
    refused("a{2,1}", 1, false);
    refused("a{,5}", 1, false);
    refused("[[:alpha:]]", 1, false);
    refused("[b-a]", 1, false);
    refused("[a", 0, false);
    refused("(a", 2, false);
    refused("a)", 1, false);
    refused("[\\1]", 1, false);
    refused("[\\B]", 1, false);
    refused("x\\u{110000}", 1, false);
    refused("(?<1a>x)", 3, false);
    refused("(?<>x)", 3, false);
    refused("a\xff", 1, false);
}

static void test_unsupported(void)
{
    refused("a(?i)b", 1, false);
    refused("a\\p{Script=Nowhere}", 1, false);
    oas_regex_fault fault;
    char deep[2001];
    memset(deep, '(', 1000);
    memset(deep + 1000, ')', 1000);
    struct oas_regex *regex = oas_regex_compile(oas_str_of(deep, 2000), NULL, &fault);
    CHECK(!regex && fault.unsupported && fault.offset == 200);
}

/* ECMA-262 (2025): where they hold, and what is undone in a group. */
static void test_modifiers(void)
{
    oas_regex_fault fault;
    struct oas_regex *regex = oas_regex_compile(oas_str_from("(?is)^A.B$"), NULL, &fault);
    CHECK(regex && fault.tolerated && fault.message[0] != 0);
    CHECK_INT(oas_regex_match(regex, oas_str_from("a\nb"), 0, NULL), OAS_OK);
    oas_regex_free(regex);
    regex = oas_regex_compile(oas_str_from("a"), NULL, &fault);
    CHECK(regex && !fault.tolerated);
    oas_regex_free(regex);
    yes("(?m)^b$", "a\nb\r\nc");
    no("^b$", "a\nb\r\nc");
    yes("^(?i:a)b$", "Ab");
    no("^(?i:a)b$", "AB");
    yes("^(?i:a(?-i:b)c)d$", "AbCd");
    no("^(?i:a(?-i:b)c)d$", "ABCd");
    yes("^(?s-i:.)(?i-:A)$", "\na");
    yes("^(?ms:.^b$.)c$", "\nb\nc");
    no("^(?-s:.)$", "\n");
    yes("^(?i:(a)\\1)$", "aA");
    no("^((?i:a))\\1$", "aA");
    refused("(?ii:a)", 3, false);
    refused("(?i-i:a)", 4, false);
    refused("(?-:a)", 0, false);
    refused("(?x:a)", 0, false);
    refused("(?i", 0, false);
}

/* Where case does not count: Unicode's simple case folding, nothing else. */
static void test_caseless(void)
{
    yes("^(?i:k)$", "\xe2\x84\xaa"); /* the Kelvin sign */
    yes("^(?i:\\w)$", "\xc5\xbf");   /* a long s */
    no("^(?i:\\W)$", "s");
    no("^(?i:[^\\w])$", "\xc5\xbf");
    no("^\\w$", "\xc5\xbf");
    yes("^(?i:\xc5\xbf\\b)", "\xc5\xbf!");
    no("^\xc5\xbf\\b", "\xc5\xbf!");
    yes("^(?i:a\\B\xe2\x84\xaa)", "ak");
    yes("^(?i:\xc3\xa9\xce\xa3)$", "\xc3\x89\xcf\x82"); /* two sigmas in small letters */
    yes("^(?i:\xc3\x9f)$", "\xe1\xba\x9e");
    no("^(?i:\xc3\x9f)$", "ss");
    no("^(?i:i)$", "\xc4\xb0"); /* a capital I with a dot */
    no("^(?i:[^a-z])$", "K");
    yes("^(?i:\\p{Lu})$", "a");
    yes("^(?i:\\P{Lu})$", "A");
    no("^(?i:[^\\P{Lu}])$", "A");
    yes("^(?i:\\p{Lowercase}\\p{sc=Greek})$", "A\xc2\xb5");
}

/* Of groups of one name, each stands in an alternative of its own. */
static void test_names(void)
{
    yes("^(?:(?<n>a)|(?<n>b))\\k<n>$", "bb");
    no("^(?:(?<n>a)|(?<n>b))\\k<n>$", "ba");
    yes("^(?:(?<n>a)|b(?:(?<n>c)|(?<n>d)))\\k<n>$", "bdd");
    yes("^\\k<n>(?:(?<n>a)|(?<n>b))$", "a");
    yes("^(?<\xc3\xa9t\xc3\xa9>a)\\k<\\u00e9t\\u{e9}>$", "aa");
    refused("(?<n>a)(?<n>b)", 7, false);
    refused("(?<n>a)|(?<n>b(?<n>c))", 14, false);
    refused("(?:(?<n>a)|b)(?<n>c)", 13, false);
    refused("(?<n\xe2\x82\xac>a)", 4, false);
}

/* What a lookbehind begins with need not be repeated; what else varies is told apart by length. */
static void test_lookbehind(void)
{
    yes("(?<=a+)b", "aab");
    no("(?<=a+)b", "cb");
    yes("(?<=\\s*x)b", "xb");
    yes("(?<!a*)b|c", "c");
    no("(?<!a*)b", "b");
    yes("(?<=ab?c)d", "acd");
    yes("(?<=ab?c)d", "abcd");
    no("(?<=ab?c)d", "abbcd");
    yes("(?<=a(?:b|cd){1,2}e)f", "acdbef");
    no("(?<=a(?:b|cd){1,2}e)f", "aef");
    no("(?<!^-?)b", "-b");
    yes("(?<!^-?)b", "--b");
    yes("(?<=^\\d{1,3})%", "100%");
    no("(?<=^\\d{1,3})%", "1000%");
    yes("(?<=(?:a?){3}b)c", "bc");
    yes("(?<=(?:|a)(?=b).{1,2})c", "bc");
    yes("(?<=(a|b))\\1", "aa");
}

/* By the letter, without what annex B allows. */
static void test_strict(void)
{
    static const char *const good[] = {"^a$",         "[a-z]{2,}?", "\\p{Lu}",  "(?<n>a)\\k<n>",
                                       "(?:)|(?i:a)", "\\u{1F600}", "[\\-\\]]", "[[:alpha:]",
                                       "\\/\\cA\\0",  "(?<=a+)b",   "(a)*\\1",  ""};
    static const char *const bad[] = {"a]",  "{",       "a{x}",        "}",      "\\-",
                                      "\\_", "[\\w-.]", "[a-\\d]",     "[\\_]",  "(?i)a",
                                      "a**", "\\a",     "\\p{Kitten}", "(?=a)*", "\\01",
                                      "\\1", "\xff",    "\\\xc3\xa9"};
    oas_arena mem = {0};
    oas_regex_fault fault;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        check_note(oas_regex_read(oas_str_from(good[i]), OAS_REGEX_STRICT, &mem, &fault) != NULL,
                   __FILE__, __LINE__, good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_note(!oas_regex_read(oas_str_from(bad[i]), OAS_REGEX_STRICT, &mem, &fault), __FILE__,
                   __LINE__, bad[i]);
        check_note(fault.message[0] && !fault.unsupported, __FILE__, __LINE__, bad[i]);
    }
    oas_arena_free(&mem);
}

static void fill(char *text, size_t len, const char *unit)
{
    size_t size = strlen(unit);
    for (size_t i = 0; i < len; i++)
        text[i] = unit[i % size];
}

/* Attacks 29, 30 and 33: never a wrong verdict, never without end. */
static void test_limits(void)
{
    size_t len = 1000000;
    char *text = malloc(len);
    fill(text, len, "a");
    matches_len(oas_str_from("^(a+)+$"), oas_str_from("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"),
                OAS_UNDECIDED);
    matches_len(oas_str_from("(?:a|b)*?[cd]"), oas_str_of(text, 20000), OAS_UNDECIDED);
    matches_len(oas_str_from("a*[bc]"), oas_str_of(text, len), OAS_UNDECIDED);
    matches_len(oas_str_from("(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)"
                             "(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)[bc]"),
                oas_str_of(text, 4000), OAS_UNDECIDED);
    matches_len(oas_str_from("^(?:a|b)*$"), oas_str_of(text, len), OAS_OK);
    matches_len(oas_str_from("[a-c]+"), oas_str_of(text, len), OAS_OK);
    matches_len(oas_str_from("^[a-c]*$"), oas_str_of(text, len), OAS_OK);
    matches_len(oas_str_from("b"), oas_str_of(text, len), OAS_INVALID);
    fill(text, len, "abab b ");
    matches_len(oas_str_from("[a-z]+@[a-z]+"), oas_str_of(text, len), OAS_INVALID);
    matches_len(oas_str_from("[a-z]+ b [a-z]+b b $"), oas_str_of(text, 700000), OAS_OK);
    fill(text, 3000, "ab");
    text[3000] = 'c';
    memcpy(text + 3001, "1234", 4);
    matches_len(oas_str_from("^(a|b)*c[0-9]{3,5}$"), oas_str_of(text, 3005), OAS_OK);
    matches_len(oas_str_from("(a|b)*c[0-9]{3,5}$"), oas_str_of(text, 3005), OAS_OK);
    struct oas_regex *regex = must_compile(oas_str_from("^(?:a|b)*c"));
    CHECK_INT(oas_regex_match(regex, oas_str_of(text, 3005), 10, NULL), OAS_UNDECIDED);
    oas_regex_free(regex);
    free(text);
}

/* Fails after `left` requests, and sees that all comes back. */
struct failing {
    long left;
    size_t out;
};

static void *failing_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct failing *f = user;
    if (new_size == 0) {
        f->out -= old_size;
        free(old);
        return NULL;
    }
    if (f->left-- <= 0)
        return NULL;
    f->out += new_size - old_size;
    return realloc(old, new_size);
}

static void test_memory(void)
{
    struct failing f = {0, 0};
    oas_allocator from = {failing_resize, &f};
    oas_regex_fault fault;
    struct oas_regex *regex = NULL;
    long needed = 0;
    for (; !regex && needed < 100; needed++) {
        f.left = needed;
        regex = oas_regex_compile(oas_str_from("(a|b)*c{70000}\\p{L}"), &from, &fault);
        if (!regex) {
            CHECK_STR(oas_str_from(fault.message), "out of memory");
            CHECK_INT(f.out, 0);
        }
    }
    CHECK(regex && needed > 3);
    oas_regex_free(regex);
    CHECK_INT(f.out, 0);
    f.left = 0; /* an ordinary match takes nothing */
    regex = must_compile(oas_str_from("^[a-z]+$"));
    CHECK_INT(oas_regex_match(regex, oas_str_from("abc"), 0, &from), OAS_OK);
    oas_regex_free(regex);
}

static void suite_case(const struct corpus_value *schema, const struct corpus_value *test,
                       void *user)
{
    const struct corpus_value *pattern = corpus_member(schema, "pattern");
    const struct corpus_value *keys = corpus_member(schema, "patternProperties");
    const struct corpus_value *data = corpus_member(test, "data");
    bool valid = corpus_member(test, "valid")->kind == 't';
    size_t *ran = user;
    for (const struct corpus_value *m = schema->kind == '{' ? schema->child : NULL; m;
         m = m->next) {
        bool known = m == pattern || m == keys || oas_str_is(m->key, "$schema") ||
                     oas_str_is(m->key, "type") || oas_str_is(m->key, "additionalProperties");
        if (!known)
            return;
    }
    if (pattern && !keys && data->kind == '"') {
        matches_len(pattern->text, data->text, valid ? OAS_OK : OAS_INVALID);
        ++*ran;
    }
    const struct corpus_value *open = corpus_member(schema, "additionalProperties");
    if (!pattern && keys && open && open->kind == 'f' && keys->child && !keys->child->next &&
        keys->child->kind == 't' && data->kind == '{' && data->child && !data->child->next) {
        matches_len(keys->child->key, data->child->key, valid ? OAS_OK : OAS_INVALID);
        ++*ran;
    }
}

static const char uuid_pattern[] =
    "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
    "|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$";

struct twin {
    const struct oas_regex *regex;
    size_t ran;
    size_t matched;
    size_t differ;
};

static void compare(struct twin *twin, const char *text, size_t len)
{
    oas_str view = oas_str_of(text, len);
    bool native = oas_native_match(OAS_NATIVE_UUID, view);
    oas_status status = oas_regex_match(twin->regex, view, 0, NULL);
    twin->ran++;
    twin->matched += native;
    twin->differ += native ? status != OAS_OK : status != OAS_INVALID;
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * UINT32_C(1664525) + UINT32_C(1013904223);
    return *state >> 8;
}

/* `seed` with every ASCII byte at every position, cut, stretched; then random changes. */
static void mutate(struct twin *twin, const char *seed, uint32_t *state)
{
    static const char pool[] = "0123456789abcdefABCDEF-gG/:@`{ \n89abAB1-";
    char text[48];
    for (size_t at = 0; at < 36; at++) {
        for (int byte = 0; byte < 128; byte++) {
            memcpy(text, seed, 37);
            text[at] = (char)byte;
            compare(twin, text, 36);
        }
        memcpy(text, seed, at);
        compare(twin, text, at);
        memcpy(text, seed, 36);
        memcpy(text + at, "\xc3\xa9", 2); /* two bytes, one character */
        compare(twin, text, at < 35 ? 36 : 37);
    }
    for (int byte = 0; byte < 128; byte++) {
        memcpy(text, seed, 36);
        text[36] = (char)byte;
        compare(twin, text, 37);
        memcpy(text + 1, seed, 36);
        text[0] = (char)byte;
        compare(twin, text, 37);
    }
    for (int round = 0; round < 30000; round++) {
        memcpy(text, seed, 36);
        for (uint32_t changes = 1 + next_random(state) % 3; changes > 0; changes--)
            text[next_random(state) % 36] = pool[next_random(state) % (sizeof pool - 1)];
        compare(twin, text, 36);
    }
}

static void test_native(void)
{
    static const char *const seeds[] = {
        "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-41EA-84AA-73B441D16380",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "ffffffff-ffff-1fff-bfff-ffffffffffff",
        "00000000-0000-8000-9000-000000000000", "00000000-0000-0000-8000-000000000000",
        "00000000-0000-1000-0000-000000000000", "99c17cbb-656f-f64a-940f-1a4568f03487",
        "0123456789abcdef0123456789abcdef0123", "------------------------------------"};
    CHECK_INT(oas_regex_native(oas_str_from(uuid_pattern)), OAS_NATIVE_UUID);
    CHECK_INT(oas_regex_native(oas_str_of(uuid_pattern, sizeof uuid_pattern - 2)), OAS_NATIVE_NONE);
    CHECK_INT(oas_regex_native(oas_str_of(NULL, 0)), OAS_NATIVE_NONE);
    CHECK(!oas_native_match(OAS_NATIVE_NONE, oas_str_from(seeds[0])));
    struct oas_regex *regex = must_compile(oas_str_from(uuid_pattern));
    struct twin twin = {regex, 0, 0, 0};
    uint32_t state = 1;
    for (int turn = 0; turn < 3; turn++)
        for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++)
            mutate(&twin, seeds[i], &state);
    CHECK_INT(twin.differ, 0);
    CHECK(twin.ran > 1000000);
    CHECK(twin.matched > 10000);
    oas_regex_free(regex);
}

static void test_version(void)
{
    oas_buf text = {0};
    oas_regex_version(&text);
    CHECK(text.len > 8 && strncmp(text.at, "PCRE2 10", 8) == 0);
    oas_buf_free(&text);
}

int main(int argc, char **argv)
{
    size_t ran = 0;
    test_plain();
    test_escapes();
    test_sets();
    test_classes();
    test_large_counts();
    test_refused();
    test_unsupported();
    test_modifiers();
    test_caseless();
    test_names();
    test_lookbehind();
    test_strict();
    test_limits();
    test_memory();
    test_native();
    test_version();
    corpus_all(argc, argv, "patterns of the JSON Schema test suite", ".", suite_case, &ran);
    corpus_all(argc, argv, "optional patterns of the JSON Schema test suite", "optional",
               suite_case, &ran);
    printf("%zu cases of the JSON Schema test suite\n", ran);
    return check_done();
}
