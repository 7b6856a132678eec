/* The entry for values in C: the verdict is always that of oas_validate(), on the text that came or
 * on the one that was written; around it stand the walks over C types. */
#include <oas/codec.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/scratch.h"
#include "codec/explain.h"
#include "error/errors.h"
#include "fast/fast.h"
#include "json/bounds.h"
#include "json/reader.h"
#include "value/ignored.h"
#include "value/store.h"
#include "value/write.h"
#include "walk/memo.h"
#include "walk/walk.h"

/* Lack of memory and the like: no verdict, and so no errors. */
static oas_status without_verdict(oas_errors *errs, oas_status status)
{
    if (errs)
        oas_errors_clear(errs);
    return status;
}

/* oas_encode(); `back` as in oas_write. */
static oas_status encode(oas_type type, const void *in, oas_buf *out, oas_errors *errs,
                         const oas_options *options, bool back);

/* ---- decode ---- */

static struct oas_store store_of(oas_type type, void *out, oas_str json, oas_arena *mem,
                                 oas_errors *errs, const oas_options *options,
                                 struct oas_ignored *ignored)
{
    struct oas_store s = {.in = oas_layout_walk_of(type, errs),
                          .read = oas_reader_over(json),
                          .mem = mem,
                          .from = options->allocator,
                          .copy = options->copy_strings,
                          .keep = options->keep_unknown,
                          .ignored = ignored,
                          .row = &type.program->layout->rows[type.layout],
                          .to = out};
    return s;
}

/* As it was before anything was stored. */
static void empty_store(struct oas_store *s, oas_arena before)
{
    size_t size = s->row->size;
    s->in.found = 0;
    s->incomplete = s->changed = s->whole = s->judged = false;
    s->heirs.len = 0;
    if (size)
        memset(s->to, 0, size);
    if (s->mem && s->mem->blocks == before.blocks)
        *s->mem = before;
}

/* By the walk that is fast. OAS_INVALID: nothing is known, and nothing has happened. */
static oas_status decode_fast(struct oas_walk *w, oas_type type)
{
    const oas_arena before = w->store->mem ? *w->store->mem : (oas_arena){.at = NULL};
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    oas_status status = oas_fast_decode(w, type);
    oas_memo_forget(w);
    oas_scratch_release(&w->scratch, mark);
    if (status != OAS_OK)
        empty_store(w->store, before);
    return status;
}

/* The verdict, and the value on the way; without errors. */
OAS_NOINLINE static oas_status decode_text(struct oas_store *s, oas_type type, oas_str json,
                                           oas_errors *errs, const oas_options *options)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, options, scratch);
    w.store = s;
    oas_status status = decode_fast(&w, type);
    if (status != OAS_INVALID)
        return oas_walk_end(&w, status, errs);
    oas_walk_init(&w, type, json, options, scratch);
    w.store = s;
    struct oas_scratch_mark mark = oas_scratch_mark(&w.scratch);
    status = oas_read_begin(&w.read);
    if (status == OAS_OK)
        status = oas_walk_decode(&w, type.use, 0);
    if (status == OAS_OK)
        status = oas_read_end(&w.read);
    oas_memo_forget(&w);
    oas_scratch_release(&w.scratch, mark);
    return oas_walk_end(&w, status, errs);
}

/* Does that schema take the value at `at`, which is valid as what stands around it? `work` is what
 * has been done for others; `store`, unless NULL, notes members that are let through. */
OAS_NOINLINE static oas_status judge_part(oas_type type, oas_str json, oas_use use, const char *at,
                                          struct oas_store *store, uint64_t *work, oas_errors *errs,
                                          const oas_options *options)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    oas_walk_init(&w, type, json, options, scratch);
    w.work = *work;
    w.store = store;
    struct oas_scratch_mark mark = oas_scratch_mark(&w.scratch);
    oas_status status = oas_walk_validate_at(&w, use, at);
    oas_memo_forget(&w);
    oas_scratch_release(&w.scratch, mark);
    *work = w.work;
    return oas_walk_end(&w, status, errs);
}

/* For a branch of oneOf, which is only tried. */
static oas_options without_leniency(const oas_options *options)
{
    oas_options strict = *options;
    strict.ignore_unknown = false;
    return strict;
}

