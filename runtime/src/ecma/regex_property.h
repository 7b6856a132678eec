/* regex_property.h - Unicode's properties, as ECMA-262 names them. */
#ifndef OAS_ECMA_REGEX_PROPERTY_H
#define OAS_ECMA_REGEX_PROPERTY_H

#include "ecma/regex_set.h"

/* Adds what \p{name} stands for; false when ECMA-262 has no such property. */
bool oas_ecma_property(oas_str name, struct oas_ecma_set *set, oas_arena *mem);

/* True if ECMA-262 has it. */
bool oas_ecma_is_property(oas_str name);

/* May a character beyond ASCII stand in a name (ID_Continue), or begin one (ID_Start)? */
bool oas_ecma_in_name(uint32_t code, bool first);

#endif
