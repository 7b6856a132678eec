/* The passes by name, each with what it is given and what it gives. */
#include "compiler.h"

#include "model/build.h"
#include "model/prefix.h"
#include "resolve/registry.h"
#include "spec/api.h"

/* What is missing only when memory ran out. */
static bool is_made(struct compiler *compiler, const void *result)
{
    compiler->diags.no_memory |= !result;
    return result != NULL;
}

/* ---- the passes: each gives false when none can follow ---- */

/* The names are looked at before anything is read. */
static bool has_names(struct compiler *compiler)
{
    struct compiler_options *options = &compiler->options;
    struct place nowhere = {0};
    if (options->name.len == 0)
        options->name = emit_default_name(oas_str_from(options->spec));
    if (options->prefix.len == 0)
        options->prefix = prefix_of(&compiler->mem, options->name);
    if (!is_made(compiler, options->prefix.at))
        return false;
    if (!emit_name_fits(options->name))
        diag_at(&compiler->diags, DIAG_ERROR, nowhere, "files cannot be named '" OAS_PRI "'",
                OAS_ARG(options->name));
    if (!prefix_fits(options->prefix))
        diag_at(&compiler->diags, DIAG_ERROR, nowhere,
                "C identifiers cannot begin with '" OAS_PRI "'", OAS_ARG(options->prefix));
    return diags_faults(&compiler->diags) == 0;
}

static bool pass_tree(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    compiler->diags =
        (struct diags){.mem = &compiler->mem, .allow_unsupported = options->allow_unsupported};
    compiler->registry = (struct registry){.mem = &compiler->mem,
                                           .diags = &compiler->diags,
                                           .maps = options->maps,
                                           .map_count = options->map_count};
    return has_names(compiler) && registry_open(&compiler->registry, options->spec, options->root);
}

/* Where nothing is chosen all of the document counts. */
static bool pass_api(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    compiler->api = api_read(&compiler->registry, compiler->registry.documents);
    if (!compiler->api || diags_faults(&compiler->diags) > 0)
        return false;
    if (options->only_count == 0 && !options->one_schema)
        (void)api_report(compiler->api, NULL, &compiler->diags);
    return true;
}

static bool has_all(struct compiler *compiler)
{
    struct place nowhere = {0};
    size_t before = diags_faults(&compiler->diags);
    for (size_t i = 0; i < compiler->options.only_count; i++)
        if (!compiler_has(compiler, compiler->options.only[i]))
            diag_at(&compiler->diags, DIAG_ERROR, nowhere, "there is no component '" OAS_PRI "'",
                    OAS_ARG(compiler->options.only[i]));
    return diags_faults(&compiler->diags) == before;
}

/* The list of what is compiled. */
static bool list_wanted(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    compiler->subjects = subjects_list(&compiler->mem, compiler->api);
    if (compiler->subjects)
        compiler->wanted = wanted_list(&compiler->mem, compiler->subjects, options->only,
                                       options->only_count, &compiler->wanted_count);
    return is_made(compiler, compiler->wanted);
}

static bool pass_schema(struct compiler *compiler)
{
    bool one = compiler->options.one_schema;
    if (!one && (!has_all(compiler) || !list_wanted(compiler)))
        return false;
    compiler->root_count = one ? compiler->schema != NULL : compiler->wanted_count;
    compiler->graph = graph_new(&compiler->registry, compiler->api, &compiler->options.schemas);
    compiler->roots = OAS_ARENA_NEW(&compiler->mem, struct schema *, compiler->root_count + 1);
    if (!is_made(compiler, compiler->graph) || !is_made(compiler, compiler->roots))
        return false;
    for (size_t i = 0; i < compiler->root_count; i++) {
        struct node *node = one ? compiler->schema : compiler->wanted[i].subject->node;
        compiler->roots[i] = graph_read(compiler->graph, node);
        if (!one)
            compiler->wanted[i].schema = compiler->roots[i];
    }
    return diags_faults(&compiler->diags) == 0;
}

static bool pass_plan(struct compiler *compiler)
{
    compiler->plan =
        plan_build(&compiler->mem, &compiler->diags, compiler->roots, compiler->root_count);
    return compiler->plan && diags_faults(&compiler->diags) == 0;
}

static bool pass_model(struct compiler *compiler)
{
    struct model_options options = {.prefix = compiler->options.prefix,
                                    .keep_unknown = compiler->options.keep_unknown};
    if (compiler->options.one_schema)
        return false;
    compiler->model = model_build(&compiler->mem, &compiler->diags, compiler->plan,
                                  compiler->wanted, compiler->wanted_count, &options);
    return is_made(compiler, compiler->model) && diags_faults(&compiler->diags) == 0;
}

static struct emit_options emit_options_of(const struct compiler *compiler)
{
    return (struct emit_options){.name = compiler->options.name,
                                 .document =
                                     emit_document_name(oas_str_from(compiler->options.spec)),
                                 .wanted = compiler->wanted,
                                 .wanted_count = compiler->wanted_count,
                                 .operations = compiler->options.only_count == 0};
}

static bool pass_header(struct compiler *compiler)
{
    struct emit_options options = emit_options_of(compiler);
    bool good = emit_header(compiler->model, compiler->api, &options, &compiler->header);
    compiler->diags.no_memory |= !good;
    return good;
}

static bool pass_source(struct compiler *compiler)
{
    struct emit_options options = emit_options_of(compiler);
    bool good = emit_source(compiler->model, compiler->api, &options, &compiler->source);
    compiler->diags.no_memory |= !good;
    return good;
}

/* ---- running them ---- */

bool compiler_run(struct compiler *compiler, enum stage last)
{
    static bool (*const passes[])(struct compiler * compiler) = {
#define STAGE(symbol, name, pass) pass_##pass,
#include "stages.def"
#undef STAGE
    };
    for (; !compiler->stopped && compiler->next <= (int)last; compiler->next++)
        compiler->stopped = !passes[compiler->next](compiler);
    return !compiler->stopped;
}

const char *stage_name(enum stage stage)
{
    static const char *const names[] = {
#define STAGE(symbol, name, pass) name,
#include "stages.def"
#undef STAGE
    };
    return names[stage];
}

bool compiler_has(const struct compiler *compiler, oas_str component)
{
    const struct api *api = compiler->api;
    for (size_t i = 0; i < api->schema_count; i++)
        if (oas_str_equal(api->schemas[i].name, component))
            return true;
    return false;
}

void compiler_warn(struct compiler *compiler)
{
    struct diags others = {.mem = &compiler->mem};
    (void)api_report(compiler->api, NULL, &others);
    diags_soften(&compiler->diags, &others);
}

void compiler_free(struct compiler *compiler)
{
    oas_buf_free(&compiler->header);
    oas_buf_free(&compiler->source);
    if (compiler->plan)
        oas_program_release(&compiler->plan->program);
    oas_arena_free(&compiler->mem);
}
