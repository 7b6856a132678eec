/* row.h - the room value: values in C, known by their layout rows alone (oas/layout.h). Walks over
 * them: storing, writing (and printing), copying, comparing; here, what they share.
 *
 * In: a valid text and the memory of a C type, or a C value. Out: the value stored, or its text;
 * what C cannot hold, what only a struct can have wrong. Whether a schema takes it is not asked.
 * May use: block, base, number, json, automaton, error. */
#ifndef OAS_VALUE_ROW_H
#define OAS_VALUE_ROW_H

#include <oas/error.h>
#include <oas/fast.h>

#include "json/reader.h"

struct oas_token;

/* LIST and MAP as they lie in memory, whatever their items are. */
struct oas_run {
    void *items;
    size_t count;
};

/* What all walks carry with them. */
struct oas_layout_walk {
    const oas_program *program;
    const struct oas_layout *layout;
    oas_errors *errs; /* may be NULL */
    size_t found;     /* errors, those included that `errs` did not take */
    uint32_t schema;  /* of the nearest row around the value that has one: errors name it */
};

static inline struct oas_layout_walk oas_layout_walk_of(oas_type type, oas_errors *errs)
{
    struct oas_layout_walk in = {.program = type.program,
                                 .layout = type.program->layout,
                                 .errs = errs,
                                 .schema = OAS_USE_ROW(type.use)};
    return in;
}

static inline const struct oas_layout_row *oas_layout_row_at(const struct oas_layout_walk *in,
                                                             uint32_t index)
{
    return &in->layout->rows[index];
}

static inline oas_str oas_layout_text(const struct oas_layout_walk *in, oas_text text)
{
    return text.len ? oas_str_of(in->layout->text + text.at, text.len) : oas_str_of("", 0);
}

/* The i-th member of a STRUCT row: where it lies, and what it is called. */
static inline const struct oas_property_row *
oas_member_place(const struct oas_layout_walk *in, const struct oas_layout_row *row, uint32_t i)
{
    return &in->layout->properties[row->parts + i];
}

static inline const struct oas_field_row *
oas_member_field(const struct oas_layout_walk *in, const struct oas_layout_row *row, uint32_t i)
{
    return &in->program->fields[row->parts + i];
}

static inline oas_str oas_member_name(const struct oas_layout_walk *in,
                                      const struct oas_layout_row *row, uint32_t i)
{
    oas_text name = oas_member_field(in, row, i)->name;
    return name.len ? oas_program_text(in->program, name) : oas_str_of("", 0);
}

/* The member's C type. */
static inline const struct oas_layout_row *
oas_member_layout(const struct oas_layout_walk *in, const struct oas_layout_row *row, uint32_t i)
{
    return oas_layout_row_at(in, oas_member_place(in, row, i)->layout);
}

/* The row of the value that a UNION row holds when it is of this kind, from 1. */
static inline const struct oas_layout_row *oas_layout_variant(const struct oas_layout_walk *in,
                                                              const struct oas_layout_row *row,
                                                              uint64_t kind)
{
    return oas_layout_row_at(in, in->layout->variants[row->parts + (uint32_t)kind - 1].layout);
}

/* An integer with sign of that many bytes; without, oas_enum_load(). Storing is false, and nothing
 * stored, where the value does not fit. */
int64_t oas_signed_load(const void *at, size_t size);
bool oas_signed_store(void *at, size_t size, int64_t value);
bool oas_unsigned_store(void *at, size_t size, uint64_t value);

/* An enum of `size` bytes: its type is the C compiler's choice. */
static inline uint64_t oas_enum_load(const void *at, size_t size)
{
    uint8_t byte;
    uint16_t two;
    uint32_t four;
    uint64_t eight = 0;
    switch (size) {
    case sizeof byte:
        memcpy(&byte, at, sizeof byte);
        return byte;
    case sizeof two:
        memcpy(&two, at, sizeof two);
        return two;
    case sizeof four:
        memcpy(&four, at, sizeof four);
        return four;
    default:
        memcpy(&eight, at, sizeof eight);
        return eight;
    }
}

/* UNION whose variants are tried: the kind of what none of those takes; 0: there is none. Where a
 * tag names them `other` may be one of them. */
static inline uint32_t oas_row_refused(const struct oas_layout_row *row)
{
    return row->label_count && row->flags & OAS_LAYOUT_HEIRS ? row->part_count : row->other;
}

void oas_enum_store(void *at, size_t size, uint32_t value);

/* An OAS_OPT, whose presence is a bit-field in C, lies in memory as the others do. */
_Static_assert(sizeof(OAS_OPT(char)) == sizeof(OAS_PATCH(char)) &&
                   sizeof(OAS_OPT(double)) == sizeof(OAS_PATCH(double)),
               "a bit-field of all bits takes what its type takes");

/* The presence at the beginning of an OPTION; any number. */
static inline uint64_t oas_presence_at(const char *at)
{
    return oas_enum_load(at, sizeof(oas_presence));
}

