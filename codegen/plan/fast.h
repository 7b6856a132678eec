/* fast.h - a program's rows for the fast walk (oas/fast.h), made of the others. */
#ifndef PLAN_FAST_H
#define PLAN_FAST_H

#include <oas/arena.h>
#include <oas/fast.h>

#include "plan/fast_member.h"
#include "plan/fast_place.h"

struct fast_made {
    oas_fast fast;
    struct fast_place *places; /* by property row */
};

/* The rows of `roots` and all that they reach: types of `program`, with the C types of its layout
 * where it has one, whose structs are `structs`; else that is NULL. Nothing in them hangs on sizes,
 * but those and the offsets themselves. The program gets new tables of fields, objects, checks and
 * slots, in which a member's field row has the index of its property row. False without memory;
 * then, too, there are no rows. */
bool fast_make(struct fast_made *made, oas_arena *mem, oas_program *program, const oas_type *roots,
               size_t count, const struct fast_structs *structs);

#endif
