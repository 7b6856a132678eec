#include "common/command.h"

#include <oas/regex.h>

#include "common/output.h"
#include "common/say.h"
#include "load/load.h"
#include "load/nearest.h"

static const char try_help[] = "--help shows all options, with examples";

/* "--map", or "-o" for one that has no longer name. */
static oas_str option_name(const struct command *command, int option, char *letter)
{
    letter[0] = '-';
    letter[1] = (char)option;
    for (const struct option *at = command->options; at->name; at++)
        if (at->val == option)
            return oas_str_from(at->name);
    return oas_str_of(letter, 2);
}

/* The name with what stands before it: "--" or nothing. */
#define NAMED_PRI       "%s" OAS_PRI
#define NAMED_ARG(name) (name).at[0] == '-' ? "" : "--", OAS_ARG(name)

static void suggest(const char *word, const oas_str *known, size_t count, const char *otherwise)
{
    oas_str near = nearest_of(oas_str_from(word), known, count);
    if (near.len)
        say_hint("did you mean '" OAS_PRI "'?", OAS_ARG(near));
    else if (otherwise)
        say_hint("%s", otherwise);
}

int command_word(const struct command *command, int option, const char *value,
                 const char *const *words, size_t count)
{
    char letter[2];
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
    oas_str name = option_name(command, option, letter);
    say_error(NAMED_PRI " takes one of: " OAS_PRI "; got '%s'", NAMED_ARG(name),
              OAS_ARG(oas_buf_str(&list)), value);
    oas_buf_free(&list);
    suggest(value, known, count, NULL);
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

bool command_number(const struct command *command, int option, const char *value, uint64_t least,
                    uint64_t most, uint64_t *number)
{
    char letter[2];
    if (digits_value(value, number) && *number >= least && *number <= most)
        return true;
    oas_str name = option_name(command, option, letter);
    say_error(NAMED_PRI " takes a whole number from %llu to %llu; got '%s'", NAMED_ARG(name),
              (unsigned long long)least, (unsigned long long)most, value);
    return false;
}

bool command_text(const struct command *command, int option, const char *value, const char **text)
{
    char letter[2];
    if (*text) {
        oas_str name = option_name(command, option, letter);
        say_error(NAMED_PRI " is given twice", NAMED_ARG(name));
        return false;
    }
    *text = value;
    return true;
}

bool command_flag(bool *flag)
{
    *flag = true;
    return true;
}

bool command_refuse(const char *what, const char *hint)
{
    say_error("%s", what);
    say_hint("%s", hint);
    return false;
}

static bool is_known(const struct command *command, int option)
{
    char letter[2];
    return option_name(command, option, letter).at != letter;
}

/* What getopt_long() refused: "--shema", "-x", or a known one with a value too much. */
static void say_unknown(const struct command *command, const char *word)
{
    enum { MOST = 64 };
    char letter[2];
    oas_str known[MOST];
    size_t count = 0;
    if (optopt != 0 && is_known(command, optopt)) {
        oas_str name = option_name(command, optopt, letter);
        say_error("--" OAS_PRI " takes no value", OAS_ARG(name));
    } else if (optopt != 0) {
        say_error("unknown option '-%c'", optopt);
    } else {
        oas_str name = oas_str_of(word + 2, strcspn(word + 2, "="));
        for (const struct option *at = command->options; at->name && count < MOST; at++)
            known[count++] = oas_str_from(at->name);
        say_error("unknown or ambiguous option '--" OAS_PRI "'", OAS_ARG(name));
        oas_str near = nearest_of(name, known, count);
        if (near.len) {
            say_hint("did you mean '--" OAS_PRI "'?", OAS_ARG(near));
            return;
        }
    }
    say_hint("%s", try_help);
}

static enum command_result print(void (*put)(oas_buf *out))
{
    struct output output = {0};
    oas_buf text = {0};
    put(&text);
    output_write(&output, oas_buf_str(&text));
    output_end(&output);
    oas_buf_free(&text);
    return output.failed ? COMMAND_UNPRINTED : COMMAND_DONE;
}

static void put_version(oas_buf *out)
{
    oas_buf_puts(out, say_program);
    oas_buf_puts(out, " " OAS_VERSION "\n");
    load_version(out);
    oas_buf_puts(out, ", ");
    oas_regex_version(out);
    oas_buf_putc(out, '\n');
}

enum command_result command_read(const struct command *command, void *user, int argc, char **argv)
{
    int option;
    char letter[2];
    opterr = 0;
    while ((option = getopt_long(argc, argv, command->letters, command->options, NULL)) != -1) {
        switch (option) {
        case OPTION_HELP:
            return print(command->help);
        case OPTION_VERSION:
            return print(put_version);
        case '?':
            say_unknown(command, argv[optind - 1]);
            return COMMAND_WRONG;
        case ':': {
            oas_str name = option_name(command, optopt, letter);
            say_error("option " NAMED_PRI " needs a value", NAMED_ARG(name));
            say_hint("%s", try_help);
            return COMMAND_WRONG;
        }
        default:
            if (!command->take(user, option, optarg))
                return COMMAND_WRONG;
        }
    }
    return COMMAND_RUN;
}
