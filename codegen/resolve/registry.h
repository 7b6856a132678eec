/* registry.h - the documents that are here, and what the names in them mean. */
#ifndef RESOLVE_REGISTRY_H
#define RESOLVE_REGISTRY_H

#include "resolve/resolve.h"

/* Loads the main document `spec`, a file ("-" is stdin) or the URI of one that is built in. `root`
 * NULL: the folder of `spec` (stdin: the current one). NULL after a diagnostic. */
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

/* True if registry_resolve() would find it; nothing is told. */
bool registry_leads(struct registry *registry, oas_str base, oas_str reference, struct place from);

#endif
