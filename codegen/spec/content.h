/* content.h - private to spec/: media types. */
#ifndef SPEC_CONTENT_H
#define SPEC_CONTENT_H

#include "spec/reader.h"

/* "content": media types, in a request body, response or parameter. */
void content_read(struct reader *reader, const struct node *content, struct body *body);

#endif
