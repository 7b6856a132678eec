/* real.h - the OpenAPI documents of the corpora. */
#ifndef LAW_REAL_H
#define LAW_REAL_H

#include <stdbool.h>
#include <stddef.h>

/* Each that is there, by its path and a name, until `judge` says no; `what` is left out, loudly,
 * where one is missing. False: it said no. *count: how many there were. */
bool law_each_document(const char *corpora, const char *what,
                       bool judge(void *user, const char *path, const char *name), void *user,
                       size_t *count);

#endif
