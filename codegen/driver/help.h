/* help.h - the text of --help. */
#ifndef DRIVER_HELP_H
#define DRIVER_HELP_H

#include <oas/base.h>

void help_put(oas_buf *out);

#endif
