/* help.h - the text of --help: what a program is for, its options, its exit statuses. */
#ifndef COMMON_HELP_H
#define COMMON_HELP_H

#include "common/option_rows.h"

/* Appends `usage`, all options in lines of HELP_WIDTH columns at most, and `exits`. */
void help_put(const struct option_rows *rows, const char *usage, const char *exits, oas_buf *out);

enum { HELP_WIDTH = 88 };

#endif
