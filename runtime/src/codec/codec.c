/* The entry: limits, then the walk for the verdict, and after a refusal the walk that explains. */
#include <oas/codec.h>

#include "base/compiler.h"
#include "base/scratch.h"
#include "codec/explain.h"
#include "error/errors.h"
#include "fast/fast.h"
#include "json/bounds.h"
#include "json/reader.h"
#include "walk/memo.h"
#include "walk/walk.h"

static oas_status walk_text(struct oas_walk *w, oas_use use)
{
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    oas_status status = oas_read_begin(&w->read);
    if (status == OAS_OK)
        status = w->errs ? oas_walk_explain(w, use, 0) : oas_walk_validate(w, use, 0);
    if (status == OAS_OK)
        status = oas_read_end(&w->read);
    oas_memo_forget(w);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

/* A text that is not JSON has that one error, whatever else was found before. */
static oas_status add_malformed(oas_errors *errs, enum oas_fault fault, size_t offset)
{
    oas_error error = {.code = OAS_CODE_INVALID_JSON,
                       .schema = OAS_NONE,
                       .check = OAS_NONE,
                       .field = OAS_NONE,
                       .fault = fault,
                       .offset = offset};
    oas_errors_clear(errs);
    oas_status status = oas_errors_add(errs, &error, NULL);
    return status == OAS_OK ? OAS_MALFORMED : status;
}

static oas_status malformed(struct oas_walk *w, oas_errors *errs)
{
    return add_malformed(errs, w->read.fault, (size_t)(w->read.fault_at - w->read.begin));
}

oas_status oas_explain_malformed(oas_errors *errs, oas_str json, enum oas_fault fault,
                                 size_t offset)
{
    oas_errors_begin(errs, NULL, json);
    return add_malformed(errs, fault, offset);
}

/* `before`: of the fast walk that did not take the text, or NULL. */
static oas_status explain_within(oas_type type, oas_str json, oas_errors *errs,
                                 const oas_options *options, uint64_t max_work,
                                 const struct oas_walk *before)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, options, scratch);
    oas_fast_pass(&w, type, before);
    w.errs = errs;
    w.max_work = max_work;
    oas_status status = walk_text(&w, type.use);
    errs->work = w.work;
    if (status == OAS_MALFORMED)
        return malformed(&w, errs);
    if (errs->count && (status == OAS_OK || status == OAS_UNDECIDED))
        return OAS_INVALID;
    oas_errors_clear(errs);
    return oas_walk_end(&w, status, errs);
}

oas_status oas_explain(oas_type type, oas_str json, oas_errors *errs, const oas_options *options)
{
    options = oas_options_or_none(options);
    return explain_within(type, json, errs, options,
                          OAS_EXPLAIN_FACTOR * oas_walk_most_work(options, json.len), NULL);
}

/* By the walk that is fast; OAS_INVALID: nothing is known. `known`: there was anything for it. The
 * scratch memory of each walk is off the stack when the next one begins. */
OAS_NOINLINE static oas_status judge_fast(struct oas_walk *w, oas_type type, oas_str json,
                                          oas_errors *errs, const oas_options *options, bool *known)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    oas_walk_init(w, type, json, options, scratch);
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    *known = oas_fast_knows(w, type);
    oas_status status = *known ? oas_fast_validate(w, type) : OAS_INVALID;
    oas_memo_forget(w);
    oas_scratch_release(&w->scratch, mark);
    return status == OAS_INVALID ? status : oas_walk_end(w, status, errs);
}

/* By the walk that knows all, and stops at the first fault. */
OAS_NOINLINE static oas_status judge_text(struct oas_walk *w, oas_type type, oas_str json,
                                          oas_errors *errs, const oas_options *options)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    oas_walk_init(w, type, json, options, scratch);
    return oas_walk_end(w, walk_text(w, type.use), errs);
}

/* What the fast walk did not take is mostly wrong: so says the walk that explains, by itself. Where
 * it does not come to the end with half the work that a verdict may cost, there is one to be found
 * before. */
static bool is_explained(oas_type type, oas_str json, oas_errors *errs, const oas_options *options,
                         const struct oas_walk *before, oas_status *status)
{
    uint64_t most = oas_walk_most_work(options, json.len) / 2;
    *status = explain_within(type, json, errs, options, most, before);
    if (*status == OAS_NO_MEMORY || (*status == OAS_INVALID && errs->work <= most))
        return true;
    oas_errors_begin(errs, type.program, json);
    return false;
}

const oas_options oas_options_keeping = {.keep_unknown = true};

oas_status oas_validate(oas_type type, oas_str json, oas_errors *errs, const oas_options *options)
{
    struct oas_walk w;
    bool known;
    options = oas_options_or_none(options);
    if (errs)
        oas_errors_begin(errs, type.program, json);
    if (json.len > oas_bound_bytes(options))
        return oas_walk_too_long(json, errs);
    oas_status status = judge_fast(&w, type, json, errs, options, &known);
    if (status != OAS_INVALID ||
        (known && errs && is_explained(type, json, errs, options, &w, &status)))
        return status;
    status = judge_text(&w, type, json, errs, options);
    if (errs && status == OAS_MALFORMED)
        return malformed(&w, errs);
    if (errs && status == OAS_INVALID) {
        status = oas_explain(type, json, errs, options);
        return status == OAS_OK ? OAS_INVALID : status;
    }
    return status;
}
