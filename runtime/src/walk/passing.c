/* Which rows of the fast walk go with the steps of the walk that explains. */
#include "walk/passing.h"

#include <oas/fast.h>

#include "json/field.h"
#include "json/skim.h"

/* The levels at which it is tried: what is refused is read once more at each. */
#define PASSING_DEPTH 16u

/* The row, if it is one for that schema; else 0. */
static uint32_t passing_as(const struct oas_fast *fast, uint32_t row, oas_use use)
{
    return OAS_USE_ROW(fast->properties[row].use) == OAS_USE_ROW(use) ? row : 0;
}

static uint32_t passing_member(const struct oas_walk *w, const struct oas_record_row *record,
                               oas_str name, oas_use use)
{
    const struct oas_token key = {.raw = name};
    uint32_t index = oas_find_property(w->program, record, &key);
    return index < record->count ? passing_as(w->program->fast, record->properties + index, use)
                                 : 0;
}

/* The way that leads to that branch. */
static uint32_t passing_branch(const struct oas_walk *w, const struct oas_fork_row *fork,
                               oas_use use)
{
    const struct oas_way_row *ways = &w->program->fast->ways[fork->ways];
    uint32_t found = 0;
    for (uint32_t i = 0; !found && i < w->program->tags[fork->tag].count; i++)
        found = passing_as(w->program->fast, ways[i].property, use);
    return found;
}

/* Does the step lead to one more schema of the same value? */
static bool stays(const struct oas_step *step)
{
    return step->keyword == OAS_KEYWORD_ALL_OF || step->keyword == OAS_KEYWORD_REF ||
           step->keyword == OAS_KEYWORD_ANY_OF || step->keyword == OAS_KEYWORD_ONE_OF;
}

/* From the row of the step before. That of a value is the row of the schemas in it as well, which
 * are merged there, or stand beside `null`: by what is in the value it leads on. */
static uint32_t passing_row(const struct oas_walk *w, const struct oas_step *step, oas_use use)
{
    const struct oas_fast *fast = w->program->fast;
    if (!step->up)
        return passing_as(fast, w->passing.root, use);
    uint32_t row = step->up->property;
    const struct oas_property_row *before = &fast->properties[row];
    if (stays(step)) {
        uint32_t way =
            before->kind == OAS_FAST_FORK ? passing_branch(w, &fast->forks[before->inner], use) : 0;
        return way ? way : row;
    }
    if (before->kind == OAS_FAST_RECORD && step->name.at)
        return passing_member(w, &fast->records[before->inner], step->name, use);
    return before->kind == OAS_FAST_SERIES ? passing_as(fast, fast->series[before->inner].item, use)
                                           : 0;
}

/* What that walk said of the value when it last came by: true when it is known, and whether it took
 * it, with the cursor behind it then. It came by what stands behind the beginning of the value that it
 * did not take; what stands before that is read again, by one more schema. */
static bool is_known(struct oas_walk *w, bool *taken)
{
    const char *start = w->read.at, *reached = w->read.begin + w->passing.reached;
    if (start < w->passing.refused || start > reached || !w->passing.reached)
        return false;
    const char *end = w->read.end;
    w->read.end = reached + 1; /* no further than it takes to know */
    oas_skim_value(&w->read);
    w->read.end = end;
    *taken = w->read.at <= reached;
    if (!*taken)
        w->read.at = start;
    return true;
}

bool oas_passes(struct oas_walk *w, oas_use use, unsigned depth, struct oas_step *step)
{
    const char *start = w->read.at;
    if (!w->passing.root || (*start != '{' && *start != '['))
        return false;
    step->property = passing_row(w, step, use);
    if (!passing_as(w->program->fast, step->property, use) || depth > PASSING_DEPTH ||
        w->evaluation || w->in_key || w->only_duplicates || start == w->passing.refused)
        return false;
    bool taken;
    if (is_known(w, &taken))
        return taken;
    if (w->passing.over(w, step->property, depth))
        return true;
    w->passing.refused = start;
    return false;
}
