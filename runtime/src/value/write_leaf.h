/* write_leaf.h - what the writing walk writes of values that hold no others,
 * what stands between values, and what stands in the place of a fault. */
#ifndef OAS_VALUE_WRITE_LEAF_H
#define OAS_VALUE_WRITE_LEAF_H

#include "base/put.h"
#include "value/writing.h"

/* Asked before each value, so that no text grows far beyond the limit. */
static inline oas_status oas_write_room(const struct oas_write *w)
{
    if (w->out->failed)
        return OAS_NO_MEMORY;
    return w->out->len - w->start > w->max_bytes ? OAS_TOO_LARGE : OAS_OK;
}

/* A new line in the pretty form; nothing in the short one. */
void oas_write_break(struct oas_write *w, unsigned depth);

static inline void oas_write_separator(struct oas_write *w, bool first, unsigned depth)
{
    if (!first)
        oas_put_byte(w->out, ',');
    oas_write_break(w, depth);
}

static inline void oas_write_colon(struct oas_write *w)
{
    if (w->indent)
        OAS_PUT(w->out, ": ");
    else
        oas_put_byte(w->out, ':');
}

/* A JSON text in the form of all the others: only white space differs. */
oas_status oas_write_text(struct oas_write *w, oas_str json, unsigned depth);

static inline uint32_t oas_write_row_index(const struct oas_write *w,
                                           const struct oas_layout_row *row)
{
    return (uint32_t)(row - w->in.layout->rows);
}

/* A fault at what is written next. */
oas_status oas_write_note(struct oas_write *w, const struct oas_layout_row *row, oas_code code);

/* The same, and what stands in its place. */
oas_status oas_write_instead(struct oas_write *w, const struct oas_layout_row *row, oas_code code,
                             const char *from);

oas_status oas_write_too_deep(struct oas_write *w);

/* What is wrong with a text; OAS_CODE_NONE for nothing. */
oas_code oas_write_text_fault(oas_str text);

/* A value of any shape but those that have parts, or stand around another one.
 */
oas_status oas_write_leaf(struct oas_write *w, const struct oas_layout_row *row, const char *from,
                          unsigned depth);

#endif
