/* help.h - the text of --help. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <oas/base.h>

void help_put(oas_buf *out);

#endif
