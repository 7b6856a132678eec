/* memo.h - verdicts that are kept: what unions in unions said of values that are read again and
 * again, so that no value is judged once for each way that leads to it. From the first rereading on
 * they are kept, until the outermost value that is read more than once has its verdict. */
#ifndef OAS_WALK_MEMO_H
#define OAS_WALK_MEMO_H

#include <oas/program.h>

#include "base/scratch.h"

struct oas_walk;

/* What a schema said of the value at an offset. */
struct oas_memo_entry {
    uint32_t schema; /* its row, plus 1; 0: an empty slot */
    uint32_t at;
    uint32_t end;   /* where the value ends; 0: refused */
    uint16_t depth; /* nothing was too deep from here; deeper down it might be */
    uint16_t open;  /* 1: it hangs on a check that gave no answer, there: */
    uint32_t stop;
    uint32_t check;
};

/* Zeroed it is empty, and has no memory. */
struct oas_memo {
    struct oas_memo_entry *slots;
    uint32_t size; /* a power of two, or 0 */
    uint32_t count;
    struct oas_memo_entry *first; /* of the walk's first block: where it begins, and begins again */
};

/* Is what the schema says of the value at the cursor kept? Where it judges branches, on a value
 * that is read again and may hold others. */
bool oas_memo_keeps(const struct oas_walk *w, const struct oas_schema_row *schema);

/* The verdict that is kept, in *status, with the cursor behind the value. False: none is. */
bool oas_memo_recall(struct oas_walk *w, const struct oas_schema_row *schema, const char *start,
                     unsigned depth, oas_status *status);

/* Keeps what the schema said; the cursor is where it left it. Returns the status, or
 * OAS_NO_MEMORY. */
oas_status oas_memo_keep(struct oas_walk *w, const struct oas_schema_row *schema, const char *start,
                         unsigned depth, oas_status status);

/* Nothing that was read so far will be read again: all memory is given back but the walk's own. */
void oas_memo_forget(struct oas_walk *w);

#endif
