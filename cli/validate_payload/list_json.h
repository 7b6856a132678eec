/* list_json.h - --list with --output json. */
#ifndef VALIDATE_PAYLOAD_LIST_JSON_H
#define VALIDATE_PAYLOAD_LIST_JSON_H

#include "spec/spec.h"

/* One object, which docs/list.schema.json describes; `file` is the document as it was given.
 * `indented`: in many lines, else in one. */
void list_json_put(const struct api *api, oas_str file, bool indented, oas_buf *out);

#endif
