/* Headers of encodings (OpenAPI 3.2 section 4.15.1). */
#include "http/body_heads.h"

#include "http/body_list.h"
#include "http/words.h"

bool oas_heads_are_asked(const oas_media *media)
{
    bool asked = false;
    for (uint32_t i = 0; i < media->encoding_count; i++)
        asked |= media->encodings[i].header_count != 0;
    return asked;
}

const oas_media_encoding *oas_encoding_of_part(const oas_media *media, bool list,
                                               const oas_body_part *part, size_t place)
{
    if (list)
        return oas_encoding_at(media, place);
    for (uint32_t i = 0; part->name.at && i < media->encoding_count; i++)
        if (oas_str_is(part->name, media->encodings[i].name))
            return &media->encodings[i];
    return NULL;
}

bool oas_encoding_demands(const oas_media_encoding *encoding)
{
    bool demands = false;
    for (uint32_t i = 0; encoding && i < encoding->header_count; i++)
        demands |=
            encoding->headers[i].required &&
            !oas_word_is(oas_str_from(encoding->headers[i].name), OAS_STR("Content-Disposition"));
    return demands;
}
