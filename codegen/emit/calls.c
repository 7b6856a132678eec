/* What requests have, as C declares it; in the table, where its members lie. */
#include "emit/calls.h"

#include "emit/types.h"
#include "load/text.h"

static bool has_calls(const struct emitter *e)
{
    const struct model *model = e->model;
    return emitter_has_operations(e) && model->operation_count == e->options->operations->count;
}

static bool has_range(const struct call_bodies *bodies)
{
    for (size_t i = 0; i < bodies->count; i++)
        if (memchr(bodies->at[i].media->type.at, '*', bodies->at[i].media->type.len))
            return true;
    return false;
}

static bool has_parts(const struct call_bodies *bodies)
{
    for (size_t i = 0; i < bodies->count; i++)
        if (oas_media_form(bodies->at[i].media->type) == OAS_FORM_MULTIPART)
            return true;
    return false;
}

/* ---- the row of an operation ---- */

static void put_index(oas_buf *text, const char *member, size_t i)
{
    oas_buf_puts(text, member);
    oas_buf_putc(text, '[');
    oas_buf_put_u64(text, i);
    oas_buf_putc(text, ']');
}

/* Which of the operation's own callbacks the other one is of; false: it is of none. */
static bool put_callback(oas_buf *text, const struct operation *own, const struct operation *other)
{
    for (size_t k = 0; k < own->callback_count; k++) {
        const struct operation_list *list = &own->callbacks[k].operations;
        if (other < list->at || other >= list->at + list->count)
            continue;
        put_index(text, ".callbacks", k);
        put_index(text, ".operations", (size_t)(other - list->at));
        return true;
    }
    return false;
}

oas_str calls_row_of(struct emitter *e, const struct operation *operation)
{
    const struct model *model = e->model;
    const struct api *api = model->options.api;
    oas_buf behind = {0}, text = {0};
    size_t i = 0;
    while (i < api->operation_count && &api->operations[i] != operation &&
           !put_callback(&behind, &api->operations[i], operation))
        i++;
    oas_buf_put(&text, model->operations);
    oas_buf_puts(&text, ".at[");
    if (i < model->operation_count)
        oas_buf_put(&text, model->operation_names[i]);
    oas_buf_puts(&text, " - 1]");
    oas_buf_put(&text, emitter_keep(e, &behind));
    return emitter_keep(e, &text);
}

/* ---- types ---- */

static oas_str held_type(struct emitter *e, const struct call_body *body)
{
    oas_buf text = {0};
    switch (body->held) {
    case OAS_HELD_OCTETS:
    case OAS_HELD_TEXT:
        return OAS_STR("oas_str");
    case OAS_HELD_JSON:
        return OAS_STR("oas_json");
    case OAS_HELD_POINTER:
        break;
    case OAS_HELD_COUNT:
        return OAS_STR("");
    }
    oas_str spelling = body->type->spelling;
    oas_buf_put(&text, spelling);
    oas_buf_puts(&text, spelling.len && spelling.at[spelling.len - 1] == '*' ? "*" : " *");
    return emitter_keep(e, &text);
}

/* Behind it stands what it is of: the constant, or the media type. */
static void print_body(struct emitter *e, const struct call_body *body, bool may_lack)
{
    oas_buf about = {0};
    oas_buf_put(&about, body->constant.len ? body->constant : body->media->type);
    if (may_lack)
        oas_buf_puts(&about, body->held == OAS_HELD_POINTER ? "; NULL: there is none"
                                                            : "; at NULL: there is none");
    types_declare(e, held_type(e, body), body->name, emitter_keep(e, &about));
}

