/* select.h - which schema the payloads are judged by: --schema, --operation and its companions. */
#ifndef VALIDATE_PAYLOAD_SELECT_H
#define VALIDATE_PAYLOAD_SELECT_H

#include <oas/codec.h>

#include "compiler.h"
#include "validate_payload/options.h"

struct selection {
    const oas_operation *row;          /* of the table of operations; NULL: none is asked for */
    const struct operation *operation; /* what the row was made of */
    struct node *schema;               /* NULL: a media type without one, which takes any JSON */
    oas_direction direction;
    bool text;   /* payloads are texts as they stand (text/plain, text/csv) */
    bool marked; /* a sequence has RS before each payload (application/json-seq) */
    bool absent; /* there need be no body */
    bool form;   /* payloads are bodies of another form, such as multipart/form-data */
};

/* Both are for a compiler that has run up to STAGE_API. They give 0, or say why not on stderr and
 * give EXIT_USAGE (unknown, with suggestions), EXIT_UNSUPPORTED (no fitting media type) or EXIT_IO
 * (no memory). */

/* The operation that is asked for, into a zeroed selection. */
int select_operation(const struct validate_options *options, struct compiler *compiler,
                     struct selection *selection);

/* The same of the table of a compiler that has run up to STAGE_OPERATIONS; NULL when none is asked
 * for, and *operation is untouched. */
int select_message(const struct validate_options *options, struct compiler *compiler,
                   const oas_operation **operation);

/* The schema, and the direction; an operation that is asked for is without faults. */
int select_schema(const struct validate_options *options, struct compiler *compiler,
                  struct selection *selection);

#endif
