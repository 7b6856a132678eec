/* UUIDs as bytes and as text. */
#include "format/uuid.h"

#include <oas/value.h>

#include "base/ascii.h"

bool oas_uuid_read(oas_str text, uint8_t out[16])
{
    if (!oas_uuid_shape(text))
        return false;
    const char *at = text.at;
    for (size_t i = 0; i < 16; i++, at += 2) {
        at += *at == '-';
        out[i] = (uint8_t)(oas_hex_value(at[0]) << 4 | oas_hex_value(at[1]));
    }
    return true;
}

oas_str oas_uuid_write(const uint8_t bytes[16], char out[OAS_UUID_SIZE])
{
    static const char hex[] = "0123456789abcdef";
    char *to = out;
    for (size_t i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *to++ = '-';
        *to++ = hex[bytes[i] >> 4];
        *to++ = hex[bytes[i] & 15];
    }
    return oas_str_of(out, OAS_UUID_SIZE);
}
