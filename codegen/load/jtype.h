/* jtype.h - JSON types as OAS_JTYPE_* bits, and in words. */
#ifndef LOAD_JTYPE_H
#define LOAD_JTYPE_H

#include <oas/program.h>

#define JTYPE_NOT_NULL (OAS_JTYPE_ANY & ~(unsigned)OAS_JTYPE_NULL)

/* True for one JSON type; integers and numbers are one here. */
bool jtype_is_one(unsigned jtypes);

/* "integer", "object": what `type` calls it. NULL for more than one, or none. */
const char *jtype_word(unsigned jtypes);

/* The same with its article: "an integer", and "null". */
const char *jtype_noun(unsigned jtypes);

enum { JTYPE_WORDS = 7 };

/* The bits that `word` stands for; 0: it is no JSON type. */
unsigned jtype_of_word(oas_str word);

/* All JTYPE_WORDS words. */
void jtype_words(oas_str *words);

#endif
