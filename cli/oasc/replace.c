/* First all temporaries, then all renames: what fails before leaves everything as it was. */
#include "oasc/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/say.h"
#include "oasc/interrupt.h"

static bool fail(const char *what, const struct output_file *file)
{
    say_error("cannot %s '" OAS_PRI "': %s", what, OAS_ARG(file->path), strerror(errno));
    return false;
}

bool replace_touches(const struct output_file *file)
{
    if (file->text.at)
        return file->found != FOUND_SAME;
    return file->found == FOUND_OTHER;
}

static bool is_device(const struct output_file *file)
{
    return file->text.at && file->found == FOUND_DEVICE;
}

static bool has_temporary(const struct output_file *file)
{
    return file->text.at && file->found != FOUND_DEVICE && replace_touches(file);
}

/* ---- before ---- */

/* Opening a pipe may wait for ever, so signals must not wait for it. */
static bool write_devices(const struct outputs *outputs)
{
    bool good = true;
    for (size_t i = 0; good && i < outputs->count; i++) {
        const struct output_file *file = &outputs->at[i];
        if (!is_device(file))
            continue;
        int device = open(file->path.at, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        good = (device >= 0 && temporary_write(device, file->text)) || fail("write", file);
        if (device >= 0)
            close(device);
    }
    return good;
}

/* What killed runs left beside the files of this one. */
static void sweep(const struct outputs *outputs)
{
    oas_str last = {0};
    for (size_t i = 0; i < outputs->count; i++) {
        const struct output_file *file = &outputs->at[i];
        oas_str folder = folders_above(file->real);
        if (is_device(file) || (last.at && oas_str_equal(folder, last)))
            continue;
        last = oas_arena_copy(outputs->mem, folder);
        if (last.at)
            temporary_sweep(last.at);
    }
}

/* ---- everything that may well fail ---- */

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

static bool prepare(struct outputs *outputs, struct output_file *file)
{
    if (!folders_make(&outputs->made, outputs->mem, file->path))
        return false;
    bool good = temporary_make(outputs->mem, file->real, &file->temporary) &&
                fchmod(file->temporary.file, mode_of(file->real)) == 0 &&
                temporary_write(file->temporary.file, file->text);
    return good || fail("write", file);
}

static bool prepare_all(struct outputs *outputs, const struct interrupt *interrupt)
{
    bool good = !interrupt_waits(interrupt);
    for (size_t i = 0; good && i < outputs->count; i++)
        if (has_temporary(&outputs->at[i]))
            good = prepare(outputs, &outputs->at[i]) && !interrupt_waits(interrupt);
    return good;
}

/* ---- the step from old to new ---- */

static bool finish_all(struct outputs *outputs)
{
    bool good = true;
    for (size_t i = 0; good && i < outputs->count; i++) {
        struct output_file *file = &outputs->at[i];
        if (has_temporary(file))
            good = temporary_rename(&file->temporary, file->real) || fail("write", file);
    }
    for (size_t i = 0; good && i < outputs->count; i++) {
        const struct output_file *file = &outputs->at[i];
        if (!file->text.at && replace_touches(file))
            good = unlink(file->path.at) == 0 || fail("remove", file);
    }
    return good;
}

bool replace_all(struct outputs *outputs)
{
    struct interrupt interrupt;
    sweep(outputs);
    if (!write_devices(outputs))
        return false;
    interrupt_hold(&interrupt);
    bool good = prepare_all(outputs, &interrupt) && finish_all(outputs);
    for (size_t i = 0; i < outputs->count; i++)
        temporary_drop(&outputs->at[i].temporary);
    if (!good)
        folders_unmake(&outputs->made);
    interrupt_release(&interrupt);
    return good;
}
