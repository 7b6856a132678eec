/* What the options of both programs set, and what becomes of diagnostics. */
#include "common/reading.h"

#include <stdlib.h>
#include <unistd.h>

#include "common/exit.h"
#include "common/say.h"
#include "load/diag_render.h"
#include "resolve/registry.h"

bool reading_init(struct reading *reading, oas_arena *mem, int argc)
{
    reading->maps = OAS_ARENA_NEW(mem, struct mapping, (size_t)argc + 1);
    if (!reading->maps)
        say_error("out of memory");
    return reading->maps != NULL;
}

/* PREFIX=PATH, split at the last '=' whose left side is not empty. */
static bool add_map(struct reading *reading, const char *value)
{
    const char *split = strrchr(value, '=');
    if (!split || split == value || split[1] == 0) {
        say_error("--map takes PREFIX=PATH; got '%s'", value);
        say_hint("for example --map https://example.com/schemas/=./schemas");
        return false;
    }
    struct mapping *map = &reading->maps[reading->map_count++];
    map->prefix = oas_str_of(value, (size_t)(split - value));
    map->path = oas_str_from(split + 1);
    return true;
}

static bool set_dialect(struct reading *reading, const struct command *command, const char *value)
{
    reading->schemas.dialect_given = true;
    return command_choice(command, OPTION_DIALECT, value) >= 0 &&
           dialect_find(oas_str_from(value), &reading->schemas.dialect);
}

static bool set_formats(struct reading *reading, const struct command *command, const char *value)
{
    static const enum formats formats[] = {FORMATS_ASSERT, FORMATS_ANNOTATE};
    int word = command_choice(command, OPTION_FORMATS, value);
    if (word >= 0)
        reading->schemas.formats = formats[word];
    return word >= 0;
}

static bool set_warnings(struct reading *reading, const struct command *command, const char *value)
{
    static const enum diag_warnings warnings[] = {DIAG_WARNINGS_ALL, DIAG_WARNINGS_GROUP,
                                                  DIAG_WARNINGS_NONE};
    int word = command_choice(command, OPTION_WARNINGS, value);
    if (word >= 0)
        reading->warnings = warnings[word];
    return word >= 0;
}

static bool set_color(struct reading *reading, const struct command *command, const char *value)
{
    static const enum color colors[] = {COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER};
    int word = command_choice(command, OPTION_COLOR, value);
    if (word >= 0)
        reading->color = colors[word];
    return word >= 0;
}

bool reading_take(struct reading *reading, const struct command *command, int option,
                  const char *value)
{
    switch ((enum common_option)option) {
    case OPTION_MAP:
        return add_map(reading, value);
    case OPTION_ROOT:
        return command_text(command, option, value, &reading->root);
    case OPTION_DIALECT:
        return set_dialect(reading, command, value);
    case OPTION_FORMATS:
        return set_formats(reading, command, value);
    case OPTION_STRICT_NULLABLE:
        return command_flag(&reading->schemas.strict_nullable);
    case OPTION_ALLOW_UNSUPPORTED:
        return command_flag(&reading->allow_unsupported);
    case OPTION_STRICT:
        return command_flag(&reading->strict);
    case OPTION_WARNINGS:
        return set_warnings(reading, command, value);
    case OPTION_COLOR:
        return set_color(reading, command, value);
    case OPTION_HELP:
    case OPTION_VERSION:
    case OPTION_NONE:
    case OPTION_OWN:
        break; /* command_read() has taken the first two; the others are none */
    }
    return false;
}

struct compiler_options reading_options(const struct reading *reading)
{
    return (struct compiler_options){.spec = reading->spec,
                                     .root = reading->root,
                                     .maps = reading->maps,
                                     .map_count = reading->map_count,
                                     .schemas = reading->schemas,
                                     .program = say_program,
                                     .allow_unsupported = reading->allow_unsupported,
                                     .strict = reading->strict};
}

bool reading_color(const struct reading *reading, int file)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    switch (reading->color) {
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

int reading_show(const struct reading *reading, const struct diags *diags, bool quiet)
{
    int status = exit_of_diags(diags);
    if (status == 0 && quiet)
        return 0;
    oas_buf text = {0};
    diags_render_some(diags, reading->warnings, reading_color(reading, STDERR_FILENO), &text);
    say_raw(oas_buf_str(&text));
    oas_buf_free(&text);
    return status;
}

int reading_fail(const struct reading *reading, const struct diags *diags, bool quiet)
{
    int status = reading_show(reading, diags, quiet);
    if (status != EXIT_DONE)
        return status;
    say_error("internal error: no result, and no reason why");
    return EXIT_UNSUPPORTED;
}
