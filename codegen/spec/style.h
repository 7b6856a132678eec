/* style.h - private to spec/: how a value is written, by style and explode. */
#ifndef SPEC_STYLE_H
#define SPEC_STYLE_H

#include "spec/reader.h"

/* True if parameters at that place, "query", have that style. */
bool style_is_in(const struct reader *reader, oas_str in, oas_str style);

/* The `style` of such a parameter, header or encoding, else the default; `what` names it: "a query
 * parameter". */
oas_style style_read(struct reader *reader, const struct node *object, oas_location in,
                     const char *what);

/* Its `explode`, else the style's default. */
bool style_explodes(struct reader *reader, const struct node *object, oas_style style);

#endif
