/* The names of keywords, codes, limits, locations and styles, from their lists. */
#include <oas/error.h>
#include <oas/operation.h>

const char *oas_keyword_name(oas_keyword keyword)
{
    static const char *const names[] = {
        "",
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words) name,
#include <oas/keywords.def>
#undef OAS_KEYWORD
    };
    return names[keyword];
}

oas_code oas_keyword_code(oas_keyword keyword)
{
    static const uint8_t codes[] = {
        OAS_CODE_NONE,
#define OAS_KEYWORD(symbol, name, role, argument, judges, code, since, place, shape, words)        \
    OAS_CODE_##code,
#include <oas/keywords.def>
#undef OAS_KEYWORD
    };
    return (oas_code)codes[keyword];
}

const char *oas_code_name(oas_code code)
{
    static const char *const names[] = {
        "",
#define OAS_CODE(symbol, name) name,
#include <oas/codes.def>
#undef OAS_CODE
    };
    return names[code];
}

const char *oas_limit_name(oas_limit limit)
{
    static const char *const names[] = {
        "",
#define OAS_LIMIT(symbol, name) name,
#include <oas/codes.def>
#undef OAS_LIMIT
    };
    return names[limit];
}

const char *oas_location_name(oas_location location)
{
    static const char *const names[] = {
#define OAS_LOCATION(symbol, name) name,
#include <oas/parameters.def>
#undef OAS_LOCATION
    };
    return names[location];
}

const char *oas_style_name(oas_style style)
{
    static const char *const names[] = {
        "",
#define OAS_STYLE(symbol, name) name,
#include <oas/parameters.def>
#undef OAS_STYLE
    };
    return names[style];
}

const char *oas_scheme_name(oas_scheme_kind kind)
{
    static const char *const names[] = {
#define OAS_SCHEME(symbol, name) name,
#include <oas/parameters.def>
#undef OAS_SCHEME
    };
    return (size_t)kind < OAS_SCHEME_COUNT ? names[kind] : "";
}

const char *oas_form_name(oas_form form)
{
    static const char *const names[] = {
#define OAS_FORM(symbol, name) name,
#include <oas/parameters.def>
#undef OAS_FORM
    };
    return names[form];
}
