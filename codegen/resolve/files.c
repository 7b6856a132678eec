/* Files that documents may come from: below the root, or where --map leads. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* realpath() */
#endif

#include "resolve/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "load/text.h"
#include "resolve/builtin.h"
#include "resolve/uri.h"

oas_str files_made(const struct registry *registry, oas_str text)
{
    registry->diags->no_memory |= !text.at;
    return text;
}

static oas_str keep(const struct registry *registry, oas_buf *buf)
{
    return text_keep(registry->mem, buf, &registry->diags->no_memory);
}

oas_str files_real(const struct registry *registry, const char *path)
{
    char *real = path ? realpath(path, NULL) : NULL;
    oas_str kept = {0};
    if (real)
        kept = files_made(registry, oas_arena_copy(registry->mem, oas_str_from(real)));
    else if (path)
        registry->diags->no_memory |= errno == ENOMEM;
    free(real);
    return kept;
}

oas_str files_folder(oas_str path)
{
    size_t len = path.len;
    while (len > 0 && path.at[len - 1] != '/')
        len--;
    if (len == 0)
        return oas_str_from(".");
    return oas_str_of(path.at, len > 1 ? len - 1 : 1);
}

oas_str files_join(const struct registry *registry, oas_str folder, oas_str rest)
{
    oas_buf out = {0};
    while (rest.len && rest.at[0] == '/')
        rest = oas_str_of(rest.at + 1, rest.len - 1);
    oas_buf_put(&out, folder);
    if (out.len && out.at[out.len - 1] != '/')
        oas_buf_putc(&out, '/');
    oas_buf_put(&out, rest);
    return keep(registry, &out);
}

static bool starts_with(oas_str text, oas_str start)
{
    return text.len >= start.len && (start.len == 0 || memcmp(text.at, start.at, start.len) == 0);
}

static bool is_below(oas_str path, oas_str folder)
{
    if (!folder.len || !starts_with(path, folder))
        return false;
    return path.len == folder.len || folder.at[folder.len - 1] == '/' || path.at[folder.len] == '/';
}

/* Only regular files: a reference must not make us wait on a pipe or drain a device. */
static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The path of `target` as seen from the folder `from`; both real. */
static oas_str relative_to(const struct registry *registry, oas_str from, oas_str target)
{
    size_t shared = 0;
    size_t ups = 0;
    for (size_t i = 0; i <= from.len && i < target.len; i++) {
        bool stop = i == from.len;
        if (target.at[i] == '/' && (stop || from.at[i] == '/'))
            shared = i;
        if (stop || target.at[i] != from.at[i])
            break;
    }
    oas_buf out = {0};
    for (size_t i = shared; i < from.len; i++)
        ups += from.at[i] == '/' && i + 1 < from.len;
    while (ups--)
        oas_buf_puts(&out, "../");
    oas_buf_put(&out, oas_str_of(target.at + shared + 1, target.len - shared - 1));
    return keep(registry, &out);
}

/* Cancels each "name/.." in a path, as long as that leads to the same file. */
static oas_str shorten(const struct registry *registry, oas_str path)
{
    oas_buf out = {0};
    size_t fixed = 0; /* what stands before it is only "../" */
    for (size_t i = 0; i < path.len;) {
        size_t stop = i;
        while (stop < path.len && path.at[stop] != '/')
            stop++;
        oas_str part = oas_str_of(path.at + i, stop - i);
        i = stop + 1;
        if (oas_str_is(part, ".") || (part.len == 0 && out.len))
            continue;
        if (oas_str_is(part, "..") && out.len > fixed) {
            out.len--;
            while (out.len > fixed && out.at[out.len - 1] != '/')
                out.len--;
            continue;
        }
        oas_buf_put(&out, part);
        if (stop < path.len)
            oas_buf_putc(&out, '/');
        if (oas_str_is(part, "..") || part.len == 0)
            fixed = out.len;
    }
    return keep(registry, &out);
}

/* The path as seen from the main document, written as that was. */
static oas_str beside_spec(const struct registry *registry, oas_str real)
{
    const struct document *spec = registry->documents;
    if (!spec)
        return real;
    bool by_path = spec->source->path.len > 0;
    oas_str here = by_path ? files_folder(spec->source->path) : files_real(registry, ".");
    oas_str shown = by_path ? files_folder(spec->source->name) : oas_str_from(".");
    oas_str name = relative_to(registry, here, real);
    return oas_str_is(shown, ".") ? name : files_join(registry, shown, name);
}

/* Where a symlink makes the shown name another file, the real path. */
static oas_str name_for(const struct registry *registry, oas_str real)
{
    oas_str name = beside_spec(registry, real);
    oas_str shorter = shorten(registry, name);
    if (shorter.at && oas_str_equal(files_real(registry, shorter.at), real))
        return shorter;
    if (name.at && oas_str_equal(files_real(registry, name.at), real))
        return name;
    return real;
}

