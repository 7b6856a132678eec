/* named.h - the operation that a command line names: an operationId; 'METHOD /path', with the
 * template or a concrete path; a webhook's name or 'METHOD NAME'; 'ID callback NAME'. */
#ifndef COMMON_NAMED_H
#define COMMON_NAMED_H

#include <oas/operation.h>

#include "spec/spec.h"

/* What is asked for, and where. */
struct asked {
    oas_str words;
    const char *spec;      /* the document's name, for messages */
    const char *otherwise; /* the hint where nothing is near: what shows the operations */
    const struct api *api;
    const oas_operations *operations; /* the table of all of them */
    oas_arena *mem;
};

struct named {
    size_t
        owner; /* of the operations of `api` and of the table: the one, or whose callback it is */
    const oas_operation *row;
    const struct operation *operation; /* what the row was made of */
};

/* 0, or EXIT_USAGE after saying why there is none, with suggestions. */
int named_find(const struct asked *asked, struct named *named);

/* How the user would name it. */
oas_str named_called(oas_arena *mem, const struct operation *operation);

#endif
