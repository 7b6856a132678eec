/* diag.h - what is wrong with a document: collected by every stage, shown together.
 *
 *     openapi.yaml:12:7: error: ...
 *        12 |       $ref: '#/nowhere'
 *           |       ^
 *     openapi.yaml:9:5: note: referred to from here */
#ifndef LOAD_DIAG_H
#define LOAD_DIAG_H

#include <stdarg.h>

#include "load/leniency.h"
#include "load/map.h"
#include "load/node.h"

enum diag_level {
    DIAG_ERROR,       /* the document is wrong */
    DIAG_UNSUPPORTED, /* right, but not built; printed as "error: unsupported: ..." */
    DIAG_UNREADABLE,  /* a file cannot be read */
    DIAG_WARNING,
    DIAG_NOTE /* belongs to the diagnostic before it */
};

struct diag {
    enum diag_level level;
    struct place place;     /* zeroed: none, printed without a place */
    struct place from;      /* a reference in another document that led here, or zeroed */
    enum leniency leniency; /* what was read as it is meant, or NONE */
    const char *format;     /* of the message, static text */
    oas_str about;          /* the name that it is about, or empty */
    oas_str message;
};

/* What the diagnostics of a run come to. */
enum diags_outcome {
    DIAGS_GOOD,       /* nothing stops the work: there are warnings at most */
    DIAGS_UNREADABLE, /* a file cannot be read, or memory ran out */
    DIAGS_WRONG,
    DIAGS_UNSUPPORTED
};

struct diags {
    oas_arena *mem;
    struct diag *at;
    size_t count;
    size_t cap;
    size_t totals[DIAG_NOTE + 1];
    bool no_memory;         /* something was lost for want of memory, in any stage */
    struct place from;      /* of what is recorded from now on: it is shown beside what stops */
    bool allow_unsupported; /* --allow-unsupported: DIAG_UNSUPPORTED is recorded as a warning */
    bool strict;            /* --strict: a leniency is recorded as an error */
    struct source program;  /* named before what has no place, as before a program's own lines */
    struct map seen;        /* private: what was recorded, by content */
    bool dropping;          /* private: the last one was recorded before, so its notes go too */
};

#if defined(__GNUC__)
#define DIAG_FORMAT(f, a) __attribute__((format(printf, f, a)))
#else
#define DIAG_FORMAT(f, a)
#endif

/* Records a diagnostic; the message is formatted at once. The same (level, place, message) is
 * recorded only once, and its notes with it: notes after a dropped one are dropped. */
void diag_at(struct diags *diags, enum diag_level level, struct place place, const char *format,
             ...) DIAG_FORMAT(4, 5);

/* The same of something that has a name, an unknown keyword or the like: that of another name has
 * another cause. */
void diag_about(struct diags *diags, enum diag_level level, oas_str name, struct place place,
                const char *format, ...) DIAG_FORMAT(5, 6);

/* Records that something wrong was read as it is meant: a warning, or where `diags` is strict an
 * error. The message says what is seen, and what it is taken to mean. */
void diag_lenient(struct diags *diags, enum leniency leniency, struct place place,
                  const char *format, ...) DIAG_FORMAT(4, 5);

/* An empty list with the memory and the options of another one. */
struct diags diags_like(const struct diags *diags);

/* Records all of `from` in `into`, as diag_at() would have. For work whose faults count only when
 * it is asked for. */
void diags_append(struct diags *into, const struct diags *from);

/* The same, but as warnings: for what is wrong in parts that are not used. */
void diags_soften(struct diags *into, const struct diags *from);

/* The same, but what stops the work is told as this leniency. */
void diags_pardon(struct diags *into, const struct diags *from, enum leniency leniency);

/* How many of them stop the work: errors, unsupported and unreadable ones, lack of memory. */
size_t diags_faults(const struct diags *diags);

/* What they come to: the first that applies. */
enum diags_outcome diags_outcome(const struct diags *diags);

#endif
