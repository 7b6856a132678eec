/* Members of a struct that have no name of their own, told apart by the patterns of their names. */
#include "value/share.h"

/* Escapes are taken one by one: a name needs no memory. */
static bool share_is_matched(const struct oas_layout_walk *in, uint32_t pattern,
                             const struct oas_token *name)
{
    const oas_program *program = in->program;
    const struct oas_state_row *state = &program->states[program->patterns[pattern].start];
    if (!name->escaped)
        return oas_automaton_match(state, program->steps, name->raw);
    const char *at = name->raw.at, *end = at + name->raw.len;
    while (state && at < end)
        state = oas_automaton_step(state, program->steps, oas_token_next(&at, end));
    return state && state->flags & (OAS_STATE_ACCEPTS | OAS_STATE_ALL);
}

uint32_t oas_share_of(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                      const struct oas_token *name)
{
    const struct oas_share_row *shares = in->layout->shares;
    uint32_t i = 0;
    while (i < row->share_count && !share_is_matched(in, shares[row->shares + i].pattern, name))
        i++;
    return i;
}
