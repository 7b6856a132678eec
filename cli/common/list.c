/* Columns are as wide as their widest cell; what is shown comes from the document. */
#include "common/list.h"

#include <oas/utf8.h>

#include "common/called.h"
#include "load/safe.h"

/* Columns of text; the last column of a row is not filled up. */
enum { COLUMNS = 5, GAP = 2 };

struct row {
    oas_buf cells[COLUMNS];
};

struct table {
    struct row *rows;
    size_t count;
};

static size_t width_of(oas_str text)
{
    size_t width = 0, length;
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end; at += length ? length : 1) {
        length = oas_utf8_step(at, end);
        width += safe_width(at, end);
    }
    return width;
}

static void table_widths(const struct table *table, size_t *widths)
{
    for (size_t i = 0; i < table->count; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            size_t width = width_of(oas_buf_str(&table->rows[i].cells[j]));
            widths[j] = width > widths[j] ? width : widths[j];
        }
    }
}

static void put_row(const struct row *row, const size_t *widths, oas_buf *out)
{
    size_t owed = GAP;
    for (size_t j = 0; j < COLUMNS; j++) {
        oas_str cell = oas_buf_str(&row->cells[j]);
        if (cell.len) {
            for (; owed > 0; owed--)
                oas_buf_putc(out, ' ');
            oas_buf_put(out, cell);
        }
        owed += widths[j] + (widths[j] ? GAP : 0) - width_of(cell);
    }
    oas_buf_putc(out, '\n');
}

static void table_put(struct table *table, oas_buf *out)
{
    size_t widths[COLUMNS] = {0};
    table_widths(table, widths);
    for (size_t i = 0; i < table->count; i++)
        put_row(&table->rows[i], widths, out);
    for (size_t i = 0; i < table->count; i++)
        for (size_t j = 0; j < COLUMNS; j++)
            oas_buf_free(&table->rows[i].cells[j]);
}

/* "request application/json, text/csv" */
static void put_request(const struct body *request, oas_buf *cell)
{
    if (!request)
        return;
    oas_buf_puts(cell, "request");
    for (size_t i = 0; i < request->count; i++) {
        oas_buf_puts(cell, i ? ", " : " ");
        safe_put(cell, request->media[i].type);
    }
}

/* "responses 200 404"; those without content stand in brackets. */
static void put_responses(const struct operation *operation, oas_buf *cell)
{
    if (operation->response_count)
        oas_buf_puts(cell, "responses");
    for (size_t i = 0; i < operation->response_count; i++) {
        const struct response *response = &operation->responses[i];
        oas_buf_puts(cell, response->body.count ? " " : " (");
        safe_put(cell, response->status);
        oas_buf_puts(cell, response->body.count ? "" : ")");
    }
}

static void add_row(struct table *table, const struct operation *operation, oas_str called)
{
    oas_buf *cells = table->rows[table->count++].cells;
    safe_put(&cells[0], operation->id.len ? operation->id : OAS_STR("-"));
    safe_put(&cells[1], operation->method);
    safe_put(&cells[2], called);
    put_request(operation->request, &cells[3]);
    put_responses(operation, &cells[4]);
}

static void put_table(const char *head, struct table *table, oas_buf *out)
{
    if (table->count == 0)
        return;
    oas_buf_puts(out, head);
    table_put(table, out);
}

static void put_operations(const struct api *api, bool webhooks, oas_arena *mem, oas_buf *out)
{
    struct table table = {OAS_ARENA_NEW(mem, struct row, api->operation_count), 0};
    out->failed |= !table.rows;
    for (size_t i = 0; i < api->operation_count && table.rows; i++)
        if (api->operations[i].webhook == webhooks)
            add_row(&table, &api->operations[i], api->operations[i].path);
    put_table(webhooks ? "webhooks:\n" : "operations:\n", &table, out);
}

/* The method has a column of its own. */
static void add_callbacks(const struct operation *owner, struct table *table)
{
    for (size_t i = 0; i < owner->callback_count; i++) {
        const struct operation_list *own = &owner->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++) {
            bool several = !oas_str_equal(own->at[0].path, own->at[own->count - 1].path);
            oas_buf called = {0};
            called_operation(owner, &called);
            called_callback(&own->at[k], false, several, &called);
            add_row(table, &own->at[k], oas_buf_str(&called));
            oas_buf_free(&called);
        }
    }
}

static void put_callbacks(const struct api *api, oas_arena *mem, oas_buf *out)
{
    size_t most = 0;
    for (size_t i = 0; i < api->operation_count; i++)
        for (size_t k = 0; k < api->operations[i].callback_count; k++)
            most += api->operations[i].callbacks[k].operations.count;
    struct table table = {OAS_ARENA_NEW(mem, struct row, most + 1), 0};
    out->failed |= !table.rows;
    for (size_t i = 0; i < api->operation_count && table.rows; i++)
        add_callbacks(&api->operations[i], &table);
    put_table("callbacks:\n", &table, out);
}

static void put_schemas(const struct api *api, oas_buf *out)
{
    if (api->schema_count || api->version == API_SCHEMA)
        oas_buf_puts(out, "schemas:\n");
    if (api->version == API_SCHEMA)
        oas_buf_puts(out, "  (root)\n");
    for (size_t i = 0; i < api->schema_count; i++) {
        oas_buf_puts(out, "  ");
        safe_put(out, api->schemas[i].name);
        oas_buf_putc(out, '\n');
    }
}

void list_put(const struct api *api, oas_buf *out)
{
    oas_arena mem = {0};
    put_operations(api, false, &mem, out);
    put_operations(api, true, &mem, out);
    put_callbacks(api, &mem, out);
    put_schemas(api, out);
    oas_arena_free(&mem);
}
