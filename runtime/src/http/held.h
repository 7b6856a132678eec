/* held.h - how the struct of a whole request holds a body. */
#ifndef OAS_HTTP_HELD_H
#define OAS_HTTP_HELD_H

#include <oas/call.h>

/* The layout row of a representation's C type; NULL: it has none. */
static inline const struct oas_layout_row *oas_held_row(const oas_media *media)
{
    const oas_program *program = media->type.program;
    return program && program->layout ? &program->layout->rows[media->type.layout] : NULL;
}

static inline oas_held oas_held_of(const oas_media *media)
{
    const struct oas_layout_row *row = oas_held_row(media);
    return oas_held_as(oas_str_from(media->media_type),
                       row ? (oas_shape)row->shape : OAS_SHAPE_JSON);
}

#endif