/* The values that waited for that: each is judged, then stored. */
static oas_status store_heirs(struct oas_store *s, oas_type type, oas_str json, oas_errors *errs,
                              const oas_options *options)
{
    struct oas_heir heir;
    uint64_t work = 0;
    oas_status status = OAS_OK;
    const oas_options strict = without_leniency(options);
    s->read.end = json.at + json.len;
    while (status == OAS_OK && oas_store_next_heir(s, &heir)) {
        const oas_options *how = heir.row->sign_count ? &strict : options;
        status = judge_part(type, json, heir.use, heir.at, NULL, &work, errs, how);
        if (status == OAS_OK && how->ignore_unknown) /* noted once it is known to hold */
            status = judge_part(type, json, heir.use, heir.at, s, &work, errs, how);
        if (status == OAS_OK || status == OAS_INVALID)
            status = oas_store_heir(s, &heir, status == OAS_OK);
    }
    return status;
}

/* What has been found out about a value while it was stored. */
struct stored {
    bool again;   /* something was left out or does not fit: it is to be stored anew */
    bool changed; /* see store_leaf.h */
    struct oas_ignored *ignored; /* NULL: none ever is */
};

/* The text is valid, and something in it does not fit: stored anew, for all that does not. `exact`:
 * what is changed does not, either. */
OAS_NOINLINE static oas_status store_text(oas_type type, void *out, oas_str json, oas_arena *mem,
                                          oas_errors *errs, const oas_options *options, bool exact,
                                          struct stored *stored)
{
    struct oas_store s = store_of(type, out, json, mem, errs, options, stored->ignored);
    s.exact = exact;
    oas_read_space(&s.read);
    oas_status status = oas_store_value(&s, type.layout, out);
    if (status == OAS_OK)
        status = store_heirs(&s, type, json, errs, options);
    oas_buf_free(&s.heirs);
    stored->changed = s.changed;
    if (status != OAS_OK)
        return without_verdict(errs, status);
    return s.in.found ? OAS_UNREPRESENTABLE : OAS_OK;
}

OAS_NOINLINE static oas_status decode_whole(oas_type type, void *out, oas_str json, oas_arena *mem,
                                            oas_errors *errs, const oas_options *options,
                                            struct stored *stored)
{
    struct oas_store s = store_of(type, out, json, mem, NULL, options, stored->ignored);
    oas_status status = decode_text(&s, type, json, errs, options);
    if (status == OAS_OK)
        status = store_heirs(&s, type, json, errs, options);
    oas_buf_free(&s.heirs);
    stored->again = s.in.found || s.incomplete || oas_ignored_any(stored->ignored);
    stored->changed = s.changed;
    return status;
}

/* Is what was stored valid, and read back as what it is? The text needs memory of the arena, which
 * is given back where it can be. */
static oas_status check_in_arena(oas_type type, const void *in, oas_arena *mem,
                                 const oas_options *options)
{
    oas_allocator from = oas_arena_memory(mem);
    oas_buf text = {.from = mem ? &from : options->allocator};
    const oas_arena before = mem ? *mem : (oas_arena){.at = NULL};
    oas_status status = encode(type, in, &text, NULL, options, true);
    if (!mem)
        oas_buf_free(&text);
    else if (mem->blocks == before.blocks)
        *mem = before;
    return status;
}

/* What is held is not all that was valid: is it still? If not, what was changed does not fit. */
OAS_NOINLINE static oas_status judge_changed(oas_type type, void *out, oas_str json, oas_arena *mem,
                                             oas_errors *errs, const oas_options *options,
                                             struct stored *stored)
{
    oas_status status = check_in_arena(type, out, mem, options);
    if (status != OAS_INVALID)
        return status == OAS_OK ? OAS_OK : without_verdict(errs, status);
    memset(out, 0, type.program->layout->rows[type.layout].size);
    return store_text(type, out, json, mem, errs, options, true, stored);
}

