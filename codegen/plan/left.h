/* left.h - private to plan/: the JSON types that one schema leaves, given what others leave. */
#ifndef PLAN_LEFT_H
#define PLAN_LEFT_H

#include "plan/planner.h"

/* What took the last type away. */
enum left_reason {
    LEFT_SOME,
    LEFT_FALSE, /* as its author meant it */
    LEFT_TYPES,
    LEFT_ALIKE,
    LEFT_RANGE,
    LEFT_CONSTANTS,
    LEFT_LENGTH,
    LEFT_ITEMS,
    LEFT_MEMBERS,
    LEFT_REQUIRED,
    LEFT_ITEM
};

struct left {
    unsigned jtypes;
    enum left_reason reason;
    oas_str name; /* REQUIRED: of the member */
};

/* `of` has by schema->id the types that are left of the others. Never fewer types than there are:
 * what is not looked at takes nothing away. So no value at all fits a schema of which none is
 * left; and where more is left of the others, more is left of it. Adds to planner->doubt_work. */
struct left left_of(struct planner *planner, const struct schema *schema, const uint8_t *of);

#endif
