/* share.h - members of a struct that have no name of their own: in which of its maps they are. */
#ifndef OAS_VALUE_SHARE_H
#define OAS_VALUE_SHARE_H

#include "json/token.h"
#include "value/row.h"

/* The share row of the struct whose pattern matches the name; share_count, which is `rest`: none.
 */
uint32_t oas_share_of(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                      const struct oas_token *name);

/* The MAP row of that share. */
static inline const struct oas_layout_row *
oas_share_map(const struct oas_layout_walk *in, const struct oas_layout_row *row, uint32_t i)
{
    return oas_layout_row_at(in, i < row->share_count ? in->layout->shares[row->shares + i].layout
                                                      : row->item);
}

/* Where it lies in the struct. */
static inline uint32_t oas_share_offset(const struct oas_layout_walk *in,
                                        const struct oas_layout_row *row, uint32_t i)
{
    return i < row->share_count ? in->layout->shares[row->shares + i].offset : row->at;
}

/* How many maps the struct has, `rest` being the last. */
static inline uint32_t oas_share_count(const struct oas_layout_row *row)
{
    return row->share_count + (row->item != 0);
}

#endif
