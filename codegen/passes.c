/* The passes up to a program that runs, and what any compiler can be asked for. */
#include "passes.h"

#include "plan/binary.h"
#include "plan/styles.h"
#include "resolve/registry.h"
#include "schema/complete.h"
#include "spec/api.h"
#include "spec/chosen.h"

bool passes_made(struct compiler *compiler, const void *result)
{
    compiler->diags.no_memory |= !result;
    return result != NULL;
}

/* ---- the passes ---- */

bool pass_tree(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    return registry_open(&compiler->registry, options->spec, options->root) != NULL;
}

bool passes_api(struct compiler *compiler, subject_join *join)
{
    compiler->api = api_read(&compiler->registry, compiler->registry.documents);
    if (!compiler->api || diags_faults(&compiler->diags) > 0)
        return false;
    compiler->subjects = subjects_list(&compiler->mem, compiler->api, join);
    return passes_made(compiler, compiler->subjects);
}

bool pass_schema(struct compiler *compiler, struct node *const *nodes, size_t count)
{
    compiler->root_count = count;
    compiler->graph = graph_new(&compiler->registry, compiler->api, &compiler->options.schemas);
    compiler->roots = OAS_ARENA_NEW(&compiler->mem, struct schema *, count + 1);
    if (!passes_made(compiler, compiler->graph) || !passes_made(compiler, compiler->roots))
        return false;
    for (size_t i = 0; i < count; i++)
        compiler->roots[i] = graph_read(compiler->graph, nodes[i]);
    complete_graph(compiler->graph, compiler->roots, count);
    return diags_faults(&compiler->diags) == 0;
}

bool pass_plan(struct compiler *compiler)
{
    compiler->plan =
        plan_build(&compiler->mem, &compiler->diags, compiler->roots, compiler->root_count);
    return compiler->plan && diags_faults(&compiler->diags) == 0;
}

bool passes_styled(struct compiler *compiler)
{
    styles_tell(&compiler->diags, compiler->subjects);
    return diags_faults(&compiler->diags) == 0;
}

/* ---- running them ---- */

/* Whoever gets no memory may well go on with less: that is noted here for all of them. */
static void *resize_noted(void *user, void *old, size_t before, size_t after)
{
    struct compiler *compiler = user;
    void *made = oas_allocator_default.resize(oas_allocator_default.user, old, before, after);
    compiler->diags.no_memory |= after && !made;
    return made;
}

static void begin(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    compiler->begun = true;
    compiler->noting = (oas_allocator){resize_noted, compiler};
    compiler->mem.from = &compiler->noting;
    compiler->diags = (struct diags){.mem = &compiler->mem,
                                     .allow_unsupported = options->allow_unsupported,
                                     .program = {.name = oas_str_from(options->program)},
                                     .strict = options->strict};
    compiler->registry = (struct registry){.mem = &compiler->mem,
                                           .diags = &compiler->diags,
                                           .maps = options->maps,
                                           .map_count = options->map_count};
}

bool passes_run(struct compiler *compiler, pass *const *passes, enum stage last)
{
    if (!compiler->begun)
        begin(compiler);
    for (; !compiler->stopped && compiler->next <= (int)last; compiler->next++)
        compiler->stopped = !passes[compiler->next](compiler) || compiler->diags.no_memory;
    return !compiler->stopped;
}

/* The first subject of each schema that has values. */
static bool all_schemas(struct compiler *compiler)
{
    const struct subjects *subjects = compiler->subjects;
    struct node **nodes = OAS_ARENA_NEW(&compiler->mem, struct node *, subjects->count + 1);
    size_t count = 0;
    if (!passes_made(compiler, nodes))
        return false;
    for (size_t i = 0; i < subjects->count; i++)
        if (subjects->at[i].first == &subjects->at[i])
            nodes[count++] = subjects->at[i].node;
    return pass_schema(compiler, nodes, count);
}

static bool judging_api(struct compiler *compiler)
{
    return passes_api(compiler, NULL);
}

static bool judging_schema(struct compiler *compiler)
{
    if (compiler->messages)
        return all_schemas(compiler);
    return pass_schema(compiler, &compiler->schema, compiler->schema != NULL);
}

static bool no_further(struct compiler *compiler)
{
    return compiler->messages;
}

/* What was made of each schema: in the order of all_schemas(). */
static bool set_types(struct compiler *compiler)
{
    const struct subjects *subjects = compiler->subjects;
    struct binary *binary = binary_new(&compiler->mem, compiler->plan->schema_count);
    size_t count = 0;
    for (size_t i = 0; binary && i < subjects->count; i++) {
        struct subject *subject = &subjects->at[i];
        if (subject->first != subject)
            continue;
        subject->type = compiler->plan->roots[count];
        if (!binary_note(binary, subject, compiler->roots[count++]))
            return false;
    }
    return binary != NULL;
}

static bool judging_operations(struct compiler *compiler)
{
    if (compiler->messages && set_types(compiler))
        compiler->operations = operations_build(&compiler->mem, compiler->api, compiler->subjects,
                                                &compiler->plan->program);
    return passes_styled(compiler) && passes_made(compiler, compiler->operations);
}

bool compiler_judge(struct compiler *compiler, enum stage last)
{
    static pass *const passes[STAGE_COUNT] = {
        [STAGE_TREE] = pass_tree,        [STAGE_API] = judging_api,
        [STAGE_SCHEMA] = judging_schema, [STAGE_PLAN] = pass_plan,
        [STAGE_MODEL] = no_further,      [STAGE_OPERATIONS] = judging_operations,
        [STAGE_HEADER] = no_further,     [STAGE_SOURCE] = no_further};
    return passes_run(compiler, passes, last);
}

/* ---- of any compiler ---- */

const char *stage_name(enum stage stage)
{
    static const char *const names[] = {
#define STAGE(symbol, name, dump) name,
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
    struct diags others = diags_like(&compiler->diags);
    if (compiler->chosen) {
        diags_append(&others, compiler->api->faults);
        chosen_report(compiler->api, compiler->chosen, false, &others);
    } else {
        (void)api_report(compiler->api, NULL, &others);
    }
    diags_soften(&compiler->diags, &others);
}

void compiler_free(struct compiler *compiler)
{
    oas_buf_free(&compiler->header);
    oas_buf_free(&compiler->source);
    for (size_t i = 0; compiler->parts && i < compiler->model->file_count; i++)
        oas_buf_free(&compiler->parts[i]);
    if (compiler->plan)
        oas_program_release(&compiler->plan->program);
    oas_arena_free(&compiler->mem);
}
