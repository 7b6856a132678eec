/* api.h - the way into spec/: from a document to its parts. */
#ifndef SPEC_API_H
#define SPEC_API_H

#include "spec/spec.h"

/* Builds the model, operations with faults included: what is wrong in an operation counts only once
 * it is used. NULL after diagnostics that make everything else moot: an unknown version (`openapi:
 * 4.0.0`, Swagger 2.0), neither OpenAPI nor a schema, no memory. Unknown members that do not begin
 * with x- are warnings with did-you-mean. */
struct api *api_read(struct registry *registry, struct document *document);

/* Records what is wrong in `operation`, or, for NULL, in all operations and around them: wrong
 * kinds of the model's members, missing required ones (info, responses in 3.0, a parameter's name
 * and in, schema or content), duplicate operationIds, path templates that differ only in parameter
 * names, a path parameter that the template lacks. False when any of it is an error. */
bool api_report(const struct api *api, const struct operation *operation, struct diags *diags);

/* api_read() and api_report() of all; NULL after an error. */
struct api *api_build(struct registry *registry, struct document *document);

#endif