static bool refuse_outside(const struct registry *registry, struct place from, oas_str folder)
{
    diag_at(registry->diags, DIAG_ERROR, from,
            "the file is outside the folder '" OAS_PRI
            "', which bounds what may be read (--root, --map)",
            OAS_ARG(folder));
    return false;
}

/* The folder of `path` that exists, however far up, with symlinks resolved. */
static oas_str existing_folder(const struct registry *registry, oas_str path)
{
    oas_str real = {0};
    while (!real.len && path.len > 1) {
        path = files_folder(path);
        oas_str terminated = files_made(registry, oas_arena_copy(registry->mem, path));
        real = files_real(registry, terminated.at);
    }
    return real;
}

/* Whether it exists or not: whether a file out of the folder does is nobody's business. `path` is
 * absolute, `folder` real. Percent-encoding can bring ".." past the reference's own resolution. */
static bool is_outside(const struct registry *registry, oas_str path, oas_str folder)
{
    return !is_below(shorten(registry, path), folder) ||
           !is_below(existing_folder(registry, path), folder);
}

static bool find_local(const struct registry *registry, oas_str path, struct place from,
                       struct file *file)
{
    oas_str root = registry->root_name.len ? registry->root_name : registry->root;
    path = files_made(registry, oas_arena_copy(registry->mem, path));
    oas_str real = path.at ? files_real(registry, path.at) : path;
    int why = errno;
    if (real.len ? !is_below(real, registry->root) : is_outside(registry, path, registry->root))
        return refuse_outside(registry, from, root);
    if (!real.len) {
        diag_at(registry->diags, DIAG_ERROR, from, "cannot find '" OAS_PRI "': %s",
                OAS_ARG(shorten(registry, beside_spec(registry, path))), strerror(why));
        return false;
    }
    if (!is_file(real.at)) {
        diag_at(registry->diags, DIAG_ERROR, from, "expected a file, '" OAS_PRI "' is none",
                OAS_ARG(shorten(registry, beside_spec(registry, real))));
        return false;
    }
    file->path = real;
    file->name = name_for(registry, real);
    file->uri = files_made(registry, uri_from_path(registry->mem, real));
    return true;
}

/* What a mapping makes of a URI: its folder and the rest of the URI, or its one file. */
static bool mapped_path(const struct registry *registry, const struct mapping *map, oas_str uri,
                        oas_str *path)
{
    oas_arena *mem = registry->mem;
    oas_str base = files_made(registry, oas_arena_copy(mem, map->path));
    oas_str rest = oas_str_of(uri.at + map->prefix.len, uri.len - map->prefix.len);
    const char *query = rest.len ? memchr(rest.at, '?', rest.len) : NULL;
    size_t bad;
    *path = base;
    if (!base.at || !is_folder(base.at))
        return base.at != NULL;
    if (query)
        rest.len = (size_t)(query - rest.at);
    if (!uri_decode(mem, rest, &rest, &bad) || (rest.len && memchr(rest.at, '\0', rest.len)))
        return false;
    *path = files_join(registry, base, rest);
    return path->at != NULL;
}

