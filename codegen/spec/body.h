/* body.h - private to spec/: what requests and responses carry. */
#ifndef SPEC_BODY_H
#define SPEC_BODY_H

#include "spec/reader.h"

/* §4.8.16: "default", three digits, or a class in the manner of 4XX. */
bool body_is_status(oas_str key);

/* A request's body; NULL after an error. */
struct body *body_read_request(struct reader *reader, struct node *node);

/* The responses of an operation, by status. */
void body_read_responses(struct reader *reader, const struct node *node,
                         struct operation *operation);

#endif
