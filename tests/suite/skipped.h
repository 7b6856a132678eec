/* skipped.h - groups of the JSON Schema test suite that are not answered as it wants, and why. One
 * that is answered so fails the test until its line is gone. */
#ifndef SUITE_SKIPPED_H
#define SUITE_SKIPPED_H

#include <stddef.h>

struct skip {
    const char *file; /* as "draft7/optional/content.json" */
    const char *group;
    const char *reason;
};

/* The last one has no file. */
static const struct skip skips[] = {
    {NULL, NULL, NULL},
};

#endif
