/* places.h - what the room alone asks of oas_places. */
#ifndef OAS_MESSAGE_PLACES_H
#define OAS_MESSAGE_PLACES_H

#include <oas/error.h>

/* When a key is at the place: where its object begins. */
bool oas_places_object(const oas_places *places, size_t *start);

#endif
