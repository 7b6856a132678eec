/* parameter.h - private to spec/: parameters, and the headers of responses. */
#ifndef SPEC_PARAMETER_H
#define SPEC_PARAMETER_H

#include "spec/reader.h"

/* The path item's parameters, overridden and followed by the operation's (OpenAPI 3.1 §4.8.10). */
void parameters_read(struct reader *reader, struct node *const *lists, size_t count,
                     struct operation *operation);

/* The `headers` of a response or an encoding, in a new array at *headers; faults in them are
 * warnings. How many there are. */
size_t parameters_read_headers(struct reader *reader, const struct node *node,
                               struct parameter **headers);

#endif
