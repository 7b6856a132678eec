/* preset.h - the defaults of members: which of them C has. */
#ifndef MODEL_PRESET_H
#define MODEL_PRESET_H

#include "model/modeller.h"

/* The `default` that one of the member's schemas has, or the first one of what it refers to or is
 * made of: allOf, the only branch beside null. NULL: none. */
const struct node *preset_of(const struct part *part);

/* Is the member's default that it is null, a state beside its value? Where only null is valid, and in
 * any JSON, null is a value like others. */
bool preset_is_null(const struct part *part);

/* The struct with defaults that the member always has, by value or by a pointer; NULL: none. */
const struct ctype *preset_below(const struct part *part);

/* Gives the members of all structs their defaults, and what stands for them in C its names: once
 * all other names are taken. */
void presets_find(struct modeller *m);

#endif
