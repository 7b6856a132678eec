/* input.h - payloads as files: regular ones, pipes and stdin alike, never mapped. */
#ifndef VALIDATE_PAYLOAD_INPUT_H
#define VALIDATE_PAYLOAD_INPUT_H

#include <sys/types.h>

#include <oas/base.h>

/* Opens `file` ("-" is stdin) for reading. -1 with errno set when it cannot be opened. */
int input_open(const char *file);
void input_close(int file);

/* Like read(2), which signals cannot interrupt. */
ssize_t input_read(int file, char *into, size_t size);

enum input_result {
    INPUT_WHOLE,
    INPUT_CUT,       /* longer than the limit; the rest is not read */
    INPUT_UNREADABLE /* errno says why */
};

/* Reads all of `file` into `bytes`, at most `limit`. A file may grow or shrink meanwhile. */
enum input_result input_all(const char *file, size_t limit, oas_buf *bytes);

#endif
