/* Leaf checks: one keyword against one value that has been read, each by the function that its row
 * in keywords.def names. */
#include "walk/check.h"

#include <oas/json.h>
#include <oas/regex.h>

#include "json/hash.h"
#include "json/scalar.h"
#include "json/skim.h"
#include "number/multiple.h"
#include "number/range.h"
#include "walk/constant.h"
#include "walk/present.h"
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

static inline oas_status answer(bool yes)
{
    return yes ? OAS_OK : OAS_INVALID;
}

/* ---- numbers ---- */

static oas_status at_least(struct oas_walk *w, const struct oas_check_row *check,
                           struct oas_subject *s)
{
    return answer(compare(w, check, s) >= 0);
}

static oas_status at_most(struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s)
{
    return answer(compare(w, check, s) <= 0);
}

static oas_status more_than(struct oas_walk *w, const struct oas_check_row *check,
                            struct oas_subject *s)
{
    return answer(compare(w, check, s) > 0);
}

static oas_status less_than(struct oas_walk *w, const struct oas_check_row *check,
                            struct oas_subject *s)
{
    return answer(compare(w, check, s) < 0);
}

/* A divisor beyond 18 digits costs as many steps as both numbers have limbs, multiplied: these are
 * charged before they are taken. */
static oas_status long_multiple(struct oas_walk *w, const struct oas_number *number,
                                const struct oas_number *of)
{
    w->work += oas_multiple_work(number, of);
    if (w->work > w->max_work) {
        w->stop.at = number->text.at;
        return OAS_UNDECIDED;
    }
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    uint32_t *limbs = oas_scratch_take(&w->scratch, oas_multiple_limbs(of) * sizeof *limbs);
    oas_status status = limbs ? answer(oas_multiple(number, of, limbs)) : OAS_NO_MEMORY;
    oas_scratch_release(&w->scratch, mark);
    return status;
}

static oas_status multiple(struct oas_walk *w, const struct oas_check_row *check,
                           struct oas_subject *s)
{
    const struct oas_number *number = number_of(s);
    if (number->is_int64 && !(check->flags & OAS_CHECK_BIG) && check->number > 0)
        return answer(number->int64 % check->number == 0);
    struct oas_number of = oas_number_read(oas_program_text(w->program, check->text));
    if (oas_multiple_limbs(&of) > 0)
        return long_multiple(w, number, &of);
    return answer(oas_multiple(number, &of, NULL));
}

/* ---- sizes ---- */

static oas_status many_enough(struct oas_walk *w, const struct oas_check_row *check,
                              struct oas_subject *s)
{
    (void)w;
    return answer(s->count >= (uint64_t)check->number);
}

static oas_status few_enough(struct oas_walk *w, const struct oas_check_row *check,
                             struct oas_subject *s)
{
    (void)w;
    return answer(s->count <= (uint64_t)check->number);
}

/* The number of characters against the limit; bytes decide where they can: a character has one to
 * six of them in the payload (\uXXXX), or twelve for a pair of escapes. */
static oas_status long_enough(struct oas_walk *w, const struct oas_check_row *check,
                              struct oas_subject *s)
{
    uint64_t limit = (uint64_t)check->number, bytes = s->token.raw.len;
    (void)w;
    return answer(bytes >= limit && (bytes / 12 >= limit || oas_token_count(&s->token) >= limit));
}

static oas_status short_enough(struct oas_walk *w, const struct oas_check_row *check,
                               struct oas_subject *s)
{
    uint64_t limit = (uint64_t)check->number;
    (void)w;
    return answer(s->token.raw.len <= limit || oas_token_count(&s->token) <= limit);
}

static oas_status unique(struct oas_walk *w, const struct oas_check_row *check,
                         struct oas_subject *s)
{
    struct oas_order order = oas_walk_order(w);
    (void)check;
    return oas_order_unique(&order, s->span, s->count, &s->twins);
}

