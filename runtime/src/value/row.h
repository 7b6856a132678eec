/* row.h - the room value: values in C, known by their layout rows alone (oas/layout.h). Two walks
 * over them, storing and writing; here, what both share.
 *
 * In: a valid text and the memory of a C type, or a C value. Out: the value stored, or its text;
 * what C cannot hold, what only a struct can have wrong. Whether a schema takes it is not asked.
 * May use: base, number, json, error. */
#ifndef OAS_VALUE_ROW_H
#define OAS_VALUE_ROW_H

#include <oas/error.h>
#include <oas/layout.h>

#include "json/reader.h"

struct oas_token;

/* LIST and MAP as they lie in memory, whatever their items are. */
struct oas_run {
    void *items;
    size_t count;
};

/* What both walks carry with them. */
struct oas_layout_walk {
    const oas_program *program;
    const struct oas_layout *layout;
    oas_errors *errs; /* may be NULL */
    size_t found;     /* errors, those included that `errs` did not take */
    uint32_t schema;  /* of the nearest row around the value that has one: errors name it */
};

static inline const struct oas_layout_row *oas_layout_row_at(const struct oas_layout_walk *in,
                                                             uint32_t index)
{
    return &in->layout->rows[index];
}

static inline oas_str oas_layout_text(const struct oas_layout_walk *in, oas_text text)
{
    return text.len ? oas_str_of(in->layout->text + text.at, text.len) : oas_str_of("", 0);
}

/* The row of the value that a UNION row holds when it is of this kind, from 1. */
static inline const struct oas_layout_row *oas_layout_variant(const struct oas_layout_walk *in,
                                                              const struct oas_layout_row *row,
                                                              uint64_t kind)
{
    return oas_layout_row_at(in, in->layout->variants[row->parts + (uint32_t)kind - 1].layout);
}

/* An enum of `size` bytes: its type is the C compiler's choice. */
uint64_t oas_enum_load(const void *at, size_t size);
void oas_enum_store(void *at, size_t size, uint32_t value);

/* The label of the row whose text is the token's content: an index in the layout's labels, or
 * OAS_NONE. */
uint32_t oas_label_find(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                        const struct oas_token *token);

/* The same for a constant of any JSON type: a tag. */
uint32_t oas_label_of_constant(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                               unsigned jtype, const struct oas_token *token);

/* The first label of the row that has this value, or OAS_NONE. */
uint32_t oas_label_of(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                      uint64_t value);

/* The label that the value at `r`, read strictly before, selects by its tag member: OAS_NONE when
 * it is no object or has no such member or value. *at is the member's value, or NULL. */
uint32_t oas_label_of_tag(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                          struct oas_reader r, const char **at);

/* The kind that it selects so, or by having no known tag; 0: none. */
uint32_t oas_kind_of_tag(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                         struct oas_reader r);

/* The member's index in the row, or OAS_NONE. */
uint32_t oas_member_find(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                         const struct oas_token *name);

/* Does a struct of this kind (0: there are no kinds) declare the member? */
static inline bool oas_kind_declares(const struct oas_member_row *member, uint64_t kind)
{
    enum { BITS = 32 };
    return member->kinds == 0 || kind == 0 || kind > BITS || member->kinds >> (kind - 1) & 1;
}

/* Notes an error of the C type: `fault` is its layout row, or the label row that the kind asks for
 * (invalid_union). OAS_OK or OAS_NO_MEMORY. */
oas_status oas_layout_error(struct oas_layout_walk *in, oas_code code, uint32_t fault,
                            size_t offset);

#endif
