/* The values of `format` by name and by number. */
#include <oas/format.h>

static const struct {
    const char *name;
    const char *noun;
} formats[] = {
    {"", ""},
#define OAS_FORMAT(symbol, name, noun, function, clause) {name, noun},
#include <oas/formats.def>
#undef OAS_FORMAT
};

oas_format oas_format_find(oas_str name)
{
    for (int i = 1; i < OAS_FORMAT_COUNT; i++)
        if (oas_str_is(name, formats[i].name))
            return (oas_format)i;
    return OAS_FORMAT_NONE;
}

const char *oas_format_name(oas_format format)
{
    return formats[format].name;
}

const char *oas_format_noun(oas_format format)
{
    return formats[format].noun;
}