static oas_status decode_value(oas_type type, void *out, oas_str json, oas_arena *mem,
                               oas_errors *errs, const oas_options *options,
                               struct oas_ignored *ignored)
{
    size_t size = type.program->layout->rows[type.layout].size;
    struct stored stored = {.ignored = ignored};
    if (size)
        memset(out, 0, size);
    if (errs)
        oas_errors_begin(errs, type.program, json);
    if (json.len > oas_bound_bytes(options))
        return oas_walk_too_long(json, errs);
    oas_status status = decode_whole(type, out, json, mem, errs, options, &stored);
    if (size && (stored.again || status != OAS_OK))
        memset(out, 0, size);
    if (status == OAS_OK && stored.again)
        status = store_text(type, out, json, mem, errs, options, false, &stored);
    if (status == OAS_OK && stored.changed)
        status = judge_changed(type, out, json, mem, errs, options, &stored);
    else if (errs && (status == OAS_INVALID || status == OAS_MALFORMED))
        status = oas_validate(type, json, errs, options);
    if (size && status != OAS_OK)
        memset(out, 0, size);
    return status;
}

OAS_NOINLINE static oas_status decode_leniently(oas_type type, void *out, oas_str json,
                                                oas_arena *mem, oas_errors *errs,
                                                const oas_options *options)
{
    struct oas_ignored ignored = {.from = options->allocator};
    oas_status status = decode_value(type, out, json, mem, errs, options, &ignored);
    oas_ignored_free(&ignored);
    return status;
}

oas_status oas_decode(oas_type type, void *out, oas_str json, oas_arena *mem, oas_errors *errs,
                      const oas_options *options)
{
    options = oas_options_or_none(options);
    return options->ignore_unknown ? decode_leniently(type, out, json, mem, errs, options)
                                   : decode_value(type, out, json, mem, errs, options, NULL);
}

/* What is let through must be noted on the way: then it is judged again. */
oas_status oas_decode_judged(oas_type type, void *out, oas_str json, oas_arena *mem,
                             oas_errors *errs, const oas_options *options)
{
    size_t size = type.program->layout->rows[type.layout].size;
    struct stored stored = {.ignored = NULL};
    if (options->ignore_unknown)
        return oas_decode(type, out, json, mem, errs, options);
    if (size)
        memset(out, 0, size);
    if (errs)
        oas_errors_begin(errs, type.program, json);
    oas_status status = store_text(type, out, json, mem, errs, options, false, &stored);
    if (status == OAS_OK && stored.changed)
        status = judge_changed(type, out, json, mem, errs, options, &stored);
    if (size && status != OAS_OK)
        memset(out, 0, size);
    return status;
}

/* ---- encode and check ---- */

static struct oas_write write_of(oas_type type, oas_buf *out, oas_buf *heirs, oas_errors *errs,
                                 const oas_options *options, bool back)
{
    struct oas_write w = {.in = oas_layout_walk_of(type, errs),
                          .out = out,
                          .start = out->len,
                          .heirs = heirs,
                          .back = back,
                          .max_bytes = oas_bound_bytes(options),
                          .max_string = oas_bound_string(options),
                          .max_depth = oas_bound_depth(options),
                          .indent = oas_bound_indent(options)};
    return w;
}

OAS_NOINLINE static oas_status write_struct(oas_type type, const void *in, oas_buf *out,
                                            oas_buf *heirs, oas_errors *errs,
                                            const oas_options *options, bool back)
{
    struct oas_write w = write_of(type, out, heirs, errs, options, back);
    oas_status status = oas_write_value(&w, type.layout, in);
    if (status != OAS_OK)
        return without_verdict(errs, status);
    return w.in.found ? OAS_INVALID : OAS_OK;
}

typedef oas_status fast_writing(struct oas_walk *w, struct oas_write *write, oas_type type,
                                const void *in, const oas_options *options);

/* By the walk that is fast. OAS_INVALID: nothing is known, and nothing has happened. */
OAS_NOINLINE static oas_status write_fast(fast_writing *writing, oas_type type, const void *in,
                                          oas_buf *out, oas_buf *heirs, const oas_options *options,
                                          bool back)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_write write = write_of(type, out, heirs, NULL, options, back);
    struct oas_walk w;
    oas_walk_init(&w, type, oas_str_of("", 0), options, scratch);
    struct oas_scratch_mark mark = oas_scratch_mark(&w.scratch);
    oas_status status = writing(&w, &write, type, in, options);
    oas_memo_forget(&w);
    oas_scratch_release(&w.scratch, mark);
    if (status != OAS_OK)
        heirs->len = 0;
    return status;
}

