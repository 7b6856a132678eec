/* Requests of any operation, written by its rows. */
#include "wired.h"

#include <stdio.h>

#include "load/text.h"

bool wired_same(const oas_request *a, const oas_request *b)
{
    bool same = oas_str_equal(a->target, b->target) && oas_str_equal(a->body, b->body) &&
                a->header_count == b->header_count;
    for (size_t i = 0; same && i < a->header_count; i++)
        same = oas_str_equal(a->headers[i].name, b->headers[i].name) &&
               oas_str_equal(a->headers[i].value, b->headers[i].value);
    return same;
}

void wired_tell(const oas_operation *operation, const char *what, const oas_request *request,
                const oas_judged *judged)
{
    oas_buf text = {0};
    for (size_t i = 0; i < judged->count; i++) {
        oas_buf_puts(&text, "; ");
        oas_message_error_text(&judged->at[i], &text);
    }
    printf("%s %s: %s: " OAS_PRI OAS_PRI "\n", operation->method, operation->path, what,
           OAS_ARG(request->target), OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
}

bool wired_values(const oas_operation *operation, const oas_response *response, oas_json *values,
                  oas_wire *wire, oas_arena *mem)
{
    const oas_parameter *parameters = response ? response->headers : operation->parameters;
    size_t culprit = 0;
    while (oas_wire_write(operation, response, values, wire, mem, NULL, &culprit) != OAS_OK) {
        if (!values[culprit].at || parameters[culprit].required)
            return false;
        values[culprit] = (oas_json){.at = NULL};
    }
    return true;
}

bool wired_write(const oas_operation *operation, oas_json *values, oas_request *request,
                 oas_arena *mem)
{
    oas_wire wire;
    if (!wired_values(operation, NULL, values, &wire, mem))
        return false;
    oas_buf target = {0};
    oas_buf_put(&target, wire.path);
    if (wire.query.len)
        oas_buf_putc(&target, '?');
    oas_buf_put(&target, wire.query);
    request->method = oas_str_from(operation->method);
    request->target = text_keep(mem, &target, NULL);
    request->headers = wire.headers;
    request->header_count = wire.header_count;
    return true;
}
