/* A body in the form of its media type, as the JSON that its schema accepts. */
#include <oas/body.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "base/put.h"
#include "http/body_form.h"
#include "http/body_items.h"
#include "http/body_list.h"
#include "http/body_take.h"
#include "http/media.h"
#include "http/path.h"
#include "http/security.h"
#include "http/words.h"
#include "json/bounds.h"

struct body_reading {
    struct oas_form_pass *pass;
    oas_body *out;
    oas_str body;
    bool list; /* its parts are an array */
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
static bool try_members(struct body_reading *r, uint32_t choice, uint32_t *numbers)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_making *m = &pass->making;
    oas_making_begin(m, &pass->wire, &pass->taker, choice);
    oas_making_mark(m, r->body.at);
    pass->unread = false;
    if (r->list)
        oas_form_list(m, pass);
    else
        oas_form_object(m, pass);
    *numbers = m->numbers;
    pass->wire.no_memory |= m->json.failed;
    if (pass->wire.no_memory)
        return true;
    if (pass->unread) {
        r->out->value = (oas_wire_value){.status = OAS_UNDECIDED};
        return true;
    }
    if (m->fault) {
        bool first = !r->kept && !r->out->value.status;
        if (first && m->fault == OAS_WIRE_JSON)
            keep_alien(r);
        else if (first)
            fail_body(r, m->fault, m->at);
        return false;
    }
    oas_status status =
        oas_validate(pass->media->type, oas_buf_str(&m->json), NULL, &pass->wire.options);
    if (status != OAS_INVALID || !r->kept)
        keep_body(r, m, status);
    r->kept = true;
    return status != OAS_INVALID;
}

/* From 1; 0: there is none. */
static uint32_t find_foreign(struct body_reading *r)
{
    if (r->list)
        return oas_list_foreign(r->pass, &r->out->encoding);
    return r->pass->parts ? oas_form_foreign(r->pass, &r->out->encoding) : 0;
}

/* That of the octets, where it stands on several lines. */
static const char *place_of_type(const struct body_reading *r, const oas_body_part *part)
{
    uintptr_t begin = (uintptr_t)r->body.at, at = (uintptr_t)part->media_type.at;
    return at >= begin && at - begin <= r->body.len ? part->media_type.at : part->octets.at;
}

/* Fields by their names, or parts by their places. */
OAS_NOINLINE static oas_status read_members(struct body_reading *r)
{
    uint32_t numbers = 1;
    bool done = !r->list && !oas_form_group(r->pass);
    r->pass->wire.no_memory |= done;
    uint32_t foreign = done ? 0 : find_foreign(r);
    if (foreign)
        return fail_body(r, OAS_WIRE_PART_TYPE, place_of_type(r, &r->pass->parts[foreign - 1]));
    for (uint32_t choice = 0; !done && choice < numbers && choice < OAS_MOST_CHOICES; choice++) {
        uint32_t now;
        done = try_members(r, choice, &now);
        numbers = now > numbers ? now : numbers;
    }
    return r->pass->wire.no_memory ? OAS_NO_MEMORY : r->out->value.status;
}

/* ---- application/x-www-form-urlencoded ---- */

/* A pair of the query that a security scheme looks for, or that the path's template has, and no
 * member that is declared. */
static bool is_of_others(struct oas_form_pass *pass, oas_str name, oas_str pair)
{
    const oas_operation *operation = pass->wire.operation;
    if (!operation || (!oas_security_asks(operation, OAS_IN_QUERY, name) &&
                       !oas_path_has_pair(oas_path_query(oas_str_from(operation->path)), pair)))
        return false;
    pass->guide = oas_guide_of(pass->media->type);
    oas_guide_spread(&pass->guide, OAS_GUIDE_EVERY);
    return !oas_guide_names(&pass->guide, name);
}

/* "a=1&b=2&&c": what is between two '&' and empty is nothing. */
OAS_NOINLINE static oas_status take_fields(struct body_reading *r, size_t most)
{
    struct oas_form_pass *pass = r->pass;
    const struct oas_pairs pairs = {OAS_IN_QUERY, '&', pass->coding};
    oas_str left = r->body, name, value, text;
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
        oas_str pair = oas_word_between(name.at, value.at + value.len);
        bool others = !fault && is_of_others(pass, called[i], pair);
        if (others) /* it has to be written well all the same */
            fault = oas_coding_read(&pairs.coding, value, pass->wire.mem, &text, &at);
        if (fault == OAS_WIRE_FAULT_COUNT)
            return OAS_NO_MEMORY;
        if (fault)
            return fail_body(r, fault, at);
        pass->wire.piece_count -= others;
        pass->left_out |= others;
    }
    return OAS_OK;
}

