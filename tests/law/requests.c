/* requests.c - the law for whole requests and replies, over the OpenAPI documents of the corpora and
 * those of tests/messages that have forms:
 *
 *     law_requests CORPORA TIMES [OPERATIONS]
 *
 * For every operation with parameters or a body (or so many of a document, evenly spread) valid
 * values are made of their schemas at random, TIMES over, the same ones in every run. They are
 * written as a request, which is read into the struct that has any request of the document; that is
 * written again: it has to be the same request. Each response, with headers at random and a body of
 * each of its media types, goes through the struct of its operation's replies. Structs are made in
 * memory, by their layouts alone, and keep what the document leaves open. The largest one is told,
 * and has to be small. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <oas/call.h>

#include "compiler.h"
#include "load/pointer_map.h"
#include "load/text.h"
#include "made_up.h"
#include "model/layout_made.h"
#include "real.h"
#include "support/left_out.h"
#include "wired.h"

enum { MOST_BYTES = 4096 }; /* of the struct of any request */

enum any_enum { ANY_ENUM };

struct count {
    size_t operations, sets, kept, elsewhere, beyond, unmade, broken;
    size_t responses, tried, replies, replies_beyond; /* `tried` are those that could be made */
    size_t headers;                                   /* that they have */
    size_t parts;                                     /* of multipart bodies */
};

struct judging {
    const struct compiler *compiler;
    oas_operations *table;
    struct pointer_map schemas; /* a schema's node to its struct wanted */
    struct count count;
    uint64_t seed;
};

/* ---- the structs ---- */

struct space {
    size_t size, align;
};

static uint32_t append(struct space *space, size_t size, size_t align)
{
    size_t at = (space->size + align - 1) / align * align;
    space->size = at + size;
    space->align = align > space->align ? align : space->align;
    return (uint32_t)at;
}

static size_t size_of(const struct space *space)
{
    return (space->size + space->align - 1) / space->align * space->align;
}

static bool is_range(const struct media *media)
{
    return memchr(media->type.at, '*', media->type.len) != NULL;
}

/* As the generated header declares them, behind what is there. */
static void lay_out_bodies(const struct call_bodies *bodies, struct space *space, oas_call_row *row)
{
    bool range = false, parts = false;
    row->media_size = bodies->media.len ? sizeof(enum any_enum) : 0;
    if (bodies->media.len)
        row->media = append(space, sizeof(enum any_enum), sizeof(enum any_enum));
    if (bodies->count)
        row->body = append(space, sizeof(oas_str), sizeof(void *));
    for (size_t i = 0; i < bodies->count; i++) {
        range |= is_range(bodies->at[i].media);
        parts |= oas_media_form(bodies->at[i].media->type) == OAS_FORM_MULTIPART;
    }
    if (range)
        row->media_type = append(space, sizeof(oas_str), sizeof(void *));
    if (parts)
        row->parts = append(space, sizeof(oas_body_parts), sizeof(void *));
    row->size = (uint32_t)size_of(space);
}

static void lay_out_headers(const struct call *call, const oas_layout *layout, struct space *space,
                            oas_call_row *row)
{
    size_t size = 0, align = 1;
    for (size_t i = 0; i < call->header_count; i++) {
        const struct oas_layout_row *own = &layout->rows[call->headers[i].type->row];
        size = own->size > size ? own->size : size;
        align = own->align > align ? own->align : align;
    }
    if (call->header_count)
        row->headers = append(space, size, align);
    row->size = (uint32_t)size_of(space);
}

static struct space lay_out_call(const struct call *call, const oas_layout *layout,
                                 oas_operation *operation)
{
    struct space space = {0, 1}, reply = {0, 1};
    if (call->joined) {
        const struct oas_layout_row *joined = &layout->rows[call->joined->type->row];
        append(&space, joined->size, joined->align);
    }
    lay_out_bodies(&call->request, &space, &operation->call);
    append(&reply, sizeof(unsigned), sizeof(unsigned));
    lay_out_bodies(&call->replies, &reply, &operation->reply);
    lay_out_headers(call, layout, &reply, &operation->reply);
    return space;
}

