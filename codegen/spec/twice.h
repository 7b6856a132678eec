/* twice.h - private to spec/: what names operations, given twice. */
#ifndef SPEC_TWICE_H
#define SPEC_TWICE_H

#include "spec/reader.h"

/* Of operations with one operationId, in the order of their JSON Pointers, bytewise, all but the
 * first get "_2", "_3", ...: whatever order the document has, they are called the same. Those are
 * told, and paths that are alike but for the names of their variables. */
void twice_settle(struct reader *reader, const struct operation_list *list);

#endif
