/* validate-payload: judges JSON by an OpenAPI document or a JSON Schema that is read at run time.
 * The stages are the compiler's, up to the program; the runtime does the rest. */
#include <signal.h>
#include <unistd.h>

#include "common/list.h"
#include "common/output.h"
#include "common/say.h"
#include "plan/plan.h"
#include "schema/graph.h"
#include "validate_payload/options.h"
#include "validate_payload/payload.h"
#include "validate_payload/select.h"

const char say_program[] = "validate-payload";

static int show(const struct validate_options *options, const struct diags *diags)
{
    return reading_show(&options->reading, diags, options->quiet);
}

/* All of the document counts: nothing was selected. */
static int list(const struct validate_options *options, const struct api *api, struct diags *diags)
{
    struct output output = {0};
    oas_buf text = {0};
    (void)api_report(api, NULL, diags);
    int status = show(options, diags);
    if (status != 0)
        return status;
    if (!options->quiet)
        list_put(api, &text);
    if (text.failed) {
        say_error("out of memory");
        output.failed = true;
    }
    output_write(&output, oas_buf_str(&text));
    output_end(&output);
    oas_buf_free(&text);
    return output.failed ? EXIT_IO : EXIT_DONE;
}

static struct plan *compile(const struct validate_options *options, oas_arena *mem,
                            struct registry *registry, const struct api *api,
                            const struct selection *selection)
{
    struct schema *root = NULL;
    if (selection->schema) {
        struct graph *graph = graph_new(registry, api, &options->reading.schemas);
        root = graph ? graph_read(graph, selection->schema) : NULL;
        if (!root || diags_faults(registry->diags) > 0)
            return NULL;
    }
    return plan_build(mem, registry->diags, &root, root ? 1 : 0);
}

static int judge(const struct validate_options *options, const struct plan *plan,
                 const struct selection *selection)
{
    struct rules rules = {
        .options = options,
        .plan = plan,
        .type = plan->root_count ? plan->roots[0] : (oas_type){&plan->program, OAS_ANY, 0},
        .limits = options->limits,
        .color = reading_color(&options->reading, STDOUT_FILENO),
        .several = payload_several(options),
    };
    rules.limits.direction = selection->direction;
    int status = payload_judge_all(&rules);
    oas_program_release(&plan->program);
    return status;
}

/* A stage that gives nothing has said why; without that it is our fault. */
static int fail(const struct validate_options *options, const struct diags *diags)
{
    int status = show(options, diags);
    if (status != 0)
        return status;
    say_error("internal error: no program, and no reason why");
    return EXIT_UNSUPPORTED;
}

/* load → api → select → schema → plan → payloads */
static int run(const struct validate_options *options, oas_arena *mem)
{
    struct diags diags;
    struct registry registry;
    reading_begin(&options->reading, mem, &diags, &registry);
    struct api *api = reading_open(&options->reading, &registry);
    if (!api)
        return fail(options, &diags);
    if (options->list)
        return list(options, api, &diags);
    const struct operation *operation;
    int status = select_operation(options, api, mem, &operation);
    if (status != 0)
        return status;
    if (operation && !api_report(api, operation, &diags))
        return fail(options, &diags);
    struct selection selection;
    status = select_schema(options, api, operation, mem, &selection);
    if (status != 0)
        return status;
    struct plan *plan = compile(options, mem, &registry, api, &selection);
    if (!plan || diags_faults(&diags) > 0)
        return fail(options, &diags);
    reading_warn(api, mem, &diags);
    (void)show(options, &diags);
    return judge(options, plan, &selection);
}

int main(int argc, char **argv)
{
    struct validate_options options;
    oas_arena mem = {0};
    int status = EXIT_IO;
    signal(SIGPIPE, SIG_IGN); /* writing says EPIPE instead */
    switch (validate_options_read(&options, &mem, argc, argv)) {
    case COMMAND_RUN:
        status = run(&options, &mem);
        break;
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
