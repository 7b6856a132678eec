/* vendor_list.h - DIR/oas/VENDORED: what --vendor has copied to DIR, by document.
 *
 *     # Kept by `oasc --vendor`, format 1: the files of the runtime that each document needs.
 *     # To drop a document take its lines out: the next run removes what no other one needs.
 *
 *     document petstore
 *         oas/LICENSE
 *         oas/arena.h
 *
 * A document is known by NAME. What another oasc has copied for it may have other names, so that
 * only one thing is read from the names: which parts are among them that not all documents need. */
#ifndef OASC_VENDOR_LIST_H
#define OASC_VENDOR_LIST_H

#include <oas/arena.h>

struct vendor_document {
    oas_str name;
    unsigned parts; /* that it needs: VENDOR_* */
    struct vendor_document *next;
};

/* Zero it, and set `mem`. */
struct vendor_list {
    oas_arena *mem;
    struct vendor_document *first; /* in the order of their names, bytewise */
    unsigned earlier; /* parts that were there before there was a list: who needs them? */
    bool is_there;
    bool no_memory;
};

/* Reads the list at `path`. One that is missing, or does not begin like ours, is none; so is one
 * that cannot be read, if the list is made `anew`: else false after saying why. A later oasc may
 * have written it, or somebody has changed it. */
bool vendor_list_read(struct vendor_list *list, oas_str path, bool anew);

/* Adds a document, or changes what it needs. */
void vendor_list_set(struct vendor_list *list, oas_str name, unsigned parts);

/* The parts that somebody needs. */
unsigned vendor_list_parts(const struct vendor_list *list);

/* Appends the list's text. */
void vendor_list_put(const struct vendor_list *list, oas_buf *out);

#endif