static void lay_out(struct judging *j, const oas_layout *layout)
{
    const struct model *model = j->compiler->model;
    struct space space = {0, 1}, as = {0, sizeof(void *)};
    oas_request_row *row = &j->table->request;
    row->operation = append(&space, sizeof(enum any_enum), sizeof(enum any_enum));
    row->operation_size = sizeof(enum any_enum);
    row->requirement = append(&space, sizeof(void *), sizeof(void *));
    row->credentials = append(&space, sizeof(void *), sizeof(void *));
    for (size_t i = 0; i < model->operation_count; i++) {
        oas_operation *operation = (oas_operation *)(uintptr_t)&j->table->at[i];
        struct space call = lay_out_call(&model->calls[i], layout, operation);
        as.size = call.size > as.size ? call.size : as.size;
        as.align = call.align > as.align ? call.align : as.align;
    }
    row->as = append(&space, size_of(&as), as.align);
    row->size = (uint32_t)size_of(&space);
}

/* ---- one request ---- */

static const struct wanted *wanted_of(const struct judging *j, const struct node *node)
{
    return node ? pointer_map_get(&j->schemas, node) : NULL;
}

/* "image/x" for a range of images. */
static oas_str type_within(oas_str range, oas_arena *mem)
{
    oas_buf text = {0};
    for (size_t i = 0; i < range.len; i++)
        oas_buf_putc(&text, range.at[i] == '*' ? 'x' : range.at[i]);
    return text_keep(mem, &text, NULL);
}

/* The same body, whose parts have names of files and further fields at random. */
static bool dress_parts(struct judging *j, const oas_media *row, oas_json value, oas_buf *named,
                        oas_buf *body, oas_arena *mem)
{
    static const oas_header fields[] = {{OAS_STR_INIT("X-Law"), OAS_STR_INIT("a, \"b\"")},
                                        {OAS_STR_INIT("Content-ID"), OAS_STR_INIT("<1@law>")}};
    oas_body read;
    if (oas_body_read(row, oas_buf_str(named), oas_buf_str(body), &read, mem, NULL, NULL) != OAS_OK)
        return false;
    oas_body_part *parts = OAS_ARENA_NEW(mem, oas_body_part, read.part_count + 1);
    for (size_t i = 0; parts && i < read.part_count; i++) {
        parts[i] = read.parts[i];
        parts[i].headers = fields;
        parts[i].header_count = (size_t)made_up_number(&j->seed, 3);
        if (made_up_number(&j->seed, 2))
            parts[i].file_name = OAS_STR("a \"b\";\n.txt");
    }
    named->len = body->len = 0;
    j->count.parts += read.part_count;
    return parts &&
           oas_body_write(row, value, parts, read.part_count, named, body, mem, NULL) == OAS_OK;
}

/* A body, and its Content-Type. False: there is nothing to be judged. */
static bool write_media(struct judging *j, const struct media *media, const oas_media *row,
                        oas_str *octets, oas_str *type, oas_arena *mem)
{
    const struct wanted *wanted = wanted_of(j, media->schema);
    oas_buf body = {0}, named = {0};
    oas_json value = {.at = NULL};
    if (wanted)
        value = made_up(wanted->schema, row->type, mem, &j->seed);
    else if (row->form == OAS_FORM_JSON)
        value = OAS_JSON("{\"any\":[1,\"a\"]}");
    if (value.at && !is_range(media)) {
        bool good = oas_body_write(row, value, NULL, 0, &named, &body, mem, NULL) == OAS_OK;
        if (good && row->form == OAS_FORM_MULTIPART)
            j->count.broken += !dress_parts(j, row, value, &named, &body, mem);
        *octets = text_keep(mem, &body, NULL);
        *type = text_keep(mem, &named, NULL);
        return good;
    }
    *octets = OAS_STR("octets");
    *type = type_within(media->type, mem);
    return !wanted && (row->form == OAS_FORM_BYTES || row->form == OAS_FORM_TEXT);
}

static bool write_body(struct judging *j, const struct call *call, const oas_operation *row,
                       oas_request *request, oas_arena *mem)
{
    size_t choices = row->request_count + !row->request_required, chosen;
    oas_str type;
    if (row->request_count == 0)
        return true;
    chosen = (size_t)made_up_number(&j->seed, choices);
    if (chosen == row->request_count)
        return true;
    if (!write_media(j, call->request.at[chosen].media, &row->request[chosen], &request->body,
                     &type, mem))
        return false;
    oas_header *headers = OAS_ARENA_NEW(mem, oas_header, request->header_count + 1);
    if (!headers)
        return false;
    for (size_t i = 0; i < request->header_count; i++)
        headers[i] = request->headers[i];
    headers[request->header_count++] = (oas_header){OAS_STR("Content-Type"), type};
    request->headers = headers;
    return true;
}

