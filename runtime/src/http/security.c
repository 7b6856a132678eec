/* Security schemes by the names that they look for. */
#include "http/security.h"

#include "http/words.h"

bool oas_scheme_looks(const oas_scheme *scheme, oas_location in, oas_str name)
{
    oas_str wanted = oas_str_from(scheme->name);
    if (wanted.len == 0 || scheme->in != in)
        return false;
    return in == OAS_IN_HEADER ? oas_word_is(wanted, name) : oas_str_equal(wanted, name);
}

static bool any_looks(const oas_scheme *schemes, size_t count, oas_location in, oas_str name)
{
    for (size_t i = 0; i < count; i++)
        if (oas_scheme_looks(&schemes[i], in, name))
            return true;
    return false;
}

bool oas_security_asks(const oas_operation *operation, oas_location in, oas_str name)
{
    for (uint32_t i = 0; i < operation->security_count; i++)
        if (any_looks(operation->security[i].schemes, operation->security[i].scheme_count, in,
                      name))
            return true;
    return false;
}
