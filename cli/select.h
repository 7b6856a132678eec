/* select.h - which schema the payloads are judged by: --schema, --operation and its companions. */
#ifndef CLI_SELECT_H
#define CLI_SELECT_H

#include <oas/codec.h>

#include "options.h"

struct selection {
    struct node *schema; /* NULL: a media type without schema, which takes any JSON */
    oas_direction direction;
};

/* 0, EXIT_USAGE (unknown, with suggestions) or EXIT_UNSUPPORTED (no fitting media type), after
 * saying why on stderr. */
int select_schema(const struct options *options, const struct api *api, oas_arena *mem,
                  struct selection *selection);

#endif
