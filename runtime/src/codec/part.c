/* The verdict on a part of a payload, for who knows the payload already. */
#include <oas/codec.h>

#include "json/bounds.h"
#include "walk/memo.h"
#include "walk/walk.h"

oas_status oas_validate_part(oas_type type, oas_str json, size_t offset, oas_errors *errs,
                             const oas_options *options)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, oas_options_or_none(options), scratch);
    struct oas_scratch_mark mark = oas_scratch_mark(&w.scratch);
    w.work = errs->work;
    oas_status status = oas_walk_validate_at(&w, type.use, json.at + offset);
    oas_memo_forget(&w);
    oas_scratch_release(&w.scratch, mark);
    errs->work = w.work;
    return oas_walk_end(&w, status, errs);
}
