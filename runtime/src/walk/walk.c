/* How a walk begins, and what it comes to. */
#include "walk/walk.h"

#include "base/compiler.h"
#include "json/bounds.h"

#define DEFAULT_WORK  UINT64_C(1000000)
#define WORK_PER_BYTE 256

static uint32_t waived(oas_direction direction)
{
    if (direction == OAS_DIRECTION_REQUEST)
        return OAS_FIELD_READ_ONLY;
    return direction == OAS_DIRECTION_RESPONSE ? OAS_FIELD_WRITE_ONLY : 0;
}

/* What hangs on where a value stands. */
OAS_NOINLINE static void look_around(struct oas_walk *w, const oas_options *options)
{
    w->waived = waived(options->direction);
    w->ignores = options->ignore_unknown;
    w->unmerged = options->ignore_unknown ? UINT32_MAX : 0;
    w->looks_around = true;
}

uint64_t oas_walk_most_work(const oas_options *options, size_t bytes)
{
    return options->max_work ? options->max_work : DEFAULT_WORK + (uint64_t)WORK_PER_BYTE * bytes;
}

void oas_walk_init(struct oas_walk *w, oas_type type, oas_str json, const oas_options *options,
                   void *scratch)
{
    memset(w, 0, sizeof *w);
    w->read = oas_reader_over(json);
    w->read.checked = w->read.begin;
    w->read.max_depth = oas_bound_depth(options);
    w->read.max_string = oas_bound_string(options);
    w->program = type.program;
    w->max_work = oas_walk_most_work(options, json.len);
    w->max_pattern_work = options->max_pattern_work;
    if (options->direction || options->ignore_unknown)
        look_around(w, options);
    oas_scratch_init(&w->scratch, scratch, options->allocator);
}

static oas_limit limit_met(const struct oas_walk *w, oas_status status)
{
    switch (status) {
    case OAS_TOO_LARGE:
        return w->read.long_string ? OAS_LIMIT_STRING : OAS_LIMIT_DEPTH;
    case OAS_UNDECIDED:
        return OAS_LIMIT_WORK;
    case OAS_NO_MEMORY:
        return OAS_LIMIT_MEMORY;
    case OAS_OK:
        return w->undecided ? OAS_LIMIT_PATTERN : OAS_LIMIT_NONE;
    case OAS_INVALID:
    case OAS_MALFORMED:
    case OAS_UNREPRESENTABLE:
        break;
    }
    return OAS_LIMIT_NONE;
}

oas_status oas_walk_end(const struct oas_walk *w, oas_status status, oas_errors *errs)
{
    oas_limit limit = limit_met(w, status);
    bool stopped = w->stop.at && (limit == OAS_LIMIT_WORK || limit == OAS_LIMIT_PATTERN);
    if (errs && limit != OAS_LIMIT_NONE) {
        errs->limit = limit;
        errs->limit_offset = (size_t)((stopped ? w->stop.at : w->read.at) - w->read.begin);
    }
    if (errs && limit == OAS_LIMIT_PATTERN)
        errs->limit_pattern = oas_program_text(
            w->program, oas_program_pattern(w->program, &w->program->checks[w->stop.check]));
    return limit == OAS_LIMIT_PATTERN ? OAS_UNDECIDED : status;
}

oas_status oas_walk_too_long(oas_str json, oas_errors *errs)
{
    if (errs) {
        errs->limit = OAS_LIMIT_BYTES;
        errs->limit_offset = json.len;
    }
    return OAS_TOO_LARGE;
}

/* ---- a value inside a text ---- */

void oas_walk_begin_at(struct oas_walk *w, const char *at)
{
    w->read.checked = w->read.end;
    w->read.at = at;
}

/* Charged as what applicators read again is. */
oas_status oas_walk_end_at(struct oas_walk *w, const char *at, oas_status status)
{
    w->work += (uint64_t)(w->read.at - at) + 16;
    if (status == OAS_OK && w->work > w->max_work) {
        w->stop.at = at;
        status = OAS_UNDECIDED;
    }
    return status;
}

oas_status oas_walk_explain_at(struct oas_walk *w, oas_use use, const char *at)
{
    oas_walk_begin_at(w, at);
    return oas_walk_end_at(w, at, oas_walk_explain(w, use, 0));
}
