/* yaml.h - text to a document tree. */
#ifndef LOAD_YAML_H
#define LOAD_YAML_H

#include "load/diag.h"

/* Parses `source->text` (YAML or JSON). NULL after at least one DIAG_ERROR. Checks UTF-8 first;
 * refuses duplicate keys (both places), tags other than the core schema's, complex keys, undefined
 * or recursive aliases, alias expansion past a node budget, a second document, nesting past 1000,
 * .inf and .nan. Merge keys (<<) are expanded. */
struct node *load_tree(oas_arena *mem, const struct source *source, struct diags *diags);

/* Appends which library reads YAML, as it says itself at run time: "libfyaml 0.7.12". */
void load_version(oas_buf *out);

#endif
