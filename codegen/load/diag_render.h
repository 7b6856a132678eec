/* diag_render.h - diagnostics as people read them: the line, a caret, what referred to it. */
#ifndef LOAD_DIAG_RENDER_H
#define LOAD_DIAG_RENDER_H

#include "load/diag.h"

/* Which warnings are shown. Those of one cause as one: with the places of the first three, and how
 * many more there are. */
enum diag_warnings { DIAG_WARNINGS_GROUP, DIAG_WARNINGS_ALL, DIAG_WARNINGS_NONE };

/* Appends all of them (1000 errors and 1000 warnings at most, and how many are left out), document
 * by document in the order of the text, with source line and caret (tabs kept as they are so that
 * the caret lines up; control characters shown as '?'; long lines cut around the caret). `color`:
 * ANSI colours on "error", "warning", "note" and the caret. */
void diags_render(const struct diags *diags, bool color, oas_buf *out);

/* The same with a choice of warnings. */
void diags_render_some(const struct diags *diags, enum diag_warnings warnings, bool color,
                       oas_buf *out);

/* Appends "FILE:12:7: error: ", as it stands before a message; a line or column of 0 is left out,
 * and an empty name with both. */
void diag_head(oas_str name, size_t line, size_t column, enum diag_level level, bool color,
               oas_buf *out);

/* Appends "FILE:12:7", the same way. */
void diag_place(oas_str name, size_t line, size_t column, oas_buf *out);

/* Appends "   12 | source line\n      |   ^\n" for a place in any text; the CLI shows payloads so.
 */
void diag_caret(oas_str text, size_t offset, uint32_t line, uint32_t column, bool color,
                oas_buf *out);

#endif
