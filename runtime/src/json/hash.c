/* A number for a JSON value: members count in any order, numbers by value. Payloads can be made in
 * which all of them are equal; who relies on it has a total order as well (order.h). */
#include "json/hash.h"

#include <oas/program.h>

#include "json/skim.h"
#include "number/number.h"

/* Levels that are looked at: stack, and work where values nest and each level is hashed anew. */
enum { LEVELS = 16 };

static uint32_t hash_value(struct oas_reader *r, unsigned levels);

static uint32_t hash_array(struct oas_reader *r, unsigned levels)
{
    uint64_t hash = '[';
    size_t count = 0;
    for (bool more = oas_skim_first(r, ']'); more; more = oas_skim_next(r), count++)
        hash = oas_hash_word(hash, hash_value(r, levels));
    return oas_hash_end(hash, count);
}

/* A sum, so that the order of the members is none. */
static uint32_t hash_object(struct oas_reader *r, unsigned levels)
{
    uint64_t sum = '{';
    size_t count = 0;
    for (bool more = oas_skim_first(r, '}'); more; more = oas_skim_next(r), count++) {
        struct oas_token key = oas_skim_key(r);
        uint64_t name = oas_token_hash(&key);
        sum += oas_hash_word(name + 1, hash_value(r, levels));
    }
    return oas_hash_end(oas_hash_word(0, sum), count);
}

static uint32_t hash_value(struct oas_reader *r, unsigned levels)
{
    char first = *r->at;
    if ((first == '{' || first == '[') && levels > 0)
        return first == '{' ? hash_object(r, levels - 1) : hash_array(r, levels - 1);
    oas_str text = oas_skim_text(r);
    if (first == '"') {
        struct oas_token token = oas_skim_token(text);
        return oas_token_hash(&token);
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
        struct oas_number number = oas_number_read(text);
        return oas_number_hash(&number);
    }
    return oas_hash_end(oas_hash_word(0, (uint64_t)(unsigned char)first), 1);
}

uint32_t oas_hash_value(struct oas_reader *r)
{
    return hash_value(r, LEVELS);
}
