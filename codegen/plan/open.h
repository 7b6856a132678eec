/* open.h - private to plan/: enums that are no limit (--open-enums). */
#ifndef PLAN_OPEN_H
#define PLAN_OPEN_H

#include "plan/planner.h"

/* After plan_settle(): the enums of texts that may be open are taken out of what judges, wherever
 * that makes nothing else of the program refuse more, or take what it did not take because of them:
 * schema->opened has them, and the type beside them stays. The others have closed_by, if a keyword
 * above them is the reason. */
void open_enums(struct planner *planner);

#endif
