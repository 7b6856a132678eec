#include "compile.h"

#include "model/build.h"
#include "resolve/pointer.h"
#include "resolve/registry.h"
#include "schema/complete.h"

static const struct compile_options no_options = {0};

bool compile_load(struct compiled *c, oas_str text)
{
    *c = (struct compiled){.source = {.name = oas_str_from("s"), .text = text}};
    c->diags.mem = &c->mem;
    struct node *root = load_tree(&c->mem, &c->source, &c->diags);
    if (!root)
        return false;
    c->document = (struct document){
        .source = &c->source, .root = root, .uri = oas_str_from("file:///nowhere/s")};
    c->registry = (struct registry){.mem = &c->mem,
                                    .diags = &c->diags,
                                    .root = oas_str_from("/nowhere"),
                                    .documents = &c->document};
    registry_declare(&c->registry, c->document.uri, root, root->place);
    return true;
}

bool compile(struct compiled *c, oas_str text, const struct compile_options *options)
{
    if (!options)
        options = &no_options;
    if (!compile_load(c, text))
        return false;
    c->diags.allow_unsupported = options->allow_unsupported;
    c->registry.maps = options->maps;
    c->registry.map_count = options->map_count;
    struct node *root = c->document.root;
    const char *pointer = options->pointer ? options->pointer : "";
    c->api = (struct api){.version = options->version, .document = &c->document};
    c->node = pointer_find(root, oas_str_from(pointer), &c->mem, NULL, NULL);
    c->graph = graph_new(&c->registry, &c->api, &options->schema);
    c->schema = c->node && c->graph ? graph_read(c->graph, c->node) : NULL;
    if (c->graph)
        complete_graph(c->graph, &c->schema, 1);
    c->plan = c->schema ? plan_build(&c->mem, &c->diags, &c->schema, 1) : NULL;
    if (c->plan)
        c->type = c->plan->roots[0];
    return c->plan != NULL;
}

struct wanted compile_wanted(const struct compiled *c)
{
    return (struct wanted){.schema = c->schema, .component = true, .origin = OAS_STR("the schema")};
}

struct model *compile_model(struct compiled *c, const struct model_options *options)
{
    struct wanted wanted = compile_wanted(c);
    return model_build(&c->mem, &c->diags, c->plan, &wanted, 1, options);
}

void compiled_free(struct compiled *c)
{
    if (c->plan)
        oas_program_release(&c->plan->program);
    oas_arena_free(&c->mem);
}
