/* What IDNA permits composes and decomposes by pairs alone: the letters of which Hangul's syllables
 * are made are not permitted, and what decomposes for good is not either. */
#include "idn/idn_normal.h"

#include "idn/idn_class.h"
#include "idn/punycode.h"

struct idn_pair {
    uint32_t composite;
    uint32_t first;
    uint32_t second;
};

static const struct idn_pair idn_pairs[] = {
#define PAIR(composite, first, second) {composite, first, second},
#include "idn/idn_pairs.def"
#undef PAIR
};

enum {
    IDN_PAIRS = sizeof idn_pairs / sizeof *idn_pairs,
    IDN_PARTS = 4 /* of which the longest decomposition is made: a letter with three marks */
};

/* The pair of that composite; NULL: it does not decompose. */
static const struct idn_pair *parts_of(uint32_t composite)
{
    size_t low = 0;
    size_t high = IDN_PAIRS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (idn_pairs[middle].composite < composite)
            low = middle + 1;
        else
            high = middle;
    }
    return low < IDN_PAIRS && idn_pairs[low].composite == composite ? &idn_pairs[low] : NULL;
}

/* What the two compose; 0: nothing. */
static uint32_t composed(uint32_t first, uint32_t second)
{
    for (size_t i = 0; i < IDN_PAIRS; i++)
        if (idn_pairs[i].second == second && idn_pairs[i].first == first)
            return idn_pairs[i].composite;
    return 0;
}

static unsigned idn_order_of(uint32_t code)
{
    return oas_idn_class_of(code)->order;
}

/* Appends the code point behind `count` others, each mark at its place (Unicode, D109). */
static size_t add_ordered(uint32_t *codes, size_t count, uint32_t code)
{
    unsigned order = idn_order_of(code);
    size_t at = count;
    for (; order > 0 && at > 0 && idn_order_of(codes[at - 1]) > order; at--)
        codes[at] = codes[at - 1];
    codes[at] = code;
    return count + 1;
}

static size_t add_decomposed(uint32_t *codes, size_t count, uint32_t code)
{
    uint32_t marks[IDN_PARTS];
    size_t mark_count = 0;
    const struct idn_pair *pair;
    while ((pair = parts_of(code)) && mark_count < IDN_PARTS) {
        marks[mark_count++] = pair->second;
        code = pair->first;
    }
    count = add_ordered(codes, count, code);
    while (mark_count > 0)
        count = add_ordered(codes, count, marks[--mark_count]);
    return count;
}

/* Composes in place (Unicode, D117); the new count. */
static size_t compose(uint32_t *codes, size_t count)
{
    size_t kept = 0;
    size_t starter = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        unsigned order = idn_order_of(codes[i]);
        bool next = starter != SIZE_MAX && starter + 1 == kept;
        bool blocked = starter == SIZE_MAX || (!next && idn_order_of(codes[kept - 1]) >= order);
        uint32_t made = blocked ? 0 : composed(codes[starter], codes[i]);
        if (made) {
            codes[starter] = made;
            continue;
        }
        if (order == 0)
            starter = kept;
        codes[kept++] = codes[i];
    }
    return kept;
}

bool oas_idn_is_normal(const uint32_t *codes, size_t count)
{
    uint32_t made[OAS_IDN_MOST * (IDN_PARTS + 1)];
    size_t made_count = 0;
    for (size_t i = 0; i < count; i++)
        made_count = add_decomposed(made, made_count, codes[i]);
    return compose(made, made_count) == count && memcmp(made, codes, count * sizeof *codes) == 0;
}
