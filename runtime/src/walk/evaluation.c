/* The beginning and the end of what evaluated.c does, which programs without unevaluated keywords
 * leave to the linker to drop. */
#include "walk/evaluated.h"

oas_status oas_evaluation_begin(struct oas_walk *w, const struct oas_schema_row *schema,
                                const struct oas_check_row *check, const char *start,
                                unsigned depth, const struct oas_step *path)
{
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    struct oas_evaluation *e = oas_scratch_take(&w->scratch, sizeof *e);
    if (!e)
        return OAS_NO_MEMORY;
    *e = (struct oas_evaluation){.up = w->evaluation,
                                 .mark = mark,
                                 .schema = schema,
                                 .check = check,
                                 .start = start,
                                 .path = path,
                                 .depth = depth,
                                 .rereads = w->rereads};
    w->evaluation = e;
    return OAS_OK;
}

oas_status oas_evaluation_end(struct oas_walk *w, struct oas_evaluation *e)
{
    oas_status status = e->status;
    w->rereads = e->rereads;
    w->evaluation = e->up;
    oas_scratch_release(&w->scratch, e->mark);
    return status;
}
