/* What each option of options.def sets, and which need or exclude each other. */
#include "validate_payload/options.h"

#include "common/say.h"
#include "validate_payload/help.h"

enum validate_option {
    OPTION_COMMON = OPTION_OWN - 1, /* all below are those of both programs */
#define SECTION(heading, remark)
#define OPTION(symbol, ...) OPTION_##symbol,
#include "validate_payload/options.def"
#undef SECTION
#undef OPTION
};

enum { MAX_JOBS = 256 };

static bool take(void *user, int option, const char *value);

static const struct option_row rows[] = {
#define SECTION OPTION_ROWS_SECTION
#define OPTION  OPTION_ROWS_OPTION
#include "validate_payload/options.def"
#undef SECTION
#undef OPTION
};

static const struct command command = {
    {rows, sizeof rows / sizeof *rows}, validate_usage, validate_exits, take};

static bool size_of(int option, const char *value, uint64_t least, uint64_t most, size_t *size)
{
    uint64_t number;
    if (!command_number(&command, option, value, least, most, &number))
        return false;
    *size = (size_t)number;
    return true;
}

static bool set_output(struct validate_options *options, const char *value)
{
    static const enum format formats[] = {FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_BODY,
                                          FORMAT_ANNOTATIONS};
    int word = command_choice(&command, OPTION_OUTPUT, value);
    if (word >= 0)
        options->format = formats[word];
    return word >= 0;
}

static bool set_jobs(struct validate_options *options, const char *value)
{
    uint64_t number;
    if (!command_number(&command, OPTION_JOBS, value, 1, MAX_JOBS, &number))
        return false;
    options->jobs = (unsigned)number;
    return true;
}

/* Each argument may be one. */
static bool add_header(struct validate_options *options, const char *value)
{
    if (!strchr(value, ':'))
        return command_refuse("--header takes a name, ':' and a value", "--header 'x-api-key: k'");
    options->headers[options->header_count++] = value;
    return true;
}

static bool take(void *user, int option, const char *value)
{
    struct validate_options *options = user;
    oas_options *limits = &options->limits;
    switch ((enum validate_option)option) {
    case OPTION_SCHEMA:
        return command_text(&command, option, value, &options->schema);
    case OPTION_OPERATION:
        return command_text(&command, option, value, &options->operation);
    case OPTION_RESPONSE:
        return command_text(&command, option, value, &options->response);
    case OPTION_MEDIA_TYPE:
        return command_text(&command, option, value, &options->media_type);
    case OPTION_MESSAGE:
        return command_flag(&options->message);
    case OPTION_HAR:
        return command_flag(&options->har);
    case OPTION_ANY_HOST:
        return command_flag(&options->any_host);
    case OPTION_CREDENTIALS:
        return command_flag(&options->credentials);
    case OPTION_TARGET:
        return command_text(&command, option, value, &options->target);
    case OPTION_HEADER:
        return add_header(options, value);
    case OPTION_STRICT_MESSAGES:
        return command_flag(&options->strict_messages);
    case OPTION_STRICT_QUERY:
        return command_flag(&options->strict_query);
    case OPTION_IGNORE_UNKNOWN:
        return command_flag(&limits->ignore_unknown);
    case OPTION_LIST:
        return command_flag(&options->list);
    case OPTION_LINES:
        return command_flag(&options->lines);
    case OPTION_JOBS:
        return set_jobs(options, value);
    case OPTION_OUTPUT:
        return set_output(options, value);
    case OPTION_NO_VALUES:
        return command_flag(&options->no_values);
    case OPTION_MAX_ERRORS:
        return size_of(option, value, 0, UINT32_MAX, &options->max_errors);
    case OPTION_MAX_DEPTH:
        return size_of(option, value, 1, 4096, &limits->max_depth);
    case OPTION_MAX_BYTES:
        return size_of(option, value, 1, UINT32_MAX, &limits->max_bytes);
    case OPTION_MAX_WORK:
        return command_number(&command, option, value, 1, UINT64_MAX, &limits->max_work);
    case OPTION_QUIET:
        return command_flag(&options->quiet);
    case OPTION_COMMON:
        break;
    }
    return reading_take(&options->reading, &command, option, value);
}

/* stdin can be read once. */
static bool stdin_is_free(const struct validate_options *options)
{
    size_t uses = oas_str_is(oas_str_from(options->reading.spec), "-");
    bool parts = validate_options_messages(options) && !options->message && !options->har;
    if (options->file_count == 0 && !options->list && !parts)
        uses++;
    for (size_t i = 0; i < options->file_count; i++)
        uses += oas_str_is(oas_str_from(options->files[i]), "-");
    return uses <= 1 || command_refuse("stdin is to be read more than once",
                                       "give SPEC or the payload as a file; - stands for stdin");
}

