/* output_file.h - the files that a run gives, for who compares them and for who replaces them. */
#ifndef OASC_OUTPUT_FILE_H
#define OASC_OUTPUT_FILE_H

#include "oasc/folders.h"
#include "oasc/ours.h"
#include "oasc/temporary.h"

/* What is there now, under a file's path. */
enum found {
    FOUND_SAME,
    FOUND_NOTHING,
    FOUND_OTHER,   /* a file of ours with another text */
    FOUND_FOREIGN, /* a file that oasc did not write */
    FOUND_TAKEN,   /* one that it wrote for another document */
    FOUND_DEVICE,  /* a pipe or a device: written in place, before all others */
    FOUND_FAULT    /* errno says what */
};

struct output_file {
    oas_str path; /* NUL-terminated */
    oas_str text; /* at NULL: the file is to be removed */
    enum ours by;
    /* Of outputs.c and replace.c. */
    enum found found;
    oas_str whole; /* TAKEN: the file of which that is a part, or empty */
    oas_str real;  /* what a link at `path` leads to, else `path` */
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

#endif
