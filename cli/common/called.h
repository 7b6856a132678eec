/* called.h - what --operation takes for an operation of the document, as the document spells it. */
#ifndef COMMON_CALLED_H
#define COMMON_CALLED_H

#include "spec/spec.h"

/* Appends an operationId, else the method and the path. */
void called_operation(const struct operation *operation, oas_buf *out);

/* Appends " callback onEvent" behind the name of the operation whose callback it is. Where several
 * are called so, the method before that and the expression behind it tell them apart. */
void called_callback(const struct operation *operation, bool method, bool expression, oas_buf *out);

#endif
