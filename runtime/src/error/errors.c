/* Errors as they are found: kept in order, the first ones up to the caller's room. */
#include "error/errors.h"

/* A text being spelled: without `at` it is only measured, so that it can be spelled where it is to
 * stay, and takes no memory on the way. */
struct spelling {
    char *at;
    size_t len;
};

static void spell(struct spelling *s, const char *at, size_t len)
{
    if (s->at && len != 0)
        memcpy(s->at + s->len, at, len);
    s->len += len;
}

/* RFC 6901 section 3. */
static void spell_token(struct spelling *s, oas_str name)
{
    spell(s, "/", 1);
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '~')
            spell(s, "~0", 2);
        else if (name.at[i] == '/')
            spell(s, "~1", 2);
        else
            spell(s, &name.at[i], 1);
}

void oas_pointer_put(oas_buf *out, oas_str name)
{
    struct spelling token = {NULL, 0};
    spell_token(&token, name);
    if (!oas_buf_reserve(out, token.len))
        return;
    token = (struct spelling){out->at + out->len, 0};
    spell_token(&token, name);
    out->len += token.len;
}

static void spell_keyword(struct spelling *s, oas_keyword keyword)
{
    spell_token(s, oas_str_from(oas_keyword_name(keyword)));
}

static void spell_step(struct spelling *s, const struct oas_step *step)
{
    if (step->keyword != OAS_KEYWORD_NONE)
        spell_keyword(s, step->keyword);
    if (step->name.at)
        spell_token(s, step->name);
    if (step->index != OAS_NONE) {
        char digits[20];
        oas_buf number = {.at = digits, .cap = sizeof digits};
        oas_buf_put_u64(&number, step->index);
        spell_token(s, oas_buf_str(&number));
    }
    for (uint32_t i = 0; i < step->refs; i++)
        spell(s, "/$ref", 5);
}

/* Outermost first. The list leads outwards; it is short, and walking it again for each step takes
 * no stack where the walker has used most of it. */
static void spell_steps(struct spelling *s, const struct oas_step *innermost)
{
    size_t count = 0;
    for (const struct oas_step *step = innermost; step; step = step->up)
        count++;
    for (; count; count--) {
        const struct oas_step *step = innermost;
        for (size_t i = 1; i < count; i++)
            step = step->up;
        spell_step(s, step);
    }
}

static void spell_path(struct spelling *s, const oas_errors *errs, const oas_error *error,
                       const struct oas_step *path)
{
    const oas_program *program = errs->program;
    spell(s, errs->above.at, errs->above.len);
    spell_steps(s, path);
    if (error->keyword != OAS_KEYWORD_FALSE_SCHEMA)
        spell_keyword(s, error->keyword);
    if (error->keyword == OAS_KEYWORD_PROPERTIES)
        spell_token(s, oas_program_text(program, program->fields[error->field].name));
}

/* The keyword's path as it was reached. */
static oas_status keep_path(oas_errors *errs, oas_error *error, const struct oas_step *path)
{
    if (!errs->text || !path)
        return OAS_OK;
    struct spelling spelled = {NULL, 0};
    spell_path(&spelled, errs, error, path);
    char *at = oas_arena_take(errs->text, spelled.len + 1, 1);
    if (!at)
        return OAS_NO_MEMORY;
    spelled = (struct spelling){at, 0};
    spell_path(&spelled, errs, error, path);
    at[spelled.len] = '\0';
    error->keyword_path = (oas_str){at, spelled.len};
    return OAS_OK;
}

static int order_of(const oas_error *a, const oas_error *b)
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
        if (order_of(error, &errs->at[middle]) < 0)
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
    errs->above = oas_str_of(NULL, 0);
    errs->work = 0;
}

void oas_errors_begin(oas_errors *errs, const oas_program *program, oas_str json)
{
    oas_errors_clear(errs);
    errs->limit = OAS_LIMIT_NONE;
    errs->limit_offset = 0;
    errs->limit_pattern = oas_str_of("", 0);
    errs->program = program;
    errs->json = json.len ? json : oas_str_of("", 0);
}

/* Is there an error before this place that at[] had no room for? Then this one has none either. */
static bool is_behind_left(const oas_errors *errs, const oas_error *error)
{
    oas_error left = {.offset = errs->left_offset, .order = errs->left_order};
    return errs->count > errs->kept && order_of(error, &left) >= 0;
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
    oas_status status = keep_path(errs, &added, path);
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
