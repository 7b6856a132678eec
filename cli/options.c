#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "help.h"
#include "output.h"
#include "say.h"

enum option_id {
    OPTION_QUIET = 'q',
    OPTION_JOBS = 'j',
    OPTION_HELP = 'h',
    OPTION_SCHEMA = 256,
    OPTION_OPERATION,
    OPTION_RESPONSE,
    OPTION_MEDIA_TYPE,
    OPTION_LIST,
    OPTION_MAP,
    OPTION_ROOT,
    OPTION_DIALECT,
    OPTION_FORMATS,
    OPTION_ALLOW_UNSUPPORTED,
    OPTION_LINES,
    OPTION_OUTPUT,
    OPTION_NO_VALUES,
    OPTION_MAX_ERRORS,
    OPTION_MAX_DEPTH,
    OPTION_MAX_BYTES,
    OPTION_MAX_WORK,
    OPTION_COLOR,
    OPTION_VERSION
};

static const struct option long_options[] = {
    {"schema", required_argument, NULL, OPTION_SCHEMA},
    {"operation", required_argument, NULL, OPTION_OPERATION},
    {"response", required_argument, NULL, OPTION_RESPONSE},
    {"media-type", required_argument, NULL, OPTION_MEDIA_TYPE},
    {"list", no_argument, NULL, OPTION_LIST},
    {"map", required_argument, NULL, OPTION_MAP},
    {"root", required_argument, NULL, OPTION_ROOT},
    {"dialect", required_argument, NULL, OPTION_DIALECT},
    {"formats", required_argument, NULL, OPTION_FORMATS},
    {"allow-unsupported", no_argument, NULL, OPTION_ALLOW_UNSUPPORTED},
    {"lines", no_argument, NULL, OPTION_LINES},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"output", required_argument, NULL, OPTION_OUTPUT},
    {"no-values", no_argument, NULL, OPTION_NO_VALUES},
    {"max-errors", required_argument, NULL, OPTION_MAX_ERRORS},
    {"max-depth", required_argument, NULL, OPTION_MAX_DEPTH},
    {"max-bytes", required_argument, NULL, OPTION_MAX_BYTES},
    {"max-work", required_argument, NULL, OPTION_MAX_WORK},
    {"quiet", no_argument, NULL, OPTION_QUIET},
    {"color", required_argument, NULL, OPTION_COLOR},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

enum { OPTION_COUNT = sizeof long_options / sizeof *long_options - 1, MAX_JOBS = 256 };

static const char try_help[] = "--help shows all options, with examples";

static oas_str option_name(int option)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (long_options[i].val == option)
            return oas_str_from(long_options[i].name);
    }
    return oas_str_from("");
}

/* A value given to an option: one of a few words. The index, or -1 after saying why. */
static int word_of(int option, const char *value, const char *const *words, size_t count)
{
    oas_str known[8];
    for (size_t i = 0; i < count; i++) {
        known[i] = oas_str_from(words[i]);
        if (oas_str_is(known[i], value))
            return (int)i;
    }
    oas_buf list = {0};
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(&list, i ? ", " : "");
        oas_buf_put(&list, known[i]);
    }
    say_error("--" OAS_PRI " takes one of: " OAS_PRI "; got '%s'", OAS_ARG(option_name(option)),
              OAS_ARG(oas_buf_str(&list)), value);
    oas_buf_free(&list);
    oas_str near = diag_nearest(oas_str_from(value), known, count);
    if (near.len)
        say_hint("did you mean '" OAS_PRI "'?", OAS_ARG(near));
    return -1;
}

