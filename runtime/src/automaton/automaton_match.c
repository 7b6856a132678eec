/* automaton_match.c - the room automaton: texts against patterns that are plain regular languages.
 *
 * In: a program's states and steps, a text or its characters one by one. Out: whether some part of
 * the text matches. Linear in the text; no memory, no limit.
 * May use: base. */
#include <oas/program.h>

#include "base/utf8.h"

/* So many steps are compared in turn; more are halved first. */
enum { AUTOMATON_IN_TURN = 6 };

/* The step of `code`, or NULL. */
static inline const struct oas_step_row *find_step(const struct oas_step_row *steps, uint32_t count,
                                                   uint32_t code)
{
    while (count > AUTOMATON_IN_TURN) {
        uint32_t half = count / 2;
        if (code > steps[half - 1].last) {
            steps += half;
            count -= half;
        } else {
            count = half;
        }
    }
    for (; count > 0; steps++, count--)
        if (code <= steps->last)
            return code >= steps->first ? steps : NULL;
    return NULL;
}

/* Past the characters of ASCII that take the same step. */
static inline const char *skip_same(const struct oas_step_row *step, const char *at,
                                    const char *end)
{
    uint32_t span = step->last - step->first;
    for (; at < end && (unsigned char)*at < 0x80; at++)
        if ((unsigned char)*at - step->first > span)
            break;
    return at;
}

bool oas_automaton_match(const struct oas_state_row *state, const struct oas_step_row *steps,
                         oas_str text)
{
    const char *at = text.at, *end = text.at + text.len;
    if (state->flags & OAS_STATE_ALL)
        return true;
    while (at < end) {
        size_t length = 1;
        uint32_t code = (unsigned char)*at;
        if (code >= 0x80)
            code = oas_utf8_get(at, &length);
        const struct oas_step_row *step = find_step(&steps[state->first], state->count, code);
        if (!step)
            return false;
        at += length;
        /* The processor guesses these two, and need not wait for the row. */
        if (step->delta == 0)
            at = skip_same(step, at, end);
        else if (step->delta == 1)
            state++;
        else if (step->delta == OAS_STEP_ALL)
            return true;
        else
            state += step->delta;
    }
    return (state->flags & OAS_STATE_ACCEPTS) != 0;
}

const struct oas_state_row *oas_automaton_step(const struct oas_state_row *state,
                                               const struct oas_step_row *steps, uint32_t code)
{
    static const struct oas_state_row all = {.flags = OAS_STATE_ALL};
    if (state->flags & OAS_STATE_ALL)
        return state;
    const struct oas_step_row *step = find_step(&steps[state->first], state->count, code);
    if (!step)
        return NULL;
    return step->delta == OAS_STEP_ALL ? &all : state + step->delta;
}
