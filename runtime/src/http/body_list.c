/* Each part an item, by its place: its encoding is a row that is called "[0]", else "[]". */
#include "http/body_list.h"

#include "base/put.h"
#include "json/jtype.h"

bool oas_is_list(const oas_media *media, oas_str content_type)
{
    struct oas_guide guide = oas_guide_of(media->type);
    unsigned jtypes = oas_guide_jtypes(&guide);
    bool array = jtypes & OAS_JTYPE_ARRAY, object = jtypes & OAS_JTYPE_OBJECT;
    return oas_media_is_form_data(content_type) ? array && !object : array || !object;
}

/* Is it the name of that place? */
static bool is_place(const char *name, size_t place)
{
    size_t number = 0;
    const char *at = name;
    if (*at++ != '[' || *at == ']')
        return false;
    for (; *at >= '0' && *at <= '9'; at++)
        number = 10 * number + (size_t)(*at - '0');
    return number == place && at[0] == ']' && at[1] == '\0';
}

const oas_media_encoding *oas_encoding_at(const oas_media *media, size_t place)
{
    const oas_media_encoding *rest = NULL;
    for (uint32_t i = 0; i < media->encoding_count; i++) {
        const oas_media_encoding *encoding = &media->encodings[i];
        if (is_place(encoding->name, place))
            return encoding;
        if (strcmp(encoding->name, "[]") == 0)
            rest = encoding;
    }
    return rest;
}

uint32_t oas_list_foreign(const struct oas_form_pass *pass, const oas_media_encoding **encoding)
{
    for (uint32_t i = 0; i < pass->wire.piece_count; i++) {
        *encoding = oas_encoding_at(pass->media, i);
        if (oas_form_is_foreign(*encoding, &pass->parts[i]))
            return i + 1;
    }
    return 0;
}

void oas_form_list(struct oas_making *m, struct oas_form_pass *pass)
{
    struct oas_guide *item = &pass->wire.inner;
    pass->guide = oas_guide_of(pass->media->type);
    m->numbers = oas_guide_spread(&pass->guide, m->choice);
    m->taker = &pass->taker;
    pass->taker.coding = pass->coding;
    oas_put_byte(&m->json, '[');
    for (uint32_t i = 0; i < pass->wire.piece_count && !m->fault && !pass->wire.no_memory; i++) {
        if (i)
            oas_put_byte(&m->json, ',');
        *item = oas_guide_item(&pass->guide, i);
        oas_form_part(m, pass, oas_encoding_at(pass->media, i), item, i);
    }
    oas_put_byte(&m->json, ']');
}
