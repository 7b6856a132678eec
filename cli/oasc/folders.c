/* What was made is kept in a list, the last one first, so that it can be unmade. */
#include "oasc/folders.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/say.h"

oas_str folders_above(oas_str path)
{
    while (path.len > 0 && path.at[path.len - 1] != '/')
        path.len--;
    return path;
}

static bool no_memory(void)
{
    say_error("out of memory");
    return false;
}

/* Its entry comes first: a folder that nobody knows of would stay. */
static bool make(struct folder **made, oas_arena *mem, oas_str path)
{
    struct folder *folder = OAS_ARENA_NEW(mem, struct folder, 1);
    if (!folder)
        return no_memory();
    if (mkdir(path.at, 0777) != 0) {
        if (errno == EEXIST || errno == EISDIR)
            return true;
        say_error("cannot make the folder '" OAS_PRI "': %s", OAS_ARG(path), strerror(errno));
        return false;
    }
    *folder = (struct folder){path, *made};
    *made = folder;
    return true;
}

static bool is_folder(oas_str path)
{
    struct stat info;
    return stat(path.at, &info) == 0 && S_ISDIR(info.st_mode);
}

bool folders_make(struct folder **made, oas_arena *mem, oas_str path)
{
    oas_str above = oas_arena_copy(mem, folders_above(path));
    if (!above.at)
        return no_memory();
    if (above.len == 0 || is_folder(above))
        return true;
    for (size_t i = 1; i < above.len; i++) {
        if (above.at[i] != '/' || above.at[i - 1] == '/')
            continue;
        oas_str folder = oas_arena_copy(mem, oas_str_of(above.at, i));
        if (!folder.at)
            return no_memory();
        if (!make(made, mem, folder))
            return false;
    }
    return true;
}

void folders_unmake(struct folder **made)
{
    for (; *made; *made = (*made)->next)
        (void)rmdir((*made)->path.at);
}

/* True if `path` still leads to the open folder: whoever made it may have unmade it. */
static bool leads_to(const char *path, int folder)
{
    struct stat now, opened;
    return stat(path, &now) == 0 && fstat(folder, &opened) == 0 && now.st_dev == opened.st_dev &&
           now.st_ino == opened.st_ino;
}

int folders_lock(const char *path, bool shared)
{
    for (;;) {
        int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0)
            return -1;
        int locked;
        do
            locked = flock(folder, shared ? LOCK_SH : LOCK_EX);
        while (locked != 0 && errno == EINTR);
        if (locked == 0 && leads_to(path, folder))
            return folder;
        close(folder);
        if (locked != 0)
            return -1;
    }
}
