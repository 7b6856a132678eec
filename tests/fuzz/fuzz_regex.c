/* fuzz_regex.c - a pattern (the first line) and a text (the rest). What PCRE2 says, an automaton
 * and our own machine say as well; what is legal by the letter is legal at all. */
#include <stdlib.h>

#include <oas/format.h>
#include <oas/regex_tree.h>

#include "automaton/automaton.h"
#include "fuzz.h"
#include "base/utf8.h"
#include "pattern/regex_steps.h"

static void match_by_machine(oas_str pattern, oas_str text, oas_status full)
{
    oas_arena mem = {0};
    oas_regex_fault fault;
    struct oas_regex_tree *tree = oas_regex_read(pattern, 0, &mem, &fault);
    struct oas_steps *steps = tree ? oas_steps_make(tree, &oas_allocator_default) : NULL;
    FUZZ_CHECK(steps);
    oas_status status = oas_steps_match(steps, text, 100000, 1 << 20, NULL);
    FUZZ_CHECK(status == OAS_UNDECIDED || full == OAS_UNDECIDED || status == full);
    oas_steps_free(steps, &oas_allocator_default);
    oas_arena_free(&mem);
}

static void match(const struct oas_regex *regex, oas_str pattern, oas_str text)
{
    static const uint64_t work[] = {0, 1, 100, 10000};
    oas_status full = OAS_UNDECIDED;
    for (size_t i = 0; i < sizeof work / sizeof *work; i++) {
        oas_status status = oas_regex_match(regex, text, work[i], NULL);
        FUZZ_CHECK(status == OAS_OK || status == OAS_INVALID || status == OAS_UNDECIDED);
        /* less work may cost the answer, never change it */
        FUZZ_CHECK(status == OAS_UNDECIDED || full == OAS_UNDECIDED || status == full);
        full = i == 0 ? status : full;
    }
    match_by_machine(pattern, text, full);
    struct automaton automaton;
    oas_arena mem = {0};
    if (automaton_make(pattern, NULL, &mem, &automaton) == AUTOMATON_MADE && full != OAS_UNDECIDED)
        FUZZ_CHECK(oas_automaton_match(automaton.states, automaton.steps, text) ==
                   (full == OAS_OK));
    oas_arena_free(&mem);
    oas_native native = oas_regex_native(pattern);
    FUZZ_CHECK(native == OAS_NATIVE_NONE || full == OAS_UNDECIDED ||
               oas_native_match(native, text) == (full == OAS_OK));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *feed = size ? memchr(data, '\n', size) : NULL;
    size_t length = feed ? (size_t)(feed - (const char *)data) : size;
    char *pattern = fuzz_copy(data, length);
    char *text = fuzz_copy(data + length + (feed != NULL), size - length - (feed != NULL));
    oas_str pattern_text = oas_str_of(pattern, length);
    oas_str subject = oas_str_of(text, size - length - (feed != NULL));
    oas_regex_fault fault = {.offset = 0};
    if (oas_utf8_check(pattern_text) == length && oas_utf8_check(subject) == subject.len) {
        struct oas_regex *regex = oas_regex_compile(pattern_text, NULL, &fault);
        FUZZ_CHECK(regex || (fault.offset <= length && fault.message[0]));
        FUZZ_CHECK(memchr(fault.message, 0, sizeof fault.message));
        oas_arena mem = {0};
        oas_regex_fault strict;
        bool legal = oas_regex_read(pattern_text, OAS_REGEX_STRICT, &mem, &strict) != NULL;
        FUZZ_CHECK(regex || !legal || fault.unsupported);
        /* The format `regex` reads the grammar without memory, since a payload has it: the same. */
        FUZZ_CHECK(oas_is_regex(pattern_text) == legal || strict.unsupported);
        oas_arena_free(&mem);
        if (regex)
            match(regex, pattern_text, subject);
        oas_regex_free(regex);
    }
    free(pattern);
    free(text);
    return 0;
}
