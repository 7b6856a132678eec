/* getopt_long() is made to read the rows of two options.def; what it does not take is said in our
 * own words. */
#include "common/command.h"

#include <stdio.h>
#include <string.h>

#include <oas/regex.h>

#include "common/exit.h"
#include "common/help.h"
#include "common/output.h"
#include "common/say.h"
#include "load/load.h"
#include "load/nearest.h"

static const char try_help[] = "--help shows all options, with examples";

/* ---- saying what is wrong ---- */

/* "--map", or "-o" for one that has no longer name. */
struct spelling {
    char text[40];
};

static struct spelling spelled(const struct command *command, int option)
{
    struct spelling name;
    const struct option_row *row = option_rows_find(&command->rows, option);
    if (row && row->name)
        snprintf(name.text, sizeof name.text, "--%s", row->name);
    else
        snprintf(name.text, sizeof name.text, "-%c", row ? row->letter : option);
    return name;
}

int command_word(const struct command *command, int option, const char *value, const oas_str *words,
                 size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (oas_str_is(words[i], value))
            return (int)i;
    oas_buf list = {0};
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(&list, i ? ", " : "");
        oas_buf_put(&list, words[i]);
    }
    say_error("%s takes one of: " OAS_PRI "; got '%s'", spelled(command, option).text,
              OAS_ARG(oas_buf_str(&list)), value);
    oas_buf_free(&list);
    oas_str near = nearest_of(oas_str_from(value), words, count);
    if (near.len)
        say_hint("did you mean '" OAS_PRI "'?", OAS_ARG(near));
    return -1;
}

int command_choice(const struct command *command, int option, const char *value)
{
    enum { MOST = 16 };
    oas_str words[MOST];
    size_t count = 0;
    const char *at = option_rows_find(&command->rows, option)->value;
    while (count < MOST) {
        words[count] = oas_str_of(at, strcspn(at, "|"));
        at += words[count++].len;
        if (*at++ == 0)
            break;
    }
    return command_word(command, option, value, words, count);
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
    if (digits_value(value, number) && *number >= least && *number <= most)
        return true;
    say_error("%s takes a whole number from %llu to %llu; got '%s'", spelled(command, option).text,
              (unsigned long long)least, (unsigned long long)most, value);
    return false;
}

bool command_text(const struct command *command, int option, const char *value, const char **text)
{
    if (*text) {
        say_error("%s is given twice", spelled(command, option).text);
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

/* "--shema", or what begins several options. */
static void say_unknown_name(const struct option *options, const char *word)
{
    enum { MOST = 64 };
    oas_str known[MOST];
    size_t count = 0;
    oas_str name = oas_str_of(word + 2, strcspn(word + 2, "="));
    for (const struct option *at = options; at->name && count < MOST; at++)
        known[count++] = oas_str_from(at->name);
    say_error("unknown or ambiguous option '--" OAS_PRI "'", OAS_ARG(name));
    oas_str near = nearest_of(name, known, count);
    if (near.len)
        say_hint("did you mean '--" OAS_PRI "'?", OAS_ARG(near));
    else
        say_hint("%s", try_help);
}

/* What getopt_long() refused: one that it does not know, or a known one with a value too much. */
static void say_unknown(const struct command *command, const struct option *options,
                        const char *word)
{
    if (optopt == 0) {
        say_unknown_name(options, word);
        return;
    }
    if (option_rows_find(&command->rows, optopt))
        say_error("%s takes no value", spelled(command, optopt).text);
    else
        say_error("unknown option '-%c'", optopt);
    say_hint("%s", try_help);
}

/* ---- reading ---- */

/* What getopt_long() is given. */
struct getopt_tables {
    struct option *options; /* those with a name; ends with a zeroed one */
    char *letters;          /* of the others, too; ':' before them, and behind one with a value */
};

static bool make_tables(const struct command *command, oas_arena *mem, struct getopt_tables *tables)
{
    size_t count = 0;
    while (option_rows_at(&command->rows, count))
        count++;
    struct option *option = OAS_ARENA_NEW(mem, struct option, count + 1);
    char *letter = OAS_ARENA_NEW(mem, char, 2 * count + 2);
    *tables = (struct getopt_tables){option, letter};
    if (!option || !letter)
        return false;
    *letter++ = ':';
    for (size_t i = 0; i < count; i++) {
        const struct option_row *row = option_rows_at(&command->rows, i);
        if (row->id == OPTION_NONE)
            continue;
        if (row->name)
            *option++ = (struct option){row->name, (int)row->argument, NULL, row->id};
        if (row->letter)
            *letter++ = row->letter;
        if (row->letter && row->argument == ARGUMENT_REQUIRED)
            *letter++ = ':';
    }
    return true;
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

/* --help, --version. */
static int print(const struct command *command, int option)
{
    oas_buf text = {0};
    if (option == OPTION_HELP)
        help_put(&command->rows, command->usage, command->exits, &text);
    else
        put_version(&text);
    bool good = output_whole(&text);
    oas_buf_free(&text);
    return good ? EXIT_DONE : EXIT_IO;
}

bool command_read(const struct command *command, oas_arena *mem, void *user, int argc, char **argv,
                  int *status)
{
    struct getopt_tables tables;
    int option;
    *status = EXIT_IO;
    if (!make_tables(command, mem, &tables)) {
        say_error("out of memory");
        return false;
    }
    opterr = 0;
    *status = EXIT_USAGE;
    while ((option = getopt_long(argc, argv, tables.letters, tables.options, NULL)) != -1) {
        if (option == '?') {
            say_unknown(command, tables.options, argv[optind - 1]);
            return false;
        }
        if (option == ':') {
            say_error("option %s needs a value", spelled(command, optopt).text);
            say_hint("%s", try_help);
            return false;
        }
        option = option_rows_find(&command->rows, option)->id;
        if (option == OPTION_HELP || option == OPTION_VERSION) {
            *status = print(command, option);
            return false;
        }
        if (!command->take(user, option, optarg))
            return false;
    }
    return true;
}
