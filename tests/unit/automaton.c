/* Patterns as automata: what they take, which are none, how large they are; and the same answers as
 * PCRE2's, for patterns and texts at random. */
#include <stdlib.h>

#include <oas/regex.h>

#include "automaton/apart.h"
#include "automaton/automaton.h"

#include "check.h"

static bool takes(const struct automaton *automaton, oas_str text)
{
    return oas_automaton_match(automaton->states, automaton->steps, text);
}

struct row {
    const char *pattern;
    const char *yes; /* NULL: nothing is taken */
    const char *no;  /* NULL: everything is */
    uint32_t states; /* as few as there can be */
};

static const struct row rows[] = {
    {"", "x", NULL, 1},
    {".*", "", NULL, 1},
    {"[]", NULL, "", 1},
    {"^$", "", "a", 1},
    {"$^", "", "a", 1},
    {"a^", NULL, "a", 1},
    {"$a", NULL, "a", 1},
    {"$", "a", NULL, 1},
    {"a", "xax", "bbb", 1},
    {"^a", "ab", "ba", 1},
    {"a$", "ba", "ab", 2},
    {"^a*$", "aaa", "ab", 1},
    {"^a|b$", "ax", "xbx", 3},
    {"(?:^|x)a", "a", "ba", 2},
    {"a(?:$|x)", "ba", "ab", 2},
    {"^(?:^a$)$", "a", "aa", 2},
    {"^[0-9a-fA-F]{4}$", "00fF", "00fG", 5},
    {"^(?:ab|ac)$", "ac", "a", 3},
    {"^(?:a|b|ab)*$", "abba", "abc", 1},
    {"aab", "aaab", "abab", 3},
    {"^a{2,4}$", "aaa", "aaaaa", 5},
    {"^(?:a?){3}b$", "aab", "aaaab", 5},
    {"^.$", "\xf0\x9f\x92\xa9", "\n", 2},
    {"^[^a]{2}$", "\xc3\xa9z", "za", 3},
    {"^\\u{10ffff}$", "\xf4\x8f\xbf\xbf", "a", 2},
    {"^\\p{Lu}+$", "A\xc3\x89", "Aa", 2},
    {"^(?i:k)$", "\xe2\x84\xaa", "j", 2},
    {"^(a)(?<n>b)$", "ab", "a", 3},
    {"^(?:)*$", "", "a", 1},
    {"^(?:a*)*b$", "aab", "ba", 2},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        oas_arena mem = {0};
        struct automaton a;
        bool made = automaton_make(oas_str_from(rows[i].pattern), NULL, &mem, &a) == AUTOMATON_MADE;
        check_note(made, __FILE__, __LINE__, rows[i].pattern);
        if (made) {
            check_note(!rows[i].yes || takes(&a, oas_str_from(rows[i].yes)), __FILE__, __LINE__,
                       rows[i].pattern);
            check_note(!rows[i].no || !takes(&a, oas_str_from(rows[i].no)), __FILE__, __LINE__,
                       rows[i].pattern);
            check_int(a.state_count, rows[i].states, __FILE__, __LINE__, rows[i].pattern);
        }
        oas_arena_free(&mem);
    }
}

static void test_none(void)
{
    static const struct {
        const char *pattern;
        enum automaton_outcome why;
    } none[] = {{"a(?=b)", AUTOMATON_NOT_REGULAR},
                {"(?<!a)b", AUTOMATON_NOT_REGULAR},
                {"\\bab", AUTOMATON_NOT_REGULAR},
                {"\\Ba", AUTOMATON_NOT_REGULAR},
                {"(a)\\1", AUTOMATON_NOT_REGULAR},
                {"(?m)^a$", AUTOMATON_NOT_REGULAR},
                {"a(", AUTOMATON_NOT_REGULAR},
                {"\\p{Kitten}", AUTOMATON_NOT_REGULAR},
                {"^a{1001}$", AUTOMATON_TOO_LARGE},
                {"^(?:a{90}){90}$", AUTOMATON_TOO_LARGE},
                {"(?:a|b)*a(?:a|b){12}$", AUTOMATON_TOO_LARGE},
                {"^.{0,60000}$", AUTOMATON_TOO_LARGE}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        oas_arena mem = {0};
        struct automaton a;
        check_int(automaton_make(oas_str_from(none[i].pattern), NULL, &mem, &a), none[i].why,
                  __FILE__, __LINE__, none[i].pattern);
        oas_arena_free(&mem);
    }
}

