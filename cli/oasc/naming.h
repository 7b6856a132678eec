/* naming.h - the names of the files. */
#ifndef OASC_NAMING_H
#define OASC_NAMING_H

#include "oasc/options.h"

struct naming {
    oas_str name;   /* "petstore" of petstore.h */
    oas_str header; /* "src/api/petstore.h": as it is opened from the current folder */
    oas_str source;
    oas_str *parts; /* the files beside it, set by parts_name() */
    size_t part_count;
};

/* From the options, else from SPEC's file name. False after saying on stderr why a name, or the
 * prefix, cannot be used (*status is EXIT_USAGE), or that there is no memory (EXIT_IO). */
bool naming_find(const struct oasc_options *options, oas_arena *mem, struct naming *naming,
                 int *status);

/* `folder`/`name`; `name` alone when `folder` is NULL. NUL-terminated; at NULL without memory. */
oas_str naming_path(oas_arena *mem, const char *folder, oas_str name);

#endif
