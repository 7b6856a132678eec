/* oasc: compiles an OpenAPI document or a JSON Schema to C: structs, and functions that decode,
 * validate, check and encode them. The work is the compiler's (compiler.h); what is done with its
 * result is said here. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/choices.h"
#include "common/output.h"
#include "common/say.h"
#include "oasc/depfile.h"
#include "oasc/dump.h"
#include "oasc/outputs.h"
#include "oasc/report.h"
#include "oasc/vendor.h"
#include "resolve/registry.h"

const char say_program[] = "oasc";

struct work {
    const struct oasc_options *options;
    struct naming naming;
    struct compiler compiler;
};

/* ---- compiling ---- */

static struct compiler_options compiler_options_of(const struct oasc_options *options,
                                                   const struct naming *naming)
{
    struct compiler_options made = reading_options(&options->reading);
    made.only = options->schemas;
    made.only_count = options->schema_count;
    made.name = naming->name;
    made.prefix = options->prefix ? oas_str_from(options->prefix) : (oas_str){0};
    made.keep_unknown = options->keep_unknown;
    return made;
}

/* Each of --schemas must be there. */
static bool has_schemas(struct compiler *compiler)
{
    const struct compiler_options *options = &compiler->options;
    const struct api *api = compiler->api;
    bool good = true;
    for (size_t i = 0; i < options->only_count; i++) {
        oas_str name = options->only[i];
        if (compiler_has(compiler, name))
            continue;
        struct choices choices = choices_new(&compiler->mem, api->schema_count);
        for (size_t k = 0; k < api->schema_count; k++)
            choices_add(&choices, api->schemas[k].name);
        say_error("no schema '" OAS_PRI "' in %s", OAS_ARG(name), options->spec);
        choices_suggest(&choices, name, "--dump api lists the operations and schemas");
        good = false;
    }
    return good;
}

static enum stage last_stage(const struct oasc_options *options)
{
    if (options->mode == MODE_DUMP)
        return options->stage;
    return options->mode == MODE_REPORT ? STAGE_MODEL : STAGE_SOURCE;
}

/* ---- what is done with the result ---- */

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
    if (!depfile_put(&work->naming, &work->compiler.registry, rule))
        return false;
    outputs->no_memory |= rule->failed;
    outputs_add(outputs, oas_str_from(work->options->depfile), oas_buf_str(rule));
    return true;
}

/* A document that was read is not written over, whatever the names are. */
static bool is_document(const struct work *work, oas_str path)
{
    char *real = realpath(path.at, NULL);
    const struct document *document = real ? work->compiler.registry.documents : NULL;
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

static int use(struct work *work)
{
    const struct oasc_options *options = work->options;
    struct compiler *compiler = &work->compiler;
    struct outputs outputs = {.mem = &compiler->mem};
    oas_buf rule = {0};
    oas_buf said = {0};
    int status = EXIT_IO;
    outputs_add(&outputs, work->naming.header, oas_buf_str(&compiler->header));
    outputs_add(&outputs, work->naming.source, oas_buf_str(&compiler->source));
    if (options->vendor && compiler->plan)
        vendor_add(&outputs, options->vendor, &compiler->plan->program);
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

static int tell(struct work *work, int status)
{
    const struct oasc_options *options = work->options;
    oas_buf text = {0};
    if (options->mode == MODE_DUMP)
        dump_put(&work->compiler, options->stage, &text);
    else
        report_put(&work->compiler, options->json, &text);
    status = print(&text, status);
    oas_buf_free(&text);
    return status;
}

/* What was found to be wrong; else what was asked for. */
static int conclude(struct work *work, bool done)
{
    const struct oasc_options *options = work->options;
    struct compiler *compiler = &work->compiler;
    if (compiler->api && options->schema_count)
        compiler_warn(compiler);
    int status = reading_show(&options->reading, &compiler->diags, false);
    if (options->mode == MODE_DUMP || options->mode == MODE_REPORT)
        return tell(work, status);
    if (status == EXIT_DONE && !done) {
        say_error("internal error: no output, and no reason why");
        return EXIT_UNSUPPORTED;
    }
    return status == EXIT_DONE ? use(work) : status;
}

static int compile(struct work *work)
{
    struct compiler *compiler = &work->compiler;
    enum stage last = last_stage(work->options);
    compiler->options = compiler_options_of(work->options, &work->naming);
    bool done = compiler_run(compiler, STAGE_TREE);
    if (done && last > STAGE_TREE) {
        done = compiler_run(compiler, STAGE_API);
        if (done && !has_schemas(compiler))
            return EXIT_USAGE;
        done = compiler_run(compiler, last);
    }
    return conclude(work, done);
}

static int run(struct work *work)
{
    const struct oasc_options *options = work->options;
    int status;
    if (!naming_find(options, &work->compiler.mem, &work->naming, &status))
        return status;
    /* What is written depends on the document only where the runtime is. */
    if (options->mode == MODE_LIST && !options->vendor)
        return use(work);
    return compile(work);
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
        struct work work = {.options = &options};
        status = run(&work);
        compiler_free(&work.compiler);
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
