/* place_name.h - private to model/: what inline schemas are called by where they stand. */
#ifndef MODEL_PLACE_NAME_H
#define MODEL_PLACE_NAME_H

#include "model/modeller.h"

/* The name of the schema's type before another one has it: its own; by its title; else made of its
 * holder's, "pet_owner" of what stands in `pet` at the member "owner", whoever asks for it first.
 * `otherwise` for what stands nowhere that has a name. */
oas_str place_name(struct modeller *m, const struct schema *schema, oas_str otherwise);

#endif
