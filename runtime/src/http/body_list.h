/* body_list.h - parts without names, which are an array (OpenAPI 3.2 section 4.14.5.2). */
#ifndef OAS_HTTP_BODY_LIST_H
#define OAS_HTTP_BODY_LIST_H

#include "http/body_form.h"

/* Are the parts of that multipart body an array? Those of form-data only where the schema takes no
 * object; others unless it takes nothing else. */
bool oas_is_list(const oas_media *media, oas_str content_type);

/* Of the part at that place; NULL: none is given. */
const oas_media_encoding *oas_encoding_at(const oas_media *media, size_t place);

/* A part whose media type is none that its encoding lists, from 1; 0: there is none. */
uint32_t oas_list_foreign(const struct oas_form_pass *pass, const oas_media_encoding **encoding);

/* Appends all parts as an array. */
void oas_form_list(struct oas_making *m, struct oas_form_pass *pass);

#endif
