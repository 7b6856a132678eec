/* Which styles there are, where, and which one is meant. */
#include "spec/style.h"

/* §4.8.12.2: which styles each place has, the default one first. */
static bool has_style(const struct reader *reader, oas_location in, oas_style style)
{
    switch (style) {
    case OAS_STYLE_SIMPLE:
        return in == OAS_IN_PATH || in == OAS_IN_HEADER;
    case OAS_STYLE_FORM:
        return in == OAS_IN_QUERY || in == OAS_IN_COOKIE;
    case OAS_STYLE_LABEL:
    case OAS_STYLE_MATRIX:
        return in == OAS_IN_PATH;
    case OAS_STYLE_SPACE_DELIMITED:
    case OAS_STYLE_PIPE_DELIMITED:
    case OAS_STYLE_DEEP_OBJECT:
        return in == OAS_IN_QUERY;
    case OAS_STYLE_COOKIE:
        return in == OAS_IN_COOKIE && reader->api->version >= API_3_2;
    case OAS_STYLE_NONE:
    case OAS_STYLE_COUNT:
        break;
    }
    return false;
}

bool style_is_in(const struct reader *reader, oas_str in, oas_str style)
{
    for (int i = 0; i < OAS_IN_COUNT; i++)
        for (int k = OAS_STYLE_NONE + 1; k < OAS_STYLE_COUNT; k++)
            if (oas_str_is(in, oas_location_name((oas_location)i)) &&
                oas_str_is(style, oas_style_name((oas_style)k)))
                return has_style(reader, (oas_location)i, (oas_style)k);
    return false;
}

static oas_style default_style(oas_location in)
{
    return in == OAS_IN_PATH || in == OAS_IN_HEADER ? OAS_STYLE_SIMPLE : OAS_STYLE_FORM;
}

oas_style style_read(struct reader *reader, const struct node *object, oas_location in,
                     const char *what)
{
    const struct node *node = reader_member(reader, object, "style", NODE_STRING);
    oas_style style = default_style(in);
    if (!node)
        return style;
    for (int i = OAS_STYLE_NONE + 1; i < OAS_STYLE_COUNT; i++)
        if (oas_str_is(node->text, oas_style_name((oas_style)i)) &&
            has_style(reader, in, (oas_style)i))
            return (oas_style)i;
    diag_at(reader->diags, DIAG_ERROR, node->place, "%s has no style '" OAS_PRI "'; '%s' is taken",
            what, OAS_ARG(node->text), oas_style_name(style));
    return style;
}

bool style_explodes(struct reader *reader, const struct node *object, oas_style style)
{
    bool form = style == OAS_STYLE_FORM || style == OAS_STYLE_COOKIE;
    return reader_flag(reader, object, "explode", form);
}
