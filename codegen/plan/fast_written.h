/* fast_written.h - private to plan/: what is asked of rows of the fast walk when values are written. */
#ifndef PLAN_FAST_WRITTEN_H
#define PLAN_FAST_WRITTEN_H

#include "plan/fast_rows.h"

/* May the struct of that layout row, when it is of that kind, hold more than the properties? */
bool fast_written_others(const struct fast_making *m, const struct oas_layout_row *row,
                         uint32_t kind);

/* Do kinds and branches of the fork stand for each other, so that whatever tag the branch of a kind
 * takes is read back as that kind? Its ways are filled. */
bool fast_written_told(const struct fast_making *m, const struct oas_fork_row *fork);

#endif
