/* How a walk begins. */
#include "walk/walk.h"

#include "json/bounds.h"
#include "walk/waive.h"

#define DEFAULT_WORK  UINT64_C(1000000)
#define WORK_PER_BYTE 64

void oas_walk_init(struct oas_walk *w, oas_type type, oas_str json, const oas_options *options,
                   void *scratch)
{
    memset(w, 0, sizeof *w);
    w->read = oas_reader_over(json);
    w->read.checked = w->read.begin;
    w->read.max_depth = oas_bound_depth(options);
    w->read.max_string = oas_bound_string(options);
    w->program = type.program;
    w->max_work = options->max_work ? options->max_work : DEFAULT_WORK + WORK_PER_BYTE * json.len;
    w->max_pattern_work = options->max_pattern_work;
    w->waived = oas_waive_flag(options->direction);
    oas_scratch_init(&w->scratch, scratch, options->allocator);
}
