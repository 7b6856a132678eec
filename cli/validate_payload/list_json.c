/* The same as the list in columns, and what else a script wants to know of each. */
#include "validate_payload/list_json.h"

#include "common/called.h"
#include "common/json.h"
#include "common/json_writer.h"

static void put_item(struct json_writer *w, oas_str text)
{
    json_next(w);
    json_put(w->out, text);
}

static void put_media_types(struct json_writer *w, const struct body *body)
{
    json_key(w, "mediaTypes");
    json_open(w, '[');
    for (size_t i = 0; i < body->count; i++)
        put_item(w, body->media[i].type);
    json_close(w, ']');
}

static void put_request(struct json_writer *w, const struct body *request)
{
    if (!request) {
        json_word(w, "request", "null");
        return;
    }
    json_key(w, "request");
    json_open(w, '{');
    json_word(w, "required", request->required ? "true" : "false");
    put_media_types(w, request);
    json_close(w, '}');
}

static void put_responses(struct json_writer *w, const struct operation *operation)
{
    json_key(w, "responses");
    json_open(w, '[');
    for (size_t i = 0; i < operation->response_count; i++) {
        json_next(w);
        json_open(w, '{');
        json_text(w, "status", operation->responses[i].status);
        put_media_types(w, &operation->responses[i].body);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Paths of requests begin with them; callbacks and webhooks go elsewhere. */
static void put_base_paths(struct json_writer *w, const struct operation *operation)
{
    if (operation->webhook || operation->callback)
        return;
    json_key(w, "basePaths");
    json_open(w, '[');
    for (size_t i = 0; i < operation->servers.count; i++)
        put_item(w, operation->servers.at[i].path);
    json_close(w, ']');
}

/* `called` is what --operation takes. */
static void put_operation(struct json_writer *w, const struct operation *operation, oas_str called)
{
    json_next(w);
    json_open(w, '{');
    json_text(w, "operation", called);
    if (operation->id.len)
        json_text(w, "id", operation->id);
    else
        json_word(w, "id", "null");
    json_text(w, "method", operation->method);
    json_text(w, "path", operation->path);
    put_base_paths(w, operation);
    put_request(w, operation->request);
    put_responses(w, operation);
    json_close(w, '}');
}

static void put_operations(struct json_writer *w, const struct api *api, bool webhooks)
{
    json_key(w, webhooks ? "webhooks" : "operations");
    json_open(w, '[');
    for (size_t i = 0; i < api->operation_count; i++) {
        const struct operation *operation = &api->operations[i];
        oas_buf called = {0};
        if (operation->webhook == webhooks) {
            called_operation(operation, &called);
            put_operation(w, operation, oas_buf_str(&called));
        }
        w->out->failed |= called.failed;
        oas_buf_free(&called);
    }
    json_close(w, ']');
}

static void put_callbacks(struct json_writer *w, const struct operation *owner)
{
    for (size_t i = 0; i < owner->callback_count; i++) {
        const struct operation_list *own = &owner->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++) {
            bool several = own->count > 1;
            oas_buf called = {0};
            called_operation(owner, &called);
            called_callback(&own->at[k], several, several, &called);
            put_operation(w, &own->at[k], oas_buf_str(&called));
            w->out->failed |= called.failed;
            oas_buf_free(&called);
        }
    }
}

static void put_schema(struct json_writer *w, const struct node *schema, oas_str name)
{
    oas_buf pointer = {0};
    node_pointer(schema, &pointer);
    json_next(w);
    json_open(w, '{');
    if (schema->parent)
        json_text(w, "name", name);
    else
        json_word(w, "name", "null");
    json_text(w, "pointer", oas_buf_str(&pointer));
    json_close(w, '}');
    w->out->failed |= pointer.failed;
    oas_buf_free(&pointer);
}

static void put_schemas(struct json_writer *w, const struct api *api)
{
    json_key(w, "schemas");
    json_open(w, '[');
    if (api->version == API_SCHEMA)
        put_schema(w, api->document->root, (oas_str){0});
    for (size_t i = 0; i < api->schema_count; i++)
        put_schema(w, api->schemas[i].schema, api->schemas[i].name);
    json_close(w, ']');
}

static const char *version_of(const struct api *api)
{
    switch (api->version) {
    case API_SCHEMA:
        break;
    case API_3_0:
        return "\"3.0\"";
    case API_3_1:
        return "\"3.1\"";
    case API_3_2:
        return "\"3.2\"";
    }
    return "null";
}

void list_json_put(const struct api *api, oas_str file, bool indented, oas_buf *out)
{
    struct json_writer w = {.out = out, .indented = indented, .first = true};
    json_next(&w);
    json_open(&w, '{');
    json_text(&w, "file", file);
    json_word(&w, "openapi", version_of(api));
    put_operations(&w, api, false);
    put_operations(&w, api, true);
    json_key(&w, "callbacks");
    json_open(&w, '[');
    for (size_t i = 0; i < api->operation_count; i++)
        put_callbacks(&w, &api->operations[i]);
    json_close(&w, ']');
    put_schemas(&w, api);
    json_close(&w, '}');
    oas_buf_putc(out, '\n');
}
