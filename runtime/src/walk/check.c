/* Leaf checks: one keyword against one value that has been read. */
#include "walk/check.h"

#include <oas/regex.h>

#include "walk/constant.h"
#include "walk/walk.h"

static const struct oas_number *number_of(struct oas_subject *s)
{
    if (!s->has_number) {
        s->number = oas_number_read(s->span);
        s->has_number = true;
    }
    return &s->number;
}

static int compare(const struct oas_walk *w, const struct oas_check_row *check,
                   struct oas_subject *s)
{
    const struct oas_number *number = number_of(s);
    if (number->is_int64 && !(check->flags & OAS_CHECK_BIG))
        return (number->int64 > check->number) - (number->int64 < check->number);
    struct oas_number bound = oas_number_read(oas_program_text(w->program, check->text));
    return oas_number_compare(number, &bound);
}

/* OpenAPI's int32 and int64: how many bits hold the integer. */
static bool check_width(const struct oas_check_row *check, struct oas_subject *s)
{
    const struct oas_number *number = number_of(s);
    return number->is_int64 &&
           (check->number == 64 || (number->int64 >= INT32_MIN && number->int64 <= INT32_MAX));
}

static bool check_multiple(const struct oas_walk *w, const struct oas_check_row *check,
                           struct oas_subject *s)
{
    const struct oas_number *number = number_of(s);
    if (number->is_int64 && !(check->flags & OAS_CHECK_BIG) && check->number > 0)
        return number->int64 % check->number == 0;
    struct oas_number of = oas_number_read(oas_program_text(w->program, check->text));
    return oas_number_is_multiple(number, &of);
}

/* Compares the number of characters with the limit; bytes decide where they can: a character has
 * one to six of them in the payload (\uXXXX), or twelve for a pair of escapes. */
static bool check_length(const struct oas_check_row *check, const struct oas_subject *s)
{
    uint64_t limit = (uint64_t)check->number, bytes = s->token.raw.len;
    if (check->keyword == OAS_KEYWORD_MAX_LENGTH)
        return bytes <= limit || oas_token_count(&s->token) <= limit;
    return bytes >= limit && (bytes / 12 >= limit || oas_token_count(&s->token) >= limit);
}

/* The string's content: in the payload where nothing is escaped, else in scratch memory. */
static oas_status need_text(struct oas_walk *w, struct oas_subject *s)
{
    if (s->text.at)
        return OAS_OK;
    s->text = s->token.raw;
    if (!s->token.escaped)
        return OAS_OK;
    char *copy = oas_scratch_take(&w->scratch, s->token.raw.len);
    if (!copy)
        return OAS_NO_MEMORY;
    s->text = oas_str_of(copy, oas_token_unescape(&s->token, copy));
    return OAS_OK;
}

static oas_status check_pattern(struct oas_walk *w, const struct oas_check_row *check,
                                struct oas_subject *s)
{
    const struct oas_pattern_row *pattern = &w->program->patterns[check->a];
    if (pattern->native != OAS_NATIVE_NONE)
        return oas_native_match((oas_native)pattern->native, s->text) ? OAS_OK : OAS_INVALID;
    oas_status status =
        w->program->match(w->program, check->a, s->text, w->max_pattern_work, w->scratch.from);
    if (status == OAS_UNDECIDED) {
        w->undecided = true;
        return OAS_OK;
    }
    return status;
}

static oas_status check_text(struct oas_walk *w, const struct oas_check_row *check,
                             struct oas_subject *s)
{
    oas_status status = need_text(w, s);
    if (status != OAS_OK)
        return status;
    if (check->keyword == OAS_KEYWORD_PATTERN)
        return check_pattern(w, check, s);
    return w->program->format(check->a, s->text) ? OAS_OK : OAS_INVALID;
}

/* A number among constants: it is taken apart once. */
static bool check_numbers(const struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s)
{
    const struct oas_number *number = number_of(s);
    for (uint32_t i = 0; i < check->b; i++) {
        const struct oas_value_row *value = &w->program->values[check->a + i];
        if (value->kind != OAS_KIND_NUMBER)
            continue;
        struct oas_number constant = oas_number_read(oas_program_text(w->program, value->text));
        if (oas_number_compare(number, &constant) == 0)
            return true;
    }
    return false;
}

/* enum and const. Texts are found by their hash, everything else is compared in turn. */
static bool check_values(const struct oas_walk *w, const struct oas_check_row *check,
                         struct oas_subject *s)
{
    if (s->kind == OAS_KIND_STRING)
        return oas_find_value(w->program, check->a, check->slots, check->mask, &s->token) !=
               OAS_NONE;
    if (check->flags & OAS_CHECK_TEXTS)
        return false;
    if (s->kind & OAS_KIND_NUMBER)
        return check_numbers(w, check, s);
    for (uint32_t i = 0; i < check->b; i++)
        if (oas_value_equal(w->program, &w->program->values[check->a + i], s->span))
            return true;
    return false;
}

static inline oas_status answer(bool yes)
{
    return yes ? OAS_OK : OAS_INVALID;
}

oas_status oas_check_leaf(struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s)
{
    switch (check->keyword) {
    case OAS_KEYWORD_CONST:
    case OAS_KEYWORD_ENUM:
        return answer(check_values(w, check, s));
    case OAS_KEYWORD_MINIMUM:
        return answer(compare(w, check, s) >= 0);
    case OAS_KEYWORD_MAXIMUM:
        return answer(compare(w, check, s) <= 0);
    case OAS_KEYWORD_EXCLUSIVE_MINIMUM:
        return answer(compare(w, check, s) > 0);
    case OAS_KEYWORD_EXCLUSIVE_MAXIMUM:
        return answer(compare(w, check, s) < 0);
    case OAS_KEYWORD_MULTIPLE_OF:
        return answer(check_multiple(w, check, s));
    case OAS_KEYWORD_MIN_LENGTH:
    case OAS_KEYWORD_MAX_LENGTH:
        return answer(check_length(check, s));
    case OAS_KEYWORD_MIN_ITEMS:
    case OAS_KEYWORD_MIN_PROPERTIES:
        return answer(s->count >= (uint64_t)check->number);
    case OAS_KEYWORD_MAX_ITEMS:
    case OAS_KEYWORD_MAX_PROPERTIES:
        return answer(s->count <= (uint64_t)check->number);
    case OAS_KEYWORD_FORMAT:
        if (check->kinds & OAS_KIND_INTEGER)
            return answer(check_width(check, s));
        return check_text(w, check, s);
    case OAS_KEYWORD_PATTERN:
        return check_text(w, check, s);
    default: /* the planner makes no other leaf */
        return OAS_INVALID;
    }
}
