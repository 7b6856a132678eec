/* Errors as they are found, and bodies. */
#include "http/body_items.h"
#include "http/held.h"
#include "http/judging.h"

#include <oas/body.h>

#include "base/arena_memory.h"
#include "base/compiler.h"
#include "codec/explain.h"
#include "http/words.h"

oas_part oas_judging_part_of(oas_location in)
{
    static const oas_part parts[] = {[OAS_IN_PATH] = OAS_PART_PATH,
                                     [OAS_IN_QUERY] = OAS_PART_QUERY,
                                     [OAS_IN_HEADER] = OAS_PART_HEADER,
                                     [OAS_IN_COOKIE] = OAS_PART_COOKIE,
                                     [OAS_IN_QUERYSTRING] = OAS_PART_QUERYSTRING};
    return parts[in];
}

/* The first of them is the answer. */
static unsigned first_answer(unsigned a, unsigned b)
{
    static const unsigned order[] = {414, 431, 413, 404, 405, 401, 415, 400, 422};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return a ? a : b;
}

oas_message_error *oas_judging_add(struct oas_judging *j, oas_part part, oas_str name,
                                   oas_code code, unsigned answer)
{
    j->out->answer = first_answer(j->out->answer, answer);
    j->out->more |= j->out->count == OAS_MESSAGE_ERRORS;
    if (!j->errors)
        j->out->at = j->errors = OAS_ARENA_NEW(j->mem, oas_message_error, OAS_MESSAGE_ERRORS);
    j->no_memory |= !j->errors;
    if (!j->errors || j->out->count == OAS_MESSAGE_ERRORS)
        return NULL;
    oas_message_error *error = &j->errors[j->out->count++];
    *error = (oas_message_error){.part = part, .name = name, .code = code};
    return error;
}

void oas_judging_fault(struct oas_judging *j, oas_part part, oas_str name, oas_wire_fault fault,
                       const char *at, unsigned answer)
{
    oas_message_error *error = oas_judging_add(j, part, name, oas_wire_code(fault), answer);
    if (!error)
        return;
    error->expected = oas_str_from(oas_wire_expected(fault));
    error->at = at;
}

oas_errors *oas_judging_errors(struct oas_judging *j)
{
    oas_errors *errs = OAS_ARENA_NEW(j->mem, oas_errors, 1);
    if (!j->pool)
        j->pool = OAS_ARENA_NEW(j->mem, oas_error, OAS_MESSAGE_ERRORS);
    j->no_memory |= !errs || !j->pool;
    if (j->no_memory)
        return NULL;
    *errs = (oas_errors){.at = j->pool + j->pool_used,
                         .cap = OAS_MESSAGE_ERRORS - j->pool_used,
                         .text = j->mem,
                         .no_values = j->secret};
    return errs;
}

void oas_judging_refused(struct oas_judging *j, oas_part part, oas_str name, oas_errors *errs,
                         const oas_wire_value *value, unsigned answer)
{
    j->pool_used += oas_errors_kept(errs);
    j->out->answer = first_answer(j->out->answer, answer);
    j->out->more |= errs->count > oas_errors_kept(errs);
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        const oas_error *error = &errs->at[i];
        oas_message_error *added = oas_judging_add(j, part, name, error->code, answer);
        if (!added)
            return;
        added->errors = errs;
        added->error = error;
        added->at = value ? oas_wire_place(value, error->offset) : errs->json.at + error->offset;
    }
}

void oas_judging_note(struct oas_judging *j, oas_status status)
{
    j->undecided |= status == OAS_UNDECIDED;
    j->too_large |= status == OAS_TOO_LARGE;
    j->no_memory |= status == OAS_NO_MEMORY;
}

/* A value that is judged, and decoded where there is a place for it. */
struct judged_value {
    oas_type type;
    oas_str json;
    void *out;  /* or NULL */
    bool valid; /* it was judged before */
};

static oas_status value_status(struct oas_judging *j, const struct judged_value *value,
                               oas_errors *errs, const oas_options *options)
{
    if (!value->out)
        return oas_validate(value->type, value->json, errs, options);
    return (value->valid ? oas_decode_judged : oas_decode)(value->type, value->out, value->json,
                                                           j->mem, errs, options);
}

/* Without errors first, since most messages have none, and room for them is large. */
OAS_NOINLINE static void judge_value(struct oas_judging *j, oas_part part, oas_str name,
                                     const struct judged_value *value, const oas_wire_value *from,
                                     unsigned answer)
{
    oas_options options = j->options;
    if (from) /* what it was made of was as long as it may be */
        options.max_bytes = UINT32_MAX;
    oas_status status = value_status(j, value, NULL, &options);
    bool refused =
        status == OAS_INVALID || status == OAS_MALFORMED || status == OAS_UNREPRESENTABLE;
    oas_errors *errs = refused ? oas_judging_errors(j) : NULL;
    if (errs)
        status = value_status(j, value, errs, &options);
    j->unfit |= status == OAS_UNREPRESENTABLE;
    if (errs && errs->count)
        oas_judging_refused(j, part, name, errs, from, status == OAS_MALFORMED ? 400 : answer);
    else
        oas_judging_note(j, status);
}

