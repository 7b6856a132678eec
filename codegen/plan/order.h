/* order.h - private to plan/: the rank of every keyword in the documents. */
#ifndef PLAN_ORDER_H
#define PLAN_ORDER_H

#include "plan/planner.h"

/* Collects and sorts the places of all keywords. */
void order_places(struct planner *planner);

/* The rank of a place that order_places() has met. */
uint32_t order_of(const struct planner *planner, struct place place);

#endif
