/* The fast walk over C values: where it begins, and its two forms. */
#include "fast/fast.h"

#include <float.h>

#include <oas/format.h>

#include "base/compiler.h"
#include "base/plain.h"
#include "base/put.h"
#include "block/avx2.h"
#include "fast/fast_names.h"
#include "fast/fast_put.h"
#include "fast/fast_walk.h"
#include "format/uuid.h"
#include "number/double.h"

#include "fast/fast_put.inc"

#if defined(OAS_HAS_AVX2)
#include "block/avx2_begin.h"

#include "fast/fast_put.inc"

#include "block/avx2_end.h"
#endif

static char *fast_put_run_best(struct oas_fast_put *f, const struct oas_property_row *root,
                               const char *in, char *to)
{
#if defined(OAS_HAS_AVX2)
    if (oas_runs_avx2())
        return fast_put_run_avx2(f, root, in, to);
#endif
    return fast_put_run(f, root, in, to);
}

/* `to`: NULL where there is no room. */
static oas_status fast_put_all(struct oas_fast_put *f, oas_type type, const char *in, char *to)
{
    const struct oas_property_row *root = oas_fast_root(f->w, type, true);
    oas_buf *out = f->write->out;
    if (root && to)
        to = fast_put_run_best(f, root, in, to);
    if (!root || !to || f->w->undecided || oas_fast_put_size(f, to) > f->write->max_bytes) {
        bool lacks = f->no_memory || out->failed;
        bool fixed = f->write->back || out->from == &oas_allocator_none;
        out->len = f->write->start;
        if (lacks && !fixed)
            return OAS_NO_MEMORY;
        out->failed = false;
        return OAS_INVALID;
    }
    if (f->hot)
        out->len = (size_t)(to - out->at);
    return OAS_OK;
}

/* False: there are no rows. */
static bool fast_put_begin(struct oas_fast_put *f, struct oas_walk *w, struct oas_write *write,
                           oas_type type, const oas_options *options)
{
    const struct oas_fast *fast = type.program->fast;
    *f = (struct oas_fast_put){.w = w, .fast = fast, .write = write, .options = options};
    if (!fast)
        return false;
    f->properties = fast->properties;
    f->bounds = fast->bounds;
    f->levels = w->read.max_depth;
    f->demanded = oas_fast_demands(w);
    return true;
}

oas_status oas_fast_encode(struct oas_walk *w, struct oas_write *write, oas_type type,
                           const void *in, const oas_options *options)
{
    struct oas_fast_put f;
    oas_buf *out = write->out;
    if (!fast_put_begin(&f, w, write, type, options) || write->indent || out->failed)
        return OAS_INVALID;
    char *to = oas_buf_reserve(out, OAS_FAST_ROOM) ? out->at + out->len : NULL;
    f.hot = to ? out->at + out->cap - OAS_FAST_ROOM : NULL;
    return fast_put_all(&f, type, in, to);
}

oas_status oas_fast_check(struct oas_walk *w, struct oas_write *write, oas_type type,
                          const void *in, const oas_options *options)
{
    char nothing = 0;
    struct oas_fast_put f;
    if (!fast_put_begin(&f, w, write, type, options))
        return OAS_INVALID;
    f.most = OAS_FAST_MOST;
    return fast_put_all(&f, type, in, &nothing);
}
