/* operation.h - private to spec/: operations. */
#ifndef SPEC_OPERATION_H
#define SPEC_OPERATION_H

#include "spec/reader.h"

/* All operations of paths and webhooks into reader->api. */
void operations_read(struct reader *reader, const struct node *root);

#endif
