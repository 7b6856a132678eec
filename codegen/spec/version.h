/* version.h - private to spec/: what kind of document it is. */
#ifndef SPEC_VERSION_H
#define SPEC_VERSION_H

#include "spec/reader.h"

/* The version, or false after an error. */
bool version_read(struct reader *reader, const struct node *root);

#endif
