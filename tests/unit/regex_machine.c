/* Patterns that PCRE2 has no words for, by our own machine: ECMA-262's meaning, limits, memory. What
 * both can say, tests/diff/patterns.py has them say. */
#include <stdlib.h>

#include "check.h"
#include "pattern/regex_steps.h"

static const struct {
    const char *pattern;
    const char *text;
    bool matches;
} cases[] = {
    /* Each turn of a loop forgets what its groups captured (section 22.2.2.3.1, step 4). */
    {"^(?:(a)|b)*\\1$", "ab", true},
    {"^(?:(a)|b)*\\1$", "aba", false},
    {"^(?:(a)|b)+c\\1$", "baca", true},
    {"^(?:(a)|b)+c\\1$", "abca", false},
    {"^(?:(a)|b)+c\\1$", "abc", true},
    {"^(?:(a)?b\\1-)*$", "aba-b-", true},
    {"^(?:(a)?b\\1-)*$", "aba-ba-", false},
    {"^(?:\\1(a))*$", "aaa", true},
    {"^(?:(a\\1))*$", "aa", true},
    {"^((a)|b)*c\\2$", "abca", false},
    {"^(z)((a+)?(b+)?(c))*-\\3$", "zaacbbbcac-a", true},
    {"^(z)((a+)?(b+)?(c))*-\\4b$", "zaacbbbcac-b", true},
    {"^(?:(?<n>a)|(?<n>b))*c\\k<n>$", "abcb", true},
    {"^(?:(?<n>a)|(?<n>b))*c\\k<n>$", "abca", false},
    /* A turn that takes nothing is none, unless it must be (step 2.b). */
    {"^(?:(?=(a)))?b?a\\1$", "a", true},
    {"^(?:(?=(a)))?a\\1$", "aa", false},
    {"^(?:(?=(a))){1,2}a\\1$", "aa", true},
    {"^(?:a*)*?(?:(b)|c)*\\1$", "aaabc", true},
    {"^(?:(a?)*?b\\1){2}$", "abab", true},
    /* Greed decides what is captured; a look keeps the first way. */
    {"^(?=(a+?))(?:\\1|b)+(?:(c)|d)*\\2$", "aab", true},
    {"^(?=(a+))\\1a(?:(c)|d)*\\2$", "aaa", false},
    {"^(?!(?:(a)|b)*c\\1$)", "abca", true},
    {"^(?!(?:(a)|b)*c\\1$)", "baca", false},
    {"^(?!(?:(a)|b)*c)d\\1$", "d", true},
    {"^(?:(?=(a|b))\\1{2})*$", "aabb", true},
    /* Lookbehinds are matched backwards. */
    {"(a+)(?<=\\1)b", "aab", true},
    {"(?<=\\1(a))b", "aab", true},
    {"(?<=\\1(a))b", "ab", false},
    {"(?<=(a)\\1)b", "ab", true},
    {"(?<=(\\w)\\1)$", "xaa", true},
    {"(?<=\\1(\\w))$", "xab", false},
    {"(?<=\\1(\\w))$", "xaa", true},
    {"^(?:ab|b)*(?<=^(a|(b))*)\\2?$", "abb", true},
    {"(?<=(\\d+)(\\d+))-\\1$", "1234-1", true},
    {"(?<=(\\d+)(\\d+))-\\2$", "1234-234", true},
    {"(?<=(\\d+)(\\d+))-\\1$", "1234-123", false},
    {"(?<=ab*c)d", "xabbbbcd", true},
    {"(?<=ab*c)d", "bbbbcd", false},
    {"(?<!ab*c)d", "abbcd", false},
    {"(?<!ab*c)d", "bbcd", true},
    {"x(?<=a.*x)c", "a\xc3\xa9\xf0\x9f\x92\xa9xc", true},
    {"x(?<=a.*x)c", "a\nxc", false},
    {"(?<=a(?=b*c).*)d", "abbcd", true},
    {"(?<=^|,)(?<=(?:a,)*b?)c", "a,a,c", true},
    {"(?<=\\b\\w*-)\\Ba", "--a", false},
    {"(?m)(?<=^a*)$\\n", "b\naa\nb", true},
    {"(?m)(?<=^a*b)$",
     "x\xe2\x80\xa8"
     "aab",
     true},
    {"(?<=[^a]*\xf0\x9f\x92\xa9)b",
     "\xf0\x9f\x92\xa9"
     "b",
     true},
    {"(?<=[^a]*[\xc3\xa9-\xe2\x80\xa9])b",
     "\xc3\xa8"
     "b",
     false},
    /* Case by simple folding. */
    {"^(?i:(?:(\xce\xa3k)|b)*\\1)$", "\xcf\x83k\xcf\x82\xe2\x84\xaa", true},
    {"^(?i:(?:(s)|b)*)\\1$", "sS", false},
    {"(?i:(?<=\\1(aB)))c", "AbaBc", true},
    {"^(?i:(?:(\xc3\x9f)|b)*c\\1)$",
     "\xc3\x9f"
     "css",
     false},
    /* Counts of any size. */
    {"^a{3000000000}$", "aaa", false},
    {"a{3000000000,}|b", "b", true},
    {"^a{99999999999999999999999999}", "aaa", false},
    {"^(?:a?){3000000000}$", "aaa", true},
    {"^(?:a?b?){3000000000}$", "ababba", true},
    {"^(?:a?){3000000000}$", "aba", false},
    {"^(?:|a){3000000000,}?$", "aa", true},
    {"^(?:(a)|b){0,4000000000}c\\1$", "aabc", true},
    {"^(a)(?:\\1){0,70000}b$", "aaab", true},
    {"(?=(a{60000}b){60000})c", "c", false},
    {"^((a{100}){100}){100}", "aaa", false},
    {"^((a{0,100}){100}){0,100}$", "aaa", true},
};

