/* fuzz_document.c - any bytes as an OpenAPI document: all of its schemas, compiled together. */
#include <stdlib.h>

#include "fuzz.h"
#include "load/diag_render.h"
#include "plan/operations.h"
#include "plan/operations_dump.h"
#include "schema/complete.h"
#include "spec/api.h"
#include "support/compile.h"

struct roots {
    struct graph *graph;
    struct schema *at[32];
    size_t count;
};

static void add(struct roots *roots, struct node *node)
{
    if (!node || roots->count == sizeof roots->at / sizeof *roots->at)
        return;
    struct schema *schema = graph_read(roots->graph, node);
    if (schema)
        roots->at[roots->count++] = schema;
}

static void add_body(struct roots *roots, const struct body *body)
{
    for (size_t i = 0; body && i < body->count; i++)
        add(roots, body->media[i].schema);
}

static void add_operation(struct roots *roots, const struct operation *operation)
{
    add_body(roots, operation->request);
    for (size_t i = 0; i < operation->response_count; i++)
        add_body(roots, &operation->responses[i].body);
    for (size_t i = 0; i < operation->parameter_count; i++)
        add(roots, operation->parameters[i].schema);
}

/* Whatever was read has a table, in which each operation is found. */
static void search(struct compiled *c, const struct api *api)
{
    oas_buf text = {0};
    const struct subjects *subjects = subjects_list(&c->mem, api, NULL);
    const oas_operations *table = subjects ? operations_build(&c->mem, api, subjects, NULL) : NULL;
    FUZZ_CHECK(table && table->count == api->operation_count);
    for (size_t i = 0; i < table->count; i++) {
        const oas_operation *row = &table->at[i];
        oas_str method = oas_str_from(row->method), path = oas_str_from(row->path);
        FUZZ_CHECK(row->webhook ? oas_operation_webhook(table, path, method) != NULL
                                : oas_operation_find(table, method, path) != NULL);
        FUZZ_CHECK(!*row->id || oas_operation_by_id(table, oas_str_from(row->id)));
        FUZZ_CHECK(row->response_count == api->operations[i].response_count);
        (void)oas_operation_response(row, 200);
        (void)oas_media_find(row->request, row->request_count, oas_str_from(""));
    }
    operations_dump(table, &text);
    FUZZ_CHECK(table->count == 0 || text.len > 0);
    oas_buf_free(&text);
}

static void build(struct compiled *c, const struct api *api)
{
    static const char *const payloads[] = {"{}", "[null]", "\"a\"", "{\"a\":{\"b\":[1]}}"};
    struct schema_options options = {.formats = FORMATS_DEFAULT};
    struct roots roots = {.graph = graph_new(&c->registry, api, &options), .count = 0};
    FUZZ_CHECK(roots.graph != NULL);
    for (size_t i = 0; i < api->schema_count; i++)
        add(&roots, api->schemas[i].schema);
    for (size_t i = 0; i < api->operation_count; i++)
        add_operation(&roots, &api->operations[i]);
    complete_graph(roots.graph, roots.at, roots.count);
    if (roots.count)
        c->plan = plan_build(&c->mem, &c->diags, roots.at, roots.count);
    for (size_t i = 0; c->plan && i < roots.count; i++)
        for (size_t j = 0; j < sizeof payloads / sizeof *payloads; j++)
            (void)fuzz_judge(c->plan->roots[i], oas_str_from(payloads[j]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = fuzz_copy(data, size);
    struct compiled c;
    if (compile_load(&c, oas_str_of(copy, size))) {
        struct api *api = api_read(&c.registry, &c.document);
        FUZZ_CHECK(api || diags_faults(&c.diags) > 0);
        if (api) {
            (void)api_report(api, NULL, &c.diags);
            search(&c, api);
            build(&c, api);
        }
    }
    oas_buf said = {0};
    diags_render(&c.diags, false, &said);
    oas_buf_free(&said);
    compiled_free(&c);
    free(copy);
    return 0;
}
