/* From a document to C: all the passes by name, each with what it is given and what it gives. */
#include "passes.h"

#include "emit/header.h"
#include "emit/name.h"
#include "emit/source.h"
#include "model/build.h"
#include "model/parameters.h"
#include "model/prefix.h"
#include "plan/binary.h"
#include "spec/api.h"
#include "spec/chosen.h"

/* The names are looked at before anything is read. */
static bool has_names(struct compiler *compiler)
{
    struct compiler_options *options = &compiler->options;
    struct place nowhere = {0};
    if (options->name.len == 0)
        options->name = emit_default_name(oas_str_from(options->spec));
    if (options->prefix.len == 0)
        options->prefix = prefix_of(&compiler->mem, options->name);
    if (!passes_made(compiler, options->prefix.at))
        return false;
    if (!emit_name_fits(options->name))
        diag_at(&compiler->diags, DIAG_ERROR, nowhere, "files cannot be named '" OAS_PRI "'",
                OAS_ARG(options->name));
    if (!prefix_fits(options->prefix))
        diag_at(&compiler->diags, DIAG_ERROR, nowhere,
                "C identifiers cannot begin with '" OAS_PRI "'", OAS_ARG(options->prefix));
    return diags_faults(&compiler->diags) == 0;
}

static bool named_tree(struct compiler *compiler)
{
    return has_names(compiler) && pass_tree(compiler);
}

static bool is_whole(const struct compiler *compiler)
{
    return compiler->options.only_count == 0 && !compiler->options.some;
}

