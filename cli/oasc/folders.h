/* folders.h - folders are made as they are needed, and unmade if nothing comes of it; one run at a
 * time may lock a folder. */
#ifndef OASC_FOLDERS_H
#define OASC_FOLDERS_H

#include <oas/arena.h>

/* One that this run made, and those that it made before. */
struct folder {
    oas_str path;
    struct folder *next;
};

/* "a/b/" of "a/b/c", "" of "c": up to its last slash. */
oas_str folders_above(oas_str path);

/* Makes the folders above `path`, like mkdir -p, and adds them to `made`; a link to one is fine.
 * False after saying why. */
bool folders_make(struct folder **made, oas_arena *mem, oas_str path);

/* Takes those away again in which nothing is. */
void folders_unmake(struct folder **made);

/* Waits until no other run holds a lock of this folder, or only shared ones where this one is
 * shared. A file descriptor: closing it ends the lock, of which nothing is left behind. -1 if there
 * is no such folder, or it cannot be locked. */
int folders_lock(const char *path, bool shared);

#endif
