/* ours.h - which files oasc may replace: those whose first line says that it wrote them.
 *
 * Whoever wants to keep such a file under his own name takes that line out. */
#ifndef OASC_OURS_H
#define OASC_OURS_H

#include <oas/arena.h>

/* What the first lines of a copied file of the runtime and of the list of them begin with; that of
 * a generated file is emit's. Later versions begin alike. */
#define OURS_COPIED "/* liboas "
#define OURS_LIST   "# Kept by `oasc --vendor`, "

/* How a file of ours is known again. */
enum ours {
    OURS_BY_LINE, /* by its first line */
    OURS_BY_RULE  /* a depfile: one rule whose first targets are some NAME.h and NAME.c */
};

/* True if an open file is oasc's, or empty: an empty file is nobody's. */
bool ours_file(int file, enum ours by);

/* Of an open file that is oasc's and called `name`, and of the text that is to take its place: true
 * if one is a part (--split) of another document's C than the other. *whole is "pets.c", whose part
 * the file is, or empty. */
bool ours_other(int file, oas_str name, oas_str text, oas_arena *mem, oas_str *whole);

/* True if the regular file at `path`, called `file`, says that it is a part of `name`.c. */
bool ours_part(const char *path, oas_str file, oas_str name);

/* True if the file at `path` is a regular one that begins with `mark`. */
bool ours_begins(const char *path, const char *mark);

#endif
