/* Strings and numbers, as the fast walk knows them: by their leaf checks. */
#include "plan/fast_leaf.h"

#include <oas/regex.h>

#include "load/text.h"
#include "plan/fast_hash.h"

static const struct oas_check_row *checks_of(const struct fast_making *m,
                                             const struct oas_schema_row *schema)
{
    return schema->checks ? &m->program->checks[schema->checks] : m->program->checks;
}

static uint32_t bound_row(struct fast_making *m, int64_t least, int64_t most)
{
    bool added;
    uint32_t index = fast_intern(m, &m->bounds, sizeof(struct oas_bound_row), least, most, &added);
    if (added)
        ((struct oas_bound_row *)m->bounds.at)[index] = (struct oas_bound_row){least, most};
    return index;
}

/* ---- strings ---- */

/* What the leaf checks ask of a string. */
struct asked {
    int64_t least, most; /* characters */
    bool uuid, version, date_time;
    bool other; /* something else */
};

static void ask(const struct fast_making *m, const struct oas_check_row *check, struct asked *asked)
{
    if (check->keyword == OAS_KEYWORD_MIN_LENGTH && !(check->flags & OAS_CHECK_BIG))
        asked->least = check->number > asked->least ? check->number : asked->least;
    else if (check->keyword == OAS_KEYWORD_MAX_LENGTH && !(check->flags & OAS_CHECK_BIG))
        asked->most = check->number < asked->most ? check->number : asked->most;
    else if (check->keyword == OAS_KEYWORD_PATTERN &&
             m->program->patterns[check->first].native == OAS_NATIVE_UUID)
        asked->version = true;
    else if (check->keyword == OAS_KEYWORD_FORMAT && check->first == OAS_FORMAT_UUID)
        asked->uuid = true;
    else if (check->keyword == OAS_KEYWORD_FORMAT && check->first == OAS_FORMAT_DATE_TIME)
        asked->date_time = true;
    else
        asked->other = true;
}

static struct asked ask_all(const struct fast_making *m, const struct oas_schema_row *schema)
{
    struct asked asked = {.most = INT64_MAX};
    const struct oas_check_row *check = checks_of(m, schema);
    for (uint32_t i = 0; i < schema->leaf_count; i++, check++)
        if (check->jtypes & OAS_JTYPE_STRING)
            ask(m, check, &asked);
    return asked;
}

/* The only check of strings, if that is a list of them. */
static const struct oas_check_row *list_of(const struct fast_making *m,
                                           const struct oas_schema_row *schema)
{
    const struct oas_check_row *check = checks_of(m, schema), *found = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < schema->leaf_count; i++, check++) {
        if (!(check->jtypes & OAS_JTYPE_STRING))
            continue;
        found = check;
        count++;
    }
    bool list =
        count == 1 && (found->keyword == OAS_KEYWORD_ENUM || found->keyword == OAS_KEYWORD_CONST);
    return list ? found : NULL;
}

static oas_str term_text(const struct fast_making *m, uint32_t first, uint32_t i)
{
    const struct oas_term_row *term = (struct oas_term_row *)m->terms.at + first + i;
    return oas_str_of(term->text.at, term->len - 1);
}

/* The number that stands for the text in C; 0 where there is none to be stored. False: it has no
 * place there. */
static bool value_of(const struct fast_making *m, const struct oas_layout_row *row, oas_str text,
                     uint32_t *value)
{
    *value = 0;
    if (!row || row->shape != OAS_SHAPE_ENUM)
        return true;
    *value = oas_label_value(m->layout, row->labels, row->label_slots, row->label_mask, text);
    return *value != 0;
}

/* False: the text does not fit, and is left to the full walk. */
static bool add_term(struct fast_making *m, const struct oas_layout_row *row, oas_str text)
{
    uint32_t value;
    if (text.len + 1 >= OAS_KEY_SIZE || text_needs_escape(text) || !value_of(m, row, text, &value))
        return false;
    struct oas_term_row *term = fast_add(m, &m->terms, 1, sizeof *term);
    if (!term)
        return false;
    memcpy(term->text.at, text.at, text.len);
    term->text.at[text.len] = '"';
    term->len = (uint32_t)text.len + 1;
    term->value = value;
    return true;
}

/* Its texts, as rows; how many there are. */
static uint32_t add_terms(struct fast_making *m, const struct oas_check_row *check,
                          const struct oas_layout_row *row, uint32_t *first)
{
    uint32_t count = 0;
    *first = m->terms.count;
    for (uint32_t i = 0; i < check->count; i++) {
        const struct oas_value_row *value = &m->program->values[check->first + i];
        if (value->jtype == OAS_JTYPE_STRING)
            count += add_term(m, row, oas_program_text(m->program, value->text));
    }
    *first = fast_shared(m, &m->shared_terms, &m->terms, sizeof(struct oas_term_row), *first);
    return count;
}

