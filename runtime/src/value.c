/* Constants of a program against values of a payload. */
#include <oas/program.h>

#include "walk.h"

unsigned oas_kinds_of(char first)
{
    switch (first) {
    case '{':
        return OAS_KIND_OBJECT;
    case '[':
        return OAS_KIND_ARRAY;
    case '"':
        return OAS_KIND_STRING;
    case 't':
    case 'f':
        return OAS_KIND_BOOLEAN;
    case 'n':
        return OAS_KIND_NULL;
    default:
        return first == '-' || (first >= '0' && first <= '9') ? OAS_KIND_NUMBER : 0;
    }
}

uint32_t oas_find_value(const oas_program *program, uint32_t first, uint32_t slots, uint32_t mask,
                        const struct oas_token *token)
{
    if (slots == OAS_NONE)
        return OAS_NONE;
    const uint32_t *table = &program->slots[slots];
    for (uint32_t at = oas_token_hash(token) & mask; table[at]; at = (at + 1) & mask) {
        uint32_t row = first + table[at] - 1;
        if (oas_token_equal(token, oas_program_text(program, program->values[row].text)))
            return row;
    }
    return OAS_NONE;
}

/* ---- equality of two JSON texts, both known to be well-formed ---- */

static struct oas_reader reader_on(oas_str json)
{
    struct oas_reader r = {.begin = json.at,
                           .at = json.at,
                           .end = json.at + json.len,
                           .max_depth = OAS_DEPTH_LIMIT,
                           .max_string = SIZE_MAX};
    oas_read_space(&r);
    return r;
}

static bool equal_values(struct oas_reader *a, struct oas_reader *b);

static bool equal_tokens(const struct oas_token *a, const struct oas_token *b)
{
    if (!a->escaped)
        return oas_token_equal(b, a->raw);
    const char *at = a->raw.at, *end = at + a->raw.len;
    const char *bt = b->raw.at, *bend = bt + b->raw.len;
    while (at < end && bt < bend)
        if (oas_token_next(&at, end) != oas_token_next(&bt, bend))
            return false;
    return at == end && bt == bend;
}

static bool equal_arrays(struct oas_reader *a, struct oas_reader *b)
{
    bool more_a, more_b;
    a->at++;
    b->at++;
    oas_read_space(a);
    oas_read_space(b);
    if (*a->at == ']' || *b->at == ']')
        return *a->at++ == *b->at++;
    do {
        oas_read_space(a);
        oas_read_space(b);
        if (!equal_values(a, b) || oas_read_after(a, ']', &more_a) != OAS_OK ||
            oas_read_after(b, ']', &more_b) != OAS_OK || more_a != more_b)
            return false;
    } while (more_a);
    return true;
}

/* The number of members; the reader is left behind the object. */
static size_t count_members(struct oas_reader *r)
{
    struct oas_token key;
    bool more = true;
    size_t count = 0;
    r->at++;
    while (more) {
        if (oas_read_key(r, count == 0, &key, &more) != OAS_OK || !more)
            break;
        count++;
        if (oas_skip_value(r, 0) != OAS_OK || oas_read_after(r, '}', &more) != OAS_OK)
            break;
    }
    return count;
}

/* Puts `r`, which is at an object, on the value of the member `name`. */
static bool seek_member(struct oas_reader *r, const struct oas_token *name)
{
    struct oas_token key;
    bool more = true;
    r->at++;
    for (bool first = true; more; first = false) {
        if (oas_read_key(r, first, &key, &more) != OAS_OK || !more)
            return false;
        if (equal_tokens(&key, name))
            return true;
        if (oas_skip_value(r, 0) != OAS_OK || oas_read_after(r, '}', &more) != OAS_OK)
            return false;
    }
    return false;
}

/* As many members in both, and each of the constant's in the payload's object, which is read once
 * for each of them. */
