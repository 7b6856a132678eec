#include "oasc/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/say.h"
#include "oasc/options.h"

static bool fail(const char *what, oas_str path)
{
    say_error("cannot %s '" OAS_PRI "': %s", what, OAS_ARG(path), strerror(errno));
    return false;
}

static int no_memory(void)
{
    say_error("out of memory");
    return EXIT_IO;
}

static void add(struct outputs *outputs, struct output_file file)
{
    if (outputs->count == outputs->cap) {
        size_t cap = outputs->cap ? outputs->cap * 2 : 8;
        struct output_file *at = OAS_ARENA_NEW(outputs->mem, struct output_file, cap);
        outputs->no_memory |= !at;
        if (!at)
            return;
        if (outputs->count)
            memcpy(at, outputs->at, outputs->count * sizeof *at);
        outputs->at = at;
        outputs->cap = cap;
    }
    outputs->at[outputs->count++] = file;
}

void outputs_add(struct outputs *outputs, oas_str path, oas_str text)
{
    if (text.len == 0)
        text.at = "";
    add(outputs, (struct output_file){.path = path, .text = text});
}

void outputs_remove(struct outputs *outputs, oas_str path)
{
    add(outputs, (struct output_file){.path = path});
}

/* ---- what is there ---- */

static ssize_t read_some(int file, char *into, size_t size)
{
    ssize_t got;
    do
        got = read(file, into, size);
    while (got < 0 && errno == EINTR);
    return got;
}

static enum found compare(int file, oas_str text)
{
    char chunk[16384];
    for (;;) {
        ssize_t got = read_some(file, chunk, sizeof chunk);
        if (got < 0)
            return FOUND_FAULT;
        if (got == 0)
            return text.len == 0 ? FOUND_SAME : FOUND_OTHER;
        if ((size_t)got > text.len || memcmp(chunk, text.at, (size_t)got) != 0)
            return FOUND_OTHER;
        text = oas_str_of(text.at + got, text.len - (size_t)got);
    }
}

