/* store_leaf.h - values without values in them: their text into C. */
#ifndef OAS_VALUE_STORE_LEAF_H
#define OAS_VALUE_STORE_LEAF_H

#include "value/row.h"

struct oas_ignored;

struct oas_store {
    struct oas_layout_walk in;
    struct oas_reader read;           /* over a text that is valid */
    oas_arena *mem;                   /* may be NULL */
    const oas_allocator *from;        /* of what goes back at once; may be NULL */
    bool copy;                        /* strings and any JSON go to the arena */
    bool keep;                        /* options.keep_unknown */
    const struct oas_layout_row *row; /* oas_walk_decode(): of the whole value, and where it goes */
    char *to;
    bool whole;      /* oas_walk_decode(): what is around the value looks at all that is in it */
    bool incomplete; /* oas_walk_decode() left something out: it must be stored anew */
    bool judged;     /* what is around the value may judge members that its schema leaves open */
    bool changed;    /* a double is rounded, or such members are left out: valid no more, maybe */
    bool exact;      /* both are misfits */
    struct oas_ignored *ignored; /* members that were let through; NULL: none ever is */
    oas_buf heirs; /* struct oas_heir: values that wait for a verdict; who has the store frees it */
};

/* JSON, BOOLEAN, numbers, STRING, ENUM, OPEN: of the value whose text is `span`. The cursor stays.
 */
oas_status oas_store_leaf(struct oas_store *s, const struct oas_layout_row *row, oas_str span,
                          char *to);

/* DOUBLE: of a number, where nobody asks whether it is another one than its text. */
oas_status oas_store_double(struct oas_store *s, const struct oas_layout_row *row, oas_str span,
                            char *to);

/* STRING or ENUM: of a string. */
oas_status oas_store_string(struct oas_store *s, const struct oas_layout_row *row,
                            const struct oas_token *token, char *to);

/* The content of a string, unescaped or copied where that is needed. */
oas_status oas_store_text(struct oas_store *s, const struct oas_token *token, char *to);

/* Notes that the value at `at` was changed: see above. */
oas_status oas_store_changed(struct oas_store *s, const struct oas_layout_row *row, const char *at);

/* Notes that the value at `at` does not fit. OAS_OK or OAS_NO_MEMORY. */
oas_status oas_store_misfit(struct oas_store *s, const struct oas_layout_row *row, const char *at);

/* Zeroed memory of the arena; NULL: there is none. */
static inline void *oas_store_room(const struct oas_store *s, size_t count, size_t size,
                                   size_t align)
{
    return s->mem ? oas_arena_zeroed(s->mem, count, size, align) : NULL;
}

/* Room for `count` things, noted in the list or map at `to`; none for nothing. */
oas_status oas_store_take(struct oas_store *s, size_t count, size_t size, size_t align, char *to);

#endif
