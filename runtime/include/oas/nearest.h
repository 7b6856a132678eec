/* oas/nearest.h - what somebody may have meant who wrote a word that is none: "did you mean".
 *
 *     oas_nearest near = oas_nearest_to(OAS_STR("adress"));
 *     oas_nearest_try(&near, OAS_STR("address"));
 *     oas_nearest_try(&near, OAS_STR("name"));
 *     if (near.found.len)
 *         printf("did you mean " OAS_PRI "?\n", OAS_ARG(near.found)); // address
 *
 * Nothing here allocates. */
#ifndef OAS_NEAREST_H
#define OAS_NEAREST_H

#include <oas/base.h>

OAS_BEGIN

/* The search for one word. */
typedef struct oas_nearest {
    oas_str word;
    oas_str found; /* the closest candidate until now; empty: none is near */
    size_t limit;  /* private: the next one must be closer */
} oas_nearest;

/* `word` must stay where it is. A word of one byte, or of more than 64, is near to none. */
oas_nearest oas_nearest_to(oas_str word);

/* Is this one closer? Near is what differs by at most a third of the word's length: bytes inserted,
 * dropped or replaced, neighbours swapped (Damerau-Levenshtein distance). Another case of ASCII
 * letters is no difference. Of those that are as close the first one stays. */
void oas_nearest_try(oas_nearest *near, oas_str candidate);

OAS_END

#endif
