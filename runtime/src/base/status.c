/* What the library says: its version, what its functions return in words, texts as C strings. */
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

bool oas_str_cstr(oas_str text, char *out, size_t size)
{
    if (text.len >= size || (text.len && memchr(text.at, '\0', text.len)))
        return false;
    if (text.len)
        memcpy(out, text.at, text.len);
    out[text.len] = '\0';
    return true;
}