void oas_judging_value(struct oas_judging *j, oas_part part, oas_str name, oas_type type,
                       oas_str json, const oas_wire_value *value, unsigned answer)
{
    const struct judged_value judged = {type, json, NULL, false};
    judge_value(j, part, name, &judged, value, answer);
}

/* ---- order ---- */

/* Where an error stands in its part; what stands nowhere comes first. */
struct error_place {
    size_t field; /* of the head, from 1 */
    uintptr_t at;
};

static struct error_place error_place_of(const struct oas_judging *j,
                                         const oas_message_error *error)
{
    struct error_place place = {0, (uintptr_t)error->at};
    bool of_head = error->part == OAS_PART_HEADER || error->part == OAS_PART_COOKIE;
    for (size_t i = 0; of_head && error->at && i < j->header_count && !place.field; i++) {
        oas_str value = j->headers[i].value;
        uintptr_t begin = (uintptr_t)value.at;
        if (value.at && place.at >= begin && place.at - begin <= value.len)
            place.field = i + 1;
    }
    return place;
}

static bool stands_before(oas_part part, struct error_place place, oas_part other,
                          struct error_place behind)
{
    if (part != other)
        return part < other;
    return place.field != behind.field ? place.field < behind.field : place.at < behind.at;
}

void oas_judging_sort(struct oas_judging *j)
{
    struct error_place places[OAS_MESSAGE_ERRORS];
    for (size_t i = 0; i < j->out->count; i++) {
        const oas_message_error error = j->errors[i];
        struct error_place place = error_place_of(j, &error);
        size_t to = i;
        for (; to && stands_before(error.part, place, j->errors[to - 1].part, places[to - 1]);
             to--) {
            j->errors[to] = j->errors[to - 1];
            places[to] = places[to - 1];
        }
        j->errors[to] = error;
        places[to] = place;
    }
}

oas_str oas_judging_field(const struct oas_judging *j, oas_str name)
{
    for (size_t i = 0; i < j->header_count; i++)
        if (oas_word_is(j->headers[i].name, name))
            return j->headers[i].value.len ? oas_word_trimmed(j->headers[i].value)
                                           : oas_str_of("", 0);
    return oas_str_of(NULL, 0);
}

/* ---- bodies ---- */

/* "application/json or text/plain". */
static oas_str names_of(struct oas_judging *j, const oas_media *media, size_t count)
{
    oas_allocator from = oas_arena_memory(j->mem);
    oas_buf names = {.from = &from};
    for (size_t i = 0; i < count; i++) {
        if (i)
            oas_buf_puts(&names, " or ");
        oas_buf_puts(&names, media[i].media_type);
    }
    j->no_memory |= names.failed;
    return oas_buf_str(&names);
}

/* By its Content-Type; without, the only one that is declared, else JSON. */
OAS_NOINLINE static const oas_media *find_media(struct oas_judging *j, const oas_media *media,
                                                size_t count, oas_str type)
{
    const oas_media *found = !type.at && count == 1 ? media : oas_media_find(media, count, type);
    if (found)
        return found;
    oas_message_error *error =
        oas_judging_add(j, OAS_PART_BODY, oas_str_of("", 0), OAS_CODE_UNSUPPORTED_MEDIA, 415);
    if (error) {
        error->expected = names_of(j, media, count);
        error->received = type;
        error->at = type.at;
    }
    return NULL;
}

/* Does the schema of octets say no more than that they are a text, or anything? */
static bool takes_octets(oas_type type)
{
    const struct oas_schema_row *row = &type.program->schemas[OAS_USE_ROW(type.use)];
    return row->leaf_count == 0 && row->apply_count == 0 && (row->jtypes & OAS_JTYPE_STRING) &&
           !(row->flags & OAS_SCHEMA_NEVER);
}

OAS_NOINLINE static void add_body_fault(struct oas_judging *j, const oas_body *read)
{
    bool limit = read->value.status == OAS_TOO_LARGE;
    bool type = read->value.fault == OAS_WIRE_PART_TYPE;
    size_t before = j->out->count;
    oas_judging_fault(j, OAS_PART_BODY, oas_str_of("", 0), read->value.fault, read->value.at,
                      limit  ? 413
                      : type ? 415
                             : 400);
    if (!type || j->out->count == before)
        return;
    oas_message_error *error = &j->errors[before];
    error->expected = oas_str_from(read->encoding->media_type);
    for (size_t i = 0; i < read->part_count; i++)
        if (read->parts[i].media_type.at == read->value.at ||
            read->parts[i].octets.at == read->value.at)
            error->received = read->parts[i].media_type;
}

