/* around.h - private to spec/: what surrounds an operation; faults in it are warnings. */
#ifndef SPEC_AROUND_H
#define SPEC_AROUND_H

#include "spec/reader.h"

/* The servers of `object`, or `inherited` where it names none (§4.8.5). */
struct servers around_servers(struct reader *reader, const struct node *object,
                              struct servers inherited);

/* The tags of an operation. */
struct strings around_tags(struct reader *reader, const struct node *operation);

#endif
