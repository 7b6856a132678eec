/* The table of operations as text. */
#include "plan/operations_dump.h"

#include <oas/program.h>

#include "plan/routes.h"

static void put_head(const char *what, const char *text, oas_buf *out)
{
    oas_buf_puts(out, what);
    oas_buf_putc(out, ' ');
    oas_buf_put_json(out, oas_str_from(text));
}

static void put_flag(const char *name, bool flag, oas_buf *out)
{
    if (flag)
        oas_buf_puts(out, name);
}

/* Programs are all one: the table's. */
static void put_type(const char *name, oas_type type, oas_buf *out)
{
    oas_buf_puts(out, name);
    if (!type.program) {
        oas_buf_puts(out, "none");
        return;
    }
    oas_buf_put_u64(out, OAS_USE_ROW(type.use));
    for (uint32_t i = 0; i < OAS_USE_REFS(type.use); i++)
        oas_buf_putc(out, '*');
    oas_buf_putc(out, '/');
    oas_buf_put_u64(out, type.layout);
}

/* Says how many rows follow, and then puts them. */
static void put_rows(enum row_kind kind, const void *rows, size_t count, oas_buf *out)
{
    oas_buf_putc(out, ' ');
    oas_buf_put_u64(out, count);
    oas_buf_putc(out, '\n');
    operations_put(kind, rows, count, out);
}

static void put_encoding(const oas_media_encoding *encoding, oas_buf *out)
{
    put_head("encoding", encoding->name, out);
    if (encoding->media_type)
        put_head(" as", encoding->media_type, out);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_style_name(encoding->style));
    put_flag(" explode", encoding->explode, out);
    put_flag(" reserved", encoding->allow_reserved, out);
    put_flag(" octets", encoding->octets, out);
    if (encoding->header_count) {
        oas_buf_puts(out, " headers");
        put_rows(ROW_PARAMETER, encoding->headers, encoding->header_count, out);
        return;
    }
    oas_buf_putc(out, '\n');
}

static void put_media(const oas_media *media, oas_buf *out)
{
    put_head("media", media->media_type, out);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_form_name(media->form));
    put_type(" type=", media->type, out);
    put_type(" items=", media->item_type, out);
    if (media->encoding_count) {
        oas_buf_puts(out, " encodings");
        put_rows(ROW_ENCODING, media->encodings, media->encoding_count, out);
        return;
    }
    oas_buf_putc(out, '\n');
}

static void put_parameter(const oas_parameter *parameter, oas_buf *out)
{
    put_head(oas_location_name(parameter->in), parameter->name, out);
    put_flag(" required", parameter->required, out);
    if (parameter->media_type)
        put_head(" as", parameter->media_type, out);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_style_name(parameter->style));
    put_flag(" explode", parameter->explode, out);
    put_flag(" reserved", parameter->allow_reserved, out);
    put_flag(" empty", parameter->allow_empty, out);
    put_flag(" secret", parameter->secret, out);
    if (parameter->member)
        put_head(" member", parameter->member, out);
    put_type(" type=", parameter->type, out);
    if (parameter->encoding_count) {
        oas_buf_puts(out, " encodings");
        put_rows(ROW_ENCODING, parameter->encodings, parameter->encoding_count, out);
        return;
    }
    oas_buf_putc(out, '\n');
}

/* Of all parameters, or headers. */
static void put_together(oas_type type, oas_buf *out)
{
    if (!type.program)
        return;
    oas_buf_puts(out, "together");
    put_type(" type=", type, out);
    oas_buf_putc(out, '\n');
}

static void put_response(const oas_response *response, oas_buf *out)
{
    put_head("response", response->status, out);
    put_rows(ROW_MEDIA, response->media, response->media_count, out);
    oas_buf_puts(out, "headers");
    put_rows(ROW_PARAMETER, response->headers, response->header_count, out);
    put_together(response->headers_type, out);
}

static void put_server(const oas_server *server, oas_buf *out)
{
    put_head("server", server->url, out);
    put_head(" path", server->path, out);
    oas_buf_putc(out, '\n');
}

static void put_scheme(const oas_scheme *scheme, oas_buf *out)
{
    put_head("scheme", scheme->id, out);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_scheme_name(scheme->kind));
    oas_buf_putc(out, ' ');
    put_head(oas_location_name(scheme->in), scheme->name, out);
    put_head(" word", scheme->word, out);
    oas_buf_putc(out, '\n');
}