static struct oas_regex *compile(const char *pattern, const oas_allocator *from)
{
    oas_regex_fault fault;
    struct oas_regex *regex = oas_regex_compile(oas_str_from(pattern), from, &fault);
    CHECK(regex || !strcmp(fault.message, "out of memory"));
    return regex;
}

static void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct oas_regex *regex = compile(cases[i].pattern, NULL);
        oas_status status =
            regex ? oas_regex_match(regex, oas_str_from(cases[i].text), 0, NULL) : OAS_NO_MEMORY;
        check_note(status == (cases[i].matches ? OAS_OK : OAS_INVALID), __FILE__, __LINE__,
                   cases[i].pattern);
        oas_regex_free(regex);
    }
}

/* Never a wrong verdict, never without end; heap in proportion to the text. */
static void test_limits(void)
{
    enum { LENGTH = 300000 };
    static const struct {
        const char *pattern;
        oas_status of_all, of_few;
    } limits[] = {
        {"^(?:(a+)+\\1)*$", OAS_OK, OAS_OK},
        {"^(?:(a+)+\\1)*b$", OAS_UNDECIDED, OAS_UNDECIDED},
        {"(?:(a)|b)*c\\1", OAS_UNDECIDED, OAS_INVALID},
        {"^(?:(a)|b)*\\1$", OAS_OK, OAS_OK},
        {"^(?:(a)|b)*c\\1$", OAS_INVALID, OAS_INVALID},
        {"(?<=ba*c)d", OAS_INVALID, OAS_INVALID},
        {"(?<=ba*)a", OAS_UNDECIDED, OAS_INVALID},
        {"^(?:(?:)){3000000000}(?<=^a*)", OAS_OK, OAS_OK},
        {"^(?:(b)?(?:)){3000000000}\\1", OAS_UNDECIDED, OAS_UNDECIDED},
    };
    char *text = malloc(LENGTH);
    memset(text, 'a', LENGTH);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct oas_regex *regex = compile(limits[i].pattern, NULL);
        if (!regex)
            continue;
        oas_status all = oas_regex_match(regex, oas_str_of(text, LENGTH), 0, NULL);
        oas_status few = oas_regex_match(regex, oas_str_of(text, 40), 0, NULL);
        check_note(all == limits[i].of_all && few == limits[i].of_few, __FILE__, __LINE__,
                   limits[i].pattern);
        CHECK_INT(oas_regex_match(regex, oas_str_of(text, LENGTH), 3, NULL), OAS_UNDECIDED);
        oas_regex_free(regex);
    }
    free(text);
}

