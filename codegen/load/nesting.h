/* nesting.h - private to load/: how deep a text seems to be nested, before anything parses it. */
#ifndef LOAD_NESTING_H
#define LOAD_NESTING_H

#include <oas/base.h>

/* The offset behind the bracket that seems to open more than `most` arrays and objects in [] and {}
 * within each other; 0: none does. It may be wrong about texts in quotes, comments and blocks. */
size_t nesting_beyond(oas_str text, size_t most);

#endif
