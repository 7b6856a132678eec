/* annotated.h - the annotations of a payload, as validate-payload tells them. */
#ifndef FUZZ_ANNOTATED_H
#define FUZZ_ANNOTATED_H

#include "support/compile.h"

/* Of a payload that is valid by the schema: all of them can be told, or a limit is met. */
void fuzz_annotate(const struct compiled *c, oas_str json);

#endif