/* Each item that is refused, until there are errors enough. */
OAS_NOINLINE static void judge_items(struct oas_judging *j, const oas_media *media, oas_str type,
                                     oas_str body, unsigned answer)
{
    const oas_type item_type = oas_items_type(media);
    const oas_type any = {media->type.program, OAS_ANY, 0};
    oas_body_items items =
        oas_body_items_of(type.len ? type : oas_str_from(media->media_type), body);
    oas_allocator from = oas_arena_memory(j->mem);
    oas_str item;
    for (size_t i = 0; !j->out->more && !j->no_memory && oas_body_items_next(&items, &item); i++) {
        oas_buf name = {.from = &from};
        if (oas_items_judge(item_type, item, &j->options) == OAS_OK)
            continue;
        oas_buf_put_u64(&name, i);
        j->no_memory |= name.failed;
        if (item_type.program || any.program)
            oas_judging_value(j, OAS_PART_BODY, oas_buf_str(&name),
                              item_type.program ? item_type : any, item, NULL, answer);
        else
            oas_judging_fault(j, OAS_PART_BODY, oas_buf_str(&name), OAS_WIRE_JSON, item.at, 400);
    }
}

/* The body's own. */
static void judge_body_value(struct oas_judging *j, oas_type type, oas_str json,
                             const oas_wire_value *from, unsigned answer)
{
    const struct judged_value judged = {type, json, j->body, from && from->status == OAS_OK};
    judge_value(j, OAS_PART_BODY, oas_str_of("", 0), &judged, from, answer);
}

static void leave_unread(struct oas_judging *j)
{
    j->undecided = true;
    j->out->unread = true;
    j->out->answer = first_answer(j->out->answer, 415);
}

/* As the JSON that it stands for. */
static void judge_read(struct oas_judging *j, const oas_media *media, oas_str type, oas_str body,
                       unsigned answer)
{
    oas_body *read = OAS_ARENA_NEW(j->mem, oas_body, 1);
    oas_status status = OAS_NO_MEMORY;
    if (read)
        status = oas_body_read(media, type, body, read, j->mem, &j->options, j->limits);
    j->no_memory |= status == OAS_NO_MEMORY;
    if (j->no_memory)
        return;
    j->out->body = read->value.json;
    j->out->parts = read->parts;
    j->out->part_count = read->part_count;
    j->read = read;
    j->undecided |= status == OAS_UNDECIDED;
    if (status == OAS_UNDECIDED && !read->value.json.at)
        leave_unread(j);
    if (read->value.fault)
        add_body_fault(j, read);
    else if (read->item)
        judge_items(j, media, type, body, answer);
    else if (status == OAS_INVALID || status == OAS_MALFORMED || (status == OAS_OK && j->body))
        judge_body_value(j, media->type, oas_json_text(read->value.json), &read->value, answer);
    else
        j->too_large |= status == OAS_TOO_LARGE;
}

static void judge_form(struct oas_judging *j, const oas_media *media, oas_str type, oas_str body,
                       unsigned answer)
{
    oas_str encoding = oas_judging_field(j, OAS_STR("Content-Encoding"));
    oas_form form = type.len ? oas_media_form(type) : media->form;
    if (encoding.len && !oas_word_is(encoding, OAS_STR("identity")) &&
        j->body_state != OAS_BODY_DECODED)
        form = OAS_FORM_COUNT;
    switch (form) {
    case OAS_FORM_JSON:
        j->out->body = oas_json_of(body);
        judge_body_value(j, media->type, body, NULL, answer);
        return;
    case OAS_FORM_TEXT:
    case OAS_FORM_URLENCODED:
    case OAS_FORM_MULTIPART:
    case OAS_FORM_SEQUENCE:
        judge_read(j, media, type, body, answer);
        return;
    case OAS_FORM_BYTES:
        if (media->item_type.program || !takes_octets(media->type))
            judge_read(j, media, type, body, answer);
        return;
    case OAS_FORM_COUNT:
        break;
    }
    leave_unread(j);
}

/* Room for the value in C, where it has a type. */
OAS_NOINLINE static void *body_room(struct oas_judging *j, const oas_media *media)
{
    switch (oas_held_of(media)) {
    case OAS_HELD_OCTETS:
    case OAS_HELD_JSON:
    case OAS_HELD_COUNT:
        break;
    case OAS_HELD_TEXT:
    case OAS_HELD_POINTER: {
        const struct oas_layout_row *row = oas_held_row(media);
        void *room = oas_arena_zeroed(j->mem, 1, row->size ? row->size : 1, sizeof(uint64_t));
        j->no_memory |= !room;
        return room;
    }
    }
    return NULL;
}

void oas_judging_body(struct oas_judging *j, const oas_media *media, size_t count, oas_str body,
                      unsigned answer)
{
    oas_str type = oas_judging_field(j, OAS_STR("Content-Type"));
    j->out->media = find_media(j, media, count, type);
    if (j->out->media && j->decodes)
        j->body = body_room(j, j->out->media);
    if (j->out->media && j->body_state != OAS_BODY_UNSEEN)
        judge_form(j, j->out->media, type, body, answer);
}