static bool make_parameters(struct judging *j, const struct call *call, const oas_operation *row,
                            oas_json *values, oas_arena *mem)
{
    if (!call->joined)
        return true;
    const struct clause *properties = schema_clause(call->joined->schema, OAS_KEYWORD_PROPERTIES);
    for (uint32_t i = 0; i < row->parameter_count; i++) {
        const oas_parameter *parameter = &row->parameters[i];
        if (!parameter->required && made_up_number(&j->seed, 3) == 0)
            continue;
        values[i] = made_up(properties->schemas[i], parameter->type, mem, &j->seed);
        if (!values[i].at && parameter->required)
            return false;
    }
    return true;
}

static bool same_messages(const oas_request *a, const oas_request *b, const oas_judged *judged)
{
    oas_request x = *a, y = *b;
    if (judged->media && judged->media->form == OAS_FORM_JSON) {
        if (!oas_json_equal(oas_json_of(x.body), oas_json_of(y.body)))
            return false;
        x.body = y.body;
    }
    return wired_same(&x, &y);
}

/* To the receiver's own address, which is not the document's. */
static void send_to_hook(oas_request *request, const oas_operation *row, oas_arena *mem)
{
    oas_buf target = {0};
    oas_buf_putc(&target, '/');
    oas_buf_put(&target, request->target);
    request->target = text_keep(mem, &target, NULL);
    request->operation = row;
}

/* Into the struct and back. NULL: it is the same. */
static const char *go(struct judging *j, const oas_operation *row, const oas_request *request,
                      oas_arena *mem, oas_judged *judged, oas_status *status)
{
    const oas_request_row *as = &j->table->request;
    char *value = oas_arena_take(mem, as->size, 16);
    oas_request again = {.headers = NULL};
    oas_judged validated;
    if (!value)
        return "there is no memory";
    *status = oas_request_decode(j->table, value, request, mem, judged, NULL, NULL);
    if (judged->operation && judged->operation != row) /* its path is more concrete, or the same */
        return NULL;
    if (*status != OAS_OK)
        return "does not fit";
    if (oas_request_validate(j->table, request, &validated, mem, NULL, NULL) != OAS_OK)
        return "is decoded and refused";
    if (oas_request_encode(j->table, value, &again, mem, judged, NULL) != OAS_OK)
        return "is not written";
    if (row->webhook)
        send_to_hook(&again, row, mem);
    return same_messages(request, &again, &validated) ? NULL : "is another request";
}

static void judge_set(struct judging *j, size_t i)
{
    const struct call *call = &j->compiler->model->calls[i];
    const oas_operation *row = &j->table->at[i];
    oas_arena mem = {0};
    oas_json *values = OAS_ARENA_NEW(&mem, oas_json, row->parameter_count + 1);
    oas_request request = {.credentials_left_out = true};
    oas_judged judged = {.count = 0};
    j->count.sets++;
    if (!values || !make_parameters(j, call, row, values, &mem)) {
        j->count.unmade++;
    } else if (!wired_write(row, values, &request, &mem)) {
        j->count.beyond++;
    } else if (!write_body(j, call, row, &request, &mem)) {
        j->count.unmade++;
    } else {
        oas_status status = OAS_OK;
        if (row->webhook)
            send_to_hook(&request, row, &mem);
        const char *wrong = go(j, row, &request, &mem, &judged, &status);
        bool elsewhere = judged.operation && judged.operation != row;
        j->count.kept += !wrong && !elsewhere;
        j->count.elsewhere += elsewhere;
        j->count.beyond += wrong && status == OAS_UNREPRESENTABLE;
        j->count.broken += wrong && status != OAS_UNREPRESENTABLE;
        if (wrong && status != OAS_UNREPRESENTABLE)
            wired_tell(row, wrong, &request, &judged);
    }
    oas_arena_free(&mem);
}

/* ---- one reply ---- */

