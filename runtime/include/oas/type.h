/* oas/type.h - one schema of one document, as every function takes it.
 *
 *     extern const oas_type pets_pet_type; // generated
 *     status = oas_validate(pets_pet_type, json, &errs, NULL);
 *
 * A plain value: copy it, keep it, hand it to any thread. What it refers to is const and, in
 * generated code, static. */
#ifndef OAS_TYPE_H
#define OAS_TYPE_H

#include <oas/base.h>

OAS_BEGIN

/* All schemas of a document as rows, and which of them is meant: see oas/program.h. */
typedef struct oas_program oas_program;
typedef uint32_t oas_use;

typedef struct oas_type {
    const oas_program *program;
    oas_use use;
    uint32_t layout; /* its C type, a row of program->layout; 0: oas_json, any JSON */
} oas_type;

OAS_END

#endif