/* Equal lists are one, also those of several enums in C whose numbers are the same. */
static uint32_t choice_row(struct fast_making *m, const struct oas_check_row *check,
                           const struct oas_layout_row *row)
{
    bool added;
    struct oas_choice_row choice = {0};
    choice.count = add_terms(m, check, row, &choice.terms);
    uint32_t index = fast_intern(m, &m->choices, sizeof choice, choice.terms, choice.count, &added);
    if (!added || m->no_memory)
        return index;
    fast_hash_texts(m, term_text, choice.terms, choice.count, &choice.slots, &choice.shift,
                    &choice.seed);
    choice.slots = fast_shared(m, &m->shared_slots, &m->slots, sizeof(uint16_t), choice.slots);
    if (!m->no_memory)
        ((struct oas_choice_row *)m->choices.at)[index] = choice;
    return index;
}

bool fast_leaf_string(struct fast_making *m, const struct oas_schema_row *schema,
                      const struct oas_layout_row *row, struct oas_property_row *property)
{
    enum { MOST_TERMS = 256 };
    const struct oas_check_row *list = list_of(m, schema);
    if (list && list->count <= MOST_TERMS) {
        property->kind = OAS_FAST_CHOICE;
        property->inner = choice_row(m, list, row);
        return true;
    }
    struct asked asked = ask_all(m, schema);
    bool bound = asked.least > 0 || asked.most < INT64_MAX;
    bool plain = !asked.other && !asked.uuid && !asked.version && !asked.date_time;
    if (plain) {
        property->kind = OAS_FAST_TEXT;
        property->inner = bound_row(m, asked.least, asked.most);
    } else if (!asked.other && !asked.date_time && asked.least <= 36 && asked.most >= 36) {
        property->kind = OAS_FAST_UUID;
        property->flags |= asked.version ? OAS_FAST_VERSION : 0;
    } else if (!asked.other && !asked.uuid && !asked.version && !bound) {
        property->kind = OAS_FAST_DATE_TIME;
    } else {
        property->kind = OAS_FAST_CHECKED_TEXT;
        property->inner = (uint32_t)(schema - m->program->schemas);
    }
    return true;
}

/* ---- numbers ---- */

/* The ends of OpenAPI's formats, as far as int64_t goes. */
static void narrow_to_format(const struct oas_check_row *check, int64_t *least, int64_t *most)
{
    static const struct {
        int64_t low;
        uint64_t high;
    } ends[] = {
        {0, 0},
#define OAS_FORMAT_RANGE(symbol, name, low, high) {low, high},
#include <oas/formats.def>
#undef OAS_FORMAT_RANGE
    };
    int64_t low = ends[check->number].low;
    uint64_t high = ends[check->number].high;
    *least = low > *least ? low : *least;
    if (high < INT64_MAX)
        *most = (int64_t)high < *most ? (int64_t)high : *most;
}

/* False: something else is asked. An excluded integer excludes none but itself; whether others may
 * be equal to a bound the full walk knows. */
static bool narrow(const struct oas_check_row *check, bool integer, int64_t *least, int64_t *most)
{
    bool format = check->keyword == OAS_KEYWORD_FORMAT;
    bool low = check->keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM;
    bool high = check->keyword == OAS_KEYWORD_EXCLUSIVE_MAXIMUM;
    if (format && integer)
        narrow_to_format(check, least, most);
    if (format || check->flags & OAS_CHECK_BIG)
        return format && integer;
    if ((low && check->number == INT64_MAX) || (high && check->number == INT64_MIN))
        return false;
    int64_t step = integer;
    if (low || check->keyword == OAS_KEYWORD_MINIMUM)
        *least = check->number + low * step > *least ? check->number + low * step : *least;
    else if (high || check->keyword == OAS_KEYWORD_MAXIMUM)
        *most = check->number - high * step < *most ? check->number - high * step : *most;
    else
        return false;
    return true;
}

bool fast_leaf_number(struct fast_making *m, const struct oas_schema_row *schema,
                      struct oas_property_row *property)
{
    const int64_t exact = INT64_C(1) << 53; /* every integer up to there is a double */
    int64_t least = INT64_MIN, most = INT64_MAX;
    bool integer = (schema->jtypes & OAS_JTYPE_NUMBER) == OAS_JTYPE_INTEGER;
    const struct oas_check_row *check = checks_of(m, schema);
    if (!integer && (schema->jtypes & OAS_JTYPE_NUMBER) != OAS_JTYPE_NUMBER)
        return false;
    for (uint32_t i = 0; i < schema->leaf_count; i++, check++)
        if (check->jtypes & OAS_JTYPE_NUMBER && !narrow(check, integer, &least, &most))
            return false;
    if (!integer && ((least != INT64_MIN && (least < -exact || least > exact)) ||
                     (most != INT64_MAX && (most < -exact || most > exact))))
        return false;
    property->kind = integer ? OAS_FAST_INTEGER : OAS_FAST_NUMBER;
    property->inner = bound_row(m, least, most);
    return true;
}
