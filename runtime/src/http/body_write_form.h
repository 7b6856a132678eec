/* body_write_form.h - fields of application/x-www-form-urlencoded. */
#ifndef OAS_HTTP_BODY_WRITE_FORM_H
#define OAS_HTTP_BODY_WRITE_FORM_H

#include "http/body_writing.h"

/* Appends the members to w->out, as they stand in a body or in a query. */
oas_status oas_write_urlencoded(struct oas_body_writing *w, oas_json value);

#endif
