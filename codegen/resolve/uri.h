/* uri.h - URI references (RFC 3986) and file URIs (RFC 8089). */
#ifndef RESOLVE_URI_H
#define RESOLVE_URI_H

#include <oas/arena.h>

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

#endif
