/* help.h - the text of --help. */
#ifndef VALIDATE_PAYLOAD_HELP_H
#define VALIDATE_PAYLOAD_HELP_H

#include <oas/base.h>

void validate_help_put(oas_buf *out);

#endif
