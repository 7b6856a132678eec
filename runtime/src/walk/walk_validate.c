/* The walker's form for the verdict alone: stops at the first fault. */
#include "walk/walk.h"

#undef OAS_FORM
#define OAS_FORM(name) name##_validate
#include "walk/forms.h"

enum { COLLECT = 0 };

#include "walk/walk.inc"

oas_status oas_walk_validate(struct oas_walk *w, oas_use use, unsigned depth)
{
    return walk(w, use, depth, NULL);
}

#undef OAS_FORM
#define OAS_FORM(name) name