static bool digits_value(const char *text, uint64_t *number)
{
    *number = 0;
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9')
            return false;
        uint64_t digit = (uint64_t)(*at - '0');
        if (*number > (UINT64_MAX - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return *text != 0;
}

static bool number_of(int option, const char *value, uint64_t least, uint64_t most,
                      uint64_t *number)
{
    if (digits_value(value, number) && *number >= least && *number <= most)
        return true;
    say_error("--" OAS_PRI " takes a whole number from %llu to %llu; got '%s'",
              OAS_ARG(option_name(option)), (unsigned long long)least, (unsigned long long)most,
              value);
    return false;
}

static bool size_of(int option, const char *value, uint64_t least, uint64_t most, size_t *size)
{
    uint64_t number;
    if (!number_of(option, value, least, most, &number))
        return false;
    *size = (size_t)number;
    return true;
}

/* PREFIX=PATH, split at the last '=' whose left side is not empty. */
static bool add_map(struct options *options, const char *value)
{
    const char *split = strrchr(value, '=');
    if (!split || split == value || split[1] == 0) {
        say_error("--map takes PREFIX=PATH; got '%s'", value);
        say_hint("for example --map https://example.com/schemas/=./schemas");
        return false;
    }
    struct mapping *map = &options->maps[options->map_count++];
    map->prefix = oas_str_of(value, (size_t)(split - value));
    map->path = oas_str_from(split + 1);
    return true;
}

static bool set_dialect(struct options *options, const char *value)
{
    static const char *const names[] = {"2020-12", "2019-09", "draft7", "draft6", "draft4"};
    return word_of(OPTION_DIALECT, value, names, 5) >= 0 &&
           dialect_find(oas_str_from(value), &options->schemas.dialect);
}

static bool set_formats(struct options *options, const char *value)
{
    static const char *const names[] = {"assert", "annotate"};
    static const enum formats formats[] = {FORMATS_ASSERT, FORMATS_ANNOTATE};
    int word = word_of(OPTION_FORMATS, value, names, 2);
    if (word >= 0)
        options->schemas.formats = formats[word];
    return word >= 0;
}

static bool set_output(struct options *options, const char *value)
{
    static const char *const names[] = {"text", "json", "jsonl", "validation-error"};
    static const enum format formats[] = {FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_BODY};
    int word = word_of(OPTION_OUTPUT, value, names, 4);
    if (word >= 0)
        options->format = formats[word];
    return word >= 0;
}

static bool set_color(struct options *options, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    static const enum color colors[] = {COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER};
    int word = word_of(OPTION_COLOR, value, names, 3);
    if (word >= 0)
        options->color = colors[word];
    return word >= 0;
}

static bool set_jobs(struct options *options, const char *value)
{
    uint64_t number;
    if (!number_of(OPTION_JOBS, value, 1, MAX_JOBS, &number))
        return false;
    options->jobs = (unsigned)number;
    return true;
}

static bool set_flag(bool *flag)
{
    *flag = true;
    return true;
}

static bool set_text(const char **text, int option, const char *value)
{
    if (*text) {
        say_error("--" OAS_PRI " is given twice", OAS_ARG(option_name(option)));
        return false;
    }
    *text = value;
    return true;
}

static bool set(struct options *options, int option, const char *value)
{
    oas_options *limits = &options->limits;
    switch (option) {
    case OPTION_SCHEMA:
        return set_text(&options->schema, option, value);
    case OPTION_OPERATION:
        return set_text(&options->operation, option, value);
    case OPTION_RESPONSE:
        return set_text(&options->response, option, value);
    case OPTION_MEDIA_TYPE:
        return set_text(&options->media_type, option, value);
    case OPTION_LIST:
        return set_flag(&options->list);
    case OPTION_MAP:
        return add_map(options, value);
    case OPTION_ROOT:
        return set_text(&options->root, option, value);
    case OPTION_DIALECT:
        return set_dialect(options, value);
    case OPTION_FORMATS:
        return set_formats(options, value);
    case OPTION_ALLOW_UNSUPPORTED:
        return set_flag(&options->allow_unsupported);
    case OPTION_LINES:
        return set_flag(&options->lines);
    case OPTION_JOBS:
        return set_jobs(options, value);
    case OPTION_OUTPUT:
        return set_output(options, value);
    case OPTION_NO_VALUES:
        return set_flag(&options->no_values);
    case OPTION_MAX_ERRORS:
        return size_of(option, value, 0, UINT32_MAX, &options->max_errors);
    case OPTION_MAX_DEPTH:
        return size_of(option, value, 1, 4096, &limits->max_depth);
    case OPTION_MAX_BYTES:
        return size_of(option, value, 1, UINT32_MAX, &limits->max_bytes);
    case OPTION_MAX_WORK:
        return number_of(option, value, 1, UINT64_MAX, &limits->max_work);
    case OPTION_QUIET:
        return set_flag(&options->quiet);
    case OPTION_COLOR:
        return set_color(options, value);
    default:
        return false;
    }
}

/* What getopt_long() refused: "--shema", "-x", or a known one with a value too much. */
static void say_unknown(const char *word)
{
    if (optopt != 0 && option_name(optopt).len != 0) {
        say_error("--" OAS_PRI " takes no value", OAS_ARG(option_name(optopt)));
    } else if (optopt != 0) {
        say_error("unknown option '-%c'", optopt);
    } else {
        oas_str known[OPTION_COUNT];
        for (size_t i = 0; i < OPTION_COUNT; i++)
            known[i] = oas_str_from(long_options[i].name);
        oas_str name = oas_str_of(word + 2, strcspn(word + 2, "="));
        oas_str near = diag_nearest(name, known, OPTION_COUNT);
        say_error("unknown or ambiguous option '--" OAS_PRI "'", OAS_ARG(name));
        if (near.len) {
            say_hint("did you mean '--" OAS_PRI "'?", OAS_ARG(near));
            return;
        }
    }
    say_hint("%s", try_help);
}

static enum options_result print(void (*put)(oas_buf *out))
{
    struct output output = {0};
    oas_buf text = {0};
    put(&text);
    output_write(&output, oas_buf_str(&text));
    output_end(&output);
    oas_buf_free(&text);
    return output.failed ? OPTIONS_UNPRINTED : OPTIONS_DONE;
}

static void put_version(oas_buf *out)
{
    oas_buf_puts(out, SAY_PROGRAM " " OAS_VERSION "\n");
}

static bool conflict(const char *what, const char *hint)
{
    say_error("%s", what);
    say_hint("%s", hint);
    return false;
}

/* stdin can be read once. */
static bool stdin_is_free(const struct options *options)
{
    size_t uses = oas_str_is(oas_str_from(options->spec), "-");
    if (options->file_count == 0 && !options->list)
        uses++;
    for (size_t i = 0; i < options->file_count; i++)
        uses += oas_str_is(oas_str_from(options->files[i]), "-");
    return uses <= 1 || conflict("stdin is to be read more than once",
                                 "give SPEC or the payload as a file; - stands for stdin");
}

static bool consistent(const struct options *options)
{
    if (!options->spec)
        return conflict("SPEC is missing: the document to validate against",
                        "validate-payload [options] SPEC [FILE... | -]; --help shows examples");
    if (options->schema && options->operation)
        return conflict("--schema and --operation exclude each other",
                        "--schema names a schema, --operation a request or response body");
    if (options->response && !options->operation)
        return conflict("--response needs --operation", "--list shows the operations");
    if (options->media_type && !options->operation)
        return conflict("--media-type needs --operation", "--list shows the operations");
    if (options->list && options->file_count > 0)
        return conflict("--list takes no payload", "validate-payload --list SPEC");
    return stdin_is_free(options);
}

static enum options_result read_all(struct options *options, int argc, char **argv)
{
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":qj:h", long_options, NULL)) != -1) {
        switch (option) {
        case OPTION_HELP:
            return print(help_put);
        case OPTION_VERSION:
            return print(put_version);
        case '?':
            say_unknown(argv[optind - 1]);
            return OPTIONS_WRONG;
        case ':':
            say_error("option --" OAS_PRI " needs a value", OAS_ARG(option_name(optopt)));
            say_hint("%s", try_help);
            return OPTIONS_WRONG;
        default:
            if (!set(options, option, optarg))
                return OPTIONS_WRONG;
        }
    }
    if (optind < argc) {
        options->spec = argv[optind];
        options->files = argv + optind + 1;
        options->file_count = (size_t)(argc - optind - 1);
    }
    return consistent(options) ? OPTIONS_RUN : OPTIONS_WRONG;
}

enum options_result options_read(struct options *options, oas_arena *mem, int argc, char **argv)
{
    *options = (struct options){
        .maps = OAS_ARENA_NEW(mem, struct mapping, (size_t)argc + 1),
        .max_errors = 100,
        .limits = {.max_depth = 128, .max_bytes = (size_t)1 << 30},
        .jobs = 1,
    };
    if (!options->maps) {
        say_error("out of memory");
        return OPTIONS_UNPRINTED;
    }
    return read_all(options, argc, argv);
}

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name);
    size_t least = strlen(end);
    return length > least && memcmp(name + length - least, end, least) == 0;
}

bool options_lines(const struct options *options, const char *file)
{
    return options->lines || ends_in(file, ".ndjson") || ends_in(file, ".jsonl");
}

bool options_color(const struct options *options, int file)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    switch (options->color) {
    case COLOR_ALWAYS:
        return true;
    case COLOR_NEVER:
        return false;
    case COLOR_AUTO:
        break;
    }
    return isatty(file) && !(no_color && *no_color) &&
           !(term && oas_str_is(oas_str_from(term), "dumb"));
}
