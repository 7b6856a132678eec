/* Two JSON texts of one value, whatever their white space, order of members and escapes. */
#include "json/equal.h"

#include "base/ascii.h"
#include "base/compiler.h"
#include "json/reader.h"
#include "json/token.h"
#include "number/number.h"

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
        if (!oas_equal_values(a, b) || oas_read_after(a, ']', &more_a) != OAS_OK ||
            oas_read_after(b, ']', &more_b) != OAS_OK || more_a != more_b)
            return false;
    } while (more_a);
    return true;
}

/* ---- objects ---- */

/* One after the other over the members of an object. Small, for there is one on the stack for each
 * level that is compared. */
struct members {
    struct oas_reader *read; /* behind the brace, a comma, or the object */
    struct oas_token key;
    bool first;
    bool more;
};

static struct members members_of(struct oas_reader *r, const char *open)
{
    struct members m = {.read = r, .first = true, .more = true};
    r->at = open + 1;
    return m;
}

/* To the next member's value; false when there is none. */
static bool enter_value(struct members *m)
{
    if (m->more && oas_read_key(m->read, m->first, &m->key, &m->more) != OAS_OK)
        m->more = false;
    m->first = false;
    return m->more;
}

/* Behind the value's comma or the brace. The texts are well-formed: there is one of them. */
static void leave(struct members *m)
{
    if (oas_read_after(m->read, '}', &m->more) != OAS_OK)
        m->more = false;
}

static void pass(struct members *m)
{
    if (oas_skip_value(m->read, 0) != OAS_OK)
        m->more = false;
    else
        leave(m);
}

/* The number of members; `r` is left behind the object. */
OAS_NOINLINE static size_t count_pairs(struct oas_reader *r)
{
    struct members m = members_of(r, r->at);
    size_t count = 0;
    for (; enter_value(&m); count++)
        pass(&m);
    return count;
}

/* How many members of the object at `open` have that name and begin before `r`, which stays. */
OAS_NOINLINE static size_t count_before(struct oas_reader *r, const char *open,
                                        const struct oas_token *name)
{
    const char *until = r->at;
    struct members m = members_of(r, open);
    size_t count = 0;
    for (; enter_value(&m) && r->at < until; pass(&m))
        count += equal_tokens(&m.key, name);
    r->at = until;
    return count;
}

/* Puts `r` on the value of a member of the object at `open`: of that name, the first behind
 * `before` others. */
OAS_NOINLINE static bool seek(struct oas_reader *r, const char *open, const struct oas_token *name,
                              size_t before)
{
    struct members m = members_of(r, open);
    for (; enter_value(&m); pass(&m))
        if (equal_tokens(&m.key, name) && before-- == 0)
            return true;
    return false;
}

/* As many members in both, and each of one in the other: the one of the same name, and, where a
 * name is given several times, of the same rank. While the members come in one order nothing is
 * sought. */
OAS_NOINLINE static bool equal_objects(struct oas_reader *a, struct oas_reader *b)
{
    const char *open_a = a->at, *open_b = b->at;
    if (count_pairs(a) != count_pairs(b))
        return false;
    const char *end_a = a->at;
    struct members in_a = members_of(a, open_a), in_b = members_of(b, open_b);
    bool aligned = true;
    while (enter_value(&in_b)) {
        aligned = aligned && enter_value(&in_a) && equal_tokens(&in_a.key, &in_b.key);
        if (!aligned && !seek(a, open_a, &in_b.key, count_before(b, open_b, &in_b.key)))
            return false;
        if (!oas_equal_values(a, b))
            return false;
        if (aligned)
            leave(&in_a);
        leave(&in_b);
    }
    a->at = end_a;
    return true;
}

/* ---- leaves ---- */

OAS_NOINLINE static bool equal_numbers(struct oas_reader *a, struct oas_reader *b)
{
    oas_str text_a, text_b;
    bool plain;
    if (oas_read_number(a, &text_a, &plain) != OAS_OK ||
        oas_read_number(b, &text_b, &plain) != OAS_OK)
        return false;
    struct oas_number number_a = oas_number_read(text_a), number_b = oas_number_read(text_b);
    return oas_number_compare(&number_a, &number_b) == 0;
}

OAS_NOINLINE static bool equal_strings(struct oas_reader *a, struct oas_reader *b)
{
    struct oas_token token_a, token_b;
    return oas_read_string(a, &token_a) == OAS_OK && oas_read_string(b, &token_b) == OAS_OK &&
           equal_tokens(&token_a, &token_b);
}

static bool is_number(char first)
{
    return first == '-' || oas_ascii_digit(first);
}

bool oas_equal_values(struct oas_reader *a, struct oas_reader *b)
{
    if (is_number(*a->at))
        return is_number(*b->at) && equal_numbers(a, b);
    if (*a->at != *b->at)
        return false;
    switch (*a->at) {
    case '"':
        return equal_strings(a, b);
    case '{':
        return equal_objects(a, b);
    case '[':
        return equal_arrays(a, b);
    default:
        return oas_read_literal(a) == OAS_OK && oas_read_literal(b) == OAS_OK;
    }
}
