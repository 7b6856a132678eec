/* list.h - --list: what a document offers to validate against. */
#ifndef COMMON_LIST_H
#define COMMON_LIST_H

#include "spec/spec.h"

/* Operations, webhooks, callbacks and schemas, each with what selects it, in aligned columns. */
void list_put(const struct api *api, oas_buf *out);

#endif
