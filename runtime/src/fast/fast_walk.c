/* The fast walk: where it begins, and its two forms. */
#include "fast/fast.h"

#include <float.h>

#include "base/compiler.h"
#include "block/avx2.h"
#include "fast/fast_names.h"
#include "fast/fast_walk.h"
#include "format/uuid.h"
#include "json/scalar.h"
#include "number/double.h"

/* Does dividing round once, to a double? Not where more digits are kept on the way, nor where a
 * division may be made a multiplication. */
#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD == 0 && !defined(__FAST_MATH__)
#define OAS_FAST_DIVIDES true
#else
#define OAS_FAST_DIVIDES false
#endif

#include "fast/fast.inc"

#if defined(OAS_HAS_AVX2)
#include "block/avx2_begin.h"

#include "fast/fast.inc"

#include "block/avx2_end.h"
#endif

static const char *fast_run_best(struct oas_fast_walk *f, const struct oas_property_row *root,
                                 const char *at)
{
#if defined(OAS_HAS_AVX2)
    if (oas_runs_avx2())
        return fast_run_avx2(f, root, at);
#endif
    return fast_run(f, root, at);
}

/* The row of the type, or 0. */
static uint32_t fast_find_entry(const struct oas_fast *fast, oas_use use, uint32_t layout)
{
    const struct oas_entry_row *entries = fast->entries;
    uint32_t mask = fast->entry_count - 1, at = oas_fast_entry(use, layout) & mask;
    while (entries[at].property && (entries[at].use != use || entries[at].layout != layout))
        at = (at + 1) & mask;
    return entries[at].property;
}

const struct oas_property_row *oas_fast_root(const struct oas_walk *w, oas_type type, bool placed)
{
    const struct oas_fast *fast = type.program->fast;
    if (!fast || w->ignores || w->read.max_string != SIZE_MAX)
        return NULL;
    oas_use use = w->store ? type.use : OAS_USE_ROW(type.use);
    uint32_t row = fast_find_entry(fast, use, placed ? type.layout : 0);
    const struct oas_property_row *root = &fast->properties[row];
    bool known = row && root->kind != OAS_FAST_OTHER;
    if (known && placed)
        known = root->flags & OAS_FAST_STORED && root->layout == type.layout;
    return known ? root : NULL;
}

bool oas_fast_knows(const struct oas_walk *w, oas_type type)
{
    return oas_fast_root(w, type, w->store != NULL) != NULL;
}

/* How far it came, for the walk that explains. */
OAS_NOINLINE static void fast_note_reached(const struct oas_fast_walk *f)
{
    struct oas_walk *w = f->w;
    bool known = !f->store && f->left && w->undecided == f->undecided && w->work <= w->max_work;
    w->passing.reached = known ? (uint32_t)(f->text_end - w->read.begin) - f->left : 0;
}

/* From the cursor on: the place behind the value, NULL where it is not taken. *no_memory: the
 * allocator had none. */
OAS_INLINE const char *fast_begin(struct oas_walk *w, const struct oas_property_row *root,
                                  bool *no_memory)
{
    struct oas_fast_walk f;
    f.w = w;
    f.fast = w->program->fast;
    f.properties = f.fast->properties;
    f.bounds = f.fast->bounds;
    f.levels = w->read.max_depth;
    f.demanded = oas_fast_demands(w);
    f.store = w->store;
    f.end = f.text_end = w->read.end;
    f.moved = f.copy = w->store && w->store->copy;
    f.charged = f.no_memory = *no_memory = false;
    f.undecided = w->undecided;
    f.tail = oas_scratch_take(&w->scratch, (size_t)2 * OAS_FAST_AHEAD);
    if (!f.tail)
        return NULL;
    const char *at = w->read.at;
    if ((size_t)(f.end - at) < OAS_FAST_AHEAD)
        at = oas_fast_turn(&f, at);
    else
        f.hot = f.end - OAS_FAST_AHEAD;
    oas_fast_come(&f, at);
    at = fast_run_best(&f, root, at);
    *no_memory = f.no_memory;
    if (at)
        return oas_fast_in_text(&f, at);
    fast_note_reached(&f);
    return NULL;
}

static oas_status fast_text_walk(struct oas_walk *w, oas_type type)
{
    const struct oas_property_row *root = oas_fast_root(w, type, w->store != NULL);
    bool no_memory;
    if (!root || oas_read_begin(&w->read) != OAS_OK)
        return OAS_INVALID;
    const char *at = fast_begin(w, root, &no_memory);
    if (!at)
        return no_memory ? OAS_NO_MEMORY : OAS_INVALID;
    w->read.at = at;
    return oas_read_end(&w->read) == OAS_OK ? OAS_OK : OAS_INVALID;
}

/* Nothing that was left open in a value that it does not take is left so. What it took in it is not
 * read again: it was work. */
static bool fast_passes(struct oas_walk *w, uint32_t property, unsigned depth)
{
    const struct oas_property_row *root = &w->program->fast->properties[property];
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    const char *start = w->read.at;
    struct oas_stop stop = w->stop;
    uint64_t work = w->work;
    unsigned levels = w->read.max_depth, deepest = w->deepest;
    bool undecided = w->undecided, met = w->duplicate_met, no_memory;
    w->read.max_depth = levels > depth ? levels - depth : 0;
    const char *at = fast_begin(w, root, &no_memory);
    w->read.max_depth = levels;
    w->read.at = at ? at : start;
    w->deepest = deepest;
    oas_scratch_release(&w->scratch, mark);
    if (at)
        return true;
    w->stop = stop;
    if (!w->passing.reached)
        w->work = work;
    w->undecided = undecided;
    w->duplicate_met = met;
    return false;
}

/* What it has done for such a value was no work. */
static bool fast_passes_alone(struct oas_walk *w, uint32_t property, unsigned depth)
{
    uint64_t work = w->work;
    bool taken = fast_passes(w, property, depth);
    w->work = taken ? w->work : work;
    w->passing.reached = 0;
    return taken;
}

void oas_fast_pass(struct oas_walk *w, oas_type type, const struct oas_fast_before *before)
{
    const struct oas_property_row *root = oas_fast_root(w, type, false);
    if (!root)
        return;
    w->passing.over = before ? fast_passes : fast_passes_alone;
    w->passing.reached = before ? before->reached : 0;
    w->work = w->passing.reached ? before->work : 0;
    w->passing.root = (uint32_t)(root - w->program->fast->properties);
}

oas_status oas_fast_validate(struct oas_walk *w, oas_type type)
{
    return fast_text_walk(w, type);
}

oas_status oas_fast_decode(struct oas_walk *w, oas_type type)
{
    return fast_text_walk(w, type);
}
