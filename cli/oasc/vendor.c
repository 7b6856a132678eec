/* Which of the runtime's files go where, and which of those that are there are needed no more. */
#include "oasc/vendor.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "oasc/folders.h"
#include "oasc/naming.h"
#include "oasc/ours.h"
#include "oasc/vendor_file.h"
#include "oasc/vendor_list.h"
#include "plan/patterns.h"

/* The first line of every file that is copied. */
static const char first_line[] = OURS_COPIED OAS_VERSION
    ", copied by `oasc --vendor`, which replaces it. SPDX-License-Identifier: MIT */\n";

/* The text of `buf`, which is freed, in the arena. */
static oas_str keep(struct outputs *outputs, oas_buf *buf)
{
    oas_str kept = {0};
    if (!buf->failed)
        kept = oas_arena_copy(outputs->mem, oas_buf_str(buf));
    oas_buf_free(buf);
    outputs->no_memory |= !kept.at;
    return kept;
}

static oas_str text_of(struct outputs *outputs, const struct vendor_file *file)
{
    oas_buf text = {0};
    oas_buf_puts(&text, first_line);
    for (size_t i = 0; i < file->size; i++)
        if (file->text[i] == '\t')
            oas_buf_puts(&text, "    ");
        else
            oas_buf_putc(&text, (char)file->text[i]);
    return keep(outputs, &text);
}

static oas_str path_in(struct outputs *outputs, const char *folder, oas_str path)
{
    oas_str made = naming_path(outputs->mem, folder, path);
    outputs->no_memory |= !made.at;
    return made;
}

/* ---- the lock ---- */

/* The folder of the headers has it: nobody else would lock that one, as a script may lock the whole
 * (flock(1)). Whoever made the folder may unmake it while this run waits: then it is made again. */
bool vendor_lock(struct outputs *outputs, const char *folder, bool writes, int *lock)
{
    oas_str headers = path_in(outputs, folder, OAS_STR("oas/"));
    *lock = -1;
    for (int tries = 0; headers.at && *lock < 0 && tries < 3; tries++) {
        if (writes && !folders_make(&outputs->made, outputs->mem, headers))
            return false;
        *lock = folders_lock(headers.at, !writes);
    }
    return true;
}

void vendor_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}

/* ---- what is to be there ---- */

static bool is_copied(oas_str path)
{
    return path.at && ours_begins(path.at, OURS_COPIED);
}

/* Before there was a list, what was there for patterns was kept for whoever needed it. */
static unsigned copied_parts(struct outputs *outputs, const char *folder)
{
    unsigned parts = 0;
    for (size_t i = 0; i < vendor_file_count; i++) {
        unsigned part = vendor_file_part(&vendor_files[i]);
        if (part && is_copied(path_in(outputs, folder, oas_str_from(vendor_files[i].path))))
            parts |= part;
    }
    return parts;
}

/* What the document's program refers to beside what all do. */
static unsigned parts_of(const oas_program *program)
{
    static const struct {
        oas_format format;
        unsigned part;
    } needs[] = {{OAS_FORMAT_REGEX, VENDOR_ECMA},
                 {OAS_FORMAT_HOSTNAME, VENDOR_IDN},
                 {OAS_FORMAT_IDN_HOSTNAME, VENDOR_IDN},
                 {OAS_FORMAT_IDN_EMAIL, VENDOR_IDN}};
    unsigned parts = patterns_need_pcre2(program) ? VENDOR_PCRE2 | VENDOR_ECMA : 0;
    for (size_t i = 0; program->formats && i < sizeof needs / sizeof *needs; i++)
        if (program->formats[needs[i].format])
            parts |= needs[i].part;
    return parts;
}

static void add_files(struct outputs *outputs, const char *folder, unsigned parts)
{
    for (size_t i = 0; i < vendor_file_count && !outputs->no_memory; i++) {
        const struct vendor_file *file = &vendor_files[i];
        oas_str path = path_in(outputs, folder, oas_str_from(file->path));
        if (path.at && !(vendor_file_part(file) & ~parts))
            outputs_add(outputs, path, text_of(outputs, file));
        else if (is_copied(path))
            outputs_remove(outputs, path);
    }
}

static bool is_known(oas_str path)
{
    for (size_t i = 0; i < vendor_file_count; i++)
        if (oas_str_is(path, vendor_files[i].path))
            return true;
    return false;
}

/* A name that is no temporary's, and of `below` or with the beginning that sources have. */
static bool may_be_stale(const char *name, const char *below)
{
    return *below ? name[0] != '.' : strncmp(name, "oas_", 4) == 0;
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
        if (may_be_stale(name.at, below) && !is_known(known) && is_copied(path))
            outputs_remove(outputs, path);
        free(entries[i]);
    }
    free(entries);
}

bool vendor_add(struct outputs *outputs, const char *folder, oas_str name,
                const oas_program *program)
{
    struct vendor_list list = {.mem = outputs->mem};
    oas_buf text = {0};
    oas_str path = path_in(outputs, folder, OAS_STR("oas/VENDORED"));
    if (!path.at || !vendor_list_read(&list, path, outputs->force))
        return !path.at;
    if (!list.is_there)
        list.earlier = copied_parts(outputs, folder);
    vendor_list_set(&list, name, parts_of(program));
    vendor_list_put(&list, &text);
    outputs->no_memory |= list.no_memory;
    /* The list comes first: after a run that was killed in between it names all that may be there.
     */
    outputs_add(outputs, path, keep(outputs, &text));
    add_files(outputs, folder, vendor_list_parts(&list));
    remove_stale(outputs, folder, "");
    remove_stale(outputs, folder, "oas");
    return true;
}
