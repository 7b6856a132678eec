/* resolve.h - the stage resolve/: documents by URI, and references to places in them (RFC 3986, RFC
 * 6901).
 *
 * In come a document's file and what options say of others; out come nodes for references. Nothing
 * is ever fetched. A reference is resolved against its base; the absolute URI names a document that
 * is here already, one that --map serves, or a file below --root. The way in is registry_open() in
 * resolve/registry.h. */
#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

#include "load/load.h"

struct mapping {
    oas_str prefix; /* of the absolute URI */
    oas_str path;   /* a folder (the rest of the URI is appended) or a file */
};

struct document {
    const struct source *source;
    struct node *root;
    oas_str uri; /* the base of its references, absolute, without fragment: file:///… of the real
                    path, what it was asked as, or what its $self says (OpenAPI 3.2 §4.1.1) */
    struct diags *faults; /* of loading it: told to each that asks for it. NULL: none */
    struct document *next;
};

struct registry {
    oas_arena *mem;
    struct diags *diags;
    const struct mapping *maps; /* longest prefix wins; equal ones in the order given */
    size_t map_count;
    oas_str root;               /* real path of the folder that bounds relative files */
    oas_str root_name;          /* the same, as it is shown */
    struct document *documents; /* all that were loaded, first the main one */
    struct ids *ids;            /* $id and $anchor, private to registry.c */
    size_t comparisons;         /* private to suggest.c */
    /* Called (unless NULL) for each document once it is loaded and before anything is looked up in
     * it: whoever knows where $id and $anchor may stand declares them here, and may set
     * document->uri to the root's $id. */
    void (*on_document)(void *user, struct registry *registry, struct document *document);
    void *user;
};

#endif
