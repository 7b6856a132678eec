/* cenum.h - private to model/: making C enums. */
#ifndef MODEL_CENUM_H
#define MODEL_CENUM_H

#include "model/modeller.h"

/* A new enum without labels, which are added one by one: with an enumerator of their own, or with
 * that of an earlier one. */
struct cenum *cenum_new(struct modeller *m, size_t most, const struct schema *schema, oas_str name);
void cenum_add(struct modeller *m, struct cenum *labels, oas_str text, uint32_t value,
               oas_str words);
void cenum_again(struct cenum *labels, oas_str text, const struct label *earlier);

#endif
