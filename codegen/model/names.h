/* names.h - private to model/: identifiers that are legal, not reserved, not too long, and given
 * only once. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "load/map.h"

/* The most characters of a name, without the prefix. */
enum { NAME_MOST = 63, NAME_MOST_OF_ENUMERATOR = 127 };

/* A name space. Zero it, and set `mem`. */
struct names {
    oas_arena *mem;
    size_t prefix;              /* what all of its names begin with has that length */
    size_t most;                /* characters behind it; 0: as many as there are */
    const struct names *beside; /* a space whose names are not free in this one; or NULL */
    struct map taken;
};

/* `name` if it has at most `most` characters behind the prefix. Else it is cut at a word (the first
 * word anywhere) and ends in _ and six hexadecimal digits: a hash of all that it was, so that it is
 * the same whatever else the document has, and names that differ at their end stay different.
 * `most` is 0 for any length, or at least 8. */
oas_str name_limited(oas_arena *mem, oas_str name, size_t prefix, size_t most);

/* `wanted` if it is free and legal; else with a final _, or _2, _3 … What is too long is limited.
 * The text is in the arena. Empty only when there is no memory. */
oas_str names_take(struct names *names, oas_str wanted);

/* Takes `wanted` as it is; false if it was taken. */
bool names_reserve(struct names *names, oas_str wanted);

/* True if names_take() would give it unchanged. */
bool names_free(const struct names *names, oas_str wanted);

/* `parent`_`words`, the words in snake case: "pet" and "petType" give "pet_pet_type". Without
 * parent, words that begin with a digit get a _ before it. In the arena. */
oas_str name_join(oas_arena *mem, oas_str parent, oas_str words);

/* The same in capitals: for enumerators. */
oas_str name_upper(oas_arena *mem, oas_str name);

#endif
