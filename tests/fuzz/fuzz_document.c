/* fuzz_document.c - any bytes as an OpenAPI document: all of its schemas, compiled together. */
#include <stdlib.h>

#include "fuzz.h"
#include "load/diag_render.h"
#include "spec/api.h"
#include "spec/select.h"
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

static void add_operation(struct roots *roots, const struct api *api,
                          const struct operation *operation)
{
    bool ambiguous;
    add_body(roots, operation->request);
    for (size_t i = 0; i < operation->response_count; i++)
        add_body(roots, &operation->responses[i].body);
    for (size_t i = 0; i < operation->parameter_count; i++)
        add(roots, operation->parameters[i].schema);
    (void)api_operation(api, operation->id, &ambiguous);
    (void)api_operation(api, operation->path, &ambiguous);
    (void)operation_response(operation, oas_str_from("200"));
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
        add_operation(&roots, api, &api->operations[i]);
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
