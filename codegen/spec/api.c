/* The passes over a document, and what is told of them. */
#include "spec/api.h"

#include "spec/conform.h"
#include "spec/operation.h"
#include "spec/version.h"

static void add_components(struct reader *reader, const struct node *schemas)
{
    struct api *api = reader->api;
    if (!schemas || schemas->count == 0)
        return;
    size_t count = api->schema_count + schemas->count;
    struct component *all = OAS_ARENA_NEW(reader->mem, struct component, count);
    if (!all) {
        reader->diags->no_memory = true;
        return;
    }
    if (api->schema_count)
        memcpy(all, api->schemas, api->schema_count * sizeof *all);
    for (size_t i = 0; i < schemas->count; i++) {
        const struct member *member = &schemas->members[i];
        all[api->schema_count++] = (struct component){member->key, member->value};
    }
    api->schemas = all;
}

static oas_str read_dialect(struct reader *reader, const struct node *root, const char *key)
{
    const struct node *dialect = reader_member(reader, root, key, NODE_STRING);
    return dialect ? dialect->text : (oas_str){0};
}

static void read_schema_document(struct reader *reader, const struct node *root)
{
    reader->api->dialect = read_dialect(reader, root, "$schema");
    add_components(reader, reader_member(reader, root, "$defs", NODE_OBJECT));
    add_components(reader, reader_member(reader, root, "definitions", NODE_OBJECT));
}

/* §4.8.2 */
static void check_info(struct reader *reader, const struct node *root)
{
    static const char meant[] = "no verdict depends on it";
    const struct node *info = reader_expected(reader, root, "info", NODE_OBJECT, meant);
    if (!info)
        return;
    (void)reader_expected(reader, info, "title", NODE_STRING, meant);
    (void)reader_expected(reader, info, "version", NODE_STRING, meant);
}

/* 3.1 §4.8.1: one of them is required. */
static void check_containers(struct reader *reader, const struct node *root)
{
    if (!node_get(root, "paths") && !node_get(root, "components") && !node_get(root, "webhooks"))
        diag_lenient(reader->diags, LENIENCY_MEMBER_MISSING, root->place,
                     "expected 'paths', 'components' or 'webhooks', found none of them; nothing is "
                     "described then");
}

static void read_openapi_document(struct reader *reader, const struct node *root)
{
    reader_known(reader, root, PART_ROOT);
    check_info(reader, root);
    const struct node *components = reader_member(reader, root, "components", NODE_OBJECT);
    if (components) {
        reader_known(reader, components, PART_COMPONENTS);
        const struct node *schemas = reader_member(reader, components, "schemas", NODE_OBJECT);
        add_components(reader, schemas);
    }
    if (reader->api->version >= API_3_1) {
        reader->api->dialect = read_dialect(reader, root, "jsonSchemaDialect");
        check_containers(reader, root);
    }
    operations_read(reader, root);
    conform_check(reader, root);
}

struct api *api_read(struct registry *registry, struct document *document)
{
    struct diags *diags = registry->diags;
    struct api *api = OAS_ARENA_NEW(registry->mem, struct api, 1);
    struct reader reader = {.registry = registry, .mem = registry->mem, .diags = diags, .api = api};
    if (!api) {
        diags->no_memory = true;
        return NULL;
    }
    api->document = document;
    if (!version_read(&reader, document->root))
        return NULL;
    api->faults = reader_faults(&reader);
    if (!api->faults)
        return NULL;
    reader_aim(&reader, api->faults);
    if (api->version == API_SCHEMA)
        read_schema_document(&reader, document->root);
    else
        read_openapi_document(&reader, document->root);
    reader_aim(&reader, diags);
    diags->no_memory |= api->faults->no_memory;
    return diags->no_memory ? NULL : api;
}

static size_t report(const struct diags *faults, struct diags *diags)
{
    diags_append(diags, faults);
    return diags_faults(faults);
}

static size_t report_operation(const struct operation *operation, struct diags *diags)
{
    size_t count = report(operation->path_faults, diags);
    return count + report(operation->faults, diags);
}

static size_t report_with_callbacks(const struct operation *operation, struct diags *diags)
{
    size_t count = report_operation(operation, diags);
    for (size_t i = 0; i < operation->callback_count; i++) {
        const struct operation_list *own = &operation->callbacks[i].operations;
        for (size_t k = 0; k < own->count; k++)
            count += report_operation(&own->at[k], diags);
    }
    return count;
}

bool api_report(const struct api *api, const struct operation *operation, struct diags *diags)
{
    if (operation)
        return report_operation(operation, diags) == 0;
    size_t count = report(api->faults, diags);
    for (size_t i = 0; i < api->operation_count; i++)
        count += report_with_callbacks(&api->operations[i], diags);
    return count == 0;
}

struct api *api_build(struct registry *registry, struct document *document)
{
    struct api *api = api_read(registry, document);
    return api && api_report(api, NULL, registry->diags) ? api : NULL;
}
