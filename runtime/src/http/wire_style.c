/* Values by their style: split as they stand, then read piece by piece. */
#include "base/compiler.h"
#include "base/put.h"
#include "http/wire_pass.h"
#include "http/words.h"

/* What stands between the items of one text. */
enum between {
    BETWEEN_PIECES, /* nothing: each piece is an item */
    BETWEEN_COMMAS,
    BETWEEN_DOTS,
    BETWEEN_SPACES,
    BETWEEN_PIPES
};

static enum between between_of(const oas_parameter *parameter)
{
    switch (parameter->style) {
    case OAS_STYLE_SIMPLE:
        return BETWEEN_COMMAS;
    case OAS_STYLE_LABEL:
        return parameter->explode ? BETWEEN_DOTS : BETWEEN_COMMAS;
    case OAS_STYLE_FORM:
    case OAS_STYLE_MATRIX:
    case OAS_STYLE_COOKIE:
        return parameter->explode ? BETWEEN_PIECES : BETWEEN_COMMAS;
    case OAS_STYLE_SPACE_DELIMITED:
        return parameter->explode ? BETWEEN_PIECES : BETWEEN_SPACES;
    case OAS_STYLE_PIPE_DELIMITED:
        return parameter->explode ? BETWEEN_PIECES : BETWEEN_PIPES;
    case OAS_STYLE_NONE:
    case OAS_STYLE_DEEP_OBJECT:
    case OAS_STYLE_COUNT:
        break;
    }
    return BETWEEN_PIECES;
}

/* How many bytes at `at` are what stands between; 0: it is something else. */
static size_t stop_length(enum between between, const char *at, const char *end)
{
    bool coded = oas_percent(at, end);
    switch (between) {
    case BETWEEN_COMMAS:
        return *at == ',';
    case BETWEEN_DOTS:
        return *at == '.';
    case BETWEEN_SPACES:
        return *at == '+' ? 1 : coded && at[1] == '2' && at[2] == '0' ? 3 : 0;
    case BETWEEN_PIPES:
        return *at == '|' ? 1 : coded && at[1] == '7' && (at[2] | 0x20) == 'c' ? 3 : 0;
    case BETWEEN_PIECES:
        break;
    }
    return 0;
}

/* The items of a chain, one after the other. */
struct items {
    const struct oas_wire_pass *pass;
    enum between between;
    bool skips_empty;
    uint32_t next; /* piece, plus 1 */
    bool open;     /* `left` has at least one more item */
    oas_str left;
    oas_str name; /* of the piece */
};

static struct items items_of(const struct oas_making *m, const struct oas_chain *chain)
{
    const oas_parameter *parameter = m->taker->parameter;
    bool whole = oas_word_is(oas_str_from(parameter->name), OAS_STR("Set-Cookie"));
    return (struct items){
        .pass = m->pass,
        .between = parameter->in == OAS_IN_HEADER && whole ? BETWEEN_PIECES : between_of(parameter),
        .next = chain->first};
}

static oas_str cut_item(struct items *items)
{
    const char *at = items->left.at, *end = at + items->left.len;
    size_t stop = 0;
    while (at < end && items->between != BETWEEN_PIECES &&
           (stop = stop_length(items->between, at, end)) == 0)
        at++;
    if (items->between == BETWEEN_PIECES)
        at = end;
    oas_str item = oas_word_between(items->left.at, at);
    items->open = at < end;
    items->left = oas_word_between(at + stop, end);
    return item;
}

static bool take_item(struct items *items, oas_str *item)
{
    do {
        if (!items->open) {
            if (items->next == 0)
                return false;
            const struct oas_piece *piece = &items->pass->pieces[items->next - 1];
            items->next = piece->next;
            items->name = piece->name;
            items->left = piece->value;
        }
        *item = cut_item(items);
    } while (items->skips_empty && oas_word_trimmed(*item).len == 0);
    return true;
}

/* ---- one value ---- */

static const struct oas_piece *first_piece(const struct oas_making *m)
{
    return &m->pass->pieces[m->taker->named.first - 1];
}

/* Only fields of a message may be given in several pieces. */
static bool is_once(struct oas_making *m)
{
    if (m->taker->named.count < 2 || m->taker->parameter->in == OAS_IN_HEADER)
        return true;
    oas_making_fail(m, OAS_WIRE_TWICE, m->pass->pieces[first_piece(m)->next - 1].name.at);
    return false;
}

