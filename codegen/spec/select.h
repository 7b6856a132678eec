/* select.h - which operation, response and media type a few words mean. */
#ifndef SPEC_SELECT_H
#define SPEC_SELECT_H

#include "spec/spec.h"

/* CONTRACT's --operation rules: an operationId; 'METHOD /path' by template (method in any case),
 * else by a concrete path that matches one template (fixed segments win over templated ones); a
 * webhook's name or 'METHOD name'. NULL when there is none. A webhook name with several methods, or
 * a path without method, is ambiguous: NULL with *ambiguous set. The operation may have faults. */
const struct operation *api_operation(const struct api *api, oas_str what, bool *ambiguous);

/* Status in digits, "4XX" or "default": exact, then its class (2XX), then default; NULL if none. */
const struct response *operation_response(const struct operation *operation, oas_str status);

/* `type` empty: application/json, then +json, then application/star, then star/star; else the type
 * without parameters, case folded, exact before type/star before star/star. NULL when none fits. */
const struct media *body_media(const struct body *body, oas_str type);

#endif
