/* outputs.h - the files that a run gives: compared with what is there, and replaced as wholes.
 *
 * All texts are made before anything is written. Each that differs goes to a temporary beside its
 * file; when all are complete they are renamed. What fails before leaves every file as it was. */
#ifndef OASC_OUTPUTS_H
#define OASC_OUTPUTS_H

#include <oas/arena.h>

/* What is there now, under a file's path; private to outputs.c. */
enum found {
    FOUND_SAME,
    FOUND_NOTHING,
    FOUND_OTHER,  /* a file with another text */
    FOUND_DEVICE, /* a pipe or a device: written in place, before the others are renamed */
    FOUND_FAULT   /* errno says what */
};

struct output_file {
    oas_str path;      /* NUL-terminated */
    oas_str text;      /* at NULL: the file is to be removed */
    enum found found;  /* private */
    oas_str temporary; /* private */
};

/* Zero it, and set `mem`. */
struct outputs {
    oas_arena *mem;
    struct output_file *at;
    size_t count;
    size_t cap;
    bool no_memory;
};

/* `path` and `text` must live as long as `outputs`. Files are written in the order of adding. */
void outputs_add(struct outputs *outputs, oas_str path, oas_str text);

/* The file is one that nobody needs any more. */
void outputs_remove(struct outputs *outputs, oas_str path);

/* These give an exit status: EXIT_DONE, or EXIT_IO after saying why. */

/* Writes what differs; folders are made as needed. */
int outputs_write(struct outputs *outputs);

/* Appends a line for each file that outputs_write() would touch to `said`; EXIT_DIFFERENT if there
 * is one. */
int outputs_check(struct outputs *outputs, oas_buf *said);

/* Appends the paths of the files that are there after outputs_write(), one a line. */
void outputs_list(const struct outputs *outputs, oas_buf *said);

#endif
