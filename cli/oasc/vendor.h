/* vendor.h - --vendor: the runtime's own files, copied into a user's tree, and kept up to date
 * there for all documents that share it. */
#ifndef OASC_VENDOR_H
#define OASC_VENDOR_H

#include "oasc/options.h"
#include "oasc/outputs.h"

/* Waits until no other run changes the files in `folder`, which is made if missing; one that only
 * reads them makes nothing, and waits for those that write. False after saying why there can be no
 * such folder; else vendor_unlock() takes `*lock`. */
bool vendor_lock(struct outputs *outputs, const char *folder, bool writes, int *lock);
void vendor_unlock(int lock);

/* Adds to `outputs` what is to be in `folder`: what `program`, of the document `name`, needs and
 * the other documents that are listed there; and the list. That is everything, but PCRE2's part
 * only where a pattern has no native matcher. What was copied once, and nobody needs any more or
 * this oasc no longer has, is removed: files whose first line says that oasc copied them, no
 * others. False after saying why the list cannot be read. */
bool vendor_add(struct outputs *outputs, const char *folder, oas_str name,
                const oas_program *program);

#endif
