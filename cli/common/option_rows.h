/* option_rows.h - the rows of the options.def: a program's own, and behind them those of both. */
#ifndef COMMON_OPTION_ROWS_H
#define COMMON_OPTION_ROWS_H

#include <getopt.h>

#include <oas/base.h>

/* The options of both programs. No option is a letter, and none of getopt_long()'s marks. */
enum common_option {
    OPTION_NONE = 255, /* a section's */
#define SECTION(heading, remark)
#define OPTION(symbol, ...) OPTION_##symbol,
#include "common/options.def"
#undef SECTION
#undef OPTION
    OPTION_OWN /* those of one program begin here */
};

enum argument {
    ARGUMENT_NONE = no_argument,
    ARGUMENT_REQUIRED = required_argument,
    ARGUMENT_OPTIONAL = optional_argument
};

struct option_row {
    int id;           /* OPTION_NONE: a section, `name` is its heading, and `help` its remark */
    const char *name; /* NULL: there is only the letter */
    char letter;
    enum argument argument;
    const char *value;
    const char *help;
};

/* What SECTION and OPTION are in a table of rows. */
#define OPTION_ROWS_SECTION(heading, remark) {OPTION_NONE, heading, 0, ARGUMENT_NONE, "", remark},
#define OPTION_ROWS_OPTION(symbol, name, letter, argument, value, help)                            \
    {OPTION_##symbol, name, letter, ARGUMENT_##argument, value, help},

struct option_rows {
    const struct option_row *own;
    size_t own_count;
};

/* All rows in turn; NULL behind the last. */
const struct option_row *option_rows_at(const struct option_rows *rows, size_t index);

/* The row of that option, which may be told by its letter; NULL: there is none. */
const struct option_row *option_rows_find(const struct option_rows *rows, int option);

#endif
