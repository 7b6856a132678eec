/* A body in the form of its media type, as the JSON that its schema accepts. */
#include <oas/body.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "http/body_form.h"
#include "http/words.h"
#include "json/bounds.h"

struct body_reading {
    struct oas_form_pass *pass;
    oas_body *out;
    oas_str body;
    bool kept; /* a reading has been refused: its errors are told */
};

static void keep_body(struct body_reading *r, const struct oas_making *m, oas_status status)
{
    r->out->value = (oas_wire_value){.status = status,
                                     .at = r->body.at,
                                     .json = oas_json_of(oas_buf_str(&m->json)),
                                     .marks = m->marks,
                                     .mark_count = m->mark_count};
}

static oas_status fail_body(struct body_reading *r, oas_wire_fault fault, const char *at)
{
    oas_status status = oas_wire_status(fault);
    r->out->value = (oas_wire_value){.status = status, .fault = fault, .at = at};
    return status;
}

/* ---- forms with members ---- */

/* What should be JSON and is none is told of as such a text alone. */
static void keep_alien(struct body_reading *r)
{
    struct oas_making *m = &r->pass->making;
    oas_str text;
    oas_making_begin(m, &r->pass->wire, &r->pass->taker, 0);
    r->pass->taker.coding = r->pass->coding;
    if (!oas_making_text(m, r->pass->alien_raw, &text))
        return;
    oas_style_runs(m, r->pass->alien_raw);
    oas_buf_put(&m->json, text);
    r->pass->wire.no_memory |= m->json.failed;
    keep_body(r, m, OAS_MALFORMED);
    r->out->value.at = r->pass->alien_raw.at;
}

/* True when no other choice is to be tried. */
static bool try_object(struct body_reading *r, uint32_t choice, uint32_t *numbers)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_making *m = &pass->making;
    oas_making_begin(m, &pass->wire, &pass->taker, choice);
    oas_making_mark(m, r->body.at);
    oas_form_object(m, pass);
    *numbers = m->numbers;
    pass->wire.no_memory |= m->json.failed;
    if (pass->wire.no_memory)
        return true;
    if (m->fault && !r->kept && !r->out->value.status) {
        fail_body(r, m->fault, m->at);
        if (m->fault == OAS_WIRE_JSON)
            keep_alien(r);
    }
    if (m->fault)
        return false;
    oas_status status =
        oas_validate(pass->media->type, oas_buf_str(&m->json), NULL, &pass->wire.options);
    if (status != OAS_INVALID || !r->kept)
        keep_body(r, m, status);
    r->kept = true;
    return status != OAS_INVALID;
}

OAS_NOINLINE static oas_status read_members(struct body_reading *r)
{
    uint32_t numbers = 1;
    bool done = !oas_form_group(r->pass);
    r->pass->wire.no_memory |= done;
    for (uint32_t choice = 0; !done && choice < numbers && choice < OAS_MOST_CHOICES; choice++) {
        uint32_t now;
        done = try_object(r, choice, &now);
        numbers = now > numbers ? now : numbers;
    }
    return r->pass->wire.no_memory ? OAS_NO_MEMORY : r->out->value.status;
}

/* ---- application/x-www-form-urlencoded ---- */

static size_t most_values(const oas_wire_limits *limits)
{
    return limits && limits->max_values ? limits->max_values : OAS_MOST_VALUES;
}

/* "a=1&b=2&&c": what is between two '&' and empty is nothing. */
OAS_NOINLINE static oas_status take_fields(struct body_reading *r, size_t most)
{
    struct oas_form_pass *pass = r->pass;
    const struct oas_pairs pairs = {OAS_IN_QUERY, '&', pass->coding};
    oas_str left = r->body, name, value;
    size_t count = 1;
    for (size_t i = 0; i < left.len; i++)
        count += left.at[i] == '&';
    if (count > most)
        return fail_body(r, OAS_WIRE_FIELDS_LIMIT, NULL);
    oas_str *called = OAS_ARENA_NEW(pass->wire.mem, oas_str, count);
    pass->wire.pieces = OAS_ARENA_NEW(pass->wire.mem, struct oas_piece, count);
    if (!called || !pass->wire.pieces)
        return OAS_NO_MEMORY;
    pass->called = called;
    while (oas_pairs_next(&pairs, &left, &name, &value)) {
        const char *at;
        if (name.len == 0 && value.at == name.at)
            continue;
        uint32_t i = pass->wire.piece_count++;
        pass->wire.pieces[i] = (struct oas_piece){name, value, 0};
        oas_wire_fault fault =
            oas_coding_read(&pairs.coding, name, pass->wire.mem, &called[i], &at);
        if (fault == OAS_WIRE_FAULT_COUNT)
            return OAS_NO_MEMORY;
        if (fault)
            return fail_body(r, fault, at);
    }
    return OAS_OK;
}

