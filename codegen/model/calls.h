/* calls.h - private to model/: what a request of each operation has, as a struct (oas/call.h). */
#ifndef MODEL_CALLS_H
#define MODEL_CALLS_H

#include "model/modeller.h"

/* Finds the C types of `wanted`, and names the struct that has any request. False: no memory. */
bool calls_begin(struct modeller *m, const struct wanted *wanted, size_t count);

/* The i-th operation of options.api, which is called by these words. */
void calls_add(struct modeller *m, size_t i, oas_str words);

/* Those of callbacks, after all of the table: their names give way. */
void calls_add_callbacks(struct modeller *m);

#endif