static oas_status dependent(struct oas_walk *w, const struct oas_check_row *check,
                            struct oas_subject *s)
{
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    const uint64_t *has = oas_present_members(w, &w->program->tags[check->table], s->span.at);
    oas_status status = OAS_NO_MEMORY;
    if (has)
        status = answer(oas_present_lacking(w->program, check, has, has, 0) == OAS_NONE);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

/* ---- texts ---- */

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

/* OAS_UNDECIDED, which is noted, where the pattern gives no answer. */
static oas_status match_text(struct oas_walk *w, const struct oas_check_row *check, const char *at,
                             oas_str text)
{
    const struct oas_pattern_row *pattern = &w->program->patterns[check->first];
    if (pattern->native == OAS_NATIVE_AUTOMATON)
        return answer(
            oas_automaton_match(&w->program->states[pattern->start], w->program->steps, text));
    if (pattern->native != OAS_NATIVE_NONE)
        return answer(oas_native_match((oas_native)pattern->native, text));
    oas_status status =
        w->program->match(w->program, check->first, text, w->max_pattern_work, w->scratch.from);
    if (status == OAS_UNDECIDED) {
        if (!w->undecided)
            w->stop = (struct oas_stop){at, (uint32_t)(check - w->program->checks)};
        w->undecided = true;
    }
    return status;
}

static oas_status matching(struct oas_walk *w, const struct oas_check_row *check,
                           struct oas_subject *s)
{
    oas_status status = need_text(w, s);
    if (status == OAS_OK)
        status = match_text(w, check, s->span.at, s->text);
    return status == OAS_UNDECIDED ? OAS_OK : status;
}

oas_status oas_check_name(struct oas_walk *w, const struct oas_check_row *check, const char *key)
{
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    struct oas_reader r = w->read;
    r.at = key;
    struct oas_subject s = {.jtype = OAS_JTYPE_STRING, .token = oas_skim_string(&r)};
    oas_status status = need_text(w, &s);
    if (status == OAS_OK)
        status = match_text(w, check, key, s.text);
    oas_scratch_release(&w->scratch, mark);
    return status;
}

/* OpenAPI's int32 and the like. */
static bool in_range(const struct oas_check_row *check, struct oas_subject *s)
{
    struct oas_range_ends ends = oas_range_ends((oas_range)check->number);
    const struct oas_number *number = number_of(s);
    uint64_t size;
    if (number->is_int64 && number->int64 < 0)
        return number->int64 >= ends.low;
    return oas_number_uint64(number, &size) && size <= ends.high;
}

static oas_status of_format(struct oas_walk *w, const struct oas_check_row *check,
                            struct oas_subject *s)
{
    if (check->jtypes & OAS_JTYPE_INTEGER)
        return answer(in_range(check, s));
    oas_status status = need_text(w, s);
    return status == OAS_OK ? answer(w->program->formats[check->first](s->text)) : status;
}

static oas_status encoded(struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s)
{
    size_t len;
    oas_status status = need_text(w, s);
    w->work += s->text.len;
    if (status != OAS_OK)
        return status;
    return answer(oas_encoding_read((oas_encoding)check->number, s->text, NULL, &len));
}

/* Draft 7 section 8.4: the octets are JSON, alone among media types that are judged. Where they
 * cannot be had, it is contentEncoding that says so. */
static oas_status of_media(struct oas_walk *w, const struct oas_check_row *check,
                           struct oas_subject *s)
{
    size_t len;
    const oas_options limits = {.max_depth = w->read.max_depth, .max_bytes = SIZE_MAX};
    oas_status status = need_text(w, s);
    if (status != OAS_OK)
        return status;
    w->work += s->text.len;
    struct oas_scratch_mark mark = oas_scratch_mark(&w->scratch);
    char *octets = oas_scratch_take(&w->scratch, s->text.len + 1);
    if (!octets)
        return OAS_NO_MEMORY;
    if (oas_encoding_read((oas_encoding)check->number, s->text, octets, &len))
        status = oas_json_check(oas_str_of(octets, len), &limits);
    oas_scratch_release(&w->scratch, mark);
    return status == OAS_MALFORMED ? OAS_INVALID : status;
}

/* ---- constants ---- */

/* A number among constants: it is taken apart once. */
static bool is_number_among(const struct oas_walk *w, const struct oas_check_row *check,
                            struct oas_subject *s)
{
    const struct oas_number *number = number_of(s);
    for (uint32_t i = 0; i < check->count; i++) {
        const struct oas_value_row *value = &w->program->values[check->first + i];
        if (value->jtype != OAS_JTYPE_NUMBER)
            continue;
        struct oas_number constant = oas_number_read(oas_program_text(w->program, value->text));
        if (oas_number_compare(number, &constant) == 0)
            return true;
    }
    return false;
}

/* Any value but a string, by its hash. */
static oas_status find_hashed(struct oas_walk *w, const struct oas_check_row *check,
                              struct oas_subject *s)
{
    struct oas_reader r = oas_reader_over(s->span);
    const uint32_t *table = &w->program->slots[check->table];
    w->work += s->span.len;
    uint32_t at = s->jtype & OAS_JTYPE_NUMBER ? oas_number_hash(number_of(s)) : oas_hash_value(&r);
    for (at &= check->mask; table[at]; at = (at + 1) & check->mask) {
        oas_status status =
            oas_value_match(w, &w->program->values[check->first + table[at] - 1], s->span);
        if (status != OAS_INVALID)
            return status;
    }
    return OAS_INVALID;
}

/* Texts are found by their hash, and so is everything else where there is much of it; a few are
 * compared in turn. */
static oas_status among(struct oas_walk *w, const struct oas_check_row *check,
                        struct oas_subject *s)
{
    if (s->jtype == OAS_JTYPE_STRING)
        return answer(oas_find_value(w->program, check->first, check->table, check->mask,
                                     OAS_JTYPE_STRING, &s->token) != OAS_NONE);
    if (check->flags & OAS_CHECK_TEXTS)
        return OAS_INVALID;
    if (check->flags & OAS_CHECK_HASHED)
        return find_hashed(w, check, s);
    if (s->jtype & OAS_JTYPE_NUMBER)
        return answer(is_number_among(w, check, s));
    oas_status status = OAS_INVALID;
    for (uint32_t i = 0; i < check->count && status == OAS_INVALID; i++)
        status = oas_value_match(w, &w->program->values[check->first + i], s->span);
    return status;
}

/* ---- by keyword: the planner makes rows of leaves alone ---- */

#define RUN_LEAF(function) function(w, check, s)
#define RUN_ASSERT         OAS_INVALID
#define RUN_APPLY          OAS_INVALID
#define RUN_CORE           OAS_INVALID
#define RUN_NOTE           OAS_INVALID
#define RUN_LATER          OAS_INVALID

oas_status oas_check_leaf(struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s)
{
    switch (check->keyword) {
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words)        \
    case OAS_KEYWORD_##symbol:                                                                     \
        return RUN_##role;
#include <oas/keywords.def>
#undef OAS_KEYWORD
    default:
        return OAS_INVALID;
    }
}
