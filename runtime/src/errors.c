/* Errors as they are found: kept in order, the first ones up to the caller's room. */
#include "errors.h"

static void put_pointer_token(oas_buf *out, oas_str name)
{
    oas_buf_putc(out, '/');
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] == '~')
            oas_buf_puts(out, "~0");
        else if (name.at[i] == '/')
            oas_buf_puts(out, "~1");
        else
            oas_buf_putc(out, name.at[i]);
    }
}

void oas_pointer_put(oas_buf *out, oas_str name)
{
    put_pointer_token(out, name);
}

static void put_step(oas_buf *out, const struct oas_step *step)
{
    if (step->keyword != OAS_KEYWORD_NONE)
        put_pointer_token(out, oas_str_from(oas_keyword_name(step->keyword)));
    if (step->name.at)
        put_pointer_token(out, step->name);
    if (step->index != OAS_NONE) {
        oas_buf_putc(out, '/');
        oas_buf_put_u64(out, step->index);
    }
    for (uint32_t i = 0; i < step->refs; i++)
        oas_buf_puts(out, "/$ref");
}

/* Outermost first. The list leads outwards; it is short, and walking it again for each step takes
 * no stack where the walker has used most of it. */
static void put_steps(oas_buf *out, const struct oas_step *innermost)
{
    size_t count = 0;
    for (const struct oas_step *step = innermost; step; step = step->up)
        count++;
    for (; count; count--) {
        const struct oas_step *step = innermost;
        for (size_t i = 1; i < count; i++)
            step = step->up;
        put_step(out, step);
    }
}

/* The keyword's path as it was reached. */
static oas_status spell_path(oas_errors *errs, oas_error *error, const struct oas_step *path)
{
    if (errs->text == NULL || path == NULL)
        return OAS_OK;
    oas_buf out = {.from = errs->text->from};
    put_steps(&out, path);
    if (error->keyword != OAS_KEYWORD_FALSE_SCHEMA)
        put_pointer_token(&out, oas_str_from(oas_keyword_name(error->keyword)));
    if (error->keyword == OAS_KEYWORD_PROPERTIES)
        put_pointer_token(
            &out, oas_program_text(errs->program, errs->program->fields[error->field].name));
    if (!out.failed)
        error->keyword_path = oas_arena_copy(errs->text, oas_buf_str(&out));
    bool failed = out.failed || error->keyword_path.at == NULL;
    oas_buf_free(&out);
    return failed ? OAS_NO_MEMORY : OAS_OK;
}

static int order(const oas_error *a, const oas_error *b)
{
    if (a->offset != b->offset)
        return a->offset < b->offset ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* Where `error` belongs among the kept ones: behind those that are equal. */
static size_t find_place(const oas_errors *errs, const oas_error *error)
{
    size_t low = 0, high = errs->kept;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order(error, &errs->at[middle]) < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void remove_at(oas_errors *errs, size_t i)
{
    errs->kept--;
    errs->count--;
    memmove(&errs->at[i], &errs->at[i + 1], (errs->kept - i) * sizeof *errs->at);
}

/* Is what `error` says said already? A value of the wrong type gets that one error only; what two
 * ways through the schema find alike is told once. */
static bool is_said(oas_errors *errs, const oas_error *error)
{
    size_t i = find_place(errs, error);
    while (i > 0 && errs->at[i - 1].offset == error->offset)
        i--;
    while (i < errs->kept && errs->at[i].offset == error->offset) {
        oas_error *other = &errs->at[i];
        bool same = other->code == error->code && other->order == error->order &&
                    other->field == error->field;
        bool again =
            error->code == OAS_CODE_DUPLICATE_MEMBER && other->code == OAS_CODE_DUPLICATE_MEMBER;
        if (same || again)
            return true;
        if (other->code == OAS_CODE_INVALID_TYPE)
            return true;
        if (error->code == OAS_CODE_INVALID_TYPE)
            remove_at(errs, i);
        else
            i++;
    }
    return false;
}

void oas_errors_clear(oas_errors *errs)
{
    errs->count = errs->kept = 0;
}

void oas_errors_begin(oas_errors *errs, const oas_program *program, oas_str json)
{
    oas_errors_clear(errs);
    errs->program = program;
    errs->json = json.len ? json : oas_str_of("", 0);
}

/* Is there an error before this place that at[] had no room for? Then this one has none either. */
static bool is_behind_left(const oas_errors *errs, const oas_error *error)
{
    oas_error left = {.offset = errs->left_offset, .order = errs->left_order};
    return errs->count > errs->kept && order(error, &left) >= 0;
}

static void leave_out(oas_errors *errs, const oas_error *error)
{
    if (is_behind_left(errs, error))
        return;
    errs->left_offset = error->offset;
    errs->left_order = error->order;
}

oas_status oas_errors_add(oas_errors *errs, const oas_error *error, const struct oas_step *path)
{
    if (is_said(errs, error))
        return OAS_OK;
    size_t place = find_place(errs, error);
    if (place >= errs->cap || is_behind_left(errs, error)) {
        leave_out(errs, error);
        errs->count++;
        return OAS_OK;
    }
    oas_error added = *error;
    oas_status status = spell_path(errs, &added, path);
    if (status != OAS_OK)
        return status;
    if (errs->kept == errs->cap) {
        leave_out(errs, &errs->at[errs->kept - 1]);
        errs->kept--;
    }
    memmove(&errs->at[place + 1], &errs->at[place], (errs->kept - place) * sizeof *errs->at);
    errs->at[place] = added;
    errs->kept++;
    errs->count++;
    return OAS_OK;
}
