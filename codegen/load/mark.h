/* mark.h - byte order marks where none may be: libfyaml skips one at the very beginning, and takes
 * others for text. */
#ifndef LOAD_MARK_H
#define LOAD_MARK_H

#include <oas/base.h>

/* Where one stands behind comments and empty lines, with which the text begins; text.len: none
 * does. */
size_t mark_late(oas_str text);

bool mark_is_in(oas_str text);

#endif
