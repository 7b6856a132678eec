/* help.h - the text of --help. */
#ifndef OASC_HELP_H
#define OASC_HELP_H

#include <oas/base.h>

void oasc_help_put(oas_buf *out);

#endif