static bool same_replies(const oas_reply *a, const oas_reply *b, const oas_media *media)
{
    const oas_request x = {.headers = a->headers, .header_count = a->header_count};
    const oas_request y = {.headers = b->headers, .header_count = b->header_count};
    bool json = media && media->form == OAS_FORM_JSON;
    return a->status == b->status && wired_same(&x, &y) &&
           (json ? oas_json_equal(oas_json_of(a->body), oas_json_of(b->body))
                 : oas_str_equal(a->body, b->body));
}

static const char *go_reply(const oas_operation *row, const oas_reply *reply, oas_arena *mem,
                            oas_judged *judged, oas_status *status)
{
    char *value = oas_arena_take(mem, row->reply.size, 16);
    oas_reply again = {.status = 0};
    if (!value)
        return "there is no memory";
    *status = oas_reply_decode(row, OAS_STR("GET"), value, reply, mem, judged, NULL, NULL);
    if (*status != OAS_OK)
        return "a reply does not fit";
    const oas_media *media = judged->media;
    if (oas_reply_encode(row, value, &again, mem, judged, NULL) != OAS_OK)
        return "a reply is not written";
    return same_replies(reply, &again, media) ? NULL : "is another reply";
}

/* "404", "499" for 4XX, "599" for the default. */
static unsigned status_within(const char *status)
{
    unsigned long number = strtoul(status, NULL, 10);
    return number > 99 ? (unsigned)number : number ? (unsigned)number * 100 + 99 : 599;
}

/* A response of the document, and its row. */
struct answer {
    const struct response *response;
    const oas_response *row;
};

/* Its headers, and room for one more. False: there is nothing to be judged. */
static bool write_headers(struct judging *j, const oas_operation *operation,
                          const struct answer *answer, oas_header **headers, size_t *count,
                          oas_arena *mem)
{
    size_t most = answer->row->header_count;
    oas_json *values = OAS_ARENA_NEW(mem, oas_json, most + 1);
    oas_wire wire;
    for (size_t i = 0; values && i < most; i++) {
        const oas_parameter *header = &answer->row->headers[i];
        const struct wanted *wanted =
            wanted_of(j, subject_parameter_schema(&answer->response->headers[i]));
        if (wanted && (header->required || made_up_number(&j->seed, 3)))
            values[i] = made_up(wanted->schema, header->type, mem, &j->seed);
    }
    if (!values || !wired_values(operation, answer->row, values, &wire, mem))
        return false;
    *count = wire.header_count;
    *headers = OAS_ARENA_NEW(mem, oas_header, *count + 1);
    for (size_t i = 0; *headers && i < *count; i++)
        (*headers)[i] = wire.headers[i];
    return *headers;
}

/* In its i-th representation, if it has any. */
static bool write_answer(struct judging *j, const oas_operation *operation,
                         const struct answer *answer, uint32_t i, oas_reply *reply, oas_arena *mem)
{
    oas_header *headers, type = {OAS_STR("Content-Type"), {NULL, 0}};
    if (!write_headers(j, operation, answer, &headers, &reply->header_count, mem))
        return false;
    reply->headers = headers;
    j->count.headers += reply->header_count;
    if (answer->row->media_count == 0)
        return true;
    if (!write_media(j, &answer->response->body.media[i], &answer->row->media[i], &reply->body,
                     &type.value, mem))
        return false;
    headers[reply->header_count++] = type;
    return true;
}

static void judge_reply(struct judging *j, const oas_operation *row, const struct answer *answer,
                        uint32_t i)
{
    oas_arena mem = {0};
    oas_judged judged = {.count = 0};
    oas_reply reply = {.status = status_within(answer->row->status)};
    oas_status status = OAS_OK;
    const char *wrong = NULL;
    bool apt = oas_operation_response(row, reply.status) == answer->row;
    bool made = apt && write_answer(j, row, answer, i, &reply, &mem);
    j->count.responses += apt;
    if (made)
        wrong = go_reply(row, &reply, &mem, &judged, &status);
    bool beyond = wrong && status == OAS_UNREPRESENTABLE;
    j->count.tried += made;
    j->count.replies += made && !wrong;
    j->count.replies_beyond += beyond;
    j->count.broken += wrong && !beyond;
    if (wrong && !beyond) {
        const oas_request shown = {
            .headers = reply.headers, .header_count = reply.header_count, .body = reply.body};
        wired_tell(row, wrong, &shown, &judged);
    }
    oas_arena_free(&mem);
}

