/* One word against a list. */
#include "load/nearest.h"

#include <stdio.h>

#include <oas/nearest.h>

oas_str nearest_of(oas_str word, const oas_str *candidates, size_t count)
{
    oas_nearest near = oas_nearest_to(word);
    for (size_t i = 0; i < count; i++)
        oas_nearest_try(&near, candidates[i]);
    return near.found;
}

struct meant nearest_said(oas_str near, char quote)
{
    struct meant meant = {""};
    if (near.len)
        snprintf(meant.text, sizeof meant.text, "; did you mean %c" OAS_PRI "%c?", quote,
                 OAS_ARG(near), quote);
    return meant;
}
