/* replace.h - writing: all files that differ, or none. */
#ifndef OASC_REPLACE_H
#define OASC_REPLACE_H

#include "oasc/output_file.h"

/* True if outputs_write() does something with the file. */
bool replace_touches(const struct output_file *file);

/* Writes what was found to differ. False after saying why not, or when memory ran out. */
bool replace_all(struct outputs *outputs);

#endif