static oas_status read_urlencoded(struct body_reading *r, const oas_wire_limits *limits)
{
    r->pass->coding = (struct oas_coding){.percent = true, .plus = true};
    oas_status status = take_fields(r, most_values(limits));
    if (status == OAS_OK)
        return read_members(r);
    return r->out->value.fault == OAS_WIRE_FIELDS_LIMIT ? OAS_TOO_LARGE : status;
}

/* ---- one text ---- */

OAS_NOINLINE static oas_status read_json(struct body_reading *r)
{
    const struct oas_form_pass *pass = r->pass;
    oas_status status = oas_validate(pass->media->type, r->body, NULL, &pass->wire.options);
    oas_wire_mark *mark = OAS_ARENA_NEW(pass->wire.mem, oas_wire_mark, 1);
    if (!mark)
        return OAS_NO_MEMORY;
    *mark = (oas_wire_mark){0, r->body.at, true};
    r->out->value = (oas_wire_value){.status = status,
                                     .at = r->body.at,
                                     .json = oas_json_of(r->body),
                                     .marks = mark,
                                     .mark_count = 1};
    return status;
}

OAS_NOINLINE static oas_status read_text(struct body_reading *r)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_making *m = &pass->making;
    pass->guide = oas_guide_of(pass->media->type);
    oas_making_begin(m, &pass->wire, &pass->taker, 0);
    oas_making_scalar(m, &pass->guide, r->body);
    if (pass->wire.no_memory || m->json.failed)
        return OAS_NO_MEMORY;
    if (m->fault)
        return fail_body(r, m->fault, m->at);
    oas_status status =
        oas_validate(pass->media->type, oas_buf_str(&m->json), NULL, &pass->wire.options);
    keep_body(r, m, status);
    return status;
}

/* ---- the body ---- */

/* In the arena: the stack is for the engine. What is made may be longer than the body. */
static struct oas_form_pass *begin_body(const oas_media *media, oas_arena *mem,
                                        const oas_options *options)
{
    struct oas_form_pass *pass = OAS_ARENA_NEW(mem, struct oas_form_pass, 1);
    if (!pass)
        return NULL;
    *pass = (struct oas_form_pass){.media = media};
    pass->wire.mem = mem;
    pass->wire.from = oas_arena_memory(mem);
    pass->wire.options = *oas_options_or_none(options);
    pass->wire.options.max_bytes = UINT32_MAX;
    return pass;
}

oas_status oas_body_read(const oas_media *media, oas_str content_type, oas_str body, oas_body *out,
                         oas_arena *mem, const oas_options *options, const oas_wire_limits *limits)
{
    struct body_reading r = {.out = out, .body = body};
    *out = (oas_body){.value = {.status = OAS_UNDECIDED}};
    if (body.len > oas_bound_bytes(oas_options_or_none(options)))
        return out->value.status = OAS_TOO_LARGE;
    r.pass = begin_body(media, mem, options);
    if (!r.pass)
        return out->value.status = OAS_NO_MEMORY;
    if (!body.at)
        r.body = oas_str_of("", 0);
    oas_status status = OAS_UNDECIDED;
    switch (content_type.len ? oas_media_form(content_type) : media->form) {
    case OAS_FORM_JSON:
        status = read_json(&r);
        break;
    case OAS_FORM_TEXT:
        status = read_text(&r);
        break;
    case OAS_FORM_URLENCODED:
        out->value.status = OAS_OK;
        status = read_urlencoded(&r, limits);
        break;
    case OAS_FORM_SEQUENCE:
    case OAS_FORM_MULTIPART:
    case OAS_FORM_BYTES:
    case OAS_FORM_COUNT:
        break;
    }
    return out->value.status = status;
}