/* The kind of the struct or union at `at`; 0 where it has none. */
static inline bool oas_row_has_kind(const struct oas_layout_row *row)
{
    return row->entry && (row->shape == OAS_SHAPE_STRUCT || row->shape == OAS_SHAPE_UNION);
}

static inline uint64_t oas_row_kind(const struct oas_layout_row *row, const char *at)
{
    return oas_row_has_kind(row) ? oas_enum_load(at + row->kind, row->entry) : 0;
}

/* The content of an OPEN: a label's text, or the one beside it. At NULL: it has none. */
oas_str oas_open_text(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                      const char *at);

static inline struct oas_run oas_run_at(const char *at)
{
    struct oas_run run;
    memcpy(&run, at, sizeof run);
    return run;
}

/* Entries of a MAP whose values are of that row: a key stands before each. */
static inline size_t oas_entry_align(const struct oas_layout_row *value)
{
    return value->align > _Alignof(oas_str) ? value->align : _Alignof(oas_str);
}

/* A text; a span of any JSON, too, which lies in memory as a text does. */
static inline oas_str oas_str_at(const char *at)
{
    oas_str text;
    memcpy(&text, at, sizeof text);
    return text;
}

static inline char *oas_pointer_at(const char *at)
{
    char *target;
    memcpy(&target, at, sizeof target);
    return target;
}

/* Is its value that of a JSON string, by itself? */
static inline bool oas_shape_is_text(oas_shape shape)
{
    return shape == OAS_SHAPE_STRING || shape == OAS_SHAPE_ENUM;
}

/* A presence, pointer or union: its value is that of another row. */
static inline bool oas_row_is_around(const struct oas_layout_row *row)
{
    return row->shape == OAS_SHAPE_OPTION || row->shape == OAS_SHAPE_POINTER ||
           row->shape == OAS_SHAPE_UNION;
}

/* Is the union at `at` of one of its kinds? */
static inline bool oas_union_holds(const struct oas_layout_row *row, const char *at)
{
    uint64_t kind = oas_row_kind(row, at);
    return kind > 0 && kind <= row->part_count;
}

/* Into one that holds a value: the value's row, and its place. */
static inline const struct oas_layout_row *
oas_row_inward(const struct oas_layout_walk *in, const struct oas_layout_row *row, const char **at)
{
    const struct oas_layout_row *inner = row->shape == OAS_SHAPE_UNION
                                             ? oas_layout_variant(in, row, oas_row_kind(row, *at))
                                             : oas_layout_row_at(in, row->item);
    *at = row->shape == OAS_SHAPE_POINTER ? oas_pointer_at(*at) : *at + row->at;
    return inner;
}

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

/* NUMBERED: the label of that integer, or OAS_NONE; the integer at `at`. */
uint32_t oas_label_of_number(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                             int64_t number);
int64_t oas_numbered_load(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                          const void *at);

/* The kind that the value at `r`, read strictly before, selects by its tag member, or by having
 * none that is known; 0: none. *at is the member's value, or NULL. */
uint32_t oas_kind_of_tag(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                         struct oas_reader r, const char **at);

/* Whatever the kind is: one of them has the member. */
#define OAS_KIND_ANY UINT64_MAX

/* Does a struct of this row and kind (0: there are no kinds) declare its i-th member? */
static inline bool oas_kind_declares(const struct oas_layout_walk *in,
                                     const struct oas_layout_row *row, uint32_t i, uint64_t kind)
{
    enum { BITS = 32 };
    uint32_t kinds = row->entry ? oas_member_field(in, row, i)->kinds : 0;
    if (kinds == 0)
        return true;
    if (row->flags & OAS_LAYOUT_APART)
        return kinds == kind || kind == OAS_KIND_ANY;
    return kind == 0 || kind > BITS || kinds >> (kind - 1) & 1;
}

/* Is there no such member in the struct of that kind at `at`? One that the kind does not declare
 * may be there all the same: whether it may, the schema says. Without a presence it is not, nor
 * where a member of this kind lies in its place. */
static inline bool oas_member_is_out(const struct oas_layout_walk *in,
                                     const struct oas_layout_row *row, uint32_t i, uint64_t kind,
                                     const char *at)
{
    bool declared = oas_kind_declares(in, row, i, kind);
    bool option = oas_member_layout(in, row, i)->shape == OAS_SHAPE_OPTION;
    if (!option || (!declared && row->flags & OAS_LAYOUT_APART))
        return !declared;
    return oas_presence_at(at + oas_member_place(in, row, i)->presence) == OAS_ABSENT;
}

/* The index in the row of the member that a struct of this kind declares, or OAS_NONE. */
uint32_t oas_member_find(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                         uint64_t kind, const struct oas_token *name);

/* Notes an error of the C type: `fault` is its layout row, or the label row that the kind asks for
 * (invalid_union; OAS_NONE where no label does), or the share row that the key is wrong for
 * (invalid_key; OAS_NONE: `rest`). OAS_OK or OAS_NO_MEMORY. */
oas_status oas_layout_error(struct oas_layout_walk *in, oas_code code, uint32_t fault,
                            size_t offset);

#endif
