/* The JSON types of a value, from its first byte. */
#include "json/jtype.h"

#include <oas/program.h>

#include "base/ascii.h"

unsigned oas_jtypes_of(char first)
{
    switch (first) {
    case '{':
        return OAS_JTYPE_OBJECT;
    case '[':
        return OAS_JTYPE_ARRAY;
    case '"':
        return OAS_JTYPE_STRING;
    case 't':
    case 'f':
        return OAS_JTYPE_BOOLEAN;
    case 'n':
        return OAS_JTYPE_NULL;
    default:
        return first == '-' || oas_ascii_digit(first) ? OAS_JTYPE_NUMBER : 0;
    }
}
