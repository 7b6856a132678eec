/* calls.h - private to emit/: the structs of whole requests (oas/call.h). */
#ifndef EMIT_CALLS_H
#define EMIT_CALLS_H

#include "emit/emitter.h"

/* The structs, behind all other types, and their functions. */
void calls_print(struct emitter *e);

/* "pets_operations.at[PETS_OPERATION_LIST - 1]", or one of its callbacks' operations. */
oas_str calls_row_of(struct emitter *e, const struct operation *operation);

/* ".call = …" of the i-th operation's row; nothing where it has no struct. */
void calls_print_row(struct emitter *e, size_t i);

/* The same of the i-th operation of all callbacks, operation by operation of the table. */
void calls_print_callback(struct emitter *e, size_t i);

/* What the table says of the struct of any request: the rest of its initializer. */
void calls_print_table(struct emitter *e);

#endif
