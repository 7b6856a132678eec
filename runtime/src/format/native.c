/* Matchers for patterns that everybody writes, in place of PCRE2. */
#include <oas/regex.h>

#include "format/uuid.h"

/* What zod's uuid() becomes in an OpenAPI document. */
static const char uuid_pattern[] =
    "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
    "|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$";

static bool match_uuid(oas_str text)
{
    if (!oas_uuid_shape(text))
        return false;
    return oas_uuid_is_version(text.at) ||
           memcmp(text.at, "00000000-0000-0000-0000-000000000000", OAS_UUID_LENGTH) == 0 ||
           memcmp(text.at, "ffffffff-ffff-ffff-ffff-ffffffffffff", OAS_UUID_LENGTH) == 0;
}

oas_native oas_regex_native(oas_str pattern)
{
    return oas_str_is(pattern, uuid_pattern) ? OAS_NATIVE_UUID : OAS_NATIVE_NONE;
}

bool oas_native_match(oas_native native, oas_str text)
{
    switch (native) {
    case OAS_NATIVE_UUID:
        return match_uuid(text);
    case OAS_NATIVE_NONE:
    case OAS_NATIVE_AUTOMATON:
        break;
    }
    return false;
}
