/* load.h - bytes to a document tree, by libfyaml's events. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "load/diag.h"
#include "load/node.h"

/* Reads a whole file ("-" is stdin) into the arena; regular files, FIFOs and stdin alike, never
 * mapped (a file may shrink under us). DIAG_UNREADABLE and false when it cannot be read, is a
 * directory, or is longer than `limit` bytes (0: 1 GiB). EINTR and short reads are handled.
 * `from` is where a reference asked for it (zeroed: the command line). */
bool load_bytes(oas_arena *mem, const char *path, size_t limit, struct place from,
                struct diags *diags, oas_str *bytes);

/* Parses `source->text` (YAML or JSON). NULL after at least one DIAG_ERROR. Checks UTF-8 first;
 * refuses duplicate keys (both places), tags other than the core schema's, complex keys, undefined
 * or recursive aliases, alias expansion past a node budget, a second document, nesting past 1000,
 * .inf and .nan. Merge keys (<<) are expanded. */
struct node *load_tree(oas_arena *mem, const struct source *source, struct diags *diags);

/* Appends which library reads YAML, as it says itself at run time: "libfyaml 0.7.12". */
void load_version(oas_buf *out);

#endif
