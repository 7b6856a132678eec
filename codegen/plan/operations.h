/* operations.h - the table of operations: a document's API as the rows that the runtime searches
 * (oas/operation.h). validate-payload searches it where it is made; oasc prints it. */
#ifndef PLAN_OPERATIONS_H
#define PLAN_OPERATIONS_H

#include "spec/subjects.h"

/* The i-th operation of the table is the i-th of `api`, and so are its parameters, responses,
 * headers, media types, servers and callbacks: what a row was made of is found by its place. Types
 * are those that the subjects have now; `program` is for what takes everything, NULL where none has
 * been made yet. Equal arrays are one.
 *
 * NULL only when memory ran out; everything made is in `mem`. */
const oas_operations *operations_build(oas_arena *mem, const struct api *api,
                                       const struct subjects *subjects, const oas_program *program);

#endif
