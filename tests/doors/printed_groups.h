/* printed_groups.h - the groups of several folders, and the C that was printed for each of them. */
#ifndef DOORS_PRINTED_GROUPS_H
#define DOORS_PRINTED_GROUPS_H

#include <oas/oas.h>

#include "support/groups.h"

/* The i-th group that compiles: as oasc prints it, and with --keep-unknown. The last one is empty.
 * Made by print_groups. */
struct printed_group {
    const oas_type *plain;
    const oas_type *keep;
};

extern const struct printed_group printed_groups[];

/* All groups of `folders` (up to NULL), in the same order each time. A folder is one of files, or,
 * behind "--suite", that of the corpora: the JSON Schema test suite is meant. False when one is
 * missing. */
static inline bool printed_each(char *const *folders, group_use *use, void *user)
{
    bool good = true;
    for (; *folders; folders++) {
        if (strcmp(*folders, "--suite") != 0) {
            good &= groups_of_folder(*folders, use, user);
            continue;
        }
        folders++;
        for (const struct suite *suite = suites; suite->folder; suite++)
            good &= groups_of_suite(*folders, suite, use, user);
    }
    return good;
}

#endif
