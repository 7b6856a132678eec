/* What each option of options.def sets, and which exclude each other. */
#include "oasc/options.h"

#include "common/say.h"
#include "oasc/help.h"

enum oasc_option {
    OPTION_COMMON = OPTION_OWN - 1, /* all below are those of both programs */
#define SECTION(heading, remark)
#define OPTION(symbol, ...) OPTION_##symbol,
#include "oasc/options.def"
#undef SECTION
#undef OPTION
};

static bool take(void *user, int option, const char *value);

static const struct option_row rows[] = {
#define SECTION OPTION_ROWS_SECTION
#define OPTION  OPTION_ROWS_OPTION
#include "oasc/options.def"
#undef SECTION
#undef OPTION
};

static const struct command command = {
    {rows, sizeof rows / sizeof *rows}, oasc_usage, oasc_exits, take};

/* --check, --list-outputs, --dump and --report: each says what to do instead of writing. */
static bool set_mode(struct oasc_options *options, enum mode mode)
{
    if (options->mode != MODE_WRITE && options->mode != mode)
        return command_refuse("--check, --list-outputs, --dump and --report exclude each other",
                              "each does something else than writing files");
    options->mode = mode;
    return true;
}

static bool set_stage(struct oasc_options *options, const char *value)
{
    oas_str names[STAGE_COUNT];
    for (int stage = 0; stage < STAGE_COUNT; stage++)
        names[stage] = oas_str_from(stage_name((enum stage)stage));
    int word = command_word(&command, OPTION_DUMP, value, names, STAGE_COUNT);
    if (word >= 0)
        options->stage = (enum stage)word;
    return word >= 0 && set_mode(options, MODE_DUMP);
}

static bool set_report(struct oasc_options *options, const char *value)
{
    int word = value ? command_choice(&command, OPTION_REPORT, value) : 0;
    options->json = word == 1;
    return word >= 0 && set_mode(options, MODE_REPORT);
}

/* A,B: what stands between commas. Lists have room for all: see make_room(). */
static bool are_words(const char *value, const char *option, const char *example,
                      struct strings *words)
{
    const char *at = value;
    for (;;) {
        size_t length = strcspn(at, ",");
        if (length == 0) {
            say_error("%s takes names with commas between them; got '%s'", option, value);
            say_hint("for example %s %s", option, example);
            return false;
        }
        if (words)
            words->at[words->count++] = oas_str_of(at, length);
        if (at[length] == 0)
            return true;
        at += length + 1;
    }
}

/* What holds a comma itself is found when the document is there: see choose.c. */
static bool add_whole(const char *value, struct strings *values)
{
    values->at[values->count++] = oas_str_from(value);
    return true;
}

enum { SPLIT_MOST = 999 };

/* A number of files, or the word. */
static bool set_split(struct oasc_options *options, const char *value)
{
    uint64_t count = 0;
    options->split = (struct split){.tags = strcmp(value, "tag") == 0};
    if (options->split.tags)
        return true;
    for (const char *at = value; *at && count <= SPLIT_MOST; at++)
        count = *at >= '0' && *at <= '9' ? count * 10 + (uint64_t)(*at - '0') : SPLIT_MOST + 1;
    if (count < 1 || count > SPLIT_MOST) {
        say_error("--split takes a number from 1 to %d, or tag; got '%s'", SPLIT_MOST, value);
        say_hint("for example --split 4");
        return false;
    }
    options->split.count = (size_t)count;
    return true;
}

static bool set_path(int option, const char *value, const char **path)
{
    if (!command_text(&command, option, value, path))
        return false;
    if (*value)
        return true;
    return command_refuse("a path is empty", "-o, --vendor, --depfile and --rename take a path");
}

static bool take(void *user, int option, const char *value)
{
    struct oasc_options *options = user;
    switch ((enum oasc_option)option) {
    case OPTION_OUT:
        return set_path(option, value, &options->out);
    case OPTION_NAME:
        return command_text(&command, option, value, &options->name);
    case OPTION_PREFIX:
        return command_text(&command, option, value, &options->prefix);
    case OPTION_SCHEMAS:
        return are_words(value, "--schemas", "Pet,Owner", &options->schemas);
    case OPTION_STRIP_PREFIX:
        return are_words(value, "--strip-prefix", "io.k8s.api.,com.example.", &options->prefixes);
    case OPTION_RENAME:
        return set_path(option, value, &options->rename);
    case OPTION_OPERATIONS:
        return are_words(value, "--operations", "createPet,'GET /pets'", NULL) &&
               add_whole(value, &options->operations);
    case OPTION_TAGS:
        return are_words(value, "--tags", "pets,owners", NULL) && add_whole(value, &options->tags);
    case OPTION_PATHS:
        if (*value == 0)
            return command_refuse("--paths takes what a path is like; got nothing",
                                  "for example --paths '/pets/**'");
        return add_whole(value, &options->paths);
    case OPTION_NO_SHARE:
        return command_flag(&options->no_share);
    case OPTION_SPLIT:
        return set_split(options, value);
    case OPTION_KEEP_UNKNOWN:
        return command_flag(&options->keep_unknown);
    case OPTION_OPEN_ENUMS:
        return command_flag(&options->open_enums);
    case OPTION_FORCE:
        return command_flag(&options->force);
    case OPTION_CHECK:
        return set_mode(options, MODE_CHECK);
    case OPTION_VENDOR:
        return set_path(option, value, &options->vendor);
    case OPTION_LIST_OUTPUTS:
        return set_mode(options, MODE_LIST);
    case OPTION_DEPFILE:
        return set_path(option, value, &options->depfile);
    case OPTION_DUMP:
        return set_stage(options, value);
    case OPTION_REPORT:
        return set_report(options, value);
    case OPTION_COMMON:
        break;
    }
    return reading_take(&options->reading, &command, option, value);
}

/* No word of the command line names more things than it has bytes. */
static bool make_room(struct oasc_options *options, oas_arena *mem, int argc, char **argv)
{
    size_t most = 1;
    for (int i = 1; i < argc; i++)
        most += strlen(argv[i]) / 2 + 1;
    struct strings *lists[] = {&options->schemas, &options->operations, &options->tags,
                               &options->paths, &options->prefixes};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        lists[i]->at = OAS_ARENA_NEW(mem, oas_str, most);
        if (!lists[i]->at) {
            say_error("out of memory");
            return false;
        }
    }
    return reading_init(&options->reading, mem, argc);
}

bool oasc_options_read(struct oasc_options *options, oas_arena *mem, int argc, char **argv,
                       int *status)
{
    *options = (struct oasc_options){.mode = MODE_WRITE};
    *status = EXIT_IO;
    if (!make_room(options, mem, argc, argv) ||
        !command_read(&command, mem, options, argc, argv, status))
        return false;
    *status = EXIT_USAGE;
    if (optind == argc)
        return command_refuse("SPEC is missing: the document to compile",
                              "oasc [options] SPEC; --help shows examples");
    if (argc - optind > 1) {
        say_error("one SPEC at a time; got '%s' and '%s'", argv[optind], argv[optind + 1]);
        say_hint("documents may refer to each other: name the one that leads to the others");
        return false;
    }
    options->reading.spec = argv[optind];
    return true;
}
