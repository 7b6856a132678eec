/* oasc: compiles an OpenAPI document or a JSON Schema to C: structs, and functions that decode,
 * validate, check and encode them. The work is the compiler's (compiler.h); what is done with its
 * result, deliver's. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/choices.h"
#include "common/say.h"
#include "oasc/choose.h"
#include "oasc/deliver.h"
#include "oasc/renames.h"

const char say_program[] = "oasc";

/* ---- compiling ---- */

static struct compiler_options compiler_options_of(const struct oasc_options *options,
                                                   const struct naming *naming)
{
    struct compiler_options made = reading_options(&options->reading);
    made.only = options->schemas.at;
    made.only_count = options->schemas.count;
    made.some = choose_any(options);
    made.split = options->split;
    made.name = naming->name;
    made.prefix = options->prefix ? oas_str_from(options->prefix) : (oas_str){0};
    made.strip = options->prefixes.at;
    made.strip_count = options->prefixes.count;
    made.apart = options->no_share;
    made.keep_unknown = options->keep_unknown;
    made.schemas.open_enums = options->open_enums;
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

/* What is chosen of the document is looked up in it. */
static int choose(struct work *work)
{
    struct compiler *compiler = &work->compiler;
    int status = choose_any(work->options) ? choose_operations(work->options, compiler) : EXIT_DONE;
    bool good = has_schemas(compiler);
    return good ? status : EXIT_USAGE;
}

static enum stage last_stage(const struct oasc_options *options)
{
    if (options->mode == MODE_DUMP)
        return options->stage;
    return options->mode == MODE_REPORT ? STAGE_MODEL : STAGE_SOURCE;
}

/* ---- one run ---- */

/* What was found to be wrong; else what was asked for. */
static int conclude(struct work *work, bool done)
{
    const struct oasc_options *options = work->options;
    struct compiler *compiler = &work->compiler;
    if (compiler->api && (options->schemas.count || choose_any(options)))
        compiler_warn(compiler);
    int status = done ? reading_show(&options->reading, &compiler->diags, false)
                      : reading_fail(&options->reading, &compiler->diags, false);
    if (options->mode == MODE_DUMP || options->mode == MODE_REPORT)
        return deliver_told(work, status);
    return status == EXIT_DONE ? deliver_files(work) : status;
}

static int compile(struct work *work)
{
    struct compiler *compiler = &work->compiler;
    enum stage last = last_stage(work->options);
    int status;
    compiler->options = compiler_options_of(work->options, &work->naming);
    if (!renames_read(work->options, &compiler->mem, &compiler->options, &status))
        return status;
    bool done = compiler_run(compiler, STAGE_TREE);
    if (done && last > STAGE_TREE) {
        done = compiler_run(compiler, STAGE_API);
        status = done ? choose(work) : EXIT_DONE;
        if (status != EXIT_DONE)
            return status;
        if (done && !renames_fit(work->options, compiler))
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
    /* Which files there are depends on the document only where the runtime or tags are among them;
     * what they hang on always does. */
    if (options->mode == MODE_LIST && !options->vendor && !options->split.tags && !options->depfile)
        return deliver_files(work);
    return compile(work);
}

int main(int argc, char **argv)
{
    struct oasc_options options;
    struct work work = {.options = &options};
    oas_arena mem = {0};
    int status;
    signal(SIGPIPE, SIG_IGN); /* writing says EPIPE, and EFBIG, instead */
    signal(SIGXFSZ, SIG_IGN);
    if (oasc_options_read(&options, &mem, argc, argv, &status))
        status = run(&work);
    compiler_free(&work.compiler);
    oas_arena_free(&mem);
    return status;
}
