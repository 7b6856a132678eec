/* prefix.h - what all C identifiers of a document begin with. */
#ifndef MODEL_PREFIX_H
#define MODEL_PREFIX_H

#include <oas/arena.h>

enum { PREFIX_MOST = 63 }; /* characters of a prefix */

/* False for what begins no identifier (a letter, then letters, digits and '_'), is the runtime's
 * (oas_, in any case), or has more characters than PREFIX_MOST. */
bool prefix_fits(oas_str prefix);

/* "my_pets_" for a file that is named "myPets": in snake case, and a '_'; a name that can begin no
 * identifier gets api_ before it, one that is too long is cut at a word. In the arena; at NULL
 * without memory. */
oas_str prefix_of(oas_arena *mem, oas_str name);

#endif
