/* oasc: compiles an OpenAPI document or a JSON Schema to C: structs, and functions that decode,
 * validate, check and encode them. The passes are in order below; --dump shows what each
 * made. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/choices.h"
#include "common/output.h"
#include "common/say.h"
#include "emit/emit.h"
#include "model/build.h"
#include "oasc/depfile.h"
#include "oasc/dump.h"
#include "oasc/outputs.h"
#include "oasc/report.h"
#include "oasc/vendor.h"

const char say_program[] = "oasc";

/* ---- the passes: each gives false when none can follow ---- */

static bool read_document(struct work *work)
{
    const struct reading *reading = &work->options->reading;
    reading_begin(reading, work->mem, &work->diags, &work->registry);
    return registry_open(&work->registry, reading->spec, reading->root) != NULL;
}

static bool has_schema(const struct api *api, oas_str name)
{
    for (size_t i = 0; i < api->schema_count; i++)
        if (oas_str_equal(api->schemas[i].name, name))
            return true;
    return false;
}

/* --schemas: each must be there. */
static bool check_selection(struct work *work)
{
    const struct oasc_options *options = work->options;
    const struct api *api = work->api;
    for (size_t i = 0; i < options->schema_count; i++) {
        oas_str name = options->schemas[i];
        if (has_schema(api, name))
            continue;
        struct choices choices = choices_new(work->mem, api->schema_count);
        for (size_t k = 0; k < api->schema_count; k++)
            choices_add(&choices, api->schemas[k].name);
        say_error("no schema '" OAS_PRI "' in %s", OAS_ARG(name), options->reading.spec);
        choices_suggest(&choices, name, "--dump api lists the operations and schemas");
        work->status = EXIT_USAGE;
    }
    return work->status == EXIT_DONE;
}

/* Without a selection all of the document counts. */
static bool read_api(struct work *work)
{
    work->api = api_read(&work->registry, work->registry.documents);
    if (!work->api || diags_faults(&work->diags) > 0 || !check_selection(work))
        return false;
    if (work->options->schema_count == 0)
        (void)api_report(work->api, NULL, &work->diags);
    return true;
}

static bool read_schemas(struct work *work)
{
    const struct oasc_options *options = work->options;
    work->subjects = subjects_list(work->mem, work->api);
    if (work->subjects)
        work->wanted = wanted_list(work->mem, work->subjects, options->schemas,
                                   options->schema_count, &work->wanted_count);
    work->graph = graph_new(&work->registry, work->api, &options->reading.schemas);
    work->diags.no_memory |= !work->wanted || !work->graph;
    if (!work->wanted || !work->graph)
        return false;
    for (size_t i = 0; i < work->wanted_count; i++)
        work->wanted[i].schema = graph_read(work->graph, work->wanted[i].subject->node);
    return diags_faults(&work->diags) == 0;
}

static bool make_plan(struct work *work)
{
    struct schema **roots = OAS_ARENA_NEW(work->mem, struct schema *, work->wanted_count + 1);
    work->diags.no_memory |= !roots;
    for (size_t i = 0; roots && i < work->wanted_count; i++)
        roots[i] = work->wanted[i].schema;
    if (roots)
        work->plan = plan_build(work->mem, &work->diags, roots, work->wanted_count);
    return work->plan && diags_faults(&work->diags) == 0;
}

static bool make_model(struct work *work)
{
    struct model_options options = {.prefix = work->naming.prefix,
                                    .keep_unknown = work->options->keep_unknown};
    work->model = model_build(work->mem, &work->diags, work->plan, work->wanted, work->wanted_count,
                              &options);
    work->diags.no_memory |= !work->model;
    return work->model && diags_faults(&work->diags) == 0;
}

static struct emit_options emit_options_of(const struct work *work)
{
    return (struct emit_options){.name = work->naming.name,
                                 .document = work->naming.spec,
                                 .wanted = work->wanted,
                                 .wanted_count = work->wanted_count,
                                 .operations = work->options->schema_count == 0};
}

static bool print_header(struct work *work)
{
    struct emit_options options = emit_options_of(work);
    bool good = emit_header(work->model, work->api, &options, &work->header);
    work->diags.no_memory |= !good;
    return good;
}

static bool print_source(struct work *work)
{
    struct emit_options options = emit_options_of(work);
    bool good = emit_source(work->model, work->api, &options, &work->source);
    work->diags.no_memory |= !good;
    return good;
}

static enum stage last_stage(const struct oasc_options *options)
{
    if (options->mode == MODE_DUMP)
        return options->stage;
    return options->mode == MODE_REPORT ? STAGE_MODEL : STAGE_SOURCE;
}

/* All passes up to the one that is asked for; true when that one is done. */
static bool compile(struct work *work)
{
    static bool (*const passes[STAGE_COUNT])(struct work * work) = {
        [STAGE_TREE] = read_document, [STAGE_API] = read_api,     [STAGE_SCHEMA] = read_schemas,
        [STAGE_PLAN] = make_plan,     [STAGE_MODEL] = make_model, [STAGE_HEADER] = print_header,
        [STAGE_SOURCE] = print_source};
    int last = (int)last_stage(work->options);
    for (int stage = 0; stage <= last; stage++)
        if (!passes[stage](work))
            return false;
    return true;
}

