/* fast_settle.h - private to plan/: all rows in their places. */
#ifndef PLAN_FAST_SETTLE_H
#define PLAN_FAST_SETTLE_H

#include "plan/fast_rows.h"

/* When all records, series and forks are filled: structs that are no object's alone get rows of
 * their own; behind the members' property rows come those of what is none, and behind their field
 * rows the fields that only the full walk reads. The program and the layout are told. Entries that
 * are made later have to ask fast_settle_other(). */
void fast_settle(struct fast_making *m);

/* The property row that the i-th of `others` has then. */
uint32_t fast_settle_other(const struct fast_making *m, uint32_t i);

#endif
