/* The JSON types of a value, from its first byte. */
#include "json/kind.h"

#include <oas/program.h>

#include "base/ascii.h"

unsigned oas_kinds_of(char first)
{
    switch (first) {
    case '{':
        return OAS_KIND_OBJECT;
    case '[':
        return OAS_KIND_ARRAY;
    case '"':
        return OAS_KIND_STRING;
    case 't':
    case 'f':
        return OAS_KIND_BOOLEAN;
    case 'n':
        return OAS_KIND_NULL;
    default:
        return first == '-' || oas_ascii_digit(first) ? OAS_KIND_NUMBER : 0;
    }
}