/* ---- what is done with what they made ---- */

/* Prints `text` on stdout. */
static int print(const oas_buf *text, int status)
{
    struct output output = {0};
    if (text->failed) {
        say_error("out of memory");
        return EXIT_IO;
    }
    output_write(&output, oas_buf_str(text));
    output_end(&output);
    return output.failed ? EXIT_IO : status;
}

/* False after saying why there is no rule. */
static bool add_depfile(const struct work *work, struct outputs *outputs, oas_buf *rule)
{
    if (!depfile_put(work, rule))
        return false;
    outputs->no_memory |= rule->failed;
    outputs_add(outputs, oas_str_from(work->options->depfile), oas_buf_str(rule));
    return true;
}

/* A document that was read is not written over, whatever the names are. */
static bool is_document(const struct work *work, oas_str path)
{
    char *real = realpath(path.at, NULL);
    const struct document *document = real ? work->registry.documents : NULL;
    while (document && !oas_str_is(document->source->path, real))
        document = document->next;
    free(real);
    return document != NULL;
}

static bool are_free(const struct work *work, const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        oas_str path = outputs->at[i].path;
        if (is_document(work, path)) {
            say_error("'" OAS_PRI "' would be written over: it is part of the document",
                      OAS_ARG(path));
            say_hint("-o DIR and --name NAME say where the output goes");
            return false;
        }
        for (size_t k = 0; k < i; k++) {
            if (oas_str_equal(path, outputs->at[k].path)) {
                say_error("'" OAS_PRI "' would be written twice", OAS_ARG(path));
                return false;
            }
        }
    }
    return true;
}

static int use(const struct work *work)
{
    const struct oasc_options *options = work->options;
    struct outputs outputs = {.mem = work->mem};
    oas_buf rule = {0};
    oas_buf said = {0};
    int status = EXIT_IO;
    outputs_add(&outputs, work->naming.header, oas_buf_str(&work->header));
    outputs_add(&outputs, work->naming.source, oas_buf_str(&work->source));
    if (options->vendor && work->plan)
        vendor_add(&outputs, options->vendor, &work->plan->program);
    if (options->mode == MODE_LIST) {
        outputs_list(&outputs, &said);
        status = print(&said, EXIT_DONE);
    } else if (options->mode == MODE_CHECK) {
        status = outputs_check(&outputs, &said);
        status = print(&said, status);
    } else if (!options->depfile || add_depfile(work, &outputs, &rule)) {
        status = are_free(work, &outputs) ? outputs_write(&outputs) : EXIT_USAGE;
    }
    oas_buf_free(&rule);
    oas_buf_free(&said);
    return status;
}

static int tell(const struct work *work, int status)
{
    oas_buf text = {0};
    if (work->options->mode == MODE_DUMP)
        dump_put(work, &text);
    else
        report_put(work, &text);
    status = print(&text, status);
    oas_buf_free(&text);
    return status;
}

/* What was found to be wrong; else what was asked for. */
static int conclude(struct work *work, bool done)
{
    const struct oasc_options *options = work->options;
    if (work->status != EXIT_DONE)
        return work->status;
    if (work->api && options->schema_count)
        reading_warn(work->api, work->mem, &work->diags);
    int status = reading_show(&options->reading, &work->diags, false);
    if (options->mode == MODE_DUMP || options->mode == MODE_REPORT)
        return tell(work, status);
    if (status == EXIT_DONE && !done) {
        say_error("internal error: no output, and no reason why");
        return EXIT_UNSUPPORTED;
    }
    return status == EXIT_DONE ? use(work) : status;
}

static int run(struct work *work)
{
    const struct oasc_options *options = work->options;
    if (!naming_find(options, work->mem, &work->naming, &work->status))
        return work->status;
    /* What is written depends on the document only where the runtime is. */
    if (options->mode == MODE_LIST && !options->vendor)
        return use(work);
    bool done = compile(work);
    int status = conclude(work, done);
    oas_buf_free(&work->header);
    oas_buf_free(&work->source);
    if (work->plan)
        oas_program_release(&work->plan->program);
    return status;
}

int main(int argc, char **argv)
{
    struct oasc_options options;
    oas_arena mem = {0};
    int status = EXIT_IO;
    signal(SIGPIPE, SIG_IGN); /* writing says EPIPE, and EFBIG, instead */
    signal(SIGXFSZ, SIG_IGN);
    switch (oasc_options_read(&options, &mem, argc, argv)) {
    case COMMAND_RUN: {
        struct work work = {.options = &options, .mem = &mem};
        status = run(&work);
        break;
    }
    case COMMAND_DONE:
        status = EXIT_DONE;
        break;
    case COMMAND_WRONG:
        status = EXIT_USAGE;
        break;
    case COMMAND_UNPRINTED:
        break;
    }
    oas_arena_free(&mem);
    return status;
}