/* RFC 9110 section 5.3. */
static oas_str joined(struct oas_making *m)
{
    oas_buf text = {.from = &m->pass->from};
    for (uint32_t next = m->taker->named.first; next; next = m->pass->pieces[next - 1].next) {
        if (text.len)
            OAS_PUT(&text, ", ");
        oas_buf_put(&text, oas_word_trimmed(m->pass->pieces[next - 1].value));
    }
    m->pass->no_memory |= text.failed;
    return oas_buf_str(&text);
}

static bool is_joined(const struct oas_making *m)
{
    return m->taker->named.count > 1 &&
           !oas_word_is(oas_str_from(m->taker->parameter->name), OAS_STR("Set-Cookie"));
}

OAS_NOINLINE static void make_scalar(struct oas_making *m)
{
    if (!is_once(m))
        return;
    oas_str value = first_piece(m)->value;
    oas_making_scalar(m, &m->taker->guide, is_joined(m) ? joined(m) : value);
    if (is_joined(m) && m->mark_count)
        m->marks[0].at = oas_word_trimmed(value).at;
    if (m->fault && is_joined(m))
        m->at = value.at;
}

/* ---- several ---- */

OAS_NOINLINE static void make_array(struct oas_making *m)
{
    struct oas_guide *guide = &m->pass->around, *inner = &m->pass->inner;
    struct items items = items_of(m, &m->taker->named);
    items.skips_empty = m->taker->parameter->in == OAS_IN_HEADER;
    *guide = m->taker->guide;
    m->numbers = oas_guide_spread(guide, m->choice);
    if (items.between != BETWEEN_PIECES && !is_once(m))
        return;
    oas_making_mark(m, first_piece(m)->value.at);
    oas_put_byte(&m->json, '[');
    oas_str item;
    for (size_t i = 0; !m->fault && take_item(&items, &item); i++) {
        *inner = oas_guide_item(guide, i);
        if (i)
            oas_put_byte(&m->json, ',');
        oas_making_scalar(m, inner, item);
    }
    oas_put_byte(&m->json, ']');
}

/* A member's name and value: in pairs with '=', else one after the other. */
static bool next_member(struct oas_making *m, struct items *items, oas_str *name, oas_str *value)
{
    oas_str item;
    if (!take_item(items, &item))
        return false;
    if (items->between == BETWEEN_PIECES) {
        *name = items->name;
        *value = item;
        return true;
    }
    *name = item;
    bool found = true;
    if (m->taker->parameter->explode) {
        const char *end = item.at + item.len, *equals = oas_word_find(item.at, end, '=');
        *name = oas_word_between(item.at, equals);
        found = equals < end;
        *value = oas_word_between(found ? equals + 1 : end, end);
    } else {
        found = take_item(items, value);
    }
    if (!found)
        oas_making_fail(m, OAS_WIRE_PAIRS, item.at);
    return found;
}

OAS_NOINLINE static void enter_member(struct oas_making *m, oas_str name, const char *at)
{
    m->pass->inner = oas_guide_member(&m->pass->around, name);
    oas_making_name(m, name, at);
}

OAS_NOINLINE static void make_object(struct oas_making *m)
{
    struct oas_guide *guide = &m->pass->around;
    const struct oas_chain *chain = m->taker->by_members ? &m->taker->members : &m->taker->named;
    struct items items = items_of(m, chain);
    *guide = m->taker->guide;
    m->numbers = oas_guide_spread(guide, m->choice);
    if (!m->taker->by_members && !is_once(m))
        return;
    const struct oas_piece *first = &m->pass->pieces[chain->first - 1];
    oas_making_mark(m, m->taker->by_members ? first->name.at : first->value.at);
    oas_put_byte(&m->json, '{');
    oas_str raw, name, value;
    for (size_t i = 0; !m->fault && next_member(m, &items, &raw, &value); i++) {
        if (i)
            oas_put_byte(&m->json, ',');
        if (!oas_making_text(m, raw, &name))
            return;
        enter_member(m, name, raw.at);
        oas_making_scalar(m, &m->pass->inner, value);
    }
    oas_put_byte(&m->json, '}');
}

/* ---- by its media type ---- */