OAS_NOINLINE static oas_status begin_urlencoded(struct body_reading *r,
                                                const oas_wire_limits *limits)
{
    r->pass->coding = (struct oas_coding){.percent = true, .plus = true};
    oas_status status = take_fields(r, oas_limit_values(limits));
    return r->out->value.fault == OAS_WIRE_FIELDS_LIMIT ? OAS_TOO_LARGE : status;
}

/* ---- multipart ---- */

OAS_NOINLINE static oas_status take_parts(struct body_reading *r, oas_str content_type,
                                          const oas_wire_limits *limits)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_parts_taken taken;
    oas_parts_take(&taken, content_type, r->body, !r->list, pass->wire.mem, limits);
    oas_str *called = OAS_ARENA_NEW(pass->wire.mem, oas_str, taken.count + 1);
    pass->wire.pieces = OAS_ARENA_NEW(pass->wire.mem, struct oas_piece, taken.count + 1);
    if (taken.no_memory || !called || !pass->wire.pieces)
        return OAS_NO_MEMORY;
    for (size_t i = 0; i < taken.count; i++) {
        pass->wire.pieces[i] = (struct oas_piece){taken.raw[i], taken.parts[i].octets, 0};
        called[i] = taken.parts[i].name;
    }
    pass->wire.piece_count = (uint32_t)taken.count;
    pass->called = called;
    pass->parts = r->out->parts = taken.parts;
    r->out->part_count = taken.count;
    return taken.fault ? fail_body(r, taken.fault, taken.fault_at) : OAS_OK;
}

static oas_status read_multipart(struct body_reading *r, oas_str content_type,
                                 const oas_wire_limits *limits)
{
    r->list = oas_is_list(r->pass->media, content_type);
    oas_status status = take_parts(r, content_type, limits);
    if (status == OAS_OK)
        status = read_members(r);
    return r->out->value.fault == OAS_WIRE_PARTS_LIMIT ? OAS_TOO_LARGE : status;
}

/* ---- one text ---- */

/* The body, as it is. */
static oas_status keep_as_it_is(struct body_reading *r, oas_status status)
{
    oas_wire_mark *mark = OAS_ARENA_NEW(r->pass->wire.mem, oas_wire_mark, 1);
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

static oas_status read_json(struct body_reading *r)
{
    const struct oas_form_pass *pass = r->pass;
    return keep_as_it_is(r, oas_items_judge(pass->media->type, r->body, &pass->wire.options));
}

/* What was made of the body, judged. */
static oas_status keep_made(struct body_reading *r)
{
    const struct oas_form_pass *pass = r->pass;
    const struct oas_making *m = &pass->making;
    if (pass->wire.no_memory || m->json.failed)
        return OAS_NO_MEMORY;
    if (m->fault)
        return fail_body(r, m->fault, m->at);
    oas_status status =
        oas_validate(pass->media->type, oas_buf_str(&m->json), NULL, &pass->wire.options);
    keep_body(r, m, status);
    return status;
}

OAS_NOINLINE static oas_status read_text(struct body_reading *r)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_making *m = &pass->making;
    pass->guide = oas_guide_of(pass->media->type);
    oas_making_begin(m, &pass->wire, &pass->taker, 0);
    oas_making_scalar(m, &pass->guide, r->body);
    return keep_made(r);
}

static oas_status judge_all_items(struct body_reading *r, const struct oas_making *m,
                                  bool undecided)
{
    const struct oas_form_pass *pass = r->pass;
    const oas_media *media = pass->media;
    oas_str json = oas_buf_str(&m->json);
    oas_status status = OAS_OK;
    if (oas_items_are_judged(media))
        status = oas_validate(media->type, json, NULL, &pass->wire.options);
    else if (!media->type.program && !media->item_type.program)
        undecided = true;
    if (status == OAS_OK && undecided)
        status = OAS_UNDECIDED;
    keep_body(r, m, status);
    return status;
}

