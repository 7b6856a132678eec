/* Why no branch of a union took a value: each branch's own errors, on demand. */
#include <oas/codec.h>

#include "codec/explain.h"
#include "error/errors.h"
#include "json/bounds.h"
#include "json/field.h"
#include "json/jtype.h"
#include "json/skim.h"
#include "walk/memo.h"
#include "walk/walk.h"

/* What is kept of one branch; of a chain of $ref, allOf and unions, how long it may be. */
enum { MOST_ERRORS = 100, MOST_STEPS = 16 };

/* The order of closeness, highest bits first: the branch takes the value's JSON type; known and
 * required members; depth; fewer errors. */
enum { TYPE_BIT = 63, KNOWN_BIT = 32, DEPTH_BIT = 16, MOST_TOLD = 0xFFFF };

#define MOST_KNOWN UINT64_C(0x7FFFFFFF)

static bool is_spent(const struct oas_walk *w)
{
    return w->work > w->max_work;
}

static bool has_alternatives(const oas_errors *errs, const oas_error *error)
{
    return error->code == OAS_CODE_INVALID_UNION && error->keyword != OAS_KEYWORD_NONE &&
           (error->reason == OAS_REASON_NONE || error->reason == OAS_REASON_TYPE) &&
           error->offset < errs->json.len;
}

/* ---- members that a branch knows ---- */

enum { KNOWN = 1, REQUIRED = 2 };

static unsigned field_marks(const oas_program *program, const struct oas_object_row *object,
                            const struct oas_token *key)
{
    uint32_t i = oas_find_field(program, object, key);
    if (i == OAS_NONE)
        return 0;
    uint32_t flags = program->fields[object->fields + i].flags;
    return (flags & OAS_FIELD_UNDECLARED ? 0U : KNOWN) |
           (flags & OAS_FIELD_REQUIRED ? REQUIRED : 0U);
}

static bool is_applied(const struct oas_check_row *check)
{
    return oas_check_refers(check) || check->keyword == OAS_KEYWORD_ALL_OF ||
           check->keyword == OAS_KEYWORD_ANY_OF || check->keyword == OAS_KEYWORD_ONE_OF;
}

/* Is the member declared, is it required, by the schema or what it applies to the same object? */
static unsigned marks_of(struct oas_walk *w, oas_use use, const struct oas_token *key,
                         unsigned steps)
{
    const struct oas_schema_row *schema = &w->program->schemas[OAS_USE_ROW(use)];
    const struct oas_check_row *check = &w->program->checks[schema->checks + schema->leaf_count];
    unsigned marks = 0;
    w->work += 16;
    if (schema->object)
        marks = field_marks(w->program, &w->program->objects[schema->object], key);
    for (uint32_t i = 0; i < schema->apply_count && steps < MOST_STEPS; i++, check++)
        for (uint32_t j = 0; is_applied(check) && j < check->count && !is_spent(w); j++)
            marks |= marks_of(w, w->program->branches[check->first + j].use, key, steps + 1);
    return marks;
}

/* The members of the object at `start` that the branch declares, and those that it demands. */
static uint64_t count_known(struct oas_walk *w, oas_use use, const char *start)
{
    struct oas_reader r = w->read;
    uint64_t known = 0;
    r.at = start;
    if (*start != '{')
        return 0;
    for (bool more = oas_skim_first(&r, '}'); more && !is_spent(w); more = oas_skim_next(&r)) {
        struct oas_token key = oas_skim_key(&r);
        unsigned marks = marks_of(w, use, &key, 0);
        known += (marks & KNOWN) + (marks & REQUIRED) / REQUIRED;
        oas_skim_value(&r);
    }
    w->work += (uint64_t)(r.at - start);
    return known < MOST_KNOWN ? known : MOST_KNOWN;
}

/* ---- the closest first ---- */

/* Into the list of the closest, behind those that are as close. */
static void insert(oas_alternative *at, size_t *count, const oas_alternative *added)
{
    oas_alternative one = *added;
    size_t i = *count;
    if (i == OAS_ERROR_ALTERNATIVES && at[--i].closeness >= one.closeness)
        return;
    for (; i > 0 && at[i - 1].closeness < one.closeness; i--)
        at[i] = at[i - 1];
    at[i] = one;
    *count += *count < OAS_ERROR_ALTERNATIVES;
}

/* The branches by what can be seen from outside. */
static oas_status choose_branches(struct oas_walk *w, const struct oas_check_row *check,
                                  const char *start, oas_alternative *at, size_t *count)
{
    unsigned jtypes = oas_jtypes_of(*start);
    for (uint32_t i = 0; i < check->count; i++) {
        const struct oas_branch_row *branch = &w->program->branches[check->first + i];
        oas_alternative one = {.branch = i};
        if (branch->jtypes & jtypes)
            one.closeness = UINT64_C(1) << TYPE_BIT | count_known(w, branch->use, start)
                                                          << KNOWN_BIT;
        insert(at, count, &one);
        w->work += 16;
        if (is_spent(w))
            return OAS_UNDECIDED;
    }
    return OAS_OK;
}

