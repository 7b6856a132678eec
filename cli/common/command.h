/* command.h - reading a command line: what both programs do alike.
 *
 * A program lists its options in its options.def and takes each one; help, version and what cannot
 * be read are dealt with here. Everything said goes to stderr, a line for what is wrong and one
 * that helps. */
#ifndef COMMON_COMMAND_H
#define COMMON_COMMAND_H

#include <oas/arena.h>

#include "common/option_rows.h"

struct command {
    struct option_rows rows;
    /* What --help prints before all options, and behind them. */
    const char *usage;
    const char *exits;
    /* Takes one option; false after saying why not. */
    bool (*take)(void *user, int option, const char *value);
};

/* Reads all options; the operands are then argv[optind] and what follows. argv is permuted. False
 * when there is nothing more to do: `*status` is the exit status. */
bool command_read(const struct command *command, oas_arena *mem, void *user, int argc, char **argv,
                  int *status);

/* ---- for `take`; each says what is wrong ---- */

/* Which of the words that the option's `value` lists it is, or -1. */
int command_choice(const struct command *command, int option, const char *value);

/* A value that is one of a few words (16 at most): its index, or -1. */
int command_word(const struct command *command, int option, const char *value, const oas_str *words,
                 size_t count);

/* A whole number from `least` to `most`. */
bool command_number(const struct command *command, int option, const char *value, uint64_t least,
                    uint64_t most, uint64_t *number);

/* A text that may be given once; `*text` is NULL before. */
bool command_text(const struct command *command, int option, const char *value, const char **text);

/* Sets *flag. */
bool command_flag(bool *flag);

/* Says an error and a hint; false. */
bool command_refuse(const char *what, const char *hint);

#endif
