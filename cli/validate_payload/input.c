/* Reads start over when a signal interrupts them; what is too long is not read to its end. */
#include "validate_payload/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

int input_open(const char *file)
{
    if (oas_str_is(oas_str_from(file), "-"))
        return STDIN_FILENO;
    int opened;
    do
        opened = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (opened < 0 && errno == EINTR);
    return opened;
}

void input_close(int file)
{
    int kept = errno;
    if (file > STDIN_FILENO)
        close(file);
    errno = kept;
}

ssize_t input_read(int file, char *into, size_t size)
{
    ssize_t got;
    do
        got = read(file, into, size);
    while (got < 0 && errno == EINTR);
    return got;
}

/* The size of a regular file, which saves growing and reading what is too long anyway; else 0. */
static size_t expected_size(int file)
{
    struct stat info;
    if (file == STDIN_FILENO || fstat(file, &info) != 0 || !S_ISREG(info.st_mode))
        return 0;
    return info.st_size > 0 ? (size_t)info.st_size : 0;
}

static enum input_result read_all(int file, size_t limit, oas_buf *bytes)
{
    size_t size = expected_size(file);
    if (size > limit)
        return INPUT_CUT;
    if (size && !oas_buf_reserve(bytes, size + 1)) {
        errno = ENOMEM;
        return INPUT_UNREADABLE;
    }
    for (;;) {
        if (bytes->len == bytes->cap && !oas_buf_reserve(bytes, CHUNK)) {
            errno = ENOMEM;
            return INPUT_UNREADABLE;
        }
        /* One byte past the limit shows that there is more. */
        size_t room = bytes->cap - bytes->len;
        size_t most = limit + 1 - bytes->len;
        ssize_t got = input_read(file, bytes->at + bytes->len, room < most ? room : most);
        if (got <= 0)
            return got == 0 ? INPUT_WHOLE : INPUT_UNREADABLE;
        bytes->len += (size_t)got;
        if (bytes->len > limit)
            return INPUT_CUT;
    }
}

enum input_result input_all(const char *file, size_t limit, oas_buf *bytes)
{
    int opened = input_open(file);
    if (opened < 0)
        return INPUT_UNREADABLE;
    enum input_result result = read_all(opened, limit, bytes);
    input_close(opened);
    return result;
}