static enum found look(const struct output_file *file)
{
    struct stat info;
    if (stat(file->path.at, &info) != 0)
        return errno == ENOENT || errno == ENOTDIR ? FOUND_NOTHING : FOUND_FAULT;
    if (S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return FOUND_FAULT;
    }
    if (!S_ISREG(info.st_mode))
        return FOUND_DEVICE;
    if (!file->text.at)
        return FOUND_OTHER;
    int opened = open(file->path.at, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (opened < 0)
        return FOUND_FAULT;
    enum found found = compare(opened, file->text);
    int kept = errno;
    close(opened);
    errno = kept;
    return found;
}

static bool look_at_all(struct outputs *outputs)
{
    bool good = true;
    for (size_t i = 0; i < outputs->count; i++) {
        struct output_file *file = &outputs->at[i];
        file->found = look(file);
        if (file->found == FOUND_FAULT)
            good = fail("write", file->path);
    }
    return good;
}

static bool is_touched(const struct output_file *file)
{
    if (!file->text.at)
        return file->found == FOUND_OTHER;
    return file->found != FOUND_SAME;
}

/* ---- writing ---- */

/* The folders above `path`, like mkdir -p. */
static bool make_folders(oas_str path)
{
    char *copy = malloc(path.len + 1);
    bool good = copy != NULL;
    if (copy)
        memcpy(copy, path.at, path.len);
    for (size_t i = 1; good && i < path.len; i++) {
        if (copy[i] != '/' || copy[i - 1] == '/')
            continue;
        copy[i] = 0;
        good = mkdir(copy, 0777) == 0 || errno == EEXIST || errno == EISDIR;
        if (!good)
            fail("make the folder", oas_str_from(copy));
        copy[i] = '/';
    }
    if (!copy)
        say_error("out of memory");
    free(copy);
    return good;
}

static bool write_all(int file, oas_str text)
{
    while (text.len > 0) {
        ssize_t put = write(file, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text = oas_str_of(text.at + put, text.len - (size_t)put);
    }
    return true;
}

/* Writing to a full disk may be told of only when the file is closed. */
static bool write_and_close(int file, oas_str text)
{
    bool good = write_all(file, text);
    int kept = errno;
    if (close(file) != 0 && good)
        return false;
    errno = kept;
    return good;
}

/* The mode that the file has, else what the user gives new ones. */
static mode_t mode_of(oas_str path)
{
    struct stat info;
    if (stat(path.at, &info) == 0)
        return info.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Beside the file, so that renaming is one step. */
static oas_str temporary_of(oas_arena *mem, oas_str path)
{
    size_t folder = path.len;
    while (folder > 0 && path.at[folder - 1] != '/')
        folder--;
    oas_buf name = {0};
    oas_str made = {0};
    oas_buf_put(&name, oas_str_of(path.at, folder));
    oas_buf_puts(&name, ".oasc-XXXXXX");
    if (!name.failed)
        made = oas_arena_copy(mem, oas_buf_str(&name));
    oas_buf_free(&name);
    return made;
}

/* A link is followed, so that what it leads to is replaced, not the link. */
static bool follow(struct outputs *outputs, struct output_file *file)
{
    if (file->found == FOUND_NOTHING)
        return true;
    char *real = realpath(file->path.at, NULL);
    if (!real)
        return fail("write", file->path);
    file->path = oas_arena_copy(outputs->mem, oas_str_from(real));
    free(real);
    outputs->no_memory |= !file->path.at;
    return file->path.at != NULL;
}

static bool write_device(const struct output_file *file)
{
    int opened = open(file->path.at, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (opened < 0 || !write_and_close(opened, file->text))
        return fail("write", file->path);
    return true;
}

static bool write_temporary(struct outputs *outputs, struct output_file *file, oas_str shown)
{
    oas_str temporary = temporary_of(outputs->mem, file->path);
    outputs->no_memory |= !temporary.at;
    if (!temporary.at)
        return false;
    char *name = (char *)(uintptr_t)temporary.at; /* the arena's, made above */
    int opened = mkstemp(name);
    if (opened < 0)
        return fail("write", shown);
    file->temporary = temporary;
    bool moded = fchmod(opened, mode_of(file->path)) == 0;
    bool good = write_and_close(opened, file->text) && moded;
    return good || fail("write", shown);
}

/* Everything that may well fail. */
static bool prepare(struct outputs *outputs, struct output_file *file)
{
    oas_str shown = file->path;
    if (!file->text.at)
        return true;
    if (file->found == FOUND_DEVICE)
        return write_device(file);
    return make_folders(file->path) && follow(outputs, file) &&
           write_temporary(outputs, file, shown);
}

static bool finish(struct output_file *file)
{
    if (!file->text.at)
        return unlink(file->path.at) == 0 || fail("remove", file->path);
    if (file->found == FOUND_DEVICE)
        return true;
    if (rename(file->temporary.at, file->path.at) != 0)
        return fail("write", file->path);
    file->temporary.at = NULL;
    return true;
}

int outputs_write(struct outputs *outputs)
{
    if (outputs->no_memory)
        return no_memory();
    bool good = look_at_all(outputs);
    for (size_t i = 0; good && i < outputs->count; i++)
        if (is_touched(&outputs->at[i]))
            good = prepare(outputs, &outputs->at[i]);
    for (size_t i = 0; good && i < outputs->count; i++)
        if (is_touched(&outputs->at[i]))
            good = finish(&outputs->at[i]);
    for (size_t i = 0; i < outputs->count; i++)
        if (outputs->at[i].temporary.at)
            unlink(outputs->at[i].temporary.at);
    if (outputs->no_memory)
        return no_memory();
    return good ? EXIT_DONE : EXIT_IO;
}

/* ---- telling ---- */

int outputs_check(struct outputs *outputs, oas_buf *said)
{
    int status = EXIT_DONE;
    if (outputs->no_memory)
        return no_memory();
    if (!look_at_all(outputs))
        return EXIT_IO;
    for (size_t i = 0; i < outputs->count; i++) {
        const struct output_file *file = &outputs->at[i];
        if (!is_touched(file))
            continue;
        oas_buf_put(said, file->path);
        oas_buf_puts(said, !file->text.at                 ? ": would be removed\n"
                           : file->found == FOUND_NOTHING ? ": would be created\n"
                                                          : ": would change\n");
        status = EXIT_DIFFERENT;
    }
    return status;
}

void outputs_list(const struct outputs *outputs, oas_buf *said)
{
    for (size_t i = 0; i < outputs->count; i++) {
        if (!outputs->at[i].text.at)
            continue;
        oas_buf_put(said, outputs->at[i].path);
        oas_buf_putc(said, '\n');
    }
}
