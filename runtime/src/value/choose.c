/* Which variant of a C union a value is: by its tag, by its members, by its JSON type. Members are
 * signs: each leaves only those alternatives possible that can have it, or can do without it. What
 * no alternative but one leaves possible is that one; so nothing is ever taken for an alternative
 * while it may be another one, too. */
#include "value/choose.h"

#include "json/jtype.h"
#include "json/scalar.h"
#include "json/skim.h"
#include "number/number.h"
#include "value/ignored.h"

enum { SEEN_WORD = 64, MOST_SEEN = 512 }; /* signs whose absence counts: they stand first */

/* The sign of that name, or 0: that of all other members. */
static uint32_t find_sign(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                          const struct oas_token *name)
{
    const uint32_t *slots = &in->layout->slots[row->part_slots];
    uint32_t at = oas_token_hash(name) & row->part_mask;
    for (; slots[at]; at = (at + 1) & row->part_mask) {
        uint32_t i = slots[at];
        if (oas_token_equal(name, oas_layout_text(in, in->layout->signs[row->signs + i].name)))
            return i;
    }
    return 0;
}

/* What a member with that value leaves possible; the cursor is then behind it. */
static uint64_t left_with(const struct oas_layout_walk *in, const struct oas_sign_row *sign,
                          struct oas_reader *r)
{
    struct oas_scalar scalar;
    struct oas_reader value = *r;
    oas_skim_value(r);
    if (sign->mark_count == 0 || !oas_read_scalar(&value, &scalar))
        return sign->with;
    const uint32_t *slots = &in->layout->slots[sign->mark_slots];
    uint32_t at = oas_token_hash(&scalar.token) & sign->mark_mask;
    for (; slots[at]; at = (at + 1) & sign->mark_mask) {
        const struct oas_mark_row *mark = &in->layout->marks[sign->marks + slots[at] - 1];
        if (mark->jtype == scalar.jtype &&
            oas_token_equal(&scalar.token, oas_layout_text(in, mark->text)))
            return mark->with;
    }
    return sign->with;
}

/* What the members that are not there leave possible. */
static uint64_t left_without(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                             const uint64_t *seen)
{
    const struct oas_sign_row *signs = &in->layout->signs[row->signs];
    uint64_t left = UINT64_MAX;
    for (uint32_t i = 1; i < row->sign_count && i < MOST_SEEN; i++)
        if (!(seen[i / SEEN_WORD] >> (i % SEEN_WORD) & 1))
            left &= signs[i].without;
    return left;
}

static bool is_decided(uint64_t left)
{
    return (left & (left - 1)) == 0; /* one, or none */
}

/* The alternatives that the object at the cursor leaves possible; it is read to the end only while
 * there are several. */
static uint64_t left_by_signs(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                              struct oas_reader r, const struct oas_ignored *ignored)
{
    const struct oas_sign_row *signs = &in->layout->signs[row->signs];
    uint64_t seen[MOST_SEEN / SEEN_WORD] = {0}, left = signs->without;
    bool more = oas_skim_first(&r, '}');
    while (more && !is_decided(left)) {
        size_t at = (size_t)(r.at - r.begin);
        struct oas_token key = oas_skim_key(&r);
        uint32_t i = find_sign(in, row, &key);
        uint64_t with = left_with(in, &signs[i], &r);
        left &= i == 0 && oas_ignored_has(ignored, at) ? UINT64_MAX : with;
        if (i < MOST_SEEN)
            seen[i / SEEN_WORD] |= UINT64_C(1) << (i % SEEN_WORD);
        more = oas_skim_next(&r);
    }
    return is_decided(left) ? left : left & left_without(in, row, seen);
}

static uint32_t kind_by_signs(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                              struct oas_reader r, const struct oas_ignored *ignored)
{
    uint64_t left = left_by_signs(in, row, r, ignored);
    uint32_t kind = 1;
    if (left == 0 || !is_decided(left))
        return row->other;
    while (!(left & 1)) {
        left >>= 1;
        kind++;
    }
    return kind <= row->part_count ? kind : row->other;
}

/* The JSON type of the value at the cursor; integers are told from fractions as the schema does. */
static unsigned jtype_at(const struct oas_layout_walk *in, struct oas_reader r)
{
    unsigned kind = oas_jtypes_of(*r.at);
    if (kind != OAS_JTYPE_NUMBER)
        return kind;
    oas_str literal;
    bool plain, strict = in->program->schemas[in->schema].flags & OAS_SCHEMA_STRICT_INTEGER;
    if (oas_read_number(&r, &literal, &plain) != OAS_OK)
        return 0;
    if (plain)
        return OAS_JTYPE_INTEGER;
    struct oas_number number = oas_number_read(literal);
    return !strict && oas_number_is_integer(&number) ? OAS_JTYPE_INTEGER : OAS_JTYPE_FRACTION;
}

uint32_t oas_choose(const struct oas_layout_walk *in, const struct oas_layout_row *row,
                    struct oas_reader r, const struct oas_ignored *ignored, const char **at)
{
    *at = NULL;
    if (row->label_count && *r.at == '{')
        return oas_kind_of_tag(in, row, r, at);
    if (row->sign_count && *r.at == '{')
        return kind_by_signs(in, row, r, ignored);
    unsigned jtype = jtype_at(in, r);
    for (uint32_t i = 0; i < row->part_count; i++)
        if (in->layout->variants[row->parts + i].jtypes & jtype)
            return i + 1;
    return 0;
}