/* How deep in the value at `start` the deepest of the errors lies. */
static uint64_t depth_of(struct oas_walk *w, const oas_errors *errs, const char *start)
{
    struct oas_reader r = w->read;
    uint64_t depth = 0, deepest = 0;
    r.at = start;
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        const char *place = r.begin + errs->at[i].offset;
        while (r.at < place) {
            depth += *r.at == '{' || *r.at == '[';
            depth -= *r.at == '}' || *r.at == ']';
            if (*r.at == '"')
                oas_skim_value(&r);
            else
                r.at++;
        }
        deepest = depth > deepest ? depth : deepest;
    }
    w->work += (uint64_t)(r.at - start);
    return deepest;
}

/* ---- one branch ---- */

/* "/anyOf" and "/1": where the branch stands. */
static oas_status keep_branch_path(oas_alternative *at, const oas_error *error, oas_arena *mem)
{
    char digits[1 + 20];
    oas_buf step = {.at = digits, .cap = sizeof digits};
    oas_buf_putc(&step, '/');
    oas_buf_put_u64(&step, at->branch);
    size_t above = error->keyword_path.len;
    char *path = oas_arena_take(mem, above + step.len + 1, 1);
    if (!path)
        return OAS_NO_MEMORY;
    memcpy(path, error->keyword_path.at, above);
    memcpy(path + above, digits, step.len);
    path[above + step.len] = '\0';
    at->keyword_path = oas_str_of(path, above + step.len);
    return OAS_OK;
}

static oas_status keep_errors(oas_errors *errs, oas_arena *mem)
{
    size_t kept = oas_errors_kept(errs);
    oas_error *at = OAS_ARENA_NEW(mem, oas_error, kept ? kept : 1);
    if (!at)
        return OAS_NO_MEMORY;
    memcpy(at, errs->at, kept * sizeof *at);
    errs->at = at;
    errs->cap = errs->kept = kept;
    return OAS_OK;
}

/* The errors of one branch; `found` has room for them until they are counted. */
static oas_status explain(struct oas_walk *w, const oas_errors *errs, const oas_error *error,
                          oas_error *found, oas_arena *mem, oas_alternative *at)
{
    const struct oas_check_row *check = &w->program->checks[error->check];
    const char *start = w->read.begin + error->offset;
    bool told = errs->text && error->keyword_path.at;
    at->errors = (oas_errors){.at = found,
                              .cap = errs->cap < MOST_ERRORS ? errs->cap : MOST_ERRORS,
                              .text = told ? mem : NULL,
                              .no_values = errs->no_values};
    oas_errors_begin(&at->errors, errs->program, errs->json);
    at->errors.above = error->keyword_path;
    w->errs = &at->errors;
    w->read.at = start;
    w->undecided = w->duplicate_met = false;
    oas_status status = told ? keep_branch_path(at, error, mem) : OAS_OK;
    if (status == OAS_OK)
        status = oas_walk_explain_branch(w, w->program->branches[check->first + at->branch].use,
                                         at->branch);
    if (status == OAS_OK)
        status = keep_errors(&at->errors, mem);
    if (status != OAS_OK)
        return status;
    w->work += (uint64_t)(w->read.at - start) + 16;
    size_t count = at->errors.count < MOST_TOLD ? at->errors.count : MOST_TOLD;
    at->closeness |= depth_of(w, &at->errors, start) << DEPTH_BIT | (MOST_TOLD - count);
    return is_spent(w) ? OAS_UNDECIDED : OAS_OK;
}

/* `at` has the branches that were chosen; those that were explained are left, in order. */
static oas_status explain_each(struct oas_walk *w, const oas_errors *errs, const oas_error *error,
                               oas_arena *mem, oas_alternative *at, size_t *count)
{
    size_t chosen = *count;
    oas_error *found = OAS_ARENA_NEW(mem, oas_error, MOST_ERRORS);
    oas_status status = found ? OAS_OK : OAS_NO_MEMORY;
    *count = 0;
    for (size_t i = 0; i < chosen && status == OAS_OK; i++) {
        oas_alternative one = at[i];
        status = explain(w, errs, error, found, mem, &one);
        if (status == OAS_OK && one.errors.count > 0)
            insert(at, count, &one);
    }
    return status;
}

oas_status oas_error_alternatives(oas_errors *errs, const oas_error *error,
                                  const oas_options *options, oas_arena *mem, oas_alternative *at,
                                  size_t *count)
{
    uint64_t scratch[OAS_SCRATCH_SIZE / sizeof(uint64_t)];
    struct oas_walk w;
    *count = 0;
    if (!has_alternatives(errs, error))
        return OAS_OK;
    oas_walk_init(&w, (oas_type){.program = errs->program}, errs->json,
                  oas_options_or_none(options), scratch);
    struct oas_scratch_mark mark = oas_scratch_mark(&w.scratch);
    w.max_work *= OAS_EXPLAIN_FACTOR;
    w.work = errs->work;
    w.strict = 1; /* branches that are one of several are only tried */
    w.read.at = w.read.checked = w.read.begin + error->offset;
    oas_status status = oas_skip_value(&w.read, 0);
    w.read.checked = w.read.at;
    if (status == OAS_OK)
        status = choose_branches(&w, &errs->program->checks[error->check],
                                 w.read.begin + error->offset, at, count);
    if (status == OAS_OK)
        status = explain_each(&w, errs, error, mem, at, count);
    else
        *count = 0;
    oas_memo_forget(&w);
    oas_scratch_release(&w.scratch, mark);
    errs->work = w.work;
    return status;
}
