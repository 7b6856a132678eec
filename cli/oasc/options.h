/* options.h - the command line of oasc, read once. */
#ifndef OASC_OPTIONS_H
#define OASC_OPTIONS_H

#include "common/exit.h"
#include "common/reading.h"
#include "compiler.h"

/* What is done with the output. */
enum mode {
    MODE_WRITE,
    MODE_CHECK,
    MODE_LIST, /* --list-outputs */
    MODE_DUMP,
    MODE_REPORT
};

struct oasc_options {
    struct reading reading;
    const char *out; /* these five are NULL when not given */
    const char *name;
    const char *prefix;
    const char *vendor;
    const char *depfile;
    struct strings schemas;    /* --schemas, word by word in the order given */
    struct strings operations; /* these two with their commas */
    struct strings tags;
    struct strings paths;    /* --paths, one each time */
    struct strings prefixes; /* --strip-prefix, in the order given */
    const char *rename;      /* NULL when not given */
    bool no_share;
    struct split split; /* --split */
    bool keep_unknown;
    bool open_enums;
    bool force;
    enum mode mode;
    enum stage stage; /* MODE_DUMP: whose result */
    bool json;        /* MODE_REPORT */
};

/* Reads the command line into `options`, whose texts stay argv's; memory comes from `mem`.
 * argv is permuted. False when there is nothing more to do: `*status` is the exit status. */
bool oasc_options_read(struct oasc_options *options, oas_arena *mem, int argc, char **argv,
                       int *status);

#endif
