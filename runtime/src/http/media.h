/* media.h - texts of the kind of media types: a word, and parameters behind ';'. */
#ifndef OAS_HTTP_MEDIA_H
#define OAS_HTTP_MEDIA_H

#include <oas/operation.h>

/* The parameter of that name, which has no case: of a quoted value what stands between the quotes,
 * escapes and all. False: there is none. */
bool oas_media_parameter(oas_str text, oas_str name, oas_str *value);

/* Is the media type one of the list, "image/png, image/jpeg", which may have ranges? */
bool oas_media_listed(oas_str list, oas_str media_type);

/* The form of the first media type of an encoding; OAS_FORM_COUNT: it names none. */
oas_form oas_encoding_form(const oas_media_encoding *encoding);

/* Has each text of such a sequence RS before it (RFC 7464)? */
bool oas_media_is_marked(oas_str media_type);

#endif
