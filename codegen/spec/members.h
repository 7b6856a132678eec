/* members.h - the fixed fields of OpenAPI's objects, for the warning of a misspelt one. */
#ifndef SPEC_MEMBERS_H
#define SPEC_MEMBERS_H

#include "spec/spec.h"

/* Which members the fixed fields of an object are; `since` is the first version that has it. */
struct known {
    const char *name;
    enum api_version since;
};

enum part {
    PART_ROOT,
    PART_COMPONENTS,
    PART_PATH_ITEM,
    PART_OPERATION,
    PART_PARAMETER,
    PART_BODY,
    PART_MEDIA,
    PART_RESPONSE,
    PART_HEADER,
    PART_SERVER
};

/* More than any object has. */
enum { MEMBERS_MOST = 24 };

/* Ends with a name that is NULL. */
const struct known *members_of(enum part part);

/* "an operation" ... for messages. */
const char *members_noun(enum part part);

#endif
