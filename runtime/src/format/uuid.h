/* uuid.h - the shape of a UUID (RFC 9562 section 4): 8-4-4-4-12 hexadecimal digits. */
#ifndef OAS_FORMAT_UUID_H
#define OAS_FORMAT_UUID_H

#include <oas/base.h>

#define OAS_UUID_LENGTH 36u

/* The high bit of each byte is set where the byte is a hexadecimal digit. Byte sums stay below 256,
 * so nothing carries over; the order of the bytes does not matter. */
static inline uint64_t oas_hex_bytes(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t low = word & (ones * 0x7f);
    uint64_t lower = low | (ones * 0x20);
    uint64_t digit = (low + ones * (0x80 - '0')) & ~(low + ones * (0x7f - '9'));
    uint64_t letter = (lower + ones * (0x80 - 'a')) & ~(lower + ones * (0x7f - 'f'));
    return (digit | letter) & ~word & (ones * 0x80);
}

static inline uint64_t oas_uuid_pair(const char *first, const char *second)
{
    uint64_t word;
    memcpy(&word, first, 4);
    memcpy((char *)&word + 4, second, 4);
    return word;
}

static inline bool oas_uuid_shape(oas_str text)
{
    if (text.len != OAS_UUID_LENGTH)
        return false;
    const char *at = text.at;
    uint64_t hex = oas_hex_bytes(oas_uuid_pair(at, at + 4)) &
                   oas_hex_bytes(oas_uuid_pair(at + 9, at + 14)) &
                   oas_hex_bytes(oas_uuid_pair(at + 19, at + 24)) &
                   oas_hex_bytes(oas_uuid_pair(at + 28, at + 32));
    unsigned dashes = (unsigned)((at[8] ^ '-') | (at[13] ^ '-') | (at[18] ^ '-') | (at[23] ^ '-'));
    return hex == UINT64_C(0x8080808080808080) && dashes == 0;
}

/* Of 1 to 8, and of the variant that RFC 9562 has (sections 4.1, 4.2)? */
static inline bool oas_uuid_is_version(const char *at)
{
    char lower = (char)(at[19] | 0x20);
    return at[14] >= '1' && at[14] <= '8' &&
           (at[19] == '8' || at[19] == '9' || lower == 'a' || lower == 'b');
}

#endif
