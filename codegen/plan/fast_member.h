/* fast_member.h - the members of a layout's structs, before they have rows. */
#ifndef PLAN_FAST_MEMBER_H
#define PLAN_FAST_MEMBER_H

#include <oas/layout.h>

/* Columns as oas/layout.h has them. */
struct fast_member {
    oas_text name; /* of the program's text */
    uint32_t layout;
    uint32_t offset;
    uint32_t flags;
    uint32_t kinds;
};

/* The layout's rows once more, for who finds the members' rows: of a STRUCT `parts` is an index in
 * `members` before, and one of property rows behind; its table of names is then there, too. */
struct fast_structs {
    struct oas_layout_row *rows;
    uint32_t row_count;
    const struct fast_member *members;
};

#endif
