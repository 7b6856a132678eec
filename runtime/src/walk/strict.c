/* Where schemas are only tried, so that no member is let through. */
#include "json/jtype.h"
#include "walk/walk.h"

static uint32_t count_candidates(const struct oas_walk *w, const struct oas_check_row *check,
                                 unsigned jtypes)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < check->count; i++)
        count += (w->program->branches[check->first + i].jtypes & jtypes) != 0;
    return count;
}

bool oas_walk_only_tries(const struct oas_walk *w, const struct oas_check_row *check,
                         const char *start)
{
    unsigned jtypes = oas_jtypes_of(*start);
    if (check->keyword == OAS_KEYWORD_ANY_OF)
        return !oas_walk_decides(w, check, jtypes) && count_candidates(w, check, jtypes) > 1;
    return check->keyword == OAS_KEYWORD_ONE_OF || check->keyword == OAS_KEYWORD_NOT ||
           check->keyword == OAS_KEYWORD_CONTAINS;
}
