/* share.h - private to model/: inline schemas of one meaning and one name of their own, which have
 * one C type. The first of them by its pointer, bytewise, stands for all. */
#ifndef MODEL_SHARE_H
#define MODEL_SHARE_H

#include "model/modeller.h"

/* Makes ready, before roots are named. */
void share_begin(struct modeller *m);

/* The root whose type a parameter or header of an operation has: the first one of the same meaning
 * and the same name (title, else the parameter's) that is asked for, often itself. */
const struct wanted *share_root(struct modeller *m, const struct wanted *wanted);

/* Finds the others, once all roots have their names. Components and bodies are types of their own.
 */
void share_find(struct modeller *m);

/* The schema that stands for this one; often itself. */
const struct schema *share_first(const struct modeller *m, const struct schema *schema);

/* The name that a title gives the type of this schema and of those it shares it with; else empty.
 */
oas_str share_title(const struct modeller *m, const struct schema *schema);

/* The schema whose prose describes the type that is made from this one: itself, or NULL where those
 * that share it have different things to say. *places is how many they are, or 0. */
const struct schema *share_prose(const struct modeller *m, const struct schema *schema,
                                 size_t *places);

#endif
