/* Patterns that need PCRE2, compiled once for a program, on first use, by any thread. */
#include <oas/program.h>
#include <oas/regex.h>

/* Several threads may compile the same pattern; the first to store its result wins. */
static struct oas_regex *compiled(const oas_program *program, uint32_t pattern)
{
    void **slot = &program->compiled[pattern];
    void *regex = __atomic_load_n(slot, __ATOMIC_ACQUIRE);
    if (regex)
        return regex;
    oas_regex_fault fault;
    struct oas_regex *made =
        oas_regex_compile(oas_program_text(program, program->patterns[pattern].text), NULL, &fault);
    if (!made)
        return NULL;
    if (__atomic_compare_exchange_n(slot, &regex, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        return made;
    oas_regex_free(made);
    return regex;
}

oas_status oas_program_match(const oas_program *program, uint32_t pattern, oas_str text,
                             uint64_t work, const oas_allocator *from)
{
    struct oas_regex *regex = compiled(program, pattern);
    return regex ? oas_regex_match(regex, text, work, from) : OAS_NO_MEMORY;
}

void oas_program_release(const oas_program *program)
{
    if (!program->compiled)
        return; /* all patterns have native matchers */
    for (uint32_t i = 0; i < program->counts.patterns; i++) {
        oas_regex_free(program->compiled[i]);
        program->compiled[i] = NULL;
    }
}
