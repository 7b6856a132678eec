/* made_up.h - values made of a schema at random. */
#ifndef LAW_MADE_UP_H
#define LAW_MADE_UP_H

#include <oas/codec.h>
#include <oas/json.h>

#include "schema/schema.h"

/* A number below `below`, which is above 0. The same ones for the same seed. */
uint64_t made_up_number(uint64_t *seed, uint64_t below);

/* A value that `type`, which is of the schema, takes; unset when none was found. In `mem`. */
oas_json made_up(const struct schema *schema, oas_type type, oas_arena *mem, uint64_t *seed);

#endif
