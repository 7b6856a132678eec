/* generated.h - the type of a group of tests/payloads as generated code has it. */
#ifndef DOORS_GENERATED_H
#define DOORS_GENERATED_H

#include <oas/oas.h>

/* The type that the group's file `target` asks for, found in the operations table of the generated
 * document, `keep`: of the one made with --keep-unknown. `folder` ends in a slash; *request: it is
 * a request body. False when it is not there. */
bool generated_find(const char *folder, bool keep, oas_type *type, bool *request);

/* The bytes of a payload's file; none where it cannot be read. To be freed. */
oas_buf generated_payload(const char *name);

void generated_release(void);

#endif
