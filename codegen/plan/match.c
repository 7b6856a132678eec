/* A text against a pattern's row. */
#include "plan/match.h"

#include <oas/regex.h>

oas_status match_row(const oas_program *program, uint32_t row, oas_str text, uint64_t work)
{
    const struct oas_pattern_row *pattern = &program->patterns[row];
    bool matches = false;
    switch ((oas_native)pattern->native) {
    case OAS_NATIVE_NONE:
        return program->match(program, row, text, work, NULL);
    case OAS_NATIVE_UUID:
        matches = oas_native_match(OAS_NATIVE_UUID, text);
        break;
    case OAS_NATIVE_AUTOMATON:
        matches = oas_automaton_match(&program->states[pattern->start], program->steps, text);
        break;
    }
    return matches ? OAS_OK : OAS_INVALID;
}
