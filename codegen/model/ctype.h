/* ctype.h - private to model/: making C types. */
#ifndef MODEL_CTYPE_H
#define MODEL_CTYPE_H

#include "model/modeller.h"

/* SIGNED or UNSIGNED, of 8 to 64 bits. */
struct ctype *ctype_integer(struct modeller *m, oas_shape shape, unsigned bits,
                            const struct schema *schema);

/* A new C type. Never NULL: without memory a spare one, and m->diags says so. */
struct ctype *ctype_new(struct modeller *m, oas_shape shape, const struct schema *schema);
struct ctype *ctype_const(struct modeller *m, const struct node *value,
                          const struct schema *schema);

struct constant;

/* An enum of `count` different texts; the same that takes others as well; of integers, which are
 * put in order. Names for the integers of `type`, some of which are beyond int. */
struct ctype *ctype_enum(struct modeller *m, const struct constant *constants, size_t count,
                         const struct schema *schema, oas_str name);
struct ctype *ctype_open(struct modeller *m, const struct constant *constants, size_t count,
                         const struct schema *schema, oas_str name);
struct ctype *ctype_numbered(struct modeller *m, struct constant *constants, size_t count,
                             const struct schema *schema, oas_str name);
void ctype_name_values(struct modeller *m, struct ctype *type, struct constant *constants,
                       size_t count, oas_str name);

/* `name` is for a tag, if the element's own does not give one. */
struct ctype *ctype_list(struct modeller *m, struct ctype *item, oas_str name);
struct ctype *ctype_map(struct modeller *m, struct ctype *value, oas_str name);

/* A list or map that holds itself, under a name of its own; who makes it sets `item`. */
struct ctype *ctype_endless(struct modeller *m, oas_shape shape, oas_str name);

/* The type of a value that may be absent or null: `type` itself when `states` is 0. With a `name`
 * it is a struct of its own, which lists can hold. */
struct ctype *ctype_option(struct modeller *m, struct ctype *type, unsigned states, oas_str name);

/* The elements of a list or map that may be null: an option with a tag, made once. */
struct ctype *ctype_nullable(struct modeller *m, struct ctype *type, oas_str name);

struct ctype *ctype_pointer(struct modeller *m, struct ctype *type);

/* Gives it the tag `struct NAME`. */
void ctype_name(struct modeller *m, struct ctype *type, oas_str name);

#endif
