/* command.h - reading a command line: what both programs do alike.
 *
 * A program lists its options and takes each one; help, version and what cannot be read are dealt
 * with here. Everything said goes to stderr, a line for what is wrong and one that helps. */
#ifndef COMMON_COMMAND_H
#define COMMON_COMMAND_H

#include <getopt.h>

#include <oas/base.h>

/* Options that both programs have. Those of one program begin at OPTION_OWN. */
enum {
    OPTION_HELP = 'h',
    OPTION_VERSION = 256,
    OPTION_COLOR,
    OPTION_MAP,
    OPTION_ROOT,
    OPTION_DIALECT,
    OPTION_FORMATS,
    OPTION_ALLOW_UNSUPPORTED,
    OPTION_OWN
};

struct command {
    const struct option *options; /* for getopt_long(3); ends with a zeroed one */
    const char *letters;          /* the short ones, behind a ':' */
    void (*help)(oas_buf *out);
    /* Takes one option; false after saying why not. */
    bool (*take)(void *user, int option, const char *value);
};

enum command_result {
    COMMAND_RUN,
    COMMAND_DONE,     /* --help, --version: printed */
    COMMAND_WRONG,    /* said on stderr: exit 2 */
    COMMAND_UNPRINTED /* said on stderr: EXIT_IO */
};

/* Reads all options; the operands are then argv[optind] and what follows. argv is permuted. */
enum command_result command_read(const struct command *command, void *user, int argc, char **argv);

/* ---- for `take`; each says what is wrong ---- */

/* A value that is one of a few words (8 at most): its index, or -1. */
int command_word(const struct command *command, int option, const char *value,
                 const char *const *words, size_t count);

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
