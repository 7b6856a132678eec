/* temporary.h - a file's new text waits beside it, until it takes the file's place in one step.
 *
 * A temporary is locked as long as it is open: so the next run can tell what a killed one left from
 * what another one is just writing. */
#ifndef OASC_TEMPORARY_H
#define OASC_TEMPORARY_H

#include <oas/arena.h>

struct temporary {
    oas_str path; /* at NULL: there is none, or no longer */
    int file;
};

/* Makes one in the folder of `beside`. False with errno. */
bool temporary_make(oas_arena *mem, oas_str beside, struct temporary *temporary);

/* Writes all of `text` to an open file, whether it is a temporary or not. False with errno. */
bool temporary_write(int file, oas_str text);

/* It becomes the file at `path`. False with errno; then it is still there. */
bool temporary_rename(struct temporary *temporary, oas_str path);

/* Takes it away, if there is one. */
void temporary_drop(struct temporary *temporary);

/* Removes those from `folder` ("" is the current one) that killed runs left. */
void temporary_sweep(const char *folder);

#endif
