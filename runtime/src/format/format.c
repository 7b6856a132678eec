/* The values of `format` by name and by number. */
#include <oas/format.h>
#include <oas/program.h>

#include "format/format_part.h"

static const struct {
    const char *name;
    const char *noun;
    bool (*is)(oas_str text);
} formats[] = {
    {"", "", NULL},
#define OAS_FORMAT(symbol, name, noun, function) {name, noun, oas_is_##function},
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

bool oas_format_check(oas_format format, oas_str text)
{
    text.at = text.len > 0 ? text.at : "";
    return format == OAS_FORMAT_NONE || formats[format].is(text);
}

bool oas_program_format(uint32_t format, oas_str text)
{
    return oas_format_check((oas_format)format, text);
}
