/* files.h - from an absolute URI to the file that holds its document, or the reason why none may.
 */
#ifndef RESOLVE_FILES_H
#define RESOLVE_FILES_H

#include "resolve/resolve.h"

struct file {
    oas_str path; /* real, NUL-terminated */
    oas_str name; /* to show: as the user would open it from the current folder */
    oas_str uri;  /* file:// of the real path; of others the URI it was asked as */
    oas_str text; /* of a document that is built in, which has no path; NULL: of the others */
};

/* The real path, symlinks resolved, with a NUL after it; empty (and errno) when there is none. */
oas_str files_real(const struct registry *registry, const char *path);

/* What a relative path is relative to. */
oas_str files_folder(oas_str path);

/* `folder`/`rest` with one '/' between them, NUL-terminated. */
oas_str files_join(const struct registry *registry, oas_str folder, oas_str rest);

/* `text` itself, once it is noted whether memory was lacking to make it. */
oas_str files_made(const struct registry *registry, oas_str text);

/* The names of the files in the local folder that the one of `uri` should stand in, sorted; none
 * where that is out of the root, or holds FILES_MOST_NAMES or more. */
enum { FILES_MOST_NAMES = 512 };
size_t files_names(const struct registry *registry, oas_str uri, oas_str *names);

/* The document that is built in under that URI. */
bool files_built_in(oas_str uri, struct file *file);

/* The file that serves `uri`; false after a diagnostic at `from`. */
bool files_find(const struct registry *registry, oas_str uri, struct place from, struct file *file);

#endif
