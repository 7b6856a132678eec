/* kept.h - what a value may lose on its way through C: members that its schema leaves open. */
#ifndef LAW_KEPT_H
#define LAW_KEPT_H

#include "support/compile.h"

/* Where `text` is not what is left of `json`, a valid value of the compiled schema: a pointer, made
 * in c->mem; NULL: all is kept. Members that no schema describes which holds for their object
 * need not be there. Numbers may be equal as doubles only. */
const char *kept_not(struct compiled *c, oas_str json, oas_str text);

#endif