static void judge_replies(struct judging *j, size_t i)
{
    const struct operation *operation = j->compiler->model->calls[i].operation;
    const oas_operation *row = &j->table->at[i];
    for (uint32_t k = 0; k < row->response_count; k++) {
        const struct answer answer = {&operation->responses[k], &row->responses[k]};
        uint32_t times =
            answer.row->media_count || !answer.row->header_count ? answer.row->media_count : 1;
        for (uint32_t m = 0; m < times; m++)
            judge_reply(j, row, &answer, m);
    }
}

/* ---- one document ---- */

/* How many sets an operation, and operations a document; 0: all. */
struct sample {
    size_t times, most;
};

static bool find_schemas(struct judging *j, oas_arena *mem)
{
    for (size_t i = 0; i < j->compiler->wanted_count; i++) {
        const struct wanted *wanted = &j->compiler->wanted[i];
        void **slot = pointer_map_put(&j->schemas, mem, wanted->subject->node);
        if (!slot)
            return false;
        *slot = (void *)(uintptr_t)wanted;
    }
    return true;
}

static void judge_operations(struct judging *j, const struct sample *sample)
{
    const struct model *model = j->compiler->model;
    size_t all = 0, met = 0;
    for (size_t i = 0; i < model->operation_count; i++)
        all += model->calls[i].name.len > 0;
    for (size_t i = 0; i < model->operation_count; i++) {
        if (!model->calls[i].name.len)
            continue;
        if (sample->most && met++ % ((all + sample->most - 1) / sample->most) != 0)
            continue;
        j->count.operations++;
        for (size_t k = 0; k < sample->times; k++) {
            judge_set(j, i);
            judge_replies(j, i);
        }
    }
}

/* So that it was tried at all: half of the requests, and a third of the replies, whose values are
 * harder to make. */
static bool enough(const struct count *count)
{
    return 2 * count->kept >= count->sets && 3 * count->replies >= count->responses;
}

/* The plan's own program becomes that of the layout, since the table refers to it. */
static bool judge_document(void *user, const char *path, const char *name)
{
    struct compiler compiler = {
        .options = {.spec = path, .allow_unsupported = true, .keep_unknown = true}};
    struct judging j = {.compiler = &compiler, .seed = 1};
    struct layout_made made;
    bool good = compiler_run(&compiler, STAGE_OPERATIONS) &&
                layout_make(&made, &compiler.mem, compiler.model) &&
                find_schemas(&j, &compiler.mem);
    if (good) {
        j.table = (oas_operations *)(uintptr_t)compiler.operations;
        compiler.plan->program = made.program;
        lay_out(&j, &made.layout);
        judge_operations(&j, user);
        const struct count *n = &j.count;
        printf("%s: %zu operations, %zu sets: %zu kept, %zu for another operation, %zu beyond the "
               "wire or C, %zu not made; of %zu responses %zu were made: %zu kept, %zu beyond C, "
               "with %zu headers; %zu parts; %u bytes for any request\n",
               name, n->operations, n->sets, n->kept, n->elsewhere, n->beyond, n->unmade,
               n->responses, n->tried, n->replies, n->replies_beyond, n->headers, n->parts,
               j.table->request.size);
    }
    good = good && j.count.broken == 0 && enough(&j.count) && j.table->request.size <= MOST_BYTES;
    if (!good)
        printf("%s: FAILED, %zu broken\n", name, j.count.broken);
    compiler_free(&compiler);
    return good;
}

/* Documents of the tests that have forms of all kinds, as few of the corpora do: the parts of their
 * multipart bodies have names of files, media types and fields of their own. */
static bool judge_own(void)
{
    static const char *const paths[] = {"tests/messages/multipart.yaml",
                                        "tests/messages/parts.yaml", "tests/messages/heads.yaml",
                                        "tests/messages/forms.yaml"};
    struct sample sample = {100, 0};
    bool good = true;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        good &= judge_document(&sample, paths[i], paths[i]);
    return good;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    bool good = argc == 3 || argc == 4;
    struct sample sample = {good ? strtoul(argv[2], NULL, 10) : 0,
                            argc == 4 ? strtoul(argv[3], NULL, 10) : 0};
    good = good && law_each_document(argv[1], "the law over requests of a document", judge_document,
                                     &sample, &count);
    good = judge_own() && good;
    return !good ? 1 : count ? 0 : LEFT_OUT;
}
