/* wire_form.h - a query that is a form as a whole. */
#ifndef OAS_HTTP_WIRE_FORM_H
#define OAS_HTTP_WIRE_FORM_H

#include "http/wire_pass.h"

/* Is it such a query? */
bool oas_is_form(const oas_parameter *parameter);

/* Sets the value of that parameter to what the query stands for, as it does as a body. Credentials of
 * the operation's security and pairs of its path are none of it, unless its schema names them. */
void oas_form_read(struct oas_wire_pass *pass, oas_str query, oas_wire_value *value,
                   const oas_wire_limits *limits);

/* Appends the query that stands for the value. */
oas_status oas_form_put(const oas_parameter *parameter, oas_json value, oas_buf *out,
                        oas_arena *mem, const oas_options *options);

#endif
