/* vendor.h - --vendor: the runtime's own files, copied into a user's tree. */
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

/* All of them, in order; made when oasc is built (cmake/embed.cmake). */
extern const struct vendor_file vendor_files[];
extern const size_t vendor_file_count;

/* Adds to `outputs` what `program` needs in `folder`: everything, but PCRE2's part only where a
 * pattern has no native matcher. What another document needed, and is there already, is kept up to
 * date; what oasc copied once and no longer has is removed. Each file begins with a line that says
 * who copied it: files without it are never touched. */
void vendor_add(struct outputs *outputs, const char *folder, const oas_program *program);

#endif
