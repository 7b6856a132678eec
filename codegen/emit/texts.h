/* texts.h - the run of text that the rows of a printed program point into.
 *
 * C11 5.2.4.1 promises string literals of 4095 characters only, after concatenation. So the run is
 * a struct of arrays, each of one literal; no text crosses from one to the next, and one that is
 * too long is an array of bytes of its own. */
#ifndef EMIT_TEXTS_H
#define EMIT_TEXTS_H

#include "emit/out.h"

struct text_piece {
    oas_str text;
    uint32_t at;   /* its first byte in the run */
    uint32_t part; /* the array that holds it */
};

struct texts {
    struct text_piece *list; /* in order of adding */
    uint32_t count;
    size_t cap;
    uint32_t *slots; /* by hash: the index in the list, plus 1 */
    uint32_t size;
    uint32_t used;  /* bytes of the run */
    uint32_t parts; /* arrays begun */
    uint32_t room;  /* bytes left in the last one */
    bool literal;   /* that is a literal, with a NUL behind it */
    bool no_memory;
};

/* Where `text` begins in the run; equal texts share one place. `text` must outlive `texts`. */
uint32_t texts_add(struct texts *texts, oas_arena *mem, oas_str text);

/* The definition of text_run. */
void texts_print(const struct texts *texts, struct out *o);
/* The member `text` of a struct, which leads there; nothing when there is no text. */
void texts_print_pointer(const struct texts *texts, struct out *o);

/* The bytes of an array's initializer, without the braces: for texts that no literal may hold. */
void texts_print_bytes(struct out *o, oas_str text);

enum { TEXTS_LITERAL = 4000 }; /* bytes in a literal */

#endif
