/* bytes.h - files as they are. */
#ifndef LOAD_BYTES_H
#define LOAD_BYTES_H

#include "load/diag.h"

/* Reads a whole file ("-" is stdin) into the arena; regular files, FIFOs and stdin alike, never
 * mapped (a file may shrink under us). DIAG_UNREADABLE and false when it cannot be read, is a
 * directory, or is longer than `limit` bytes (0: 1 GiB). EINTR and short reads are handled.
 * `from` is where a reference asked for it (zeroed: the command line). */
bool load_bytes(oas_arena *mem, const char *path, size_t limit, struct place from,
                struct diags *diags, oas_str *bytes);

#endif
