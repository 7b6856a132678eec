/* vendor.h - --vendor: the runtime's own files, copied into a user's tree, and kept up to date
 * there for all documents that share it. */
#ifndef OASC_VENDOR_H
#define OASC_VENDOR_H

#include "oasc/options.h"
#include "oasc/outputs.h"

/* One file of the runtime: "oas/arena.h", "oas_arena.c". */
struct vendor_file {
    const char *path;
    const char *room; /* the folder below runtime/src that it comes from; "" for public headers */
    const unsigned char *text;
    size_t size;
};

/* All of them, in the order of their paths; made when oasc is built (cmake/embed.cmake). */
extern const struct vendor_file vendor_files[];
extern const size_t vendor_file_count;

/* True for the part that needs PCRE2. */
bool vendor_is_for_patterns(const struct vendor_file *file);

/* Waits until no other run changes the files in `folder`, which is made if missing; one that only
 * reads them makes nothing, and waits for those that write. Gives what vendor_unlock() takes. */
int vendor_lock(struct outputs *outputs, const char *folder, bool writes);
void vendor_unlock(int lock);

/* Adds to `outputs` what is to be in `folder`: what `program`, of the document `name`, needs and
 * the other documents that are listed there; and the list. That is everything, but PCRE2's part
 * only where a pattern has no native matcher. What was copied once, and nobody needs any more or
 * this oasc no longer has, is removed: files whose first line says that oasc copied them, no
 * others. False after saying why the list cannot be read. */
bool vendor_add(struct outputs *outputs, const char *folder, oas_str name,
                const oas_program *program);

#endif