/* A budget gives what is asked for until it is used up, and nothing that is only half paid. */
static void test_budget(void)
{
    static const char pattern[] = "^(?:a|b)*a(?:a|b){6}$";
    struct automaton_budget budget = {1000000, 1000}, before;
    oas_arena mem = {0};
    struct automaton a;
    size_t made = 0;
    do {
        before = budget;
        made++;
    } while (made < 100 &&
             automaton_make(oas_str_from(pattern), &budget, &mem, &a) == AUTOMATON_MADE);
    CHECK(made > 2 && made < 100);
    CHECK_INT(budget.rows, before.rows);
    CHECK(budget.work < before.work && budget.rows < 1000);
    budget = (struct automaton_budget){10000, 1000000};
    CHECK_INT(automaton_make(oas_str_from(pattern), &budget, &mem, &a), AUTOMATON_BEYOND);
    CHECK_INT(budget.work, 0);
    CHECK(!a.states && a.state_count == 0);
    budget = automaton_allowance(OAS_STR("^AC[0-9a-fA-F]{32}$"));
    CHECK_INT(automaton_make(OAS_STR("^AC[0-9a-fA-F]{32}$"), &budget, &mem, &a), AUTOMATON_MADE);
    oas_arena_free(&mem);
}

/* States that differ only in where they stand have the same steps. */
static void test_shared(void)
{
    oas_arena mem = {0};
    struct automaton a;
    CHECK_INT(automaton_make(OAS_STR("^AC[0-9a-fA-F]{32}$"), NULL, &mem, &a), AUTOMATON_MADE);
    CHECK_INT(a.state_count, 35);
    CHECK_INT(a.step_count, 5);
    oas_arena_free(&mem);
}

/* ---- at random ---- */

static uint32_t next_random(uint32_t *state, uint32_t below)
{
    *state = *state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (*state >> 8) % below;
}

static void put_pattern(oas_buf *out, uint32_t *state, unsigned depth)
{
    static const char *const atoms[] = {"a",    "b",   "c",     ".",        "[ab]",
                                        "[^a]", "\\d", "\\W",   "\xc3\xa9", "^",
                                        "$",    "\\s", "[a-c]", "[]",       "\\P{L}"};
    static const char *const counts[] = {"", "", "", "*", "+", "?", "{2}", "{0,2}", "{2,}", "*?"};
    for (uint32_t i = 1 + next_random(state, 3); i > 0; i--) {
        uint32_t kind = next_random(state, 10);
        const char *atom = atoms[next_random(state, sizeof atoms / sizeof *atoms)];
        if (depth > 0 && kind < 3) {
            oas_buf_puts(out, kind ? "(" : "(?:");
            put_pattern(out, state, depth - 1);
            oas_buf_puts(out, ")");
        } else {
            oas_buf_puts(out, atom);
        }
        bool anchor = (depth == 0 || kind >= 3) && (*atom == '^' || *atom == '$');
        oas_buf_puts(out, anchor ? "" : counts[next_random(state, sizeof counts / sizeof *counts)]);
        oas_buf_puts(out, next_random(state, 5) ? "" : "|");
    }
}

static void put_text(oas_buf *out, uint32_t *state)
{
    static const char *const pieces[] = {"a", "b", "c", "a", "b", "1", " ", "\n", "\xc3\xa9", "_"};
    for (uint32_t i = next_random(state, 8); i > 0; i--)
        oas_buf_puts(out, pieces[next_random(state, sizeof pieces / sizeof *pieces)]);
}

static bool agree(oas_str pattern, const struct automaton *a, uint32_t *state, size_t *matched)
{
    oas_regex_fault fault;
    struct oas_regex *regex = oas_regex_compile(pattern, NULL, &fault);
    bool same = regex != NULL;
    for (unsigned i = 0; same && i < 12; i++) {
        oas_buf text = {0};
        put_text(&text, state);
        oas_status status = oas_regex_match(regex, oas_buf_str(&text), 0, NULL);
        oas_status own = takes(a, oas_buf_str(&text)) ? OAS_OK : OAS_INVALID;
        same = status == own || status == OAS_UNDECIDED;
        *matched += status == OAS_OK;
        if (!same)
            printf("    " OAS_PRI " on " OAS_PRI "\n", OAS_ARG(pattern),
                   OAS_ARG(oas_buf_str(&text)));
        oas_buf_free(&text);
    }
    oas_regex_free(regex);
    return same;
}

static void test_random(void)
{
    uint32_t state = 1;
    size_t made = 0, differ = 0, matched = 0;
    for (unsigned i = 0; i < 4000; i++) {
        oas_buf pattern = {0};
        oas_arena mem = {0};
        struct automaton a;
        put_pattern(&pattern, &state, 3);
        if (automaton_make(oas_buf_str(&pattern), NULL, &mem, &a) == AUTOMATON_MADE) {
            made++;
            differ += !agree(oas_buf_str(&pattern), &a, &state, &matched);
        }
        oas_arena_free(&mem);
        oas_buf_free(&pattern);
    }
    CHECK_INT(differ, 0);
    CHECK(made > 3000);
    CHECK(matched > 5000);
}

