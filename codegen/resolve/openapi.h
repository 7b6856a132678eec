/* openapi.h - the version that an OpenAPI document names, and what it may be extended by. */
#ifndef RESOLVE_OPENAPI_H
#define RESOLVE_OPENAPI_H

#include "load/node.h"

/* M of "3.M.PATCH", the value of `openapi`, which without quotes is a number; also with what SemVer
 * lets follow ("3.1.0-rc1"). -1 for what is no such version; NULL has none. */
int openapi_minor(const struct node *version);

/* The same of the document that holds `node`. */
int openapi_minor_at(const struct node *node);

/* True for a member that OpenAPI leaves to everybody: "x-...", §4.9. */
bool openapi_is_extension(oas_str key);

#endif
