/* builtin.h - documents that are part of the compiler: the meta-schemas of JSON Schema and OpenAPI,
 * which stand in resolve/meta. */
#ifndef RESOLVE_BUILTIN_H
#define RESOLVE_BUILTIN_H

#include <oas/base.h>

/* A file of resolve/meta; the build makes a table of them. */
struct builtin {
    const char *uri; /* its $id */
    const unsigned char *text;
    size_t len;
};

extern const struct builtin builtins[];
extern const size_t builtin_count;

/* The document with that URI, which has no fragment or an empty one; NULL: it is none of them. http
 * or https is no difference, nor is the date of an iteration of OpenAPI's:
 * "…/oas/3.1/schema/2025-09-15". */
const struct builtin *builtin_find(oas_str uri);

#endif
