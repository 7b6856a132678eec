/* choose.h - --operations, --tags, --paths: which operations of the document are compiled. */
#ifndef OASC_CHOOSE_H
#define OASC_CHOOSE_H

#include "oasc/options.h"

/* True if one of the three was given. */
bool choose_any(const struct oasc_options *options);

/* Sets compiler->chosen, for a compiler that has run up to STAGE_API. EXIT_DONE; EXIT_USAGE after
 * saying what of it is not in the document, with suggestions; EXIT_IO without memory. */
int choose_operations(const struct oasc_options *options, struct compiler *compiler);

/* True if `glob` is the path: * is anything but a slash, ** is anything, and all else, braces too,
 * is itself. */
bool choose_fits(oas_str glob, oas_str path);

#endif
