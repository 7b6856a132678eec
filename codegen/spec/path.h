/* path.h - path templates: "/pets/{id}/toys/{toy}.{format}" (OpenAPI 3.1 §4.7 and §4.8.8.2). */
#ifndef SPEC_PATH_H
#define SPEC_PATH_H

#include <oas/base.h>

/* The next {name} at or after *at, which then stands behind it; false when there is none. */
bool path_variable(oas_str path, size_t *at, oas_str *name);

/* What is wrong with a template, or NULL. */
const char *path_fault(oas_str path);

/* True if some {name} stands in it twice: that one. */
bool path_twice(oas_str path, oas_str *name);

/* True if the template has {name}. */
bool path_has(oas_str path, oas_str name);

/* Appends the template with every {name} as {}: equal for templates that differ in names only. */
void path_put_shape(oas_buf *out, oas_str path);

#endif
