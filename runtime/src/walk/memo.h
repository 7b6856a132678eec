/* memo.h - verdicts that are kept: what schemas said of values that are read again and
 * again, so that no value is judged once for each way that leads to it. From the first rereading on
 * they are kept, until the outermost value that is read more than once has its verdict. */
#ifndef OAS_WALK_MEMO_H
#define OAS_WALK_MEMO_H

#include "walk/walk.h"

/* May what a schema says of the value at the cursor be kept? Of one that is read again. */
bool oas_memo_keeps(const struct oas_walk *w);

/* Is it worth keeping? What is said of a value that may hold others; of one that may not, what took
 * so much work that reading it again would not be cheap. */
bool oas_memo_pays(const char *start, uint64_t work);

/* The verdict that is kept, in *status, with the cursor behind the value. False: none is. */
bool oas_memo_recall(struct oas_walk *w, const struct oas_schema_row *schema, const char *start,
                     unsigned depth, oas_status *status);

/* Keeps what the schema said; the cursor is where it left it. Returns the status, or
 * OAS_NO_MEMORY. */
oas_status oas_memo_keep(struct oas_walk *w, const struct oas_schema_row *schema, const char *start,
                         unsigned depth, oas_status status);

/* Nothing that was read so far will be read again: all memory is given back but the walk's own. */
void oas_memo_forget(struct oas_walk *w);

/* Into a value that applicators read again, and out of it: behind the outermost one nothing is read
 * again that was kept. */
static inline bool oas_memo_enter(struct oas_walk *w)
{
    bool inside = w->inside;
    w->inside = true;
    return inside;
}

static inline void oas_memo_leave(struct oas_walk *w, bool inside)
{
    w->inside = inside;
    if (!inside && w->memo.count > 0)
        oas_memo_forget(w);
}

#endif
