/* resolve.h - documents by URI, and references to places in them (RFC 3986, RFC 6901).
 *
 * Nothing is ever fetched. A reference is resolved against its base; the absolute URI names a
 * document that is here already, one that --map serves, or a file below --root. */
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
    /* Called (unless NULL) for each document once it is loaded and before anything is looked up in
     * it: whoever knows where $id and $anchor may stand declares them here, and may set
     * document->uri to the root's $id. */
    void (*on_document)(void *user, struct registry *registry, struct document *document);
    void *user;
};

/* Loads the main document `spec` ("-" is stdin). `root` NULL: the folder of `spec` (stdin: the
 * current one). NULL after a diagnostic. */
struct document *registry_open(struct registry *registry, const char *spec, const char *root);

/* The document at an absolute URI without fragment: loaded before, mapped, or a file below the
 * root; NULL after a diagnostic at `from`. For an unmapped remote URI that is DIAG_ERROR naming the
 * --map line that would help; out of the root (symlinks resolved) or missing is an error too. */
struct document *registry_document(struct registry *registry, oas_str uri, struct place from);

/* The document that holds `node` (by its root). */
struct document *registry_of(const struct registry *registry, const struct node *node);

/* Declares that `uri` (absolute; with a fragment for a plain-name anchor, without for an $id) names
 * `node`. Twice for different nodes is DIAG_ERROR with both places, once somebody asks for the
 * name. */
void registry_declare(struct registry *registry, oas_str uri, struct node *node,
                      struct place place);

/* True if `uri` names one node at most; else false after a diagnostic. */
bool registry_is_clear(struct registry *registry, oas_str uri);

/* The node that `reference` means, resolved against `base` (absolute). NULL after a diagnostic at
 * `from`: dangling pointer (with the longest prefix that exists and a near name), bad escape (~2,
 * %zz), bad index (01), unknown anchor, unreadable document. `*target_uri` (may be NULL) gets the
 * absolute URI of the document or $id that the fragment was looked up in. */
struct node *registry_resolve(struct registry *registry, oas_str base, oas_str reference,
                              struct place from, oas_str *target_uri);

/* RFC 3986 section 5.2: `reference` against `base`, dot segments removed. */
oas_str uri_resolve(oas_arena *mem, oas_str base, oas_str reference);
/* Splits at '#'; the fragment is without it, NULL text when there is none. */
void uri_split(oas_str uri, oas_str *document, oas_str *fragment);
/* True for an absolute URI: one that begins with a scheme. */
bool uri_has_scheme(oas_str uri);
/* Percent-decodes; false on a bad escape (its offset in *bad; SIZE_MAX: no
 * memory). */
bool uri_decode(oas_arena *mem, oas_str text, oas_str *decoded, size_t *bad);
/* Appends `pointer` as a URI fragment: what RFC 3986 section 3.5 does not allow is %-encoded. */
void uri_put_fragment(oas_buf *out, oas_str pointer);
/* An absolute real path as file:// URI, and back (false for another scheme). */
oas_str uri_from_path(oas_arena *mem, oas_str path);
bool uri_to_path(oas_arena *mem, oas_str uri, oas_str *path);

/* The node at an RFC 6901 pointer below `root`; NULL when there is none, with `*good` (may be NULL)
 * the longest prefix of `pointer` that exists and `*fault` (may be NULL) a message. */
struct node *pointer_find(struct node *root, oas_str pointer, oas_arena *mem, oas_str *good,
                          const char **fault);

#endif
