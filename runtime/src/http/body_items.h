/* body_items.h - private to http/: the values of a sequence, and what judges them. */
#ifndef OAS_HTTP_BODY_ITEMS_H
#define OAS_HTTP_BODY_ITEMS_H

#include <oas/body.h>

/* The type of each value: itemSchema's, else that of a schema that takes no array, since it speaks
 * of them and not of all. Its program is NULL where nothing is said. */
oas_type oas_items_type(const oas_media *media);

/* Does the schema speak of all values, as an array? */
bool oas_items_are_judged(const oas_media *media);

/* One text that has to be JSON, of no type as well. */
oas_status oas_items_judge(oas_type type, oas_str item, const oas_options *options);

#endif
