#include "target.h"

#include <stdio.h>

#include "load/diag_render.h"
#include "resolve/registry.h"
#include "spec/api.h"
#include "spec/select.h"

enum { WORDS = 8 };

/* Splits `line` at blanks into NUL-terminated words; single and double quotes hold a word together.
 * A missing word is empty. */
static void split(char *line, char *words[WORDS])
{
    size_t count = 0;
    char *at = line;
    while (count < WORDS) {
        at += strspn(at, " \n");
        char end = *at == '\'' || *at == '"' ? *at++ : ' ';
        words[count++] = at;
        at += strcspn(at, end == ' ' ? " \n" : end == '"' ? "\"" : "'");
        if (*at)
            *at++ = '\0';
    }
}

static oas_str value_of(char *words[WORDS], const char *option)
{
    for (size_t i = 1; i + 1 < WORDS; i++)
        if (strcmp(words[i], option) == 0)
            return oas_str_from(words[i + 1]);
    return oas_str_of(NULL, 0);
}

static struct schema *operation_schema(const struct api *api, struct graph *graph, oas_str what,
                                       oas_str status)
{
    bool ambiguous;
    const struct operation *operation = api_operation(api, what, &ambiguous);
    const struct body *body = operation ? operation->request : NULL;
    if (operation && status.len) {
        const struct response *response = operation_response(operation, status);
        body = response ? &response->body : NULL;
    }
    const struct media *media = body ? body_media(body, oas_str_of(NULL, 0)) : NULL;
    return media && media->schema ? graph_read(graph, media->schema) : NULL;
}

static struct schema *component_schema(const struct api *api, struct graph *graph, oas_str name)
{
    if (api->version == API_SCHEMA && !name.len)
        return graph_read(graph, api->document->root);
    for (size_t i = 0; i < api->schema_count; i++)
        if (oas_str_equal(api->schemas[i].name, name))
            return graph_read(graph, api->schemas[i].schema);
    return NULL;
}

static struct plan *build(oas_arena *mem, struct diags *diags, char *words[WORDS])
{
    struct registry registry = {.mem = mem, .diags = diags};
    struct document *document = registry_open(&registry, words[0], NULL);
    struct api *api = document ? api_build(&registry, document) : NULL;
    if (!api)
        return NULL;
    struct schema_options options = {0};
    struct graph *graph = graph_new(&registry, api, &options);
    oas_str operation = value_of(words, "--operation");
    struct schema *root =
        operation.len ? operation_schema(api, graph, operation, value_of(words, "--response"))
                      : component_schema(api, graph, value_of(words, "--schema"));
    return root ? plan_build(mem, diags, &root, 1) : NULL;
}

bool target_open(struct target *target, oas_str folder)
{
    *target = (struct target){.diags = {.mem = &target->mem}};
    char path[4096];
    snprintf(path, sizeof path, OAS_PRI "target", OAS_ARG(folder));
    struct place nowhere = {0};
    oas_str line;
    char *words[WORDS];
    if (load_bytes(&target->mem, path, 0, nowhere, &target->diags, &line)) {
        char *text = oas_arena_take(&target->mem, line.len + 1, 1);
        if (!text)
            return false;
        memcpy(text, line.at, line.len);
        text[line.len] = '\0';
        split(text, words);
        target->plan = build(&target->mem, &target->diags, words);
    }
    if (!target->plan) {
        oas_buf said = {0};
        diags_render(&target->diags, false, &said);
        fprintf(stderr, "%s: no program\n" OAS_PRI, path, OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
        return false;
    }
    target->type = target->plan->roots[0];
    return true;
}

void target_close(struct target *target)
{
    if (target->plan)
        oas_program_release(&target->plan->program);
    oas_arena_free(&target->mem);
}