static void print_media(struct emitter *e, const struct call_bodies *bodies)
{
    if (!bodies->media.len)
        return;
    out(&e->out, "enum $tag {\n", ID("tag", bodies->media));
    out_table(&e->out);
    out(&e->out, "$none,$about\n", ID("none", bodies->media_none),
        ASIDE("about", OAS_STR("there is no body")));
    for (size_t i = 0; i < bodies->count; i++)
        out(&e->out, "$name$comma$about\n", ID("name", bodies->at[i].constant),
            TEXT("comma", i + 1 < bodies->count ? OAS_STR(",") : OAS_STR("")),
            ASIDE("about", bodies->at[i].media->type));
    out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

/* Which one of `body` there is, `body` itself, and what goes with it. */
static void print_union(struct emitter *e, const struct call_bodies *bodies)
{
    if (bodies->count == 0)
        return;
    if (bodies->media.len)
        types_declare(e, text_joined(&e->mem, &e->out.no_memory, "enum ", bodies->media, ""),
                      OAS_STR("media"), OAS_STR("which one of `body` there is"));
    out_table_end(&e->out);
    out_text(&e->out, "union {\n");
    out_table(&e->out);
    for (size_t i = 0; i < bodies->count; i++)
        print_body(e, &bodies->at[i], false);
    out_table_end(&e->out);
    out_text(&e->out, "} body;\n");
    out_table(&e->out);
}

static void print_beside(struct emitter *e, const struct call_bodies *bodies)
{
    if (has_range(bodies))
        types_declare(e, OAS_STR("oas_str"), OAS_STR("media_type"),
                      OAS_STR("the body's Content-Type, which the document leaves open"));
    if (has_parts(bodies))
        types_declare(e, OAS_STR("oas_body_parts"), OAS_STR("parts"),
                      OAS_STR("of a multipart body: see oas/call.h"));
}

/* "PATCH /v2/campaigns/{campaignId}", "callback onEvent, POST {$request.body#/url}" */
static oas_str line_of(struct emitter *e, const char *before, const struct call *call)
{
    oas_buf text = {0};
    oas_buf_puts(&text, before);
    if (call->operation->callback) {
        oas_buf_puts(&text, "callback ");
        oas_buf_put(&text, call->operation->callback_name);
        oas_buf_puts(&text, ", ");
    }
    oas_buf_put(&text, call->operation->method);
    oas_buf_putc(&text, ' ');
    oas_buf_put(&text, call->operation->path);
    return emitter_keep(e, &text);
}

static void print_call(struct emitter *e, const struct call *call)
{
    const struct call_bodies *bodies = &call->request;
    if (!call->name.len || call->again)
        return;
    print_media(e, bodies);
    out_note(&e->out, line_of(e, "", call));
    out(&e->out, "struct $name {\n", ID("name", call->name));
    out_table(&e->out);
    if (call->joined)
        types_declare(e, call->joined->type->spelling, OAS_STR("parameters"), OAS_STR(""));
    if (bodies->count > 1)
        print_union(e, bodies);
    else if (bodies->count)
        print_body(e, &bodies->at[0], !call->operation->request->required);
    print_beside(e, bodies);
    out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

static void print_headers(struct emitter *e, const struct call *call)
{
    if (call->header_count == 0)
        return;
    out_table_end(&e->out);
    out_text(&e->out, "union {\n");
    out_table(&e->out);
    for (size_t i = 0; i < call->header_count; i++)
        types_declare(e, call->headers[i].type->spelling, call->headers[i].name, OAS_STR(""));
    out_table_end(&e->out);
    out_text(&e->out, "} headers;\n");
    out_table(&e->out);
}

static void print_reply(struct emitter *e, const struct call *call)
{
    if (!call->reply.len || call->again)
        return;
    print_media(e, &call->replies);
    out_note(&e->out, line_of(e, "A reply to ", call));
    out(&e->out, "struct $name {\n", ID("name", call->reply));
    out_table(&e->out);
    types_declare(e, OAS_STR("unsigned"), OAS_STR("status"), OAS_STR(""));
    print_union(e, &call->replies);
    print_beside(e, &call->replies);
    print_headers(e, call);
    out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

static bool any_call(const struct model *model)
{
    for (size_t i = 0; i < model->operation_count; i++)
        if (model->calls[i].name.len)
            return true;
    return false;
}

static void print_request(struct emitter *e)
{
    const struct model *model = e->model;
    out_note(&e->out, OAS_STR("Any request of the API. `as` has a member for each operation with "
                              "parameters or a body; the one of `operation` counts."));
    out(&e->out, "struct $name {\n", ID("name", model->request));
    out_table(&e->out);
    types_declare(e, text_joined(&e->mem, &e->out.no_memory, "enum ", model->operation_tag, ""),
                  OAS_STR("operation"), OAS_STR(""));
    types_declare(e, OAS_STR("const oas_requirement *"), OAS_STR("requirement"),
                  OAS_STR("that the request meets; NULL: it has to meet none"));
    types_declare(e, OAS_STR("const oas_credential *"), OAS_STR("credentials"),
                  OAS_STR("one for each of its schemes"));
    out_table_end(&e->out);
    if (any_call(model)) {
        out_text(&e->out, "union {\n");
        out_table(&e->out);
        for (size_t i = 0; i < model->operation_count; i++)
            if (model->calls[i].name.len)
                out(&e->out, "struct $type\t\v$member;\n", ID("type", model->calls[i].name),
                    ID("member", model->calls[i].member));
        out_table_end(&e->out);
        out_text(&e->out, "} as;\n");
    }
    out_text(&e->out, "};\n\n");
}

static void print_front(struct emitter *e, const char *macro, oas_str name, const struct call *call)
{
    if (name.len && !call->again)
        out(&e->out, "$macro(\v$name, \vstruct $name, \v&$row)\n", ID("macro", oas_str_from(macro)),
            ID("name", name), TEXT("row", calls_row_of(e, call->operation)));
}

static void print_structs(struct emitter *e, const struct call *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        print_call(e, &calls[i]);
        print_reply(e, &calls[i]);
    }
}

static void print_fronts(struct emitter *e, const struct call *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        print_front(e, "OAS_CALL", calls[i].name, &calls[i]);
        print_front(e, "OAS_REPLY", calls[i].reply, &calls[i]);
    }
}

void calls_print(struct emitter *e)
{
    const struct model *model = e->model;
    if (!has_calls(e))
        return;
    out_text(&e->out,
             "/* Whole requests, as servers read and clients write them: see oas/call.h. */\n\n");
    print_structs(e, model->calls, model->operation_count);
    print_request(e);
    print_structs(e, model->callbacks, model->callback_count);
    print_fronts(e, model->calls, model->operation_count);
    print_fronts(e, model->callbacks, model->callback_count);
    out(&e->out, "OAS_REQUEST(\v$name, \vstruct $name, \v&$operations)\n\n",
        ID("name", model->request), ID("operations", model->operations));
}

/* ---- rows ---- */

static void print_offset(struct emitter *e, const char *row, oas_str name, const char *member)
{
    out(&e->out, ", \v.$row = offsetof(struct $name, $member)", ID("row", oas_str_from(row)),
        ID("name", name), ID("member", oas_str_from(member)));
}

static void print_row(struct emitter *e, const char *member, oas_str name,
                      const struct call_bodies *bodies, bool headers)
{
    bool alone = bodies->count && !bodies->media.len && !has_range(bodies) && !has_parts(bodies);
    if (!name.len)
        return;
    if (!headers && (alone || !bodies->count)) {
        out(&e->out,
            alone ? ", \v.$member = OAS_BODY_IN(struct $name)"
                  : ", \v.$member = OAS_NO_BODY_IN(struct $name)",
            ID("member", oas_str_from(member)), ID("name", name));
        return;
    }
    out(&e->out, ", \v.$member = {.size = sizeof(struct $name)", ID("member", oas_str_from(member)),
        ID("name", name));
    if (bodies->count)
        print_offset(e, "body", name, "body");
    if (bodies->media.len) {
        print_offset(e, "media", name, "media");
        out(&e->out, ", \v.media_size = sizeof(enum $tag)", ID("tag", bodies->media));
    }
    if (has_range(bodies))
        print_offset(e, "media_type", name, "media_type");
    if (has_parts(bodies))
        print_offset(e, "parts", name, "parts");
    if (headers)
        print_offset(e, "headers", name, "headers");
    out_text(&e->out, "}");
}

static void print_rows(struct emitter *e, const struct call *call)
{
    print_row(e, "call", call->name, &call->request, false);
    print_row(e, "reply", call->reply, &call->replies, call->header_count > 0);
}

void calls_print_row(struct emitter *e, size_t i)
{
    if (has_calls(e))
        print_rows(e, &e->model->calls[i]);
}

void calls_print_callback(struct emitter *e, size_t i)
{
    if (has_calls(e))
        print_rows(e, &e->model->callbacks[i]);
}

void calls_print_table(struct emitter *e)
{
    oas_str name = e->model->request;
    if (!has_calls(e))
        return;
    out(&e->out, ".request = {\v.size = sizeof(struct $name)", ID("name", name));
    print_offset(e, "operation", name, "operation");
    out(&e->out, ", \v.operation_size = sizeof(enum $tag)", ID("tag", e->model->operation_tag));
    print_offset(e, "requirement", name, "requirement");
    print_offset(e, "credentials", name, "credentials");
    if (any_call(e->model))
        print_offset(e, "as", name, "as");
    out_text(&e->out, "},\n");
}
