/* The list of files, what is there now, and what --check and --list-outputs say of it. */
#include "oasc/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/say.h"
#include "oasc/naming.h"
#include "oasc/replace.h"

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
    add(outputs, (struct output_file){.path = path, .text = text, .by = OURS_BY_LINE});
}

void outputs_add_rule(struct outputs *outputs, oas_str path, oas_str text)
{
    if (text.len == 0)
        text.at = "";
    add(outputs, (struct output_file){.path = path, .text = text, .by = OURS_BY_RULE});
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

/* What a chain of links at `path` leads to, whether or not something is there. */
static oas_str follow(oas_arena *mem, oas_str path)
{
    enum { MOST = 40 };
    for (int i = 0; path.at && i < MOST; i++) {
        char link[4096];
        ssize_t length = readlink(path.at, link, sizeof link - 1);
        if (length < 0 || (size_t)length == sizeof link - 1)
            break;
        link[length] = 0;
        oas_str folder = oas_arena_copy(mem, folders_above(path));
        if (!folder.at)
            return folder;
        path = naming_path(mem, *link == '/' ? NULL : folder.at, oas_str_from(link));
    }
    return path;
}

static oas_str name_of(oas_str path)
{
    size_t at = path.len;
    while (at && path.at[at - 1] != '/')
        at--;
    return oas_str_of(path.at + at, path.len - at);
}

static enum found look_into(struct output_file *file, oas_arena *mem)
{
    int opened = open(file->path.at, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (opened < 0)
        return FOUND_FAULT;
    enum found found = compare(opened, file->text);
    if (found == FOUND_OTHER && !ours_file(opened, file->by))
        found = FOUND_FOREIGN;
    else if (found == FOUND_OTHER && file->by == OURS_BY_LINE &&
             ours_other(opened, name_of(file->path), file->text, mem, &file->whole))
        found = FOUND_TAKEN;
    int kept = errno;
    close(opened);
    errno = kept;
    return found;
}

static enum found look(struct output_file *file, oas_arena *mem)
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
    return file->text.at ? look_into(file, mem) : FOUND_OTHER;
}

static bool look_at_all(struct outputs *outputs)
{
    bool good = true;
    for (size_t i = 0; i < outputs->count; i++) {
        struct output_file *file = &outputs->at[i];
        file->found = look(file, outputs->mem);
        if (file->found == FOUND_FAULT) {
            say_error("cannot write '" OAS_PRI "': %s", OAS_ARG(file->path), strerror(errno));
            good = false;
        }
        file->real = file->text.at ? follow(outputs->mem, file->path) : file->path;
        outputs->no_memory |= !file->real.at;
    }
    return good;
}

/* ---- what is not ours ---- */

static void say_foreign(const struct output_file *file)
{
    if (oas_str_equal(file->real, file->path))
        say_error("'" OAS_PRI "' is not replaced: oasc did not write it", OAS_ARG(file->path));
    else
        say_error("'" OAS_PRI "' is not replaced: oasc did not write '" OAS_PRI
                  "', which it leads to",
                  OAS_ARG(file->path), OAS_ARG(file->real));
}

static void say_taken(const struct output_file *file)
{
    if (file->whole.len)
        say_error("'" OAS_PRI "' is not replaced: it is a part of the " OAS_PRI
                  " of another document",
                  OAS_ARG(file->path), OAS_ARG(file->whole));
    else
        say_error("'" OAS_PRI "' is not replaced: it is no part of this document's, but another "
                  "one's",
                  OAS_ARG(file->path));
}

static bool is_in_the_way(const struct output_file *file)
{
    return file->found == FOUND_FOREIGN || file->found == FOUND_TAKEN;
}

static bool are_ours(const struct outputs *outputs)
{
    enum { SAID = 50 };
    size_t count = 0;
    for (size_t i = 0; !outputs->force && i < outputs->count; i++)
        if (is_in_the_way(&outputs->at[i]) && count++ < SAID) {
            if (outputs->at[i].found == FOUND_TAKEN)
                say_taken(&outputs->at[i]);
            else
                say_foreign(&outputs->at[i]);
        }
    if (count > SAID)
        say_error("and %zu others", count - SAID);
    if (count > 0)
        say_hint("nothing was changed; --force replaces %s", count > 1 ? "them" : "it");
    return count == 0;
}

int outputs_write(struct outputs *outputs)
{
    bool good = !outputs->no_memory && look_at_all(outputs);
    if (!outputs->no_memory && good)
        good = are_ours(outputs) && replace_all(outputs);
    if (outputs->no_memory)
        return no_memory();
    return good ? EXIT_DONE : EXIT_IO;
}

void outputs_end(struct outputs *outputs)
{
    folders_unmake(&outputs->made);
}

/* ---- telling ---- */

static const char *what_would_happen(const struct outputs *outputs, const struct output_file *file)
{
    if (!file->text.at)
        return ": would be removed\n";
    if (file->found == FOUND_NOTHING)
        return ": would be created\n";
    if (file->found == FOUND_TAKEN && !outputs->force)
        return ": would change, but it is another document's: only --force replaces it\n";
    if (file->found == FOUND_FOREIGN && !outputs->force)
        return ": would change, but oasc did not write it: only --force replaces it\n";
    return ": would change\n";
}

int outputs_check(struct outputs *outputs, oas_buf *said)
{
    int status = EXIT_DONE;
    if (!outputs->no_memory && !look_at_all(outputs))
        status = EXIT_IO;
    if (outputs->no_memory)
        return no_memory();
    for (size_t i = 0; status != EXIT_IO && i < outputs->count; i++) {
        const struct output_file *file = &outputs->at[i];
        if (!replace_touches(file))
            continue;
        oas_buf_put(said, file->path);
        oas_buf_puts(said, what_would_happen(outputs, file));
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
