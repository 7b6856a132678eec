/* parameters.c DOCUMENT - parameters of requests, written and read, for tests/diff/parameters.py. Each
 * operation has `x-sets`, values by the names of its parameters, and `x-requests`, what a request has
 * of them: `path`, `query`, `headers` as lines. A line of JSON is printed for each, in order: what is
 * written, {"path": …, "query": …, "headers": [[name, value]]} or {"refused": why, "name": whose}; what
 * is read, {"values": {name: value}, "status": …}. */
#include <stdio.h>
#include <stdlib.h>

#include <oas/wire.h>

#include "compiler.h"
#include "load/load.h"

enum { MOST = 64 };

static oas_arena memory;

static void print_line(oas_buf *line)
{
    oas_buf_putc(line, '\n');
    if (line->failed || fwrite(line->at, 1, line->len, stdout) != line->len)
        exit(3);
    oas_buf_free(line);
}

/* ---- writing ---- */

static oas_json json_of(const struct node *value)
{
    oas_buf text = {0};
    if (!value)
        return (oas_json){NULL, 0};
    node_json(value, &text);
    oas_json json = oas_json_of(oas_arena_copy(&memory, oas_buf_str(&text)));
    oas_buf_free(&text);
    return json;
}

static void put_written(const oas_wire *wire, oas_buf *out)
{
    oas_buf_puts(out, "{\"path\":");
    oas_buf_put_json(out, wire->path);
    oas_buf_puts(out, ",\"query\":");
    oas_buf_put_json(out, wire->query);
    oas_buf_puts(out, ",\"headers\":[");
    for (size_t i = 0; i < wire->header_count; i++) {
        oas_buf_puts(out, i ? ",[" : "[");
        oas_buf_put_json(out, wire->headers[i].name);
        oas_buf_putc(out, ',');
        oas_buf_put_json(out, wire->headers[i].value);
        oas_buf_putc(out, ']');
    }
    oas_buf_puts(out, "]}");
}

static void write_set(const oas_operation *operation, const struct node *set)
{
    oas_json values[MOST];
    oas_wire wire;
    oas_buf line = {0};
    size_t culprit = 0;
    for (uint32_t i = 0; i < operation->parameter_count && i < MOST; i++)
        values[i] = json_of(node_get(set, operation->parameters[i].name));
    oas_status status = oas_wire_write(operation, NULL, values, &wire, &memory, NULL, &culprit);
    if (status == OAS_OK) {
        put_written(&wire, &line);
    } else {
        oas_buf_puts(&line, "{\"refused\":");
        oas_buf_put_json(&line, oas_str_from(oas_status_name(status)));
        oas_buf_puts(&line, ",\"name\":");
        oas_buf_put_json(&line, oas_str_from(operation->parameters[culprit].name));
        oas_buf_putc(&line, '}');
    }
    print_line(&line);
}

/* ---- reading ---- */

static oas_str text_at(const struct node *node, const char *name)
{
    const struct node *text = node_get(node, name);
    return text ? text->text : oas_str_of("", 0);
}

static oas_header header_of(oas_str line)
{
    const char *colon = memchr(line.at, ':', line.len);
    size_t len = colon ? (size_t)(colon - line.at) : line.len, behind = len + (colon != NULL);
    return (oas_header){oas_str_of(line.at, len), oas_str_of(line.at + behind, line.len - behind)};
}

static void read_request(const oas_operation *operation, const struct node *request)
{
    const struct node *lines = node_get(request, "headers");
    oas_header headers[MOST];
    oas_wire wire = {text_at(request, "path"), text_at(request, "query"), headers, 0};
    oas_wire_values values;
    oas_buf line = {0};
    for (size_t i = 0; lines && i < lines->count && i < MOST; i++)
        headers[wire.header_count++] = header_of(lines->items[i]->text);
    oas_status status = oas_wire_read(operation, NULL, &wire, &values, &memory, NULL, NULL);
    oas_buf_puts(&line, "{\"values\":{");
    const char *between = "";
    for (size_t i = 0; i < values.count; i++) {
        if (!values.at[i].json.at || values.at[i].status != OAS_OK)
            continue;
        oas_buf_puts(&line, between);
        oas_buf_put_json(&line, oas_str_from(values.at[i].parameter->name));
        oas_buf_putc(&line, ':');
        oas_buf_put(&line, oas_json_text(values.at[i].json));
        between = ",";
    }
    oas_buf_puts(&line, "},\"status\":");
    oas_buf_put_json(&line, oas_str_from(oas_status_name(status)));
    oas_buf_putc(&line, '}');
    print_line(&line);
}

static void run_operation(const struct node *node, const oas_operation *operation)
{
    const struct node *sets = node_get(node, "x-sets"), *requests = node_get(node, "x-requests");
    for (size_t i = 0; sets && i < sets->count; i++)
        write_set(operation, sets->items[i]);
    for (size_t i = 0; requests && i < requests->count; i++)
        read_request(operation, requests->items[i]);
    oas_arena_reset(&memory);
}

int main(int argc, char **argv)
{
    struct compiler compiler = {.options = {.spec = argc > 1 ? argv[1] : ""}};
    bool good = compiler_run(&compiler, STAGE_OPERATIONS);
    if (!good) {
        oas_buf said = {0};
        diags_render(&compiler.diags, false, &said);
        fprintf(stderr, OAS_PRI "\n", OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
    }
    for (size_t i = 0; good && i < compiler.api->operation_count; i++)
        run_operation(compiler.api->operations[i].node, &compiler.operations->at[i]);
    compiler_free(&compiler);
    oas_arena_free(&memory);
    return good ? 0 : 1;
}