static bool has_ending(oas_str path)
{
    static const char *const endings[] = {".json", ".yaml", ".yml"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (path.len > length && memcmp(path.at + path.len - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

/* The file at `path`, else NAME.json or NAME.yaml for NAME: many URIs have no ending. */
static bool find_ending(const struct registry *registry, oas_str *path)
{
    static const char *const endings[] = {"", ".json", ".yaml"};
    size_t count = has_ending(*path) ? 1 : sizeof endings / sizeof *endings;
    for (size_t i = 0; i < count; i++) {
        oas_str tried =
            text_joined(registry->mem, &registry->diags->no_memory, "", *path, endings[i]);
        if (!tried.at || !is_file(tried.at))
            continue;
        *path = tried;
        return true;
    }
    return false;
}

/* The real path of a mapped folder; empty for a file. */
static oas_str real_folder(const struct registry *registry, const struct mapping *map)
{
    oas_str base = files_made(registry, oas_arena_copy(registry->mem, map->path));
    return base.at && is_folder(base.at) ? files_real(registry, base.at) : (oas_str){0};
}

/* Whether there is a file at `path` or not. */
static bool leaves_map(const struct registry *registry, const struct mapping *map, oas_str path)
{
    oas_str folder = real_folder(registry, map);
    if (!folder.len)
        return false;
    oas_str rest = oas_str_of(path.at + map->path.len, path.len - map->path.len);
    return is_outside(registry, files_join(registry, folder, rest), folder);
}

static bool take_mapped(const struct registry *registry, const struct mapping *map, oas_str uri,
                        oas_str path, struct place from, struct file *file)
{
    oas_str real = files_real(registry, path.at);
    oas_str folder = real_folder(registry, map);
    if (folder.len && !is_below(real, folder))
        return refuse_outside(registry, from, map->path);
    *file = (struct file){.path = real, .name = path, .uri = uri};
    return true;
}

static size_t longest_prefix(const struct registry *registry, oas_str uri, bool *any)
{
    size_t longest = 0;
    *any = false;
    for (size_t i = 0; i < registry->map_count; i++) {
        oas_str prefix = registry->maps[i].prefix;
        if (!starts_with(uri, prefix))
            continue;
        *any = true;
        if (prefix.len > longest)
            longest = prefix.len;
    }
    return longest;
}

static bool refuse_mapped(const struct registry *registry, oas_str uri, oas_str tried,
                          struct place from)
{
    if (tried.at)
        diag_at(registry->diags, DIAG_ERROR, from,
                "cannot find '" OAS_PRI "': there is no file '" OAS_PRI "'%s, where --map leads",
                OAS_ARG(uri), OAS_ARG(tried),
                has_ending(tried) ? "" : ", with .json or .yaml or without");
    else
        diag_at(registry->diags, DIAG_ERROR, from, "'" OAS_PRI "' can be no file's name",
                OAS_ARG(uri));
    return false;
}

bool files_built_in(oas_str uri, struct file *file)
{
    const struct builtin *found = builtin_find(uri);
    if (!found)
        return false;
    oas_str own = oas_str_from(found->uri);
    *file = (struct file){
        .name = own, .uri = own, .text = oas_str_of((const char *)found->text, found->len)};
    return true;
}

/* The longest prefix wins; equal ones are tried in the order given. */
static bool find_mapped(const struct registry *registry, oas_str uri, size_t longest,
                        struct place from, struct file *file)
{
    oas_str tried = {0};
    for (size_t i = 0; i < registry->map_count; i++) {
        const struct mapping *map = &registry->maps[i];
        oas_str path;
        if (map->prefix.len != longest || !starts_with(uri, map->prefix) ||
            !mapped_path(registry, map, uri, &path))
            continue;
        if (leaves_map(registry, map, path))
            return refuse_outside(registry, from, map->path);
        if (!tried.at)
            tried = path;
        if (find_ending(registry, &path))
            return take_mapped(registry, map, uri, path, from, file);
    }
    /* Whoever maps it wants his own, if there is one. */
    return files_built_in(uri, file) || refuse_mapped(registry, uri, tried, from);
}

static void refuse_remote(const struct registry *registry, oas_str uri, struct place from)
{
    oas_str folder = uri;
    while (folder.len && folder.at[folder.len - 1] != '/')
        folder.len--;
    if (folder.len && !(folder.len >= 3 && memcmp(folder.at + folder.len - 3, "://", 3) == 0))
        diag_at(registry->diags, DIAG_ERROR, from,
                "'" OAS_PRI "' is not fetched; give its files with --map '" OAS_PRI "=FOLDER'",
                OAS_ARG(uri), OAS_ARG(folder));
    else
        diag_at(registry->diags, DIAG_ERROR, from,
                "'" OAS_PRI "' is not fetched; give its file with --map '" OAS_PRI "=FILE'",
                OAS_ARG(uri), OAS_ARG(uri));
}

bool files_find(const struct registry *registry, oas_str uri, struct place from, struct file *file)
{
    bool mapped;
    size_t longest = longest_prefix(registry, uri, &mapped);
    oas_str path;
    if (mapped)
        return find_mapped(registry, uri, longest, from, file);
    if (uri_to_path(registry->mem, uri, &path))
        return find_local(registry, path, from, file);
    if (files_built_in(uri, file))
        return true;
    refuse_remote(registry, uri, from);
    return false;
}

static int compare_names(const void *a, const void *b)
{
    return oas_str_compare(*(const oas_str *)a, *(const oas_str *)b);
}

/* A file that a reference may lead to. */
static bool may_lead_to(const struct registry *registry, oas_str folder, const char *name)
{
    oas_str path = files_join(registry, folder, oas_str_from(name));
    oas_str real = path.at ? files_real(registry, path.at) : path;
    return real.len && is_below(real, registry->root) && is_file(real.at);
}

size_t files_names(const struct registry *registry, oas_str uri, oas_str *names)
{
    oas_str path;
    size_t count = 0;
    if (!uri_to_path(registry->mem, uri, &path))
        return 0;
    oas_str folder = files_made(registry, oas_arena_copy(registry->mem, files_folder(path)));
    oas_str real = folder.at ? files_real(registry, folder.at) : folder;
    DIR *opened = real.len && is_below(real, registry->root) ? opendir(real.at) : NULL;
    for (struct dirent *entry; opened && count < FILES_MOST_NAMES && (entry = readdir(opened));) {
        oas_str name = oas_arena_copy(registry->mem, oas_str_from(entry->d_name));
        if (files_made(registry, name).at && may_lead_to(registry, real, name.at))
            names[count++] = name;
    }
    if (opened)
        closedir(opened);
    if (count == FILES_MOST_NAMES) /* which of them the system gives first is no rule */
        return 0;
    if (count)
        qsort(names, count, sizeof *names, compare_names);
    return count;
}
