/* What requests have, as C declares it; in the table, where its members lie. */
#include "emit/calls.h"

#include "emit/types.h"
#include "load/text.h"

static bool has_calls(const struct emitter *e)
{
    const struct model *model = e->model;
    return emitter_has_operations(e) && model->operation_count == e->options->operations->count;
}

static bool has_range(const struct call *call)
{
    for (size_t i = 0; i < call->body_count; i++)
        if (memchr(call->bodies[i].media->type.at, '*', call->bodies[i].media->type.len))
            return true;
    return false;
}

static bool has_parts(const struct call *call)
{
    for (size_t i = 0; i < call->body_count; i++)
        if (oas_media_form(call->bodies[i].media->type) == OAS_FORM_MULTIPART)
            return true;
    return false;
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

static void print_body(struct emitter *e, const struct call *call, const struct call_body *body)
{
    oas_buf about = {0};
    if (body->constant.len) {
        oas_buf_put(&about, body->constant);
    } else {
        oas_buf_put(&about, body->media->type);
        if (!call->operation->request->required)
            oas_buf_puts(&about, body->held == OAS_HELD_POINTER ? "; NULL: there is none"
                                                                : "; at NULL: there is none");
    }
    types_declare(e, held_type(e, body), body->name, emitter_keep(e, &about));
}

static void print_media(struct emitter *e, const struct call *call)
{
    out(&e->out, "enum $tag {\n", ID("tag", call->media));
    out_table(&e->out);
    out(&e->out, "$none,$about\n", ID("none", call->media_none),
        ASIDE("about", OAS_STR("there is no body")));
    for (size_t i = 0; i < call->body_count; i++)
        out(&e->out, "$name$comma$about\n", ID("name", call->bodies[i].constant),
            TEXT("comma", i + 1 < call->body_count ? OAS_STR(",") : OAS_STR("")),
            ASIDE("about", call->bodies[i].media->type));
    out_table_end(&e->out);
    out_text(&e->out, "};\n\n");
}

static void print_bodies(struct emitter *e, const struct call *call)
{
    if (!call->media.len) {
        for (size_t i = 0; i < call->body_count; i++)
            print_body(e, call, &call->bodies[i]);
        return;
    }
    types_declare(e, text_joined(&e->mem, &e->out.no_memory, "enum ", call->media, ""),
                  OAS_STR("media"), OAS_STR("which one of `body` there is"));
    out_table_end(&e->out);
    out_text(&e->out, "union {\n");
    out_table(&e->out);
    for (size_t i = 0; i < call->body_count; i++)
        print_body(e, call, &call->bodies[i]);
    out_table_end(&e->out);
    out_text(&e->out, "} body;\n");
    out_table(&e->out);
}

/* "PATCH /v2/campaigns/{campaignId}" */
static oas_str line_of(struct emitter *e, const struct call *call)
{
    oas_buf text = {0};
    oas_buf_put(&text, call->operation->method);
    oas_buf_putc(&text, ' ');
    oas_buf_put(&text, call->operation->path);
    return emitter_keep(e, &text);
}

static void print_call(struct emitter *e, const struct call *call)
{
    if (!call->name.len)
        return;
    if (call->media.len)
        print_media(e, call);
    out_note(&e->out, line_of(e, call));
    out(&e->out, "struct $name {\n", ID("name", call->name));
    out_table(&e->out);
    if (call->joined)
        types_declare(e, call->joined->type->spelling, OAS_STR("parameters"), OAS_STR(""));
    print_bodies(e, call);
    if (has_range(call))
        types_declare(e, OAS_STR("oas_str"), OAS_STR("media_type"),
                      OAS_STR("the body's Content-Type, which the document leaves open"));
    if (has_parts(call))
        types_declare(e, OAS_STR("oas_body_parts"), OAS_STR("parts"),
                      OAS_STR("of a multipart body: see oas/call.h"));
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

void calls_print(struct emitter *e)
{
    const struct model *model = e->model;
    if (!has_calls(e))
        return;
    out_text(&e->out,
             "/* Whole requests, as servers read and clients write them: see oas/call.h. */\n\n");
    for (size_t i = 0; i < model->operation_count; i++)
        print_call(e, &model->calls[i]);
    print_request(e);
    for (size_t i = 0; i < model->operation_count; i++)
        if (model->calls[i].name.len)
            out(&e->out, "OAS_CALL(\v$name, \vstruct $name, \v&$operations.at[$constant - 1])\n",
                ID("name", model->calls[i].name), ID("operations", model->operations),
                ID("constant", model->operation_names[i]));
    out(&e->out, "OAS_REQUEST(\v$name, \vstruct $name, \v&$operations)\n\n",
        ID("name", model->request), ID("operations", model->operations));
}

/* ---- rows ---- */

static void print_offset(struct emitter *e, const char *row, oas_str name, const char *member)
{
    out(&e->out, ", \v.$row = offsetof(struct $name, $member)", ID("row", oas_str_from(row)),
        ID("name", name), ID("member", oas_str_from(member)));
}

void calls_print_row(struct emitter *e, size_t i)
{
    const struct call *call = has_calls(e) ? &e->model->calls[i] : NULL;
    if (!call || !call->name.len)
        return;
    out(&e->out, ".call = {\v.size = sizeof(struct $name)", ID("name", call->name));
    if (call->body_count)
        print_offset(e, "body", call->name, "body");
    if (call->media.len) {
        print_offset(e, "media", call->name, "media");
        out(&e->out, ", \v.media_size = sizeof(enum $tag)", ID("tag", call->media));
    }
    if (has_range(call))
        print_offset(e, "media_type", call->name, "media_type");
    if (has_parts(call))
        print_offset(e, "parts", call->name, "parts");
    out_text(&e->out, "},\n");
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
