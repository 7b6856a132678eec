/* list.h - --list: what a document offers to validate against. */
#ifndef COMMON_LIST_H
#define COMMON_LIST_H

#include "spec/spec.h"

/* Operations, webhooks and schemas, each with what selects it, in aligned columns. */
void list_put(const struct api *api, oas_buf *out);

/* What --operation takes: an operationId, else the method and the path; of a callback whose it is
 * and its name, "subscribe callback onEvent", and its expression where `all` of it have several. */
void list_put_name(const struct operation *operation, oas_buf *out);
void list_put_callback(const struct operation *owner, const struct operation_list *all,
                       const struct operation *operation, oas_buf *out);

#endif
