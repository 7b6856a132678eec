/* dump.h - a model for people, and for tests. */
#ifndef MODEL_DUMP_H
#define MODEL_DUMP_H

#include "model/model.h"

/* Appends the model as text: types by row, then roots. */
void model_dump(const struct model *model, oas_buf *out);

#endif
