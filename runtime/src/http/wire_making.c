/* JSON made of texts, with the places that they came from. */
#include "base/put.h"
#include "http/wire_pass.h"
#include "http/words.h"

void oas_making_begin(struct oas_making *m, struct oas_wire_pass *pass,
                      const struct oas_taker *taker, uint32_t choice)
{
    *m = (struct oas_making){.pass = pass,
                             .taker = taker,
                             .choice = choice,
                             .numbers = 1,
                             .json = {.from = &pass->from}};
}

void oas_making_fail(struct oas_making *m, oas_wire_fault fault, const char *at)
{
    if (m->fault)
        return;
    m->fault = fault;
    m->at = at;
}

void oas_making_mark_at(struct oas_making *m, size_t offset, const char *at, bool run)
{
    if (m->mark_count == m->mark_room) {
        size_t room = m->mark_room ? 2 * m->mark_room : 4;
        oas_wire_mark *more = OAS_ARENA_NEW(m->pass->mem, oas_wire_mark, room);
        m->pass->no_memory |= !more;
        if (!more)
            return;
        if (m->mark_count)
            memcpy(more, m->marks, m->mark_count * sizeof *more);
        m->marks = more;
        m->mark_room = room;
    }
    m->marks[m->mark_count++] = (oas_wire_mark){offset, at, run};
}

void oas_making_mark(struct oas_making *m, const char *at)
{
    oas_making_mark_at(m, m->json.len, at, false);
}

bool oas_making_text(struct oas_making *m, oas_str raw, oas_str *text)
{
    const char *at;
    oas_wire_fault fault = oas_coding_read(&m->taker->coding, raw, m->pass->mem, text, &at);
    m->pass->no_memory |= fault == OAS_WIRE_FAULT_COUNT;
    if (fault)
        oas_making_fail(m, fault, at);
    return !fault;
}

void oas_making_name(struct oas_making *m, oas_str name, const char *at)
{
    oas_making_mark(m, at);
    oas_buf_put_json(&m->json, name);
    oas_put_byte(&m->json, ':');
}

/* ---- null, booleans, numbers ---- */

/* The JSON type of a text that is a literal by RFC 8259, from its first byte to its last; else 0.
 */
static unsigned literal_jtype(oas_str text)
{
    char last = text.len ? text.at[text.len - 1] : ' ';
    if (last <= ' ' || text.at[0] <= ' ')
        return 0;
    oas_json_type type = oas_json_type_of(oas_json_of(text));
    unsigned jtype = 0;
    if (type == OAS_JSON_NULL)
        jtype = OAS_JTYPE_NULL;
    else if (type == OAS_JSON_BOOLEAN)
        jtype = OAS_JTYPE_BOOLEAN;
    else if (type == OAS_JSON_NUMBER)
        jtype = OAS_JTYPE_NUMBER;
    return jtype && oas_json_check(text, NULL) == OAS_OK ? jtype : 0;
}

bool oas_making_accepts(struct oas_making *m, const struct oas_guide *guide, oas_str json)
{
    for (uint32_t i = 0; i < guide->count; i++) {
        oas_type type = {guide->program, guide->at[i], 0};
        if (oas_validate(type, json, NULL, &m->pass->options) != OAS_OK)
            return false;
    }
    return true;
}

static bool accepts_string(struct oas_making *m, const struct oas_guide *guide, oas_str text)
{
    size_t before = m->json.len;
    oas_buf_put_json(&m->json, text);
    bool accepted =
        !m->json.failed &&
        oas_making_accepts(m, guide, oas_str_of(m->json.at + before, m->json.len - before));
    m->json.len = before;
    return accepted;
}

/* The first reading that is accepted; if none is, the first one whose type is. */
static bool is_literal(struct oas_making *m, const struct oas_guide *guide, oas_str text)
{
    unsigned jtype = literal_jtype(text);
    unsigned jtypes = jtype ? oas_guide_jtypes(guide) : 0;
    if (!(jtypes & jtype))
        return false;
    return !(jtypes & OAS_JTYPE_STRING) || oas_making_accepts(m, guide, text) ||
           !accepts_string(m, guide, text);
}

void oas_making_scalar(struct oas_making *m, const struct oas_guide *guide, oas_str raw)
{
    oas_str text;
    if (!oas_making_text(m, raw, &text))
        return;
    oas_making_mark(m, m->taker->coding.blanks ? oas_word_trimmed(raw).at : raw.at);
    if (is_literal(m, guide, text))
        oas_buf_put(&m->json, text);
    else
        oas_buf_put_json(&m->json, text);
}
