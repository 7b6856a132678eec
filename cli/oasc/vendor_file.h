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

/* Parts of the runtime that few documents need, as bits. */
enum {
    VENDOR_PCRE2 = 1, /* patterns that PCRE2 matches: the room that knows it */
    VENDOR_ECMA = 2,  /* patterns understood: for those, and for the format regex */
    VENDOR_IDN = 4    /* host names beyond ASCII */
};

/* The part that the file belongs to; 0: every document needs it. */
static inline unsigned vendor_file_part(const struct vendor_file *file)
{
    if (strcmp(file->room, "pattern") == 0)
        return VENDOR_PCRE2;
    if (strcmp(file->room, "idn") == 0)
        return VENDOR_IDN;
    return strcmp(file->room, "ecma") == 0 ? VENDOR_ECMA : 0;
}

#endif
