/* Made, locked, written, renamed; and those that a killed run left are found by their locks. */
#include "oasc/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "oasc/folders.h"
#include "oasc/ours.h"

/* mkstemp() gives the last six letters. */
static const char name_begin[] = ".oasc-";
static const char name_end[] = "XXXXXX";

static char *template_in(oas_arena *mem, oas_str folder)
{
    size_t named = sizeof name_begin - 1 + sizeof name_end;
    char *path = oas_arena_take(mem, folder.len + named, 1);
    if (!path)
        return NULL;
    if (folder.len)
        memcpy(path, folder.at, folder.len);
    memcpy(path + folder.len, name_begin, sizeof name_begin - 1);
    memcpy(path + folder.len + sizeof name_begin - 1, name_end, sizeof name_end);
    return path;
}

/* Between its making and its lock another run may have taken it for one that was left. */
static bool is_there(int file)
{
    struct stat info;
    (void)flock(file, LOCK_EX);
    return fstat(file, &info) != 0 || info.st_nlink > 0;
}

bool temporary_make(oas_arena *mem, oas_str beside, struct temporary *temporary)
{
    oas_str folder = folders_above(beside);
    char *path = template_in(mem, folder);
    if (!path) {
        errno = ENOMEM;
        return false;
    }
    for (;;) {
        int file = mkstemp(path);
        if (file < 0)
            return false;
        if (is_there(file)) {
            *temporary = (struct temporary){oas_str_from(path), file};
            return true;
        }
        close(file);
        memcpy(path + strlen(path) - (sizeof name_end - 1), name_end, sizeof name_end - 1);
    }
}

/* That a disk is full, or whose part of it, may be told only when a file is closed: a second
 * descriptor is, and the lock stays. */
static bool flush(int file)
{
    int second = dup(file);
    return second >= 0 && close(second) == 0;
}

bool temporary_write(int file, oas_str text)
{
    while (text.len > 0) {
        ssize_t put = write(file, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text = oas_str_of(text.at + put, text.len - (size_t)put);
    }
    return flush(file);
}

bool temporary_rename(struct temporary *temporary, oas_str path)
{
    if (rename(temporary->path.at, path.at) != 0)
        return false;
    close(temporary->file);
    *temporary = (struct temporary){0};
    return true;
}

void temporary_drop(struct temporary *temporary)
{
    if (!temporary->path.at)
        return;
    unlink(temporary->path.at);
    close(temporary->file);
    *temporary = (struct temporary){0};
}

/* ---- what was left ---- */

static bool is_letter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_name(const char *name)
{
    if (strncmp(name, name_begin, sizeof name_begin - 1) != 0)
        return false;
    name += sizeof name_begin - 1;
    size_t length = 0;
    while (is_letter(name[length]))
        length++;
    return name[length] == 0 && length == sizeof name_end - 1;
}

/* Nobody has it open who would go on with it, and its text is none but ours. */
static bool is_left(int file)
{
    struct stat info;
    return fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
           flock(file, LOCK_EX | LOCK_NB) == 0 &&
           (ours_file(file, OURS_BY_LINE) || ours_file(file, OURS_BY_RULE));
}

void temporary_sweep(const char *folder)
{
    DIR *entries = opendir(*folder ? folder : ".");
    const struct dirent *entry;
    while (entries && (entry = readdir(entries))) {
        if (!is_name(entry->d_name))
            continue;
        int within = dirfd(entries);
        int file = openat(within, entry->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (file < 0)
            continue;
        if (is_left(file))
            (void)unlinkat(within, entry->d_name, 0);
        close(file);
    }
    if (entries)
        closedir(entries);
}