static void put_requirement(const oas_requirement *requirement, oas_buf *out)
{
    oas_buf_puts(out, "requirement");
    put_rows(ROW_SCHEME, requirement->schemes, requirement->scheme_count, out);
}

static void put_operation(const oas_operation *operation, oas_buf *out)
{
    put_head("operation", operation->method, out);
    put_head("", operation->path, out);
    put_head(" id", operation->id, out);
    put_flag(" webhook", operation->webhook, out);
    put_flag(" callback", operation->callback, out);
    oas_buf_puts(out, "\nservers");
    put_rows(ROW_SERVER, operation->servers, operation->server_count, out);
    oas_buf_puts(out, "tags");
    put_rows(ROW_TEXT, operation->tags, operation->tag_count, out);
    oas_buf_puts(out, "security");
    put_rows(ROW_REQUIREMENT, operation->security, operation->security_count, out);
    oas_buf_puts(out, "parameters");
    put_rows(ROW_PARAMETER, operation->parameters, operation->parameter_count, out);
    put_together(operation->parameters_type, out);
    oas_buf_puts(out, operation->request_required ? "request required" : "request");
    put_rows(ROW_MEDIA, operation->request, operation->request_count, out);
    oas_buf_puts(out, "responses");
    put_rows(ROW_RESPONSE, operation->responses, operation->response_count, out);
    oas_buf_puts(out, "callbacks");
    put_rows(ROW_CALLBACK, operation->callbacks, operation->callback_count, out);
}

static void put_callback(const oas_callback *callback, oas_buf *out)
{
    put_head("callback", callback->name, out);
    put_rows(ROW_OPERATION, callback->operations, callback->operation_count, out);
}

static void put_row(enum row_kind kind, const void *rows, size_t i, oas_buf *out)
{
    switch (kind) {
    case ROW_TEXT:
        put_head("text", ((const char *const *)rows)[i], out);
        oas_buf_putc(out, '\n');
        break;
    case ROW_ENCODING:
        put_encoding((const oas_media_encoding *)rows + i, out);
        break;
    case ROW_MEDIA:
        put_media((const oas_media *)rows + i, out);
        break;
    case ROW_PARAMETER:
        put_parameter((const oas_parameter *)rows + i, out);
        break;
    case ROW_RESPONSE:
        put_response((const oas_response *)rows + i, out);
        break;
    case ROW_SERVER:
        put_server((const oas_server *)rows + i, out);
        break;
    case ROW_SCHEME:
        put_scheme((const oas_scheme *)rows + i, out);
        break;
    case ROW_REQUIREMENT:
        put_requirement((const oas_requirement *)rows + i, out);
        break;
    case ROW_OPERATION:
        put_operation((const oas_operation *)rows + i, out);
        break;
    case ROW_CALLBACK:
        put_callback((const oas_callback *)rows + i, out);
        break;
    case ROW_KINDS:
        break;
    }
}

void operations_put(enum row_kind kind, const void *rows, size_t count, oas_buf *out)
{
    for (size_t i = 0; i < count; i++)
        put_row(kind, rows, i, out);
}

static void put_numbers(const char *what, const uint32_t *numbers, size_t count, oas_buf *out)
{
    oas_buf_puts(out, what);
    for (size_t i = 0; i < count; i++) {
        oas_buf_putc(out, ' ');
        oas_buf_put_u64(out, numbers[i]);
    }
    oas_buf_putc(out, '\n');
}

static void put_routes(const oas_routes *routes, oas_buf *out)
{
    size_t nodes = routes_nodes(routes);
    put_numbers("routes", &routes->seed, 1, out);
    put_flag("queries\n", routes->queries, out);
    put_numbers("nodes", routes->nodes, 2 * nodes + 2, out);
    put_numbers("slots", routes->slots, 2 * ((size_t)routes->mask + 1), out);
    put_numbers("ends", routes->ends, routes->nodes[2 * nodes], out);
}

void operations_dump(const oas_operations *operations, oas_buf *out)
{
    operations_put(ROW_SCHEME, operations->schemes, operations->scheme_count, out);
    operations_put(ROW_OPERATION, operations->at, operations->count, out);
    if (operations->routes)
        put_routes(operations->routes, out);
}
