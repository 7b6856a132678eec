/* The names of keywords and codes, from their lists. */
#include <oas/error.h>

const char *oas_keyword_name(oas_keyword keyword)
{
    static const char *const names[] = {
        "",
#define OAS_KEYWORD(symbol, name, role, argument, judges, code) name,
#include <oas/keywords.def>
#undef OAS_KEYWORD
    };
    return names[keyword];
}

oas_code oas_keyword_code(oas_keyword keyword)
{
    static const uint8_t codes[] = {
        OAS_CODE_NONE,
#define OAS_KEYWORD(symbol, name, role, argument, judges, code) OAS_CODE_##code,
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
