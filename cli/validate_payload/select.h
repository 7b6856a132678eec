/* select.h - which schema the payloads are judged by: --schema, --operation and its companions. */
#ifndef VALIDATE_PAYLOAD_SELECT_H
#define VALIDATE_PAYLOAD_SELECT_H

#include <oas/codec.h>

#include "validate_payload/options.h"

struct selection {
    struct node *schema; /* NULL: a media type without schema, which takes any JSON */
    oas_direction direction;
};

/* Both give 0, or say why not on stderr and give EXIT_USAGE (unknown, with suggestions) or
 * EXIT_UNSUPPORTED (no fitting media type). */

/* The operation that is asked for; `*operation` is NULL when none is. */
int select_operation(const struct validate_options *options, const struct api *api, oas_arena *mem,
                     const struct operation **operation);

/* `operation` as found, and without faults. */
int select_schema(const struct validate_options *options, const struct api *api,
                  const struct operation *operation, oas_arena *mem, struct selection *selection);

#endif
