/* lenient.h - the laws of options.ignore_unknown, for one payload. */
#ifndef LAW_LENIENT_H
#define LAW_LENIENT_H

#include "judge.h"

/* What is wrong, in a sentence; NULL: nothing. The verdict is that of the program whose closed
 * objects are open (opened.h); what is valid anyway stays so and is decoded to the same; what is
 * valid now is decoded to what is left without the members that nobody knows, or does not fit. */
const char *lenient_wrong(const struct law_types *types, size_t i, oas_direction direction,
                          oas_str json);

#endif
