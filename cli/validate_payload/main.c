/* validate-payload: judges JSON by an OpenAPI document or a JSON Schema that is read at run time.
 * The passes are the compiler's (compiler.h), up to the program; the runtime does the rest. */
#include <signal.h>
#include <unistd.h>

#include "common/list.h"
#include "common/output.h"
#include "common/say.h"
#include "spec/api.h"
#include "validate_payload/list_json.h"
#include "validate_payload/message.h"
#include "validate_payload/mistake.h"
#include "validate_payload/options.h"
#include "validate_payload/payload.h"
#include "validate_payload/select.h"

const char say_program[] = "validate-payload";

static int show(const struct validate_options *options, const struct diags *diags)
{
    return reading_show(&options->reading, diags, options->quiet);
}

/* All of the document counts: nothing was selected. */
static int list(const struct validate_options *options, struct compiler *compiler)
{
    oas_buf text = {0};
    (void)api_report(compiler->api, NULL, &compiler->diags);
    int status = show(options, &compiler->diags);
    if (status != 0)
        return status;
    bool text_wanted = options->format == FORMAT_TEXT;
    if (!options->quiet && text_wanted)
        list_put(compiler->api, &text);
    else if (!options->quiet)
        list_json_put(compiler->api, oas_str_from(options->reading.spec),
                      options->format == FORMAT_JSON, &text);
    bool good = output_whole(&text);
    oas_buf_free(&text);
    return good ? EXIT_DONE : EXIT_IO;
}

static int judge(const struct validate_options *options, const struct compiler *compiler,
                 const struct selection *selection)
{
    const struct plan *plan = compiler->plan;
    struct rules rules = {
        .options = options,
        .plan = plan,
        .schema = compiler->root_count ? compiler->roots[0] : NULL,
        .type = plan->root_count ? plan->roots[0] : (oas_type){&plan->program, OAS_ANY, 0},
        .limits = options->limits,
        .color = reading_color(&options->reading, STDOUT_FILENO),
        .several = payload_several(options),
        .text = selection->text,
        .marked = selection->marked,
        .absent = selection->absent,
    };
    rules.limits.direction = selection->direction;
    return payload_judge_all(&rules);
}

/* Which representations the bodies have that are judged alone. */
static struct message_bodies bodies_of(const struct validate_options *options,
                                       const oas_operation *operation)
{
    struct message_bodies bodies = {.type = oas_str_from(options->media_type),
                                    .reply = options->response != NULL};
    const oas_response *response = NULL;
    if (options->response)
        response = oas_operation_response_named(operation, oas_str_from(options->response));
    bodies.media = response ? response->media : operation->request;
    bodies.count = response ? response->media_count : operation->request_count;
    bodies.required = !bodies.reply && operation->request_required;
    return bodies;
}

/* All of the document counts, since a message may be for any operation; with `alone`, bodies of the
 * one that is selected are judged. */
static int judge_messages(const struct validate_options *options, struct compiler *compiler,
                          bool alone)
{
    if (compiler->api->version == API_SCHEMA) {
        say_error("%s is no OpenAPI document: it has no operations", options->reading.spec);
        say_hint("--message, --har and --target are for requests to an API");
        return EXIT_USAGE;
    }
    (void)api_report(compiler->api, NULL, &compiler->diags);
    compiler->messages = true;
    if (!compiler_judge(compiler, STAGE_OPERATIONS))
        return reading_fail(&options->reading, &compiler->diags, options->quiet);
    int status = show(options, &compiler->diags);
    if (status != 0)
        return status;
    struct message_scope scope = {.operations = compiler->operations, .api = compiler->api};
    status = select_message(options, compiler, &scope.operation);
    if (status != 0)
        return status;
    if (alone)
        scope.bodies = bodies_of(options, scope.operation);
    const struct rules rules = {.options = options,
                                .plan = compiler->plan,
                                .limits = options->limits,
                                .color = reading_color(&options->reading, STDOUT_FILENO),
                                .several = options->file_count > 1};
    return message_judge_all(&rules, &scope);
}

/* The document's parts, what is selected of them, its program, the payloads. */
static int run(const struct validate_options *options, struct compiler *compiler)
{
    compiler->options = reading_options(&options->reading);
    compiler->options.schemas.judging = true;
    int status = 0;
    if (!compiler_judge(compiler, STAGE_API))
        status = reading_fail(&options->reading, &compiler->diags, options->quiet);
    mistake_of_order(options, compiler);
    if (status != 0)
        return status;
    if (options->list)
        return list(options, compiler);
    if (validate_options_messages(options))
        return judge_messages(options, compiler, false);
    struct selection selection = {0};
    status = select_operation(options, compiler, &selection);
    if (status != 0)
        return status;
    if (selection.operation && !api_report(compiler->api, selection.operation, &compiler->diags))
        return reading_fail(&options->reading, &compiler->diags, options->quiet);
    status = select_schema(options, compiler, &selection);
    if (status != 0)
        return status;
    if (selection.form)
        return judge_messages(options, compiler, true);
    compiler->schema = selection.schema;
    if (!compiler_judge(compiler, STAGE_PLAN))
        return reading_fail(&options->reading, &compiler->diags, options->quiet);
    (void)show(options, &compiler->diags);
    return judge(options, compiler, &selection);
}

int main(int argc, char **argv)
{
    struct validate_options options;
    struct compiler compiler = {0};
    oas_arena mem = {0};
    int status;
    signal(SIGPIPE, SIG_IGN); /* writing says EPIPE instead, and EFBIG beyond a limit on files */
    signal(SIGXFSZ, SIG_IGN);
    if (validate_options_read(&options, &mem, argc, argv, &status))
        status = run(&options, &compiler);
    compiler_free(&compiler);
    oas_arena_free(&mem);
    return status;
}
