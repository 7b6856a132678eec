/* safe.h - text of documents and payloads, shown on a terminal: it cannot move, hide or reorder
 * what stands there. */
#ifndef LOAD_SAFE_H
#define LOAD_SAFE_H

#include <oas/base.h>

/* Appends `text`: control, bidirectional and zero-width characters and malformed UTF-8 are shown as
 * '?' (tabs stay). */
void safe_put(oas_buf *out, oas_str text);

/* Appends the one character at `at`, before `end`, the same way. Its length, from 1. */
size_t safe_put_character(oas_buf *out, const char *at, const char *end);

/* The columns of a terminal that the character then takes: 0, 1 or 2. */
unsigned safe_width(const char *at, const char *end);

#endif
