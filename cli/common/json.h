/* json.h - any bytes as a JSON string: names of files need not be UTF-8, but JSON is. */
#ifndef COMMON_JSON_H
#define COMMON_JSON_H

#include <oas/base.h>

/* Appends `text` with its quotes; U+FFFD stands for each byte of what is malformed. */
void json_put(oas_buf *out, oas_str text);

#endif
