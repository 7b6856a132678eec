/* Scalars as constants are found by. */
#include "json/scalar.h"

#include "json/jtype.h"
#include "number/number.h"

/* Backwards into `digits`, which are as many as any integer of 64 bits needs. */
static oas_str put_int64(struct oas_scalar *scalar, int64_t number)
{
    char *end = scalar->digits + sizeof scalar->digits, *at = end;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        *--at = '-';
    return oas_str_of(at, (size_t)(end - at));
}

/* 1.0 and 1e0 are the integer 1, -0 is 0 (JSON Schema Core section 4.2.2). */
static bool read_short_integer(struct oas_reader *r, struct oas_scalar *scalar)
{
    bool plain;
    if (oas_read_number(r, &scalar->token.raw, &plain) != OAS_OK)
        return false;
    if (plain && *scalar->token.raw.at != '-')
        return true;
    struct oas_number number = oas_number_read(scalar->token.raw);
    if (number.is_int64)
        scalar->token.raw = put_int64(scalar, number.int64);
    else
        scalar->jtype = 0;
    return true;
}

bool oas_read_scalar(struct oas_reader *r, struct oas_scalar *scalar)
{
    const char *at = r->at;
    scalar->jtype = oas_jtypes_of(*at);
    scalar->token = (struct oas_token){.ascii = true};
    switch (scalar->jtype) {
    case OAS_JTYPE_STRING:
        return oas_read_string(r, &scalar->token) == OAS_OK;
    case OAS_JTYPE_NUMBER:
        return read_short_integer(r, scalar);
    case OAS_JTYPE_BOOLEAN:
    case OAS_JTYPE_NULL:
        if (oas_read_literal(r) != OAS_OK)
            return false;
        scalar->token.raw = oas_str_of(at, (size_t)(r->at - at));
        return true;
    default:
        scalar->jtype = 0;
        return true;
    }
}

uint32_t oas_find_value(const oas_program *program, uint32_t first, uint32_t slots, uint32_t mask,
                        unsigned jtype, const struct oas_token *token)
{
    if (!slots)
        return OAS_NONE;
    const uint32_t *table = &program->slots[slots];
    for (uint32_t at = oas_token_hash(token) & mask; table[at]; at = (at + 1) & mask) {
        uint32_t row = first + table[at] - 1;
        const struct oas_value_row *value = &program->values[row];
        if (value->jtype == jtype && oas_token_equal(token, oas_program_text(program, value->text)))
            return row;
    }
    return OAS_NONE;
}
