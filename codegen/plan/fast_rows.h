/* fast_rows.h - private to plan/: the rows for the fast walk while they are made. */
#ifndef PLAN_FAST_ROWS_H
#define PLAN_FAST_ROWS_H

#include <oas/fast.h>

#include "load/map.h"
#include "plan/fast_member.h"
#include "plan/fast_place.h"

/* A table that grows in the arena. */
struct fast_table {
    void *at;
    uint32_t count;
    size_t cap;
};

/* Of a record; one bit of 64 is left for the walk. */
enum { FAST_MOST_MEMBERS = 63 };

struct fast_making {
    oas_arena *mem;
    oas_program *program;
    const struct oas_layout *layout;        /* NULL: none */
    const struct fast_structs *structs;     /* of that layout */
    struct fast_table properties;           /* of members; in the end, all */
    struct fast_table fields;               /* their field rows, one for one; in the end, all */
    struct fast_table places;               /* theirs, too */
    struct fast_table others, other_places; /* property rows of items, whole texts and ways */
    struct fast_table records, series, forks, ways, bounds, choices, terms, entries;
    struct fast_table slots, names; /* of the fast walk; of the program */
    uint32_t *parts;   /* by layout row of a STRUCT: its members' first row; 0: not yet */
    uint32_t *objects; /* by object row: its fields' first row; 0: none has them all in order */
    struct map known;  /* what a row is made of, to its index plus 1 */
    struct map shared_terms, shared_slots,
        shared_names; /* the first of equal ones, by their bytes */
    bool no_memory;
};

/* `count` rows more, zeroed; NULL without memory. */
void *fast_add(struct fast_making *m, struct fast_table *table, uint32_t count, size_t size);

/* Rows of `count` members more: where they begin. */
uint32_t fast_add_members(struct fast_making *m, uint32_t count);

/* The property row of what is no member: its index in `others`, where it was copied. */
uint32_t fast_add_other(struct fast_making *m, const struct oas_property_row *property,
                        struct fast_place place);

/* The last rows, from `first` on, are gone if equal ones are `known`: where those begin. */
uint32_t fast_shared(struct fast_making *m, struct map *known, struct fast_table *table,
                     size_t size, uint32_t first);

/* What two rows are one by; all of it is compared. */
struct fast_same {
    uint64_t table; /* its address in the making */
    int64_t first, second;
};

/* The index of the row that is made of that, *added where it is new and zeroed. */
uint32_t fast_intern(struct fast_making *m, struct fast_table *table, size_t size, int64_t first,
                     int64_t second, bool *added);

/* A hash table of the names of `count` members from row `first` on, among the program's: its first
 * slot, and size - 1 in *mask. */
uint32_t fast_names(struct fast_making *m, uint32_t first, uint32_t count, uint32_t *mask);

/* Its row with `$ref` and allOf merged in, by which the verdict goes. */
static inline const struct oas_schema_row *fast_schema(const struct fast_making *m, oas_use use)
{
    const struct oas_schema_row *schema = &m->program->schemas[OAS_USE_ROW(use)];
    return schema->merged ? &m->program->schemas[schema->merged] : schema;
}

static inline bool fast_is_shape(const struct oas_layout_row *row, oas_shape shape)
{
    return row && row->shape == shape;
}

/* The i-th member of a struct. */
static inline const struct fast_member *fast_member(const struct fast_making *m,
                                                    const struct oas_layout_row *row, uint32_t i)
{
    return &m->structs->members[row->parts + i];
}

/* Does a struct of that kind declare the member? Of kinds beyond the bits it is not known here. */
static inline bool fast_declares(const struct oas_layout_row *row, const struct fast_member *member,
                                 uint32_t kind)
{
    if (member->kinds == 0)
        return true;
    if (row->flags & OAS_LAYOUT_APART)
        return member->kinds == kind;
    return kind > 0 && kind <= 32 && member->kinds >> (kind - 1) & 1;
}

/* Is the member demanded in both directions? */
static inline bool fast_is_always_there(const struct oas_field_row *field)
{
    return (field->flags & (OAS_FIELD_REQUIRED | OAS_FIELD_READ_ONLY | OAS_FIELD_WRITE_ONLY)) ==
           OAS_FIELD_REQUIRED;
}

static inline struct oas_property_row *fast_property(const struct fast_making *m, uint32_t index)
{
    return (struct oas_property_row *)m->properties.at + index;
}

static inline struct oas_field_row *fast_field(const struct fast_making *m, uint32_t index)
{
    return (struct oas_field_row *)m->fields.at + index;
}

static inline struct fast_place *fast_place_at(const struct fast_making *m, uint32_t index)
{
    return (struct fast_place *)m->places.at + index;
}

static inline struct oas_property_row *fast_other(const struct fast_making *m, uint32_t index)
{
    return (struct oas_property_row *)m->others.at + index;
}

#endif
