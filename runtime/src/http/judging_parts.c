/* The heads of a body's parts, where encodings speak of headers: as those of a reply. */
#include "http/body_heads.h"
#include "http/body_list.h"
#include "http/judging.h"

#include "base/arena_memory.h"
#include "base/compiler.h"

/* In the arena: the stack is for the engine. */
struct judged_head {
    const oas_wire_values *values;
    oas_allocator from;
    const oas_body_part *of;
    oas_str part; /* its name, else its place */
    const char *at;
};

/* A value of several lines is no view of the body: then it is where the field begins. */
static const char *place_in_head(const oas_body_part *part, const char *at)
{
    uintptr_t place = (uintptr_t)at, behind = (uintptr_t)part->octets.at;
    for (size_t i = 0; i < part->header_count; i++) {
        const oas_header *field = &part->headers[i];
        uintptr_t begin = (uintptr_t)field->value.at, name = (uintptr_t)field->name.at;
        bool within = place >= begin && place - begin <= field->value.len;
        if (within && (begin < name || begin > behind))
            return field->name.at;
    }
    return at;
}

/* "file X-Checked": which field of which part. */
static oas_str field_name(struct oas_judging *j, const struct judged_head *head,
                          const oas_parameter *header)
{
    oas_buf name = {.from = &head->from};
    oas_buf_put(&name, head->part);
    oas_buf_putc(&name, ' ');
    oas_buf_puts(&name, header->name);
    j->no_memory |= name.failed;
    return oas_buf_str(&name);
}

OAS_NOINLINE static void tell_head(struct oas_judging *j, const struct judged_head *head,
                                   unsigned answer)
{
    const oas_wire_values *values = head->values;
    size_t before = j->out->count;
    for (size_t i = 0; i < values->count && !j->no_memory; i++) {
        const oas_wire_value *value = &values->at[i];
        const oas_parameter *header = value->parameter;
        j->secret = header->secret;
        if (value->fault)
            oas_judging_fault(j, OAS_PART_BODY, field_name(j, head, header), value->fault,
                              value->at ? value->at : head->at, 400);
        else if (value->status == OAS_INVALID || value->status == OAS_MALFORMED)
            oas_judging_value(j, OAS_PART_BODY, field_name(j, head, header), header->type,
                              oas_json_text(value->json), value, answer);
        else
            oas_judging_note(j, value->status);
        j->secret = false;
    }
    if (values->fault)
        oas_judging_fault(j, OAS_PART_BODY, head->part, values->fault, values->fault_at, 400);
    for (size_t i = before; i < j->out->count; i++)
        j->errors[i].at = place_in_head(head->of, j->errors[i].at);
}

OAS_NOINLINE static struct judged_head *begin_head(struct oas_judging *j, size_t place)
{
    const oas_body_part *part = &j->read->parts[place];
    struct judged_head *head = OAS_ARENA_NEW(j->mem, struct judged_head, 1);
    j->no_memory |= !head;
    if (!head)
        return NULL;
    head->from = oas_arena_memory(j->mem);
    oas_buf number = {.from = &head->from};
    oas_buf_put_u64(&number, place);
    j->no_memory |= number.failed;
    head->of = part;
    head->at = part->octets.at;
    head->part = part->name.at ? part->name : oas_buf_str(&number);
    return head;
}

static void judge_head(struct oas_judging *j, const oas_media_encoding *encoding, size_t place,
                       unsigned answer)
{
    struct judged_head *head = begin_head(j, place);
    oas_status status;
    const struct oas_head *read =
        oas_head_read(encoding, &j->read->parts[place], &status, j->mem, &j->options, j->limits);
    j->no_memory |= status == OAS_NO_MEMORY;
    if (!head || !read)
        return;
    head->values = &read->values;
    tell_head(j, head, answer);
}

void oas_judging_parts(struct oas_judging *j, unsigned answer)
{
    const oas_media *media = j->out->media;
    if (!j->read || !j->read->part_count || j->no_memory)
        return;
    oas_str type = oas_judging_field(j, OAS_STR("Content-Type"));
    bool list = oas_is_list(media, type.len ? type : oas_str_from(media->media_type));
    for (size_t i = 0; i < j->read->part_count && !j->no_memory; i++) {
        const oas_media_encoding *encoding =
            oas_encoding_of_part(media, list, &j->read->parts[i], i);
        if (encoding && encoding->header_count)
            judge_head(j, encoding, i, answer);
    }
}
