/* parts.h - the files beside NAME.c, which --split gives, and those of an earlier run. */
#ifndef OASC_PARTS_H
#define OASC_PARTS_H

#include "oasc/naming.h"
#include "oasc/outputs.h"

/* Names them in `naming`. Without a model (it has not been made, since nothing hangs on the
 * document) it is by their count. False without memory. */
bool parts_name(const struct oasc_options *options, const struct model *model, oas_arena *mem,
                struct naming *naming);

/* Adds them to `outputs`: `texts` is NULL where only names matter. Parts of this NAME.c that are
 * there and not among them are removed, since they would be compiled with the rest. */
void parts_add(const struct oasc_options *options, const struct naming *naming,
               const oas_buf *texts, struct outputs *outputs);

#endif
