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

const oas_options oas_options_keeping = {.keep_unknown = true};

static oas_status walk_whole_text(struct oas_walk *w, oas_use use)
{
    oas_status status = oas_read_begin(&w->read);
    if (status == OAS_OK)
        status = w->errs ? oas_walk_explain(w, use, 0) : oas_walk_validate(w, use, 0);
    return status == OAS_OK ? oas_read_end(&w->read) : status;
}

/* `at`: the value that is explained; NULL: the whole text is walked. */
static oas_status walk_text(struct oas_walk *w, oas_use use, const char *at)
{
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    oas_status status = at ? oas_walk_explain_at(w, use, at) : walk_whole_text(w, use);
    oas_memo_forget(w);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

/* A text that is not JSON has that one error, whatever else was found before. */
OAS_NOINLINE static oas_status add_malformed(oas_errors *errs, enum oas_fault fault, size_t offset)
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

/* How a text, or a value in it, is explained. */
struct explaining {
    const oas_options *options;
    const char *at; /* the value; NULL: the whole text */
    uint64_t max_work;
    const struct oas_fast_before *before; /* NULL: nothing is known */
    bool briefly;                         /* on the verdict's own way, up to the first error */
    bool whole;                           /* set: no limit was met */
};

/* Values are passed over where the limits are no lower than they are by themselves: that takes less
 * work than to walk through them. */
static bool may_pass(const struct explaining *how, size_t bytes)
{
    return !how->at && !how->briefly &&
           oas_walk_most_work(how->options, bytes) >=
               oas_walk_most_work(oas_options_or_none(NULL), bytes);
}

/* Is a text that was not read to its end JSON, as far as the limits let one see? */
OAS_NOINLINE static bool is_malformed(struct oas_walk *w)
{
    struct oas_reader r = w->read;
    r.at = r.begin;
    oas_status status = oas_read_begin(&r);
    if (status == OAS_OK)
        status = oas_skip_value(&r, 0);
    if (status == OAS_OK)
        status = oas_read_end(&r);
    if (status == OAS_MALFORMED)
        w->read = r;
    return status == OAS_MALFORMED;
}

/* A limit that is met ends no verdict: what was found until then, or around what lay too deep, says
 * why the text was refused. Without any error the limit is told. */
OAS_NOINLINE static oas_status explain_once(oas_type type, oas_str json, oas_errors *errs,
                                            struct explaining *how)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, how->options, scratch);
    if (may_pass(how, json.len))
        oas_fast_pass(&w, type, how->before);
    w.errs = errs;
    w.max_work = how->max_work;
    w.briefly = how->briefly;
    oas_status status = walk_text(&w, type.use, how->at);
    how->whole = status == OAS_OK && !w.beyond;
    errs->work = w.work;
    bool cut = status == OAS_UNDECIDED || status == OAS_TOO_LARGE;
    if (status == OAS_MALFORMED || (cut && !how->at && is_malformed(&w)))
        return malformed(&w, errs);
    if (errs->count && (status == OAS_OK || cut))
        return OAS_INVALID;
    if (status == OAS_OK && w.beyond) {
        w.read.at = w.stop.at;
        status = OAS_TOO_LARGE;
    }
    oas_errors_clear(errs);
    return oas_walk_end(&w, status, errs);
}

/* Where a limit was met and no error found, the verdict's own way leads to one: it came to it within
 * the limits. Its rows do not know how the keyword was reached. */
oas_status oas_explain(oas_type type, oas_str json, const char *at, oas_errors *errs,
                       const oas_options *options)
{
    options = oas_options_or_none(options);
    struct explaining how = {.options = options,
                             .at = at,
                             .max_work =
                                 OAS_EXPLAIN_FACTOR * oas_walk_most_work(options, json.len)};
    oas_status status = explain_once(type, json, errs, &how);
    if (status != OAS_UNDECIDED && status != OAS_TOO_LARGE)
        return status;
    oas_arena *text = errs->text;
    how.briefly = true;
    oas_errors_begin(errs, type.program, json);
    errs->text = NULL;
    status = explain_once(type, json, errs, &how);
    errs->text = text;
    return status;
}

/* By the walk that is fast; OAS_INVALID: nothing is known. No walk is on the stack when the next one
 * begins. */
OAS_NOINLINE static oas_status judge_fast(oas_type type, oas_str json, oas_errors *errs,
                                          const oas_options *options,
                                          struct oas_fast_before *before)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, options, scratch);
    struct oas_scratch_mark mark = oas_scratch_mark(&w.scratch);
    before->walked = oas_fast_knows(&w, type);
    oas_status status = before->walked ? oas_fast_validate(&w, type) : OAS_INVALID;
    oas_memo_forget(&w);
    oas_scratch_release(&w.scratch, mark);
    before->reached = w.passing.reached;
    before->work = w.work;
    return status == OAS_INVALID ? status : oas_walk_end(&w, status, errs);
}

/* By the walk that knows all, and stops at the first fault. */
OAS_NOINLINE static oas_status judge_text(oas_type type, oas_str json, oas_errors *errs,
                                          const oas_options *options)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, options, scratch);
    oas_status status = oas_walk_end(&w, walk_text(&w, type.use, NULL), errs);
    return errs && status == OAS_MALFORMED ? malformed(&w, errs) : status;
}

/* What the fast walk did not take is mostly wrong: so says the walk that explains, by itself. Where
 * it does not come to the end with half the work that a verdict may cost, there is one to be found
 * before: OAS_OK says so. */
OAS_NOINLINE static oas_status explain_first(oas_type type, oas_str json, oas_errors *errs,
                                             const oas_options *options,
                                             const struct oas_fast_before *before)
{
    struct explaining how = {.options = options,
                             .max_work = oas_walk_most_work(options, json.len) / 2,
                             .before = before};
    oas_status status = explain_once(type, json, errs, &how);
    if (status == OAS_NO_MEMORY ||
        (status == OAS_INVALID && how.whole && errs->work <= how.max_work))
        return status;
    oas_errors_begin(errs, type.program, json);
    return OAS_OK;
}

oas_status oas_validate(oas_type type, oas_str json, oas_errors *errs, const oas_options *options)
{
    struct oas_fast_before before;
    options = oas_options_or_none(options);
    if (errs)
        oas_errors_begin(errs, type.program, json);
    if (json.len > oas_bound_bytes(options))
        return oas_walk_too_long(json, errs);
    oas_status status = judge_fast(type, json, errs, options, &before);
    if (status != OAS_INVALID)
        return status;
    if (before.walked && errs) {
        status = explain_first(type, json, errs, options, &before);
        if (status != OAS_OK)
            return status;
    }
    status = judge_text(type, json, errs, options);
    if (!errs || status != OAS_INVALID)
        return status;
    status = oas_explain(type, json, NULL, errs, options);
    return status == OAS_OK ? OAS_INVALID : status;
}
