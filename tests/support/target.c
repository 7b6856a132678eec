#include "target.h"

#include <stdio.h>

#include "load/diag_render.h"
#include "plan/operations.h"
#include "resolve/registry.h"
#include "schema/complete.h"
#include "spec/api.h"

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

/* An operation's id, or a webhook's name. */
static struct node *operation_schema(oas_arena *mem, const struct api *api, oas_str what,
                                     oas_str status)
{
    const struct subjects *subjects = subjects_list(mem, api, NULL);
    const oas_operations *table = subjects ? operations_build(mem, api, subjects, NULL) : NULL;
    const oas_operation *row = table ? oas_operation_by_id(table, what) : NULL;
    if (table && !row)
        row = oas_operation_webhook(table, what, oas_str_of(NULL, 0));
    if (!row)
        return NULL;
    const struct operation *operation = &api->operations[row - table->at];
    const struct body *body = operation->request;
    const oas_media *media = row->request;
    if (status.len) {
        const oas_response *response = oas_operation_response_named(row, status);
        body = response ? &operation->responses[response - row->responses].body : NULL;
        media = response ? response->media : NULL;
    }
    const oas_media *found = body ? oas_media_find(media, body->count, oas_str_of(NULL, 0)) : NULL;
    return found ? subject_media_schema(&body->media[found - media]) : NULL;
}

static struct node *component_schema(const struct api *api, oas_str name)
{
    if (api->version == API_SCHEMA && !name.len)
        return api->document->root;
    for (size_t i = 0; i < api->schema_count; i++)
        if (oas_str_equal(api->schemas[i].name, name))
            return api->schemas[i].schema;
    return NULL;
}

static struct plan *build(oas_arena *mem, struct diags *diags, char *words[WORDS], const char *root)
{
    struct registry registry = {.mem = mem, .diags = diags};
    struct document *document = registry_open(&registry, words[0], root);
    struct api *api = document ? api_build(&registry, document) : NULL;
    if (!api)
        return NULL;
    struct schema_options options = {0};
    struct graph *graph = graph_new(&registry, api, &options);
    oas_str operation = value_of(words, "--operation");
    struct node *node = operation.len
                            ? operation_schema(mem, api, operation, value_of(words, "--response"))
                            : component_schema(api, value_of(words, "--schema"));
    struct schema *schema = node ? graph_read(graph, node) : NULL;
    complete_graph(graph, &schema, 1);
    return schema ? plan_build(mem, diags, &schema, 1) : NULL;
}

/* The words of the file `target`. */
static bool read_words(oas_arena *mem, struct diags *diags, oas_str folder, char *words[WORDS])
{
    char path[4096];
    struct place nowhere = {0};
    oas_str line;
    snprintf(path, sizeof path, OAS_PRI "target", OAS_ARG(folder));
    if (!load_bytes(mem, path, 0, nowhere, diags, &line))
        return false;
    char *text = oas_arena_take(mem, line.len + 1, 1);
    if (!text)
        return false;
    memcpy(text, line.at, line.len);
    text[line.len] = '\0';
    split(text, words);
    return true;
}

bool target_open_as(struct target *target, oas_str folder, const char *spec, const char *root)
{
    *target = (struct target){.diags = {.mem = &target->mem}};
    char *words[WORDS], document[4096];
    if (read_words(&target->mem, &target->diags, folder, words)) {
        snprintf(document, sizeof document, "%s", spec ? spec : words[0]);
        words[0] = document;
        target->plan = build(&target->mem, &target->diags, words, root);
    }
    if (!target->plan) {
        oas_buf said = {0};
        diags_render(&target->diags, false, &said);
        fprintf(stderr, OAS_PRI "target: no program\n" OAS_PRI, OAS_ARG(folder),
                OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
        return false;
    }
    target->type = target->plan->roots[0];
    return true;
}

bool target_open(struct target *target, oas_str folder)
{
    return target_open_as(target, folder, NULL, NULL);
}

bool target_spec(oas_arena *mem, oas_str folder, oas_str *spec)
{
    struct diags diags = {.mem = mem};
    char *words[WORDS];
    if (!read_words(mem, &diags, folder, words))
        return false;
    *spec = oas_str_from(words[0]);
    return true;
}

void target_close(struct target *target)
{
    if (target->plan)
        oas_program_release(&target->plan->program);
    oas_arena_free(&target->mem);
}
