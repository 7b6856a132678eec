/* fast_written.h - private to plan/: what is asked of rows of the fast walk when values are written. */
#ifndef PLAN_FAST_WRITTEN_H
#define PLAN_FAST_WRITTEN_H

#include "plan/fast_rows.h"

/* Of a record that is filled: in which order its members are written, behind the slots of their
 * names; and whether its struct, of that layout row, may hold more. */
void fast_written_record(struct fast_making *m, const struct oas_layout_row *row,
                         struct oas_record_row *record);

/* Do kinds and branches of the fork stand for each other, so that whatever tag the branch of a kind
 * takes is read back as that kind? Its ways are filled. */
bool fast_written_told(const struct fast_making *m, const struct oas_fork_row *fork);

#endif
