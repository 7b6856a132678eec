#include "oasc/vendor.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <oas/regex.h>

#include "oasc/naming.h"

/* The first line of every file that is copied, up to the version. */
static const char mark[] = "/* liboas ";
static const char mark_end[] =
    OAS_VERSION ", copied by `oasc --vendor`, which replaces it. SPDX-License-Identifier: MIT */\n";

/* True if the file begins with the mark. */
static bool is_ours(const char *path)
{
    char begin[sizeof mark - 1];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return false;
    ssize_t got = read(file, begin, sizeof begin);
    close(file);
    return got == (ssize_t)sizeof begin && memcmp(begin, mark, sizeof begin) == 0;
}

/* The room that knows PCRE2, and the one that only this one uses. */
static bool is_for_patterns(const struct vendor_file *file)
{
    return strcmp(file->room, "pattern") == 0 || strcmp(file->room, "ecma") == 0;
}

static bool has_patterns(const oas_program *program)
{
    for (uint32_t i = 0; i < program->counts.patterns; i++)
        if (program->patterns[i].native == OAS_NATIVE_NONE)
            return true;
    return false;
}

static oas_str text_of(struct outputs *outputs, const struct vendor_file *file)
{
    oas_buf text = {0};
    oas_str kept = {0};
    oas_buf_puts(&text, mark);
    oas_buf_puts(&text, mark_end);
    oas_buf_put(&text, oas_str_of((const char *)file->text, file->size));
    if (!text.failed)
        kept = oas_arena_copy(outputs->mem, oas_buf_str(&text));
    oas_buf_free(&text);
    outputs->no_memory |= !kept.at;
    return kept;
}

static oas_str path_in(struct outputs *outputs, const char *folder, oas_str path)
{
    oas_str made = naming_path(outputs->mem, folder, path);
    outputs->no_memory |= !made.at;
    return made;
}

static void add_files(struct outputs *outputs, const char *folder, bool patterns)
{
    for (size_t i = 0; i < vendor_file_count && !outputs->no_memory; i++) {
        const struct vendor_file *file = &vendor_files[i];
        oas_str path = path_in(outputs, folder, oas_str_from(file->path));
        bool wanted = patterns || !is_for_patterns(file);
        if (path.at && (wanted || is_ours(path.at)))
            outputs_add(outputs, path, text_of(outputs, file));
    }
}

static bool is_known(oas_str path)
{
    for (size_t i = 0; i < vendor_file_count; i++)
        if (oas_str_is(path, vendor_files[i].path))
            return true;
    return false;
}

/* What stands in `folder`/`below`: a file that an older oasc copied and this one does not have
 * would be compiled with the others. Names in order, so that what is said of them is. */
static void remove_stale(struct outputs *outputs, const char *folder, const char *below)
{
    oas_str there = path_in(outputs, folder, oas_str_from(below));
    struct dirent **entries = NULL;
    int count = there.at ? scandir(there.len ? there.at : ".", &entries, NULL, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        oas_str name = oas_str_from(entries[i]->d_name);
        oas_str known = path_in(outputs, *below ? below : NULL, name);
        oas_str path = path_in(outputs, folder, known);
        if (path.at && (*below || strncmp(name.at, "oas_", 4) == 0) && !is_known(known) &&
            is_ours(path.at))
            outputs_remove(outputs, path);
        free(entries[i]);
    }
    free(entries);
}

void vendor_add(struct outputs *outputs, const char *folder, const oas_program *program)
{
    add_files(outputs, folder, has_patterns(program));
    remove_stale(outputs, folder, "");
    remove_stale(outputs, folder, "oas");
}
