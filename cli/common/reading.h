/* reading.h - how a document is read: the options that both programs have on it, and what is said
 * of it on stderr. */
#ifndef COMMON_READING_H
#define COMMON_READING_H

#include "common/command.h"
#include "compiler.h"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct reading {
    const char *spec; /* the document; "-" is stdin */
    struct mapping *maps;
    size_t map_count;
    const char *root;
    struct schema_options schemas;
    bool allow_unsupported;
    bool strict;
    enum diag_warnings warnings;
    enum color color;
};

/* Room for as many --map as `argc` words can hold; false after saying that there is none. */
bool reading_init(struct reading *reading, oas_arena *mem, int argc);

/* Takes one of the options of both programs; false after saying why not. */
bool reading_take(struct reading *reading, const struct command *command, int option,
                  const char *value);

/* The same for the compiler. */
struct compiler_options reading_options(const struct reading *reading);

/* True if what goes to this file descriptor has colours. */
bool reading_color(const struct reading *reading, int file);

/* Shows the diagnostics on stderr, unless they are only warnings and `quiet` is set. Their exit
 * status. */
int reading_show(const struct reading *reading, const struct diags *diags, bool quiet);

/* The same for work that did not get to its end, which must have a reason: without one it is our
 * fault, and that is said. */
int reading_fail(const struct reading *reading, const struct diags *diags, bool quiet);

#endif
