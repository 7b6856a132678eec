/* How a body lies in the struct of a whole request: by its form, and the shape of its C type. */
#include "http/held.h"

oas_held oas_held_as(oas_str media_type, oas_shape shape)
{
    oas_form form = oas_media_form(media_type);
    bool range = media_type.len && memchr(media_type.at, '*', media_type.len);
    bool plain = form == OAS_FORM_TEXT || form == OAS_FORM_BYTES;
    bool stands =
        form == OAS_FORM_JSON || form == OAS_FORM_URLENCODED || form == OAS_FORM_MULTIPART;
    if (shape == OAS_SHAPE_JSON)
        return stands && !range ? OAS_HELD_JSON : OAS_HELD_OCTETS;
    if (shape == OAS_SHAPE_STRING)
        return plain || range ? OAS_HELD_OCTETS : OAS_HELD_TEXT;
    return OAS_HELD_POINTER;
}
