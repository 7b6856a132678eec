/* vendor_file.h - the runtime's files, as they lie inside oasc. */
#ifndef OASC_VENDOR_FILE_H
#define OASC_VENDOR_FILE_H

#include <oas/base.h>

/* One file of the runtime: "oas/arena.h", "oas_arena.c". */
struct vendor_file {
    const char *path;
    const char *room; /* the folder below runtime/src that it comes from; "" for public headers */
    const unsigned char *text; /* a tab stands for four blanks: no file has one of its own */
    size_t size;
};

/* All of them, in the order of their paths; made when oasc is built (cmake/embed.cmake). */
extern const struct vendor_file vendor_files[];
extern const size_t vendor_file_count;

/* True for the part that needs PCRE2: the room that knows it, and the one that only this one uses.
 */
static inline bool vendor_file_is_for_patterns(const struct vendor_file *file)
{
    return strcmp(file->room, "pattern") == 0 || strcmp(file->room, "ecma") == 0;
}

#endif
