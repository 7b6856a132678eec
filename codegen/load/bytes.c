/* A file, a pipe or stdin, read to its end. */
#include "load/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, DEFAULT_LIMIT = 1 << 30 };

static bool refuse(struct diags *diags, struct place from, const char *path, const char *why)
{
    diag_at(diags, DIAG_UNREADABLE, from, "cannot read '%s': %s", path, why);
    return false;
}

static bool too_large(struct diags *diags, struct place from, const char *path, size_t limit)
{
    diag_at(diags, DIAG_UNREADABLE, from, "cannot read '%s': it is longer than %zu bytes", path,
            limit);
    return false;
}

/* Reads to the end, whatever the size was said to be: a file may grow or shrink meanwhile. */
static bool read_all(int file, const char *path, size_t limit, struct place from,
                     struct diags *diags, oas_buf *into)
{
    for (;;) {
        if (into->cap - into->len < CHUNK && !oas_buf_reserve(into, CHUNK)) {
            diags->no_memory = true;
            return false;
        }
        ssize_t got = read(file, into->at + into->len, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse(diags, from, path, strerror(errno));
        if (got == 0)
            return true;
        into->len += (size_t)got;
        if (into->len > limit)
            return too_large(diags, from, path, limit);
    }
}

static bool looks_readable(int file, const char *path, size_t limit, struct place from,
                           struct diags *diags, oas_buf *into)
{
    struct stat info;
    if (fstat(file, &info) != 0)
        return refuse(diags, from, path, strerror(errno));
    if (S_ISDIR(info.st_mode))
        return refuse(diags, from, path, "it is a folder");
    if (!S_ISREG(info.st_mode) || info.st_size <= 0)
        return true;
    if ((uintmax_t)info.st_size > limit)
        return too_large(diags, from, path, limit);
    if (!oas_buf_reserve(into, (size_t)info.st_size + CHUNK)) {
        diags->no_memory = true;
        return false;
    }
    return true;
}

bool load_bytes(oas_arena *mem, const char *path, size_t limit, struct place from,
                struct diags *diags, oas_str *bytes)
{
    bool is_stdin = strcmp(path, "-") == 0;
    bool done = false;
    oas_buf buf = {0};
    int file = STDIN_FILENO;
    if (limit == 0)
        limit = DEFAULT_LIMIT;
    while (!is_stdin && (file = open(path, O_RDONLY | O_CLOEXEC)) < 0)
        if (errno != EINTR)
            return refuse(diags, from, path, strerror(errno));
    if (!looks_readable(file, path, limit, from, diags, &buf) ||
        !read_all(file, path, limit, from, diags, &buf))
        goto close;
    *bytes = oas_arena_copy(mem, oas_buf_str(&buf));
    done = bytes->at != NULL;
    diags->no_memory |= !done;
close:
    oas_buf_free(&buf);
    if (!is_stdin)
        close(file);
    return done;
}
