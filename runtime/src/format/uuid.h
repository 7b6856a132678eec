/* uuid.h - the shape of a UUID (RFC 9562 section 4): 8-4-4-4-12 hexadecimal digits. */
#ifndef OAS_FORMAT_UUID_H
#define OAS_FORMAT_UUID_H

#include <oas/base.h>

#include "base/compiler.h"
#include "block/block.h"

#define OAS_UUID_LENGTH 36u

static inline bool oas_uuid_shape(oas_str text)
{
    return text.len == OAS_UUID_LENGTH && oas_uuid_stands(text.at);
}

/* Of 1 to 8, and of the variant that RFC 9562 has (sections 4.1, 4.2)? */
OAS_INLINE bool oas_uuid_is_version(const char *at)
{
    char lower = (char)(at[19] | 0x20);
    return at[14] >= '1' && at[14] <= '8' &&
           (at[19] == '8' || at[19] == '9' || lower == 'a' || lower == 'b');
}

#endif
