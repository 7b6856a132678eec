/* split.h - functions in several files: which of them stand in which. */
#ifndef MODEL_SPLIT_H
#define MODEL_SPLIT_H

#include "load/diag.h"
#include "model/model.h"

/* In how many files functions stand beside NAME.c, which has the rows; zeroed: in none. */
struct split {
    size_t count; /* as many, whatever the document has */
    bool tags;    /* one for each first tag of an operation that has functions of its own */
};

/* Sets the `files` of the model, and the `file` of its roots and enums. Which one it is hangs on
 * the function's own name, or on the tags of the operations that lead to it, so that what is added
 * to the document moves nothing else. False without memory. */
bool split_files(struct model *model, const struct split *split, const struct wanted *wanted,
                 size_t count, struct diags *diags);

#endif
