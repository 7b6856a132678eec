/* progress.h - a line on stderr that says how far the work is, while somebody looks on. */
#ifndef VALIDATE_PAYLOAD_PROGRESS_H
#define VALIDATE_PAYLOAD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    bool wanted; /* stderr is a terminal */
    bool shown;
    uint64_t next; /* when the line is written next, in milliseconds */
};

void progress_init(struct progress *progress, bool quiet);

/* `done` of `all` bytes of the file were read, which are `entries`. Ten times a second at most. */
void progress_show(struct progress *progress, const char *file, size_t entries, size_t done,
                   size_t all);

/* Takes the line away, before anything else is written. */
void progress_clear(struct progress *progress);

#endif