/* Where nothing is chosen all of the document counts. */
static bool whole_api(struct compiler *compiler)
{
    if (!passes_api(compiler, parameters_join))
        return false;
    if (is_whole(compiler))
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

static bool find_given(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    struct diags *diags = &compiler->diags;
    struct place nowhere = {0};
    size_t before = diags_faults(diags);
    compiler->given.prefixes = options->strip;
    compiler->given.prefix_count = options->strip_count;
    for (size_t i = 0; i < options->rename_count; i++) {
        const struct rename *rename = &options->renames[i];
        const struct node *node = given_find(&compiler->mem, compiler->api, rename->what);
        void **slot = node ? pointer_map_put(&compiler->given.names, &compiler->mem, node) : NULL;
        diags->no_memory |= node && !slot;
        if (slot)
            *slot = (void *)(uintptr_t)&rename->name;
        if (!node)
            diag_at(diags, DIAG_ERROR, nowhere, "there is no '" OAS_PRI "' to be renamed",
                    OAS_ARG(rename->what));
    }
    return diags_faults(diags) == before;
}

/* What was chosen: only its faults count. */
static bool take_part(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    size_t before = diags_faults(&compiler->diags);
    bool *none = OAS_ARENA_NEW(&compiler->mem, bool, compiler->api->operation_count + 1);
    if (!passes_made(compiler, none))
        return false;
    const bool *chosen = options->some && compiler->chosen ? compiler->chosen : none;
    chosen_report(compiler->api, chosen, true, &compiler->diags);
    compiler->part = chosen_part(&compiler->mem, compiler->api, chosen);
    if (!passes_made(compiler, compiler->part))
        return false;
    compiler->subjects = subjects_list(&compiler->mem, compiler->part, parameters_join);
    if (!passes_made(compiler, compiler->subjects))
        return false;
    chosen_mark(compiler->subjects, options->only, options->only_count, &compiler->registry);
    return diags_faults(&compiler->diags) == before;
}

/* The list of what is compiled. */
static bool list_wanted(struct compiler *compiler)
{
    compiler->part = compiler->api;
    if (!is_whole(compiler) && !take_part(compiler))
        return false;
    compiler->wanted = wanted_list(&compiler->mem, compiler->subjects, &compiler->given,
                                   !is_whole(compiler), &compiler->wanted_count);
    return passes_made(compiler, compiler->wanted);
}

static bool wanted_schema(struct compiler *compiler)
{
    if (!has_all(compiler) || !find_given(compiler) || !list_wanted(compiler))
        return false;
    size_t count = compiler->wanted_count;
    struct node **nodes = OAS_ARENA_NEW(&compiler->mem, struct node *, count + 1);
    if (!passes_made(compiler, nodes))
        return false;
    for (size_t i = 0; i < count; i++)
        nodes[i] = compiler->wanted[i].subject->node;
    bool good = pass_schema(compiler, nodes, count);
    for (size_t i = 0; good && i < count; i++) {
        compiler->wanted[i].schema = compiler->roots[i];
        enum subject_kind kind = compiler->wanted[i].subject->kind;
        compiler->roots[i]->joined = kind == SUBJECT_PARAMETERS || kind == SUBJECT_HEADERS;
    }
    return good;
}

void compiler_examples(struct compiler *compiler, example_use *found, void *user)
{
    struct examples examples = {.plan = compiler->plan,
                                .registry = &compiler->registry,
                                .diags = &compiler->diags,
                                .found = found,
                                .user = user};
    examples_of_schemas(&examples, graph_schemas(compiler->graph));
    for (size_t i = 0; i < compiler->wanted_count; i++)
        examples_of_subject(&examples, compiler->wanted[i].subject, compiler->wanted[i].schema);
}

/* Only who compiles the document is told of its examples: who judges by it has a payload. */
static bool plan_with_examples(struct compiler *compiler)
{
    if (!pass_plan(compiler))
        return false;
    compiler_examples(compiler, example_warn, NULL);
    return !compiler->diags.no_memory;
}

static bool pass_model(struct compiler *compiler)
{
    struct model_options options = {.prefix = compiler->options.prefix,
                                    .keep_unknown = compiler->options.keep_unknown,
                                    .apart = compiler->options.apart,
                                    .given = &compiler->given,
                                    .api = compiler->part};
    compiler->model = model_build(&compiler->mem, &compiler->diags, compiler->plan,
                                  compiler->wanted, compiler->wanted_count, &options);
    return passes_made(compiler, compiler->model) &&
           split_files(compiler->model, &compiler->options.split, compiler->wanted,
                       compiler->wanted_count, &compiler->diags) &&
           diags_faults(&compiler->diags) == 0;
}

static bool note_octets(struct compiler *compiler)
{
    struct binary *binary = binary_new(&compiler->mem, compiler->plan->schema_count);
    for (size_t i = 0; binary && i < compiler->wanted_count; i++) {
        const struct wanted *wanted = &compiler->wanted[i];
        if (!binary_note(binary, wanted->subject->first, wanted->schema))
            return false;
    }
    return binary != NULL;
}

static bool pass_operations(struct compiler *compiler)
{
    if (!is_whole(compiler) && !compiler->options.some)
        return true;
    model_set_types(compiler->model, compiler->wanted, compiler->wanted_count);
    if (note_octets(compiler))
        compiler->operations = operations_build(&compiler->mem, compiler->part, compiler->subjects,
                                                &compiler->plan->program);
    return passes_styled(compiler) && passes_made(compiler, compiler->operations);
}

static struct emit_options emit_options_of(const struct compiler *compiler)
{
    return (struct emit_options){.name = compiler->options.name,
                                 .document =
                                     emit_document_name(oas_str_from(compiler->options.spec)),
                                 .wanted = compiler->wanted,
                                 .wanted_count = compiler->wanted_count,
                                 .operations = compiler->operations};
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
    compiler->parts = OAS_ARENA_NEW(&compiler->mem, oas_buf, compiler->model->file_count + 1);
    bool good = compiler->parts && emit_source(compiler->model, compiler->api, &options,
                                               &compiler->source, compiler->parts);
    compiler->diags.no_memory |= !good;
    return good;
}

bool compiler_run(struct compiler *compiler, enum stage last)
{
    static pass *const passes[STAGE_COUNT] = {
        [STAGE_TREE] = named_tree,      [STAGE_API] = whole_api,
        [STAGE_SCHEMA] = wanted_schema, [STAGE_PLAN] = plan_with_examples,
        [STAGE_MODEL] = pass_model,     [STAGE_OPERATIONS] = pass_operations,
        [STAGE_HEADER] = pass_header,   [STAGE_SOURCE] = pass_source};
    return passes_run(compiler, passes, last);
}
