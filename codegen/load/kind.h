/* kind.h - JSON types as OAS_KIND_* bits, and in words. */
#ifndef LOAD_KIND_H
#define LOAD_KIND_H

#include <oas/program.h>

#define KIND_NOT_NULL (OAS_KIND_ANY & ~(unsigned)OAS_KIND_NULL)

/* True for one JSON type; integers and numbers are one here. */
bool kind_is_one(unsigned kinds);

/* "integer", "object": what `type` calls it. NULL for more than one, or none. */
const char *kind_word(unsigned kinds);

/* The same with its article: "an integer", and "null". */
const char *kind_noun(unsigned kinds);

enum { KIND_WORDS = 7 };

/* The bits that `word` stands for; 0: it is no JSON type. */
unsigned kind_of_word(oas_str word);

/* All KIND_WORDS words. */
void kind_words(oas_str *words);

#endif
