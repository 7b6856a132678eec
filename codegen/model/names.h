/* names.h - private to model/: identifiers that are legal, not reserved, and given only once. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "load/map.h"

/* A name space. Zero it, and set `mem`. */
struct names {
    oas_arena *mem;
    struct map taken;
};

/* `wanted` if it is free and legal; else with a final _, or _2, _3 … The text is in the arena.
 * Empty only when there is no memory. */
oas_str names_take(struct names *names, oas_str wanted);

/* Takes `wanted` as it is; false if it was taken. */
bool names_reserve(struct names *names, oas_str wanted);

/* True if names_take() would give it unchanged. */
bool names_free(const struct names *names, oas_str wanted);

/* "HTTPServer" → "http_server", "userID" → "user_id", "a-b" → "a_b". What no identifier can hold
 * is left out; empty when nothing is left. Appends. */
void name_snake(oas_buf *out, oas_str words);

/* `parent`_`words`, the words in snake case: "pet" and "petType" give "pet_pet_type". Without
 * parent, words that begin with a digit get a _ before it. In the arena. */
oas_str name_join(oas_arena *mem, oas_str parent, oas_str words);

/* The same in capitals: for enumerators. */
oas_str name_upper(oas_arena *mem, oas_str name);

#endif