static bool is_status(const char *text)
{
    return strspn(text, "0123456789") == 3 && text[3] == 0 && text[0] != '0';
}

/* Files, or one message by its parts. */
static bool consistent_parts(const struct validate_options *options)
{
    bool files = options->message || options->har;
    if (options->message + options->har + (options->target != NULL) > 1)
        return command_refuse("--message, --har and --target exclude each other",
                              "--message has the request in FILE, --har many, --target its parts");
    if (files && options->header_count)
        return command_refuse("--header needs --target or --response",
                              "FILE has the fields of --message and --har");
    if (options->target && (!strchr(options->target, ' ') || *options->target == ' '))
        return command_refuse("--target takes a method and a target",
                              "--target 'GET /pets?limit=5'");
    if (!files && options->file_count > 1)
        return command_refuse("a message by its parts takes one FILE, the body",
                              "--message takes several");
    if (options->response && (files || options->target))
        return command_refuse("--response is of no request",
                              "--response 200 --header 'NAME: VALUE'");
    if (options->response && !is_status(options->response))
        return command_refuse("with --header, --response takes a status of three digits",
                              "without, 4XX and default name the body to judge");
    return true;
}

/* A message brings its own media type and end, and its operation where none is named. */
static bool consistent_messages(const struct validate_options *options)
{
    if ((options->any_host || options->credentials) && !options->har)
        return command_refuse("--any-host and --credentials need --har",
                              "--message and --target judge no host, and credentials always");
    if (!validate_options_messages(options)) {
        if (options->header_count)
            return command_refuse("--header needs --target or --response",
                                  "--target 'GET /pets?limit=5'");
        if (options->strict_messages || options->strict_query)
            return command_refuse(
                "--strict-messages and --strict-query need --message, --har or --target",
                "a payload alone has neither status nor query");
        return true;
    }
    if (options->schema || options->list || options->lines || options->media_type)
        return command_refuse("messages stand without --schema, --media-type, --list and --lines",
                              "a message has its own media type, and --operation its schemas");
    if (options->format == FORMAT_ANNOTATIONS)
        return command_refuse("--output annotations is of a payload, not of a message",
                              "--output json");
    return consistent_parts(options);
}

static bool consistent(const struct validate_options *options)
{
    if (!options->reading.spec)
        return command_refuse(
            "SPEC is missing: the document to validate against",
            "validate-payload [options] SPEC [FILE... | -]; --help shows examples");
    if (options->schema && options->operation)
        return command_refuse("--schema and --operation exclude each other",
                              "--schema names a schema, --operation a request or response body");
    if (options->response && !options->operation)
        return command_refuse("--response needs --operation", "--list shows the operations");
    if (options->media_type && !options->operation)
        return command_refuse("--media-type needs --operation", "--list shows the operations");
    if (options->list && options->format == FORMAT_BODY)
        return command_refuse("--list is no verdict: it is text or json", "--list --output json");
    if (options->list && options->file_count > 0)
        return command_refuse("--list takes no payload", "validate-payload --list SPEC");
    return consistent_messages(options) && stdin_is_free(options);
}

bool validate_options_read(struct validate_options *options, oas_arena *mem, int argc, char **argv,
                           int *status)
{
    *options = (struct validate_options){
        .max_errors = 100,
        .limits = {.max_depth = 128, .max_bytes = (size_t)1 << 30},
        .jobs = 1,
    };
    *status = EXIT_IO;
    options->headers = OAS_ARENA_NEW(mem, const char *, (size_t)argc + 1);
    if (!options->headers)
        say_error("out of memory");
    if (!options->headers || !reading_init(&options->reading, mem, argc) ||
        !command_read(&command, mem, options, argc, argv, status))
        return false;
    if (optind < argc) {
        options->reading.spec = argv[optind];
        options->files = argv + optind + 1;
        options->file_count = (size_t)(argc - optind - 1);
    }
    *status = EXIT_USAGE;
    return consistent(options);
}

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name);
    size_t least = strlen(end);
    return length > least && memcmp(name + length - least, end, least) == 0;
}

bool validate_options_lines(const struct validate_options *options, const char *file)
{
    return options->lines || ends_in(file, ".ndjson") || ends_in(file, ".jsonl");
}
