/* fast_record.h - private to plan/: objects for the fast walk. */
#ifndef PLAN_FAST_RECORD_H
#define PLAN_FAST_RECORD_H

#include "plan/fast_rows.h"

/* Fills the record row, whose object, layout and kind are known, and adds its members' rows. */
void fast_record_fill(struct fast_making *m, uint32_t index);

#endif
