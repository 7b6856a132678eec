/* shape.h - the two walks over C types, and what they share: store.c from a text into a struct,
 * write.c from a struct to a text. Both know a value by its layout row alone (oas/layout.h). */
#ifndef OAS_SHAPE_H
#define OAS_SHAPE_H

#include <oas/layout.h>

#include "walk/walk.h"

/* LIST and MAP as they lie in memory, whatever their items are. */
struct oas_run {
    void *items;
    size_t count;
};

/* What both walks carry with them. */
struct oas_shapes {
    const oas_program *program;
    const struct oas_layout *layout;
    oas_errors *errs; /* may be NULL */
    size_t found;     /* errors, those included that `errs` did not take */
    uint32_t type;    /* of the nearest row around the value that has one: errors name it */
};

static inline const struct oas_layout_row *oas_shape_row(const struct oas_shapes *in,
                                                         uint32_t index)
{
    return &in->layout->rows[index];
}

static inline oas_str oas_shape_text(const struct oas_shapes *in, oas_text text)
{
    return text.len ? oas_str_of(in->layout->text + text.at, text.len) : oas_str_of("", 0);
}

/* An enum of `size` bytes: its type is the C compiler's choice. */
uint64_t oas_enum_load(const void *at, size_t size);
void oas_enum_store(void *at, size_t size, uint32_t value);

/* The label of the row whose text is the token's content: an index in the layout's labels, or
 * OAS_NONE. */
uint32_t oas_label_find(const struct oas_shapes *in, const struct oas_layout_row *row,
                        const struct oas_token *token);

/* The first label of the row that has this value, or OAS_NONE. */
uint32_t oas_label_of(const struct oas_shapes *in, const struct oas_layout_row *row,
                      uint64_t value);

/* The label that the value at `r`, read strictly before, selects by its tag member: OAS_NONE when
 * it is no object or has no such member or value. *at is the member's value, or NULL. */
uint32_t oas_label_of_tag(const struct oas_shapes *in, const struct oas_layout_row *row,
                          struct oas_reader r, const char **at);

/* The member's index in the row, or OAS_NONE. */
uint32_t oas_member_find(const struct oas_shapes *in, const struct oas_layout_row *row,
                         const struct oas_token *name);

/* Does a struct of this kind (0: there are no kinds) declare the member? */
static inline bool oas_kind_declares(const struct oas_member_row *member, uint64_t kind)
{
    enum { BITS = 32 };
    return member->kinds == 0 || kind == 0 || kind > BITS || member->kinds >> (kind - 1) & 1;
}

/* Notes an error of the C type: `fault` is its layout row, or the label row that the kind asks for
 * (invalid_union). OAS_OK or OAS_NO_MEMORY. */
oas_status oas_shape_error(struct oas_shapes *in, oas_code code, uint32_t fault, size_t offset);

/* ---- text that has been read strictly before ---- */

/* At a bracket: to the first item or key; false, and behind `close`, when there is none. */
static inline bool oas_again_first(struct oas_reader *r, char close)
{
    r->at++;
    oas_read_space(r);
    if (*r->at != close)
        return true;
    r->at++;
    return false;
}

/* Behind a value: to the next one; false, and behind the bracket, when it was the last. */
static inline bool oas_again_next(struct oas_reader *r)
{
    oas_read_space(r);
    if (*r->at++ != ',')
        return false;
    oas_read_space(r);
    return true;
}

/* Over a string, number or literal: its text as it stands. */
static inline oas_str oas_again_text(struct oas_reader *r)
{
    const char *at = r->at;
    oas_skip_again(r);
    return oas_str_of(at, (size_t)(r->at - at));
}

/* A string with its quotes. `ascii` is not found out. */
static inline struct oas_token oas_token_again(oas_str text)
{
    struct oas_token token = {.raw = {text.at + 1, text.len - 2}};
    token.escaped = memchr(token.raw.at, '\\', token.raw.len) != NULL;
    return token;
}

/* At a quote. */
static inline struct oas_token oas_again_string(struct oas_reader *r)
{
    return oas_token_again(oas_again_text(r));
}

/* At a key: behind it and its colon, at the value. */
static inline struct oas_token oas_again_key(struct oas_reader *r)
{
    struct oas_token key = oas_again_string(r);
    oas_read_space(r);
    r->at++;
    oas_read_space(r);
    return key;
}

/* ---- the walks ---- */

struct oas_store {
    struct oas_shapes in;
    struct oas_reader read;           /* over a text that is valid */
    oas_arena *mem;                   /* may be NULL */
    bool copy;                        /* strings and any JSON go to the arena */
    bool keep;                        /* options.keep_unknown */
    const struct oas_layout_row *row; /* oas_walk_decode(): of the whole value, and where it goes */
    char *to;
    bool incomplete; /* oas_walk_decode() left something out: it must be stored anew */
};

/* Which members a struct has a place for: to one of several kinds, members of the others are ones
 * that the schema leaves open. */
struct oas_declared {
    const struct oas_layout_row *row; /* NULL: none at all */
    uint32_t kind;                    /* 0: there are no kinds */
};

/* The member's index in the row, or OAS_NONE. */
uint32_t oas_store_find(const struct oas_store *s, const struct oas_declared *in,
                        const struct oas_token *key);

/* Of the object at `open`, valid text: keeps those `count` members that are not declared, if the
 * struct does; and is a misfit for each declared one that is there again. The cursor moves. */
oas_status oas_store_rest(struct oas_store *s, const struct oas_declared *in, const char *open,
                          size_t count, char *to);
oas_status oas_store_once(struct oas_store *s, const struct oas_declared *in, const char *open);

/* Room for `count` things, noted in the list or map at `to`; none for nothing. */
oas_status oas_store_take(struct oas_store *s, size_t count, size_t size, size_t align, char *to);

/* Through the POINTER row: *to is new memory for its item, *row the item's. */
oas_status oas_store_target(struct oas_store *s, const struct oas_layout_row **row, char **to);

oas_status oas_store_row(struct oas_store *s, const struct oas_layout_row *row, char *to);

/* JSON, BOOLEAN, numbers, STRING, ENUM: of the value whose text is `span`. The cursor stays. */
oas_status oas_store_leaf(struct oas_store *s, const struct oas_layout_row *row, oas_str span,
                          char *to);

/* The content of a string, unescaped or copied where that is needed. */
oas_status oas_store_text(struct oas_store *s, const struct oas_token *token, char *to);

/* Notes that the value at `at` does not fit. OAS_OK or OAS_NO_MEMORY. */
oas_status oas_store_misfit(struct oas_store *s, const struct oas_layout_row *row, const char *at);

/* Stores the value at the cursor, which is then behind it, in the zeroed C type of the row. OAS_OK
 * whatever does not fit: that is counted in s->in.found. OAS_NO_MEMORY. */
oas_status oas_store_value(struct oas_store *s, uint32_t row, void *to);

struct oas_write {
    struct oas_shapes in;
    oas_buf *out;
    size_t start; /* where in `out` the text begins */
    size_t max_bytes;
    size_t max_string;
    unsigned max_depth;
    unsigned indent;
};

/* The verdict on the value at w->read.at, which is stored in w->store on the way. What does not fit
 * is counted, as by oas_store_value(). */
oas_status oas_walk_decode(struct oas_walk *w, oas_use use, unsigned depth);

/* Appends the value's text: one whole JSON text, with a null where something is at fault; that is
 * counted in w->in.found. OAS_OK, OAS_TOO_LARGE, OAS_NO_MEMORY: then the text is cut off. */
oas_status oas_write_value(struct oas_write *w, uint32_t row, const void *from);

#endif
