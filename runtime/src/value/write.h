/* write.h - the writing walk: a C value as JSON text, or as text for people. */
#ifndef OAS_VALUE_WRITE_H
#define OAS_VALUE_WRITE_H

#include "value/row.h"

struct oas_write;

/* Says what is wrong with the value at `at`, of that row, in the place of its text; with the code
 * invalid_union, behind its text that its kind does not fit. */
typedef void oas_write_fault(const struct oas_write *w, const struct oas_layout_row *row,
                             oas_code code, const char *at);

/* A value of a union of OAS_LAYOUT_HEIRS, which the schema of its variant has to take, too. */
struct oas_written_heir {
    size_t start; /* in the text */
    oas_use use;
    bool tried; /* as a branch of oneOf: no member is let through below it */
};

struct oas_write {
    struct oas_layout_walk in;
    oas_buf *out;
    size_t start; /* where in `out` the text begins */
    size_t max_bytes;
    size_t max_string;
    unsigned max_depth;
    unsigned indent;
    bool back;            /* a union whose text may be read back as several kinds is a fault, too */
    oas_buf *heirs;       /* struct oas_written_heir, in order; NULL: not wanted */
    oas_write_fault *say; /* NULL: a null stands there, and nothing behind. Else the text need be no
                             JSON, and what is too deep is a fault */
};

/* Appends the value's text: one whole JSON text, with a null where something is at fault; that is
 * counted in w->in.found. OAS_OK, OAS_TOO_LARGE, OAS_NO_MEMORY: then the text is cut off. */
oas_status oas_write_value(struct oas_write *w, uint32_t row, const void *from);

#endif
