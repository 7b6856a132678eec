/* writing.h - what the writing walk carries along. */
#ifndef OAS_VALUE_WRITING_H
#define OAS_VALUE_WRITING_H

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

#endif
