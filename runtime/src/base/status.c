/* What the library says of itself: its version, and what its functions return in words. */
#include <oas/base.h>

const char *oas_version(void)
{
    return OAS_VERSION;
}

const char *oas_status_name(oas_status status)
{
    switch (status) {
    case OAS_OK:
        return "ok";
    case OAS_INVALID:
        return "invalid";
    case OAS_MALFORMED:
        return "malformed";
    case OAS_UNREPRESENTABLE:
        return "unrepresentable";
    case OAS_UNDECIDED:
        return "undecided";
    case OAS_TOO_LARGE:
        return "too_large";
    case OAS_NO_MEMORY:
        return "no_memory";
    }
    return "unknown";
}
