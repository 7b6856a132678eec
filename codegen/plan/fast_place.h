/* fast_place.h - where in C a property of the fast walk lies, for who prints it. */
#ifndef PLAN_FAST_PLACE_H
#define PLAN_FAST_PLACE_H

#include <stdint.h>

struct fast_place {
    uint32_t holder; /* layout row of the struct; 0: it is an item, or a whole value */
    uint32_t member; /* index in the row's members; OAS_NONE: a variant of that union */
};

#endif
