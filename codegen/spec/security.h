/* security.h - private to spec/: whom an operation lets in; faults in it are warnings. */
#ifndef SPEC_SECURITY_H
#define SPEC_SECURITY_H

#include "spec/reader.h"

/* The document's security schemes, into the reader's api. */
void security_schemes(struct reader *reader, const struct node *root);

/* The requirements of `object`, or `inherited` where it says nothing of them (§4.8.10). */
struct security security_read(struct reader *reader, const struct node *object,
                              struct security inherited);

#endif
