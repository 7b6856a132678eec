/* load.h - the stage load/: bytes to document trees, by libfyaml's events.
 *
 * In come the names of files, or text; out come nodes that know their places, and diagnostics with
 * those places, which every later stage adds to. What stages share that is no business of any of
 * them is here too: maps and tables, texts in arenas, words for JSON types. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "load/bytes.h"
#include "load/yaml.h"

#endif
