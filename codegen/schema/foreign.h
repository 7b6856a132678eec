/* foreign.h - private to schema/: patterns of other dialects than ECMA-262's, translated. */
#ifndef SCHEMA_FOREIGN_H
#define SCHEMA_FOREIGN_H

#include <oas/base.h>

/* What came of a translation. */
struct foreign {
    bool changed;        /* something of another dialect was translated */
    const char *unclear; /* what has no meaning in ECMA-262, or two; NULL: all was translated */
    size_t offset;       /* where in the pattern that is */
};

/* Appends the pattern to `out`, with what is of another dialect as ECMA-262 has it; the rest as it
 * stands, right or wrong. Meant for what ECMA-262 refuses. */
struct foreign foreign_translate(oas_str pattern, oas_buf *out);

/* "/^abc$/" and the like, which by the letter no text matches: appends what stands between the
 * slashes, behind its flags. False, with nothing appended, for other patterns. */
bool foreign_unwrap(oas_str pattern, oas_buf *out);

#endif
