/* output.h - stdout: where verdicts go, in order, and what happens when they cannot. */
#ifndef COMMON_OUTPUT_H
#define COMMON_OUTPUT_H

#include <oas/base.h>

struct output {
    bool array;  /* a JSON array around everything: each element given begins with ',' */
    bool begun;  /* something was written */
    bool failed; /* a write failed: nothing more is written: EXIT_IO */
};

/* Writes all of `text`. A failure is said on stderr once; a closed pipe (EPIPE) says nothing. */
void output_write(struct output *output, oas_str text);

/* Ends the array, if one was asked for, and closes stdout: some failures show only then. */
void output_end(struct output *output);

/* Writes `text`, which is all that goes to stdout. False after saying why it cannot. */
bool output_whole(const oas_buf *text);

#endif