/* The text stands for itself, but where octets are coded: up to there the places run along. */
void oas_style_runs(struct oas_making *m, oas_str raw)
{
    const char *end = raw.at + raw.len;
    size_t offset = m->json.len;
    oas_making_mark_at(m, offset, raw.at, true);
    for (const char *at = raw.at; at < end; offset++) {
        const char *next = oas_coding_step(&m->taker->coding, at, end);
        if (next != at + 1 && next < end)
            oas_making_mark_at(m, offset + 1, next, true);
        at = next;
    }
}

/* A text can be no object of XML, and the like. */
bool oas_style_is_read(const struct oas_taker *taker)
{
    if (taker->parameter->style != OAS_STYLE_NONE || (taker->jtypes & OAS_JTYPE_STRING))
        return true;
    oas_form form = oas_media_form(oas_str_from(taker->parameter->media_type));
    return form == OAS_FORM_JSON || form == OAS_FORM_TEXT;
}

OAS_NOINLINE static void make_content(struct oas_making *m)
{
    oas_str media_type = oas_str_from(m->taker->parameter->media_type);
    oas_str text, raw = first_piece(m)->value;
    if (oas_media_form(media_type) != OAS_FORM_JSON) {
        make_scalar(m);
        return;
    }
    if (!is_once(m))
        return;
    if (m->taker->coding.blanks)
        raw = oas_word_trimmed(raw);
    if (!oas_making_text(m, is_joined(m) ? joined(m) : raw, &text))
        return;
    if (is_joined(m))
        oas_making_mark(m, raw.at);
    else
        oas_style_runs(m, raw);
    oas_buf_put(&m->json, text);
}

/* ---- readings ---- */

static bool is_exploded(const oas_parameter *parameter)
{
    switch (parameter->style) {
    case OAS_STYLE_FORM:
    case OAS_STYLE_MATRIX:
    case OAS_STYLE_COOKIE:
    case OAS_STYLE_SPACE_DELIMITED:
    case OAS_STYLE_PIPE_DELIMITED:
        return parameter->explode;
    case OAS_STYLE_NONE:
    case OAS_STYLE_SIMPLE:
    case OAS_STYLE_LABEL:
    case OAS_STYLE_DEEP_OBJECT:
    case OAS_STYLE_COUNT:
        break;
    }
    return false;
}

OAS_NOINLINE void oas_style_begin(struct oas_taker *taker, const oas_parameter *parameter,
                                  const struct oas_guide *guide)
{
    taker->parameter = parameter;
    taker->guide = *guide;
    taker->coding = oas_coding_of(parameter);
    taker->jtypes = oas_guide_jtypes(guide);
    taker->by_members = (taker->jtypes & OAS_JTYPE_OBJECT) && is_exploded(parameter);
    taker->every = *guide;
    oas_guide_spread(&taker->every, OAS_GUIDE_EVERY);
}

bool oas_style_may_be(const struct oas_taker *taker, enum oas_reading reading)
{
    bool array = taker->jtypes & OAS_JTYPE_ARRAY, object = taker->jtypes & OAS_JTYPE_OBJECT;
    bool scalar = (taker->jtypes & ~(unsigned)(OAS_JTYPE_ARRAY | OAS_JTYPE_OBJECT)) != 0;
    bool deep = taker->parameter->style == OAS_STYLE_DEEP_OBJECT;
    switch (reading) {
    case OAS_READING_SCALAR:
        return !deep && taker->named.first && (scalar || (!array && !object));
    case OAS_READING_ARRAY:
        return !deep && taker->named.first && array && taker->parameter->style != OAS_STYLE_NONE;
    case OAS_READING_OBJECT:
        return deep || (object && (taker->by_members ? taker->members : taker->named).first &&
                        taker->parameter->style != OAS_STYLE_NONE);
    case OAS_READINGS:
        break;
    }
    return false;
}

void oas_style_make(struct oas_making *m, enum oas_reading reading)
{
    const struct oas_taker *taker = m->taker;
    if (taker->parameter->style == OAS_STYLE_NONE)
        make_content(m);
    else if (taker->parameter->style == OAS_STYLE_DEEP_OBJECT)
        oas_deep_object(m);
    else if (reading == OAS_READING_SCALAR)
        make_scalar(m);
    else if (reading == OAS_READING_ARRAY)
        make_array(m);
    else
        make_object(m);
}
