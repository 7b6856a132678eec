/* meaning.h - private to model/: what schemas mean, as numbers. Those of equal numbers accept the
 * same values, and give the same C type and the same words about its limits. */
#ifndef MODEL_MEANING_H
#define MODEL_MEANING_H

#include "model/modeller.h"

/* What each schema of `m->schemas` means for a C type, by schema->id; NULL without memory. What
 * belongs to its use is left out: null, the direction, the default. So is what is said of it in
 * prose. A reference means its target and no other schema, even of the same words. */
const uint32_t *meanings_find(struct modeller *m);

#endif