/* All items as an array; the first one that is refused alone. */
OAS_NOINLINE static oas_status read_items(struct body_reading *r, oas_str content_type)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_making *m = &pass->making;
    oas_body_items items = oas_body_items_of(content_type, r->body);
    const oas_type type = oas_items_type(pass->media);
    bool undecided = false;
    oas_str item;
    oas_making_begin(m, &pass->wire, &pass->taker, 0);
    oas_making_mark(m, r->body.at);
    oas_put_byte(&m->json, '[');
    for (size_t count = 1; oas_body_items_next(&items, &item); count++) {
        oas_status status = oas_items_judge(type, item, &pass->wire.options);
        undecided |= status == OAS_UNDECIDED;
        if (status != OAS_OK && status != OAS_UNDECIDED) {
            r->out->item = count;
            r->body = item;
            return keep_as_it_is(r, status);
        }
        if (count > 1)
            oas_put_byte(&m->json, ',');
        oas_making_mark_at(m, m->json.len, item.at, true);
        oas_buf_put(&m->json, item);
        oas_making_mark(m, item.at + item.len);
    }
    oas_put_byte(&m->json, ']');
    if (items.fault_at)
        return fail_body(r, OAS_WIRE_SEQUENCE, items.fault_at);
    if (pass->wire.no_memory || m->json.failed)
        return OAS_NO_MEMORY;
    return judge_all_items(r, m, undecided);
}

/* Octets, where the schema takes a text; else nobody knows how to read them. */
OAS_NOINLINE static oas_status read_octets(struct body_reading *r)
{
    struct oas_form_pass *pass = r->pass;
    struct oas_making *m = &pass->making;
    pass->guide = oas_guide_of(pass->media->type);
    if (!(oas_guide_jtypes(&pass->guide) & OAS_JTYPE_STRING))
        return OAS_UNDECIDED;
    oas_making_begin(m, &pass->wire, &pass->taker, 0);
    oas_form_octets(m, r->body);
    return keep_made(r);
}

/* ---- the body ---- */

/* Items of what is no sequence of JSON texts, such as those of text/event-stream: nobody knows how to
 * tell one from the next. */
static oas_form form_to_read(const oas_media *media, oas_str content_type)
{
    oas_form form = oas_media_form(content_type);
    bool whole = form == OAS_FORM_TEXT || form == OAS_FORM_BYTES;
    return whole && media->item_type.program ? OAS_FORM_COUNT : form;
}

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
    if (content_type.len == 0)
        content_type = oas_str_from(media->media_type);
    switch (form_to_read(media, content_type)) {
    case OAS_FORM_JSON:
        status = read_json(&r);
        break;
    case OAS_FORM_TEXT:
        status = read_text(&r);
        break;
    case OAS_FORM_URLENCODED:
        out->value.status = OAS_OK;
        status = begin_urlencoded(&r, limits);
        if (status == OAS_OK)
            status = read_members(&r);
        break;
    case OAS_FORM_MULTIPART:
        out->value.status = OAS_OK;
        status = read_multipart(&r, content_type, limits);
        break;
    case OAS_FORM_BYTES:
        status = read_octets(&r);
        break;
    case OAS_FORM_SEQUENCE:
        status = read_items(&r, content_type);
        break;
    case OAS_FORM_COUNT:
        break;
    }
    return out->value.status = status;
}

oas_status oas_form_read_query(const oas_media *media, const oas_operation *operation,
                               oas_str query, oas_body *out, oas_arena *mem,
                               const oas_options *options, const oas_wire_limits *limits)
{
    struct body_reading r = {.out = out, .body = query};
    *out = (oas_body){.value = {.status = OAS_TOO_LARGE}};
    if (query.len > oas_bound_bytes(oas_options_or_none(options)))
        return OAS_TOO_LARGE;
    r.pass = begin_body(media, mem, options);
    if (!r.pass)
        return out->value.status = OAS_NO_MEMORY;
    r.pass->wire.operation = operation;
    out->value.status = OAS_OK;
    oas_status status = begin_urlencoded(&r, limits);
    if (status == OAS_OK && (!r.pass->left_out || r.pass->wire.piece_count))
        status = read_members(&r);
    return out->value.status = status;
}
