/* twice.h - a text by both walks, and values by those that write: the fast one, and the full one
 * alone. */
#ifndef DOORS_TWICE_H
#define DOORS_TWICE_H

#include <oas/oas.h>

/* What they differ in, in a few words; NULL: nothing, be it verdict, errors, value or the text that
 * is made of it, or what is said of its value when that is changed at random. Nor may the verdict
 * hang on whether somebody wants errors. *status is what the full walk says of the text. The type has
 * a layout. `said`, unless it is NULL, gets all that the fast walk says, in some form. */
const char *twice_differ(oas_type type, oas_str json, const oas_options *options,
                         oas_status *status, oas_buf *said);

#endif