/* The text is about to go: what its errors say of it needs a copy. */
static oas_status keep_text(oas_errors *errs, oas_str text)
{
    errs->json = oas_str_of("", 0);
    if (!errs->text || oas_errors_kept(errs) == 0)
        return OAS_OK;
    text = oas_arena_copy(errs->text, text);
    if (!text.at)
        return OAS_NO_MEMORY;
    errs->json = text;
    return OAS_OK;
}

/* The errors of a value that its schema does not take. */
static oas_status explain_part(oas_type type, oas_str json, oas_use use, const char *at,
                               oas_errors *errs, const oas_options *options)
{
    type.use = use;
    return oas_explain(type, json, at, errs, options);
}

/* Valid as what stands around it, each value is to be so as what its kind says: else it would be
 * read as of another kind. */
static oas_status judge_heirs(oas_type type, oas_str text, const oas_buf *heirs, oas_errors *errs,
                              const oas_options *options)
{
    oas_status status = OAS_OK;
    uint64_t work = 0;
    const oas_options strict = without_leniency(options);
    for (size_t i = 0; status == OAS_OK && i < heirs->len; i += sizeof(struct oas_written_heir)) {
        struct oas_written_heir heir;
        memcpy(&heir, heirs->at + i, sizeof heir);
        const char *at = text.at + heir.start;
        const oas_options *how = heir.tried ? &strict : options;
        status = judge_part(type, text, heir.use, at, NULL, &work, errs, how);
        if (errs && status == OAS_INVALID)
            status = explain_part(type, text, heir.use, at, errs, how);
    }
    return status;
}

/* What was written, from there on. */
static oas_str encoded_text(const oas_buf *out, size_t start)
{
    return out->at ? oas_str_of(out->at + start, out->len - start) : oas_str_of("", 0);
}

/* By the full walks: the text is written, then judged as if it had come in. */
static oas_status encode_full(oas_type type, const void *in, oas_buf *out, oas_buf *heirs,
                              oas_errors *errs, const oas_options *options, bool back)
{
    size_t start = out->len;
    oas_status status = write_struct(type, in, out, heirs, errs, options, back);
    return status == OAS_OK ? oas_validate(type, encoded_text(out, start), errs, options) : status;
}

/* `fast` says OK, or nothing. */
static oas_status encode_by(fast_writing *fast, oas_type type, const void *in, oas_buf *out,
                            oas_errors *errs, const oas_options *options, bool back)
{
    size_t start = out->len;
    oas_buf heirs = {.from = options->allocator};
    if (errs)
        oas_errors_begin(errs, type.program, oas_str_of("", 0));
    oas_status status = write_fast(fast, type, in, out, &heirs, options, back);
    if (status == OAS_INVALID)
        status = encode_full(type, in, out, &heirs, errs, options, back);
    oas_str text = encoded_text(out, start);
    if (status == OAS_OK)
        status = judge_heirs(type, text, &heirs, errs, options);
    oas_buf_free(&heirs);
    if (errs && keep_text(errs, text) != OAS_OK)
        status = without_verdict(errs, OAS_NO_MEMORY);
    if (status != OAS_OK)
        out->len = start;
    return status;
}

static oas_status encode(oas_type type, const void *in, oas_buf *out, oas_errors *errs,
                         const oas_options *options, bool back)
{
    return encode_by(oas_fast_encode, type, in, out, errs, options, back);
}

oas_status oas_encode(oas_type type, const void *in, oas_buf *out, oas_errors *errs,
                      const oas_options *options)
{
    return encode(type, in, out, errs, oas_options_or_none(options), false);
}

oas_status oas_check(oas_type type, const void *in, oas_errors *errs, const oas_options *options)
{
    options = oas_options_or_none(options);
    oas_buf text = {.from = options->allocator};
    oas_status status = encode_by(oas_fast_check, type, in, &text, errs, options, false);
    oas_buf_free(&text);
    return status;
}