/* Fails after `left` requests, and sees that all comes back. */
struct scarce {
    long left;
    size_t out, most;
};

static void *scarce_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct scarce *s = user;
    if (new_size != 0 && s->left-- <= 0)
        return NULL;
    s->out += new_size - old_size;
    s->most = s->out > s->most ? s->out : s->most;
    if (new_size != 0)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

static void test_memory(void)
{
    static const char *const patterns[] = {"^(?:(a)|b)*c\\1$", "(?<=[^x]\\p{L}*)a{3}b",
                                           "^(a)(?:\\1){0,70000}b$"};
    char text[600];
    memset(text, 'a', sizeof text);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct scarce s = {0, 0, 0};
        oas_allocator from = {scarce_resize, &s};
        struct oas_regex *regex = NULL;
        long needed = 0;
        for (; !regex && needed < 200; needed++) {
            s.left = needed;
            regex = compile(patterns[i], &from);
            CHECK(regex || s.out == 0);
        }
        CHECK(regex && needed > 3);
        size_t kept = s.out;
        oas_status status = OAS_NO_MEMORY;
        for (needed = 0; status == OAS_NO_MEMORY && needed < 30; needed++) {
            s.left = needed;
            status = oas_regex_match(regex, oas_str_of(text, sizeof text), 0, &from);
            CHECK_INT(s.out, kept);
        }
        CHECK_INT(status, OAS_INVALID);
        CHECK(needed > 1);
        s.left = 0; /* a short one takes nothing */
        CHECK_INT(oas_regex_match(regex, oas_str_of(text, 2), 0, &from), OAS_INVALID);
        oas_regex_free(regex);
        CHECK_INT(s.out, 0);
    }
}

/* A stack that grows with each turn stops at the heap that it is given. */
static void test_heap(void)
{
    enum { LENGTH = 20000, HEAP = 64 << 10 };
    oas_arena mem = {0};
    oas_regex_fault fault;
    struct scarce s = {100, 0, 0};
    oas_allocator from = {scarce_resize, &s};
    char *text = malloc(LENGTH);
    memset(text, 'a', LENGTH);
    struct oas_regex_tree *tree = oas_regex_read(oas_str_from("^(?:(a)|b)*c\\1"), 0, &mem, &fault);
    struct oas_steps *steps = tree ? oas_steps_make(tree, &oas_allocator_default) : NULL;
    CHECK(steps);
    if (steps) {
        CHECK_INT(oas_steps_match(steps, oas_str_of(text, LENGTH), UINT64_MAX, HEAP, &from),
                  OAS_UNDECIDED);
        CHECK_INT(oas_steps_match(steps, oas_str_of(text, 100), UINT64_MAX, HEAP, &from),
                  OAS_INVALID);
        CHECK_INT(oas_steps_match(steps, oas_str_of(text, 100), UINT64_MAX, 8, &from),
                  OAS_UNDECIDED);
    }
    CHECK(s.most <= HEAP && s.most > HEAP / 2);
    CHECK_INT(s.out, 0);
    oas_steps_free(steps, &oas_allocator_default);
    oas_arena_free(&mem);
    free(text);
}

int main(void)
{
    test_cases();
    test_limits();
    test_memory();
    test_heap();
    return check_done();
}
