/* patterns.c - reads lines of hexadecimal words: a pattern, then texts. Writes for each line
 * whether the pattern is legal by the letter (`good`, `wrong`), then for each text the answers of
 * the library (PCRE2, or the machine where that cannot), of an automaton, and of the machine: 1, 0,
 * ? (a limit), - (there is none). Answers are for the pattern as a schema may have it, which is less
 * strict. */
#include <stdio.h>
#include <stdlib.h>

#include <oas/regex_tree.h>

#include "automaton/automaton.h"
#include "pattern/regex_steps.h"

enum { MACHINE_WORK = 4000000, MACHINE_HEAP = 4 << 20 };

static int value_of(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* The next word at *at, in `mem`; NULL at the end of the line. */
static bool next_word(const char **at, oas_arena *mem, oas_str *word)
{
    const char *from = *at;
    while (**at && **at != ' ' && **at != '\n')
        ++*at;
    size_t len = (size_t)(*at - from) / 2;
    char *bytes = oas_arena_take(mem, len + 1, 1);
    if (!bytes)
        abort();
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(value_of(from[2 * i]) * 16 + value_of(from[2 * i + 1]));
    *word = oas_str_of(bytes, len);
    bool more = **at == ' ';
    *at += more;
    return more;
}

static char answer_of(oas_status status)
{
    return status == OAS_OK ? '1' : status == OAS_INVALID ? '0' : '?';
}

static void judge(const char *line)
{
    oas_arena mem = {0};
    oas_regex_fault fault, strict;
    struct automaton automaton;
    oas_str pattern, text;
    bool more = next_word(&line, &mem, &pattern);
    bool good = oas_regex_read(pattern, OAS_REGEX_STRICT, &mem, &strict) != NULL;
    struct oas_regex *regex = oas_regex_compile(pattern, NULL, &fault);
    const struct oas_regex_tree *tree = oas_regex_read(pattern, 0, &mem, &fault);
    struct oas_steps *steps = tree ? oas_steps_make(tree, &oas_allocator_default) : NULL;
    bool made = automaton_make(pattern, NULL, &mem, &automaton) == AUTOMATON_MADE;
    printf("%s", good ? "good" : "wrong");
    while (more) {
        more = next_word(&line, &mem, &text);
        char own = '-';
        if (made)
            own = oas_automaton_match(automaton.states, automaton.steps, text) ? '1' : '0';
        printf(" %c%c%c", regex ? answer_of(oas_regex_match(regex, text, 0, NULL)) : '-', own,
               steps ? answer_of(oas_steps_match(steps, text, MACHINE_WORK, MACHINE_HEAP, NULL))
                     : '-');
    }
    puts("");
    oas_steps_free(steps, &oas_allocator_default);
    oas_regex_free(regex);
    oas_arena_free(&mem);
}

int main(void)
{
    char *line = NULL;
    size_t size = 0, len = 0;
    for (int c; (c = getchar()) != EOF;) {
        if (len + 2 > size) {
            size = size ? size * 2 : 1024;
            line = realloc(line, size);
            if (!line)
                return 1;
        }
        line[len++] = (char)c;
        if (c != '\n')
            continue;
        line[len] = '\0';
        judge(line);
        len = 0;
    }
    free(line);
    return 0;
}
