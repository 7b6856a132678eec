/* fast.h - the room fast: the walk that takes what is usual, by the rows of oas/fast.h. It says OK,
 * or nothing.
 *
 * In: a payload nobody has looked at, a type. Out: that it is valid, and its value in C; or that
 * the full walk has to begin anew, which says what is wrong. Values that it does not know it hands
 * to that walk one by one, and takes them back behind.
 * May use: block, base, number, json, format, error, value, walk. */
#ifndef OAS_FAST_FAST_H
#define OAS_FAST_FAST_H

#include <oas/type.h>

struct oas_walk;

/* Is the text of *w, which has not begun, valid? OAS_OK, or OAS_INVALID, which says nothing and
 * leaves *w anywhere: it is to be made anew. OAS_NO_MEMORY where more memory was asked for. Work,
 * and what is left undecided, are counted as the full walk does. */
oas_status oas_fast_validate(struct oas_walk *w, oas_type type);

/* The same, and the value in w->store, as oas_walk_decode() has it. Without an OAS_OK some of it
 * may have been stored. */
oas_status oas_fast_decode(struct oas_walk *w, oas_type type);

#endif
