/* members.h - the fixed fields of OpenAPI's objects, for the warning of a misspelt one. */
#ifndef SPEC_MEMBERS_H
#define SPEC_MEMBERS_H

#include "spec/reader.h"

/* More than any object has. */
enum { MEMBERS_MOST = 24 };

/* Ends with a name that is NULL. */
const struct known *members_of(enum part part);

/* "an operation" ... for messages. */
const char *members_noun(enum part part);

#endif
