/* cenum.h - private to model/: making C enums. */
#ifndef MODEL_CENUM_H
#define MODEL_CENUM_H

#include "model/modeller.h"

/* A text or integer that is valid, and what it is called. */
struct constant {
    const struct node *node; /* in the document, or NULL */
    oas_str text;            /* the string's content; the integer's digits */
    uint64_t number;         /* the integer, modulo 2^64 */
    bool negative;           /* below 0 */
    oas_str words;           /* its name in the document; at NULL: it has none but its text */
    oas_str given;           /* the name that was chosen for it, or empty */
    const struct node *given_at;
    oas_str about; /* what the document says of it, or empty */
};

/* A new enum without labels, which are added one by one: with an enumerator of their own, or with
 * that of an earlier one. */
struct cenum *cenum_new(struct modeller *m, size_t most, const struct schema *schema, oas_str name);
void cenum_add(struct modeller *m, struct cenum *labels, oas_str text, uint32_t value,
               oas_str words);
void cenum_again(struct cenum *labels, oas_str text, const struct label *earlier);

/* Before its constants are added: it takes other texts as well. */
void cenum_open(struct modeller *m, struct cenum *labels);

/* Adds constants, in their order, with the values from 1 on. Their names
 * do not hang on that order. */
void cenum_add_all(struct modeller *m, struct cenum *labels, const struct constant *constants,
                   size_t count);

/* The enum of `count` integers, which are put in order; `wide`: their type where they are macros.
 */
struct cenum *cenum_numbered(struct modeller *m, struct constant *constants, size_t count,
                             const struct ctype *wide, const struct schema *schema, oas_str name);

#endif
