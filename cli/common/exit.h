/* exit.h - the exit statuses of both programs. */
#ifndef COMMON_EXIT_H
#define COMMON_EXIT_H

#include "load/diag.h"

enum exit_status {
    EXIT_DONE = 0,      /* validate-payload: and all payloads are valid */
    EXIT_INVALID = 1,   /* validate-payload: a payload is invalid */
    EXIT_DIFFERENT = 1, /* oasc --check: a file would change */
    EXIT_USAGE = 2,
    EXIT_IO = 3,
    EXIT_DOCUMENT = 4,
    EXIT_UNSUPPORTED = 5,
    EXIT_UNDECIDED = 6 /* validate-payload: a limit was met before a verdict */
};

/* What the diagnostics of a document demand. */
static inline int exit_of_diags(const struct diags *diags)
{
    switch (diags_outcome(diags)) {
    case DIAGS_GOOD:
        break;
    case DIAGS_UNREADABLE:
        return EXIT_IO;
    case DIAGS_WRONG:
        return EXIT_DOCUMENT;
    case DIAGS_UNSUPPORTED:
        return EXIT_UNSUPPORTED;
    }
    return EXIT_DONE;
}

#endif
