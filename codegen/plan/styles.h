/* styles.h - which values a parameter's style has a form for (OpenAPI 3.2 section 4.12.3, whose
 * table of examples says n/a of the others). */
#ifndef PLAN_STYLES_H
#define PLAN_STYLES_H

#include "spec/subjects.h"

/* Tells, as of what is not built, of parameters, and of members of forms that have a style, whose
 * schema, by its type, takes nothing that the style has a form for, and of parameters whose media type
 * is not read where they stand; and warns of those that are read as another style. Types are those
 * that the subjects have now. */
void styles_tell(struct diags *diags, const struct subjects *subjects);

#endif