static bool equal_objects(struct oas_reader *a, struct oas_reader *b)
{
    struct oas_reader end_a = *a, end_b = *b;
    struct oas_token key;
    bool more = true;
    if (count_members(&end_a) != count_members(&end_b))
        return false;
    b->at++;
    for (bool first = true; more; first = false) {
        if (oas_read_key(b, first, &key, &more) != OAS_OK)
            return false;
        if (!more)
            break;
        struct oas_reader member = *a;
        if (!seek_member(&member, &key) || !equal_values(&member, b) ||
            oas_read_after(b, '}', &more) != OAS_OK)
            return false;
    }
    a->at = end_a.at;
    return true;
}

static bool equal_numbers(struct oas_reader *a, struct oas_reader *b)
{
    oas_str text_a, text_b;
    bool plain;
    if (oas_read_number(a, &text_a, &plain) != OAS_OK ||
        oas_read_number(b, &text_b, &plain) != OAS_OK)
        return false;
    struct oas_number number_a = oas_number_read(text_a), number_b = oas_number_read(text_b);
    return oas_number_compare(&number_a, &number_b) == 0;
}

static bool equal_strings(struct oas_reader *a, struct oas_reader *b)
{
    struct oas_token token_a, token_b;
    return oas_read_string(a, &token_a) == OAS_OK && oas_read_string(b, &token_b) == OAS_OK &&
           equal_tokens(&token_a, &token_b);
}

/* Recurses as deep as the constant nests. */
static bool equal_values(struct oas_reader *a, struct oas_reader *b)
{
    unsigned kind = oas_kinds_of(*b->at);
    if (oas_kinds_of(*a->at) != kind)
        return false;
    switch (kind) {
    case OAS_KIND_STRING:
        return equal_strings(a, b);
    case OAS_KIND_NUMBER:
        return equal_numbers(a, b);
    case OAS_KIND_OBJECT:
        return equal_objects(a, b);
    case OAS_KIND_ARRAY:
        return equal_arrays(a, b);
    default:
        return *a->at == *b->at && oas_read_literal(a) == OAS_OK && oas_read_literal(b) == OAS_OK;
    }
}

bool oas_value_equal(const oas_program *program, const struct oas_value_row *value, oas_str span)
{
    unsigned kind = oas_kinds_of(*span.at);
    if (!(value->kind & kind))
        return false;
    struct oas_reader a = reader_on(span), b = reader_on(oas_program_text(program, value->text));
    if (kind != OAS_KIND_STRING)
        return equal_values(&a, &b);
    struct oas_token token;
    return oas_read_string(&a, &token) == OAS_OK &&
           oas_token_equal(&token, oas_program_text(program, value->text));
}

/* ---- tags ---- */

uint32_t oas_find_tag(const struct oas_walk *w, const struct oas_tag_row *tag, const char *open,
                      const char **at)
{
    struct oas_reader r = w->read;
    oas_str name = oas_program_text(w->program, tag->name);
    struct oas_token key;
    bool more = true;
    *at = NULL;
    r.at = open + 1;
    for (bool first = true; more; first = false) {
        if (oas_read_key(&r, first, &key, &more) != OAS_OK || !more)
            return OAS_NONE;
        if (oas_token_equal(&key, name))
            break;
        oas_skip_again(&r); /* whoever reads on finds what is no JSON here */
        if (oas_read_after(&r, '}', &more) != OAS_OK)
            return OAS_NONE;
    }
    if (!more)
        return OAS_NONE;
    *at = r.at;
    if (*r.at == '"')
        return oas_read_string(&r, &key) == OAS_OK
                   ? oas_find_value(w->program, tag->values, tag->slots, tag->mask, &key)
                   : OAS_NONE;
    if (oas_skip_value(&r, 0) != OAS_OK)
        return OAS_NONE;
    for (uint32_t i = 0; i < tag->count; i++)
        if (oas_value_equal(w->program, &w->program->values[tag->values + i],
                            oas_str_of(*at, (size_t)(r.at - *at))))
            return tag->values + i;
    return OAS_NONE;
}
