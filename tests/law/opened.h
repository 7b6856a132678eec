/* opened.h - a program whose closed objects are open, where options.ignore_unknown opens them: by
 * its rows, before any payload is there. What that option does to the program's verdicts is what
 * this one's are without it. */
#ifndef LAW_OPENED_H
#define LAW_OPENED_H

#include <oas/arena.h>
#include <oas/program.h>

struct opened {
    oas_program program;
    uint32_t schemas; /* of the program that was opened: each row stands again behind these, open */
};

/* All from `mem`, but what both programs share. False without memory, or where a union cannot be
 * said once more: one by a tag that is open for objects and not for arrays, or the other way. */
bool opened_make(struct opened *opened, const oas_program *program, oas_arena *mem);

static inline oas_use opened_use(const struct opened *opened, oas_use use)
{
    uint32_t row = OAS_USE_ROW(use);
    return row ? OAS_USE(row + opened->schemas, OAS_USE_REFS(use)) : use;
}

#endif
