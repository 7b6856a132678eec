/* order.h - a total order of JSON values: 0 between those that are equal (JSON Schema Core section
 * 4.2.2: numbers by value, strings by their characters, members in any order; where a name stands
 * several times, its values in their order). Beyond that the order means nothing, but it is the
 * same each time, so that values can be sorted. */
#ifndef OAS_JSON_ORDER_H
#define OAS_JSON_ORDER_H

#include "base/scratch.h"
#include "json/reader.h"

/* Comparing takes memory where members come in another order: eight bytes for each. */
struct oas_order {
    struct oas_scratch *scratch;
    uint64_t *work; /* bytes that were read are added to it */
    uint64_t max_work;
    bool only_equality; /* what is not 0 need not be an order */
    oas_status status;  /* else than OAS_OK: no answer since then. OAS_NO_MEMORY, OAS_UNDECIDED */
};

/* Of the values at both cursors, which have been read strictly before, or were made here. When it
 * is 0, both cursors are behind their values. Recurses as deep as both nest. */
int oas_order_values(struct oas_order *o, struct oas_reader *a, struct oas_reader *b);

/* OAS_OK if two such texts are one value, OAS_INVALID if not, or OAS_NO_MEMORY of `from` (NULL: the
 * default one). */
oas_status oas_order_match(oas_str a, oas_str b, const oas_allocator *from);

/* Two equal items of an array. */
struct oas_twins {
    size_t first; /* by its index */
    const char *second;
};

/* OAS_OK: all of the items at `array`, a JSON array of `count` of them, differ. OAS_INVALID: *twins
 * has the first item in the text that is equal to an earlier one, and the first of those. n log n
 * comparisons at most, mostly none; eight bytes for each item. */
oas_status oas_order_unique(struct oas_order *o, oas_str array, size_t count,
                            struct oas_twins *twins);

#endif
