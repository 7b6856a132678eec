/* outputs.h - the files that a run gives: compared with what is there, and replaced as wholes.
 *
 * All texts are made before anything is written. A file that oasc did not write is left alone, and
 * all others then are, too. Each text that differs goes to a temporary beside its file; when all
 * are complete they are renamed. What fails or is interrupted before leaves every file as it was.
 */
#ifndef OASC_OUTPUTS_H
#define OASC_OUTPUTS_H

#include "oasc/folders.h"
#include "oasc/ours.h"
#include "oasc/temporary.h"

/* What is there now, under a file's path. */
enum found {
    FOUND_SAME,
    FOUND_NOTHING,
    FOUND_OTHER,   /* a file of ours with another text */
    FOUND_FOREIGN, /* a file that oasc did not write */
    FOUND_DEVICE,  /* a pipe or a device: written in place, before all others */
    FOUND_FAULT    /* errno says what */
};

struct output_file {
    oas_str path; /* NUL-terminated */
    oas_str text; /* at NULL: the file is to be removed */
    enum ours by;
    /* Of outputs.c and replace.c. */
    enum found found;
    oas_str real; /* what a link at `path` leads to, else `path` */
    struct temporary temporary;
};

/* Zero it, and set `mem` and `force`. */
struct outputs {
    oas_arena *mem;
    bool force; /* --force: foreign files are replaced, too */
    struct output_file *at;
    size_t count;
    size_t cap;
    struct folder *made; /* unmade by outputs_end() if nothing was written */
    bool no_memory;
};

/* `path` and `text` must live as long as `outputs`. Files are written in the order of adding. */
void outputs_add(struct outputs *outputs, oas_str path, oas_str text);

/* The same for a depfile. */
void outputs_add_rule(struct outputs *outputs, oas_str path, oas_str text);

/* The file is one of ours that nobody needs any more. Removed after all others are written. */
void outputs_remove(struct outputs *outputs, oas_str path);

/* These give an exit status: EXIT_DONE, or EXIT_IO after saying why. */

/* Writes what differs; folders are made as needed. If a signal comes that ends the program, it does
 * so when all files are as they were, or all are new. */
int outputs_write(struct outputs *outputs);

/* Appends a line for each file that outputs_write() would touch to `said`; EXIT_DIFFERENT if there
 * is one. */
int outputs_check(struct outputs *outputs, oas_buf *said);

/* Appends the paths of the files that are there after outputs_write(), one a line. */
void outputs_list(const struct outputs *outputs, oas_buf *said);

/* After the last call: folders that were made for nothing are unmade. */
void outputs_end(struct outputs *outputs);

#endif
