/* renames.h - --rename and --strip-prefix: names for C, chosen by who cannot edit the document. */
#ifndef OASC_RENAMES_H
#define OASC_RENAMES_H

#include "oasc/options.h"

/* Reads the file of --rename: a line `what = name` each; blank ones, and those that begin with #,
 * say nothing. False after saying why not, with the exit status. */
bool renames_read(const struct oasc_options *options, oas_arena *mem, struct compiler_options *made,
                  int *status);

/* After STAGE_API: each line names a part of the document, and each prefix is one of a component's
 * name. False after saying which does not. */
bool renames_fit(const struct oasc_options *options, struct compiler *compiler);

#endif