/* The pattern that is known by heart is an automaton as well, which says the same. */
static void test_uuid(void)
{
    static const char pattern[] =
        "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
        "|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$";
    static const char pool[] = "0123456789abcdefABCDEF-gG08f";
    static const char *const seeds[] = {"2eb8aa08-aa98-11ea-b4aa-73b441d16380",
                                        "00000000-0000-0000-0000-000000000000",
                                        "ffffffff-ffff-ffff-ffff-ffffffffffff"};
    oas_arena mem = {0};
    struct automaton a;
    uint32_t state = 1;
    size_t differ = 0;
    CHECK_INT(automaton_make(oas_str_from(pattern), NULL, &mem, &a), AUTOMATON_MADE);
    for (unsigned i = 0; i < 30000; i++) {
        char text[37];
        memcpy(text, seeds[i % 3], sizeof text);
        for (uint32_t changes = next_random(&state, 3); changes > 0; changes--)
            text[next_random(&state, 36)] = pool[next_random(&state, sizeof pool - 1)];
        differ += takes(&a, oas_str_of(text, 36)) !=
                  oas_native_match(OAS_NATIVE_UUID, oas_str_of(text, 36));
    }
    CHECK_INT(differ, 0);
    oas_arena_free(&mem);
}

/* ---- two patterns ---- */

/* Behind what is there; the row of its first state. */
static uint32_t add_automaton(oas_program *program, struct oas_state_row *states,
                              struct oas_step_row *steps, const char *pattern)
{
    oas_arena mem = {0};
    struct automaton a;
    uint32_t start = program->counts.states, first = program->counts.steps;
    CHECK(automaton_make(oas_str_from(pattern), NULL, &mem, &a) == AUTOMATON_MADE);
    for (uint32_t i = 0; i < a.state_count; i++) {
        states[start + i] = a.states[i];
        states[start + i].first += first;
    }
    for (uint32_t i = 0; i < a.step_count; i++)
        steps[first + i] = a.steps[i];
    program->counts.states += a.state_count;
    program->counts.steps += a.step_count;
    oas_arena_free(&mem);
    return start;
}

static bool are_apart(const char *one, const char *other)
{
    static struct oas_state_row states[2 * AUTOMATON_MOST_STATES];
    static struct oas_step_row steps[2 * AUTOMATON_MOST_STEPS];
    oas_program program = {.states = states, .steps = steps};
    bool no_memory = false;
    uint32_t a = add_automaton(&program, states, steps, one);
    uint32_t b = add_automaton(&program, states, steps, other);
    size_t left = SIZE_MAX, none = 0;
    bool apart = automaton_apart(&program, a, b, &left, &no_memory);
    CHECK(!no_memory && automaton_apart(&program, b, a, &left, &no_memory) == apart);
    CHECK(!automaton_apart(&program, a, b, &none, &no_memory)); /* nothing may be looked at */
    return apart;
}

static void test_apart(void)
{
    static const struct {
        const char *one, *other;
        bool apart;
    } pairs[] = {
        {"^x-", "^y-", true},
        {"^x-", "^x", false},
        {"x", "y", false},
        {"^x", "y$", false},
        {"^x$", "y", true},
        {"", "a", false},
        {"[]", "", true},
        {"^$", "a", true},
        {"^$", "^a*$", false},
        {"^[a-z]+$", "^[A-Z]+$", true},
        {"^[a-m]", "^[m-z]", false},
        {"^[a-l]", "^[m-z]", true},
        {"^(ab)*$", "^(abab)+$", false},
        {"^(aa)*$", "^a(aa)*$", true},
        {"^.{3}$", "^.{4}$", true},
        {"^.{3}", "^.{4}", false},
        {"a$", "b$", true},
        {"^\\u{1f4a9}", "^\\u{1f4aa}", true},
        {"^(?:a|b){9}$", "c", true},
        {"b.*a", "a.*b", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (are_apart(pairs[i].one, pairs[i].other) != pairs[i].apart) {
            printf("%s beside %s\n", pairs[i].one, pairs[i].other);
            CHECK(false);
        }
    /* Too many pairs of states are no proof. */
    CHECK(!are_apart("^(?:.{997})*a$", "^(?:.{991})*b$"));
}

int main(void)
{
    test_apart();
    test_rows();
    test_none();
    test_budget();
    test_shared();
    test_random();
    test_uuid();
    return check_done();
}
