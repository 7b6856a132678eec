/* A total order of JSON values. Members are put in an order of their own before they are compared:
 * by their names' hashes, and by the names where these are alike. */
#include "json/order.h"

#include "base/ascii.h"
#include "base/compiler.h"
#include "base/sort.h"
#include "json/hash.h"
#include "json/skim.h"
#include "number/number.h"

/* True if there is no answer any more; whoever compares then says that something differs. */
static inline bool charge(struct oas_order *o, size_t bytes)
{
    *o->work += bytes + 1;
    if (*o->work > o->max_work && o->status == OAS_OK)
        o->status = OAS_UNDECIDED;
    return o->status != OAS_OK;
}

static inline int order_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* ---- leaves ---- */

/* By code points, which is the order of UTF-8's bytes. */
static int order_tokens(const struct oas_token *a, const struct oas_token *b)
{
    const char *at = a->raw.at, *end = at + a->raw.len;
    const char *bt = b->raw.at, *bend = bt + b->raw.len;
    if (!a->escaped && !b->escaped) {
        size_t both = a->raw.len < b->raw.len ? a->raw.len : b->raw.len;
        int order = both ? memcmp(at, bt, both) : 0;
        return order ? order : order_sizes(a->raw.len, b->raw.len);
    }
    while (at < end && bt < bend) {
        uint32_t code = oas_token_next(&at, end), other = oas_token_next(&bt, bend);
        if (code != other)
            return code < other ? -1 : 1;
    }
    return (at < end) - (bt < bend);
}

OAS_NOINLINE static int order_strings(struct oas_order *o, struct oas_reader *a,
                                      struct oas_reader *b)
{
    struct oas_token token_a = oas_skim_string(a), token_b = oas_skim_string(b);
    return charge(o, token_a.raw.len + token_b.raw.len) ? 1 : order_tokens(&token_a, &token_b);
}

OAS_NOINLINE static int order_numbers(struct oas_order *o, struct oas_reader *a,
                                      struct oas_reader *b)
{
    oas_str text_a = oas_skim_text(a), text_b = oas_skim_text(b);
    struct oas_number number_a = oas_number_read(text_a), number_b = oas_number_read(text_b);
    return charge(o, text_a.len + text_b.len) ? 1 : oas_number_compare(&number_a, &number_b);
}

/* ---- arrays: item by item, a beginning comes first ---- */

static int order_arrays(struct oas_order *o, struct oas_reader *a, struct oas_reader *b)
{
    bool more_a = oas_skim_first(a, ']'), more_b = oas_skim_first(b, ']');
    while (more_a && more_b) {
        int order = oas_order_values(o, a, b);
        if (order)
            return order;
        more_a = oas_skim_next(a);
        more_b = oas_skim_next(b);
    }
    return more_a - more_b;
}

/* ---- objects ---- */

/* A member as a number: its name's hash above, its offset below. */
static inline uint64_t entry_of(const struct oas_reader *r, const char *at, uint32_t hash)
{
    return (uint64_t)hash << 32 | (uint32_t)(at - r->begin);
}

static inline const char *place_of(const struct oas_reader *r, uint64_t entry)
{
    return r->begin + (uint32_t)entry;
}

static struct oas_token key_at(struct oas_reader *r, uint64_t entry)
{
    r->at = place_of(r, entry);
    return oas_skim_key(r);
}

/* By hash, name, and place: of one name, the first comes first. */
static int order_entries(void *user, uint64_t a, uint64_t b)
{
    if (a >> 32 != b >> 32)
        return a < b ? -1 : 1;
    struct oas_reader *r = user;
    struct oas_token key_a = key_at(r, a), key_b = key_at(r, b);
    int order = order_tokens(&key_a, &key_b);
    return order ? order : (a > b) - (a < b);
}

/* From the key at the cursor on; behind the brace then. */
OAS_NOINLINE static size_t count_entries(struct oas_reader *r)
{
    size_t count = 1;
    for (;; count++) {
        (void)oas_skim_key(r);
        oas_skim_value(r);
        if (!oas_skim_next(r))
            return count;
    }
}

OAS_NOINLINE static uint64_t *sort_members(struct oas_order *o, struct oas_reader *r, size_t count)
{
    uint64_t *entries = count <= SIZE_MAX / sizeof *entries
                            ? oas_scratch_take(o->scratch, count * sizeof *entries)
                            : NULL;
    if (!entries) {
        o->status = OAS_NO_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const char *at = r->at;
        struct oas_token key = oas_skim_key(r);
        entries[i] = entry_of(r, at, oas_token_hash(&key));
        oas_skim_value(r);
        (void)oas_skim_next(r);
    }
    const char *end = r->at;
    oas_sort(entries, count, order_entries, r);
    r->at = end;
    return entries;
}

/* The names of two members; the cursors are at their values then. */
OAS_NOINLINE static int order_keys(struct oas_order *o, struct oas_reader *a, uint64_t entry_a,
                                   struct oas_reader *b, uint64_t entry_b)
{
    if (entry_a >> 32 != entry_b >> 32)
        return entry_a < entry_b ? -1 : 1;
    struct oas_token key_a = key_at(a, entry_a), key_b = key_at(b, entry_b);
    return charge(o, key_a.raw.len + key_b.raw.len) ? 1 : order_tokens(&key_a, &key_b);
}

/* Two sorted lists of as many members. `known` is the order of the values of one pair, the first of
 * both in the text, if it is not 0: what was compared is not compared again at every level. */
static int order_sorted(struct oas_order *o, struct oas_reader *a, const uint64_t *in_a,
                        struct oas_reader *b, const uint64_t *in_b, size_t count, const char *first,
                        int known)
{
    for (size_t i = 0; i < count; i++) {
        int order = order_keys(o, a, in_a[i], b, in_b[i]);
        if (order == 0)
            order = known && place_of(a, in_a[i]) == first ? known : oas_order_values(o, a, b);
        if (order)
            return order;
    }
    return 0;
}

/* What is left of two objects, from the keys at the cursors on, in whatever order. */
OAS_NOINLINE static int order_rest(struct oas_order *o, struct oas_reader *a, struct oas_reader *b,
                                   int known)
{
    const char *first_a = a->at, *first_b = b->at;
    size_t count = count_entries(a), other = count_entries(b);
    const char *end_a = a->at, *end_b = b->at;
    if (count != other)
        return order_sizes(count, other);
    if (charge(o, 2 * ((size_t)(end_a - first_a) + (size_t)(end_b - first_b))))
        return 1;
    struct oas_scratch_mark mark = oas_scratch_mark(o->scratch);
    a->at = first_a;
    b->at = first_b;
    uint64_t *in_a = sort_members(o, a, count);
    uint64_t *in_b = in_a ? sort_members(o, b, count) : NULL;
    int order = in_b ? order_sorted(o, a, in_a, b, in_b, count, first_a, known) : 1;
    oas_scratch_release(o->scratch, mark);
    a->at = end_a;
    b->at = end_b;
    return order;
}

/* To the members' values; false, and still at the keys, where the names differ. */
static bool enter_same(struct oas_reader *a, struct oas_reader *b)
{
    const char *at = a->at, *bt = b->at;
    struct oas_token key_a = oas_skim_key(a), key_b = oas_skim_key(b);
    if (order_tokens(&key_a, &key_b) == 0)
        return true;
    a->at = at;
    b->at = bt;
    return false;
}

/* As long as the members come in one order, nothing is sorted; nor does what is alike before it
 * change the order of what is left. */
static int order_objects(struct oas_order *o, struct oas_reader *a, struct oas_reader *b)
{
    bool more_a = oas_skim_first(a, '}'), more_b = oas_skim_first(b, '}');
    while (more_a && more_b) {
        const char *at = a->at, *bt = b->at;
        if (!enter_same(a, b))
            return order_rest(o, a, b, 0);
        int known = oas_order_values(o, a, b);
        if (known && (o->only_equality || o->status != OAS_OK))
            return known;
        if (known) {
            a->at = at;
            b->at = bt;
            return order_rest(o, a, b, known);
        }
        more_a = oas_skim_next(a);
        more_b = oas_skim_next(b);
    }
    return more_a - more_b;
}

/* ---- any value ---- */

/* The order of the types, and of what is nothing but its first letter. */
static unsigned rank_of(char first)
{
    static const char ranks[] = "nft\"[{";
    const char *at = first ? strchr(ranks, first) : NULL;
    return at ? (unsigned)(at - ranks) : sizeof ranks;
}

int oas_order_values(struct oas_order *o, struct oas_reader *a, struct oas_reader *b)
{
    unsigned rank_a = rank_of(*a->at), rank_b = rank_of(*b->at);
    if (charge(o, 0))
        return 1;
    if (rank_a != rank_b)
        return rank_a < rank_b ? -1 : 1;
    switch (*a->at) {
    case '"':
        return order_strings(o, a, b);
    case '{':
        return order_objects(o, a, b);
    case '[':
        return order_arrays(o, a, b);
    case 'n':
    case 't':
    case 'f':
        oas_skim_value(a);
        oas_skim_value(b);
        return 0;
    default:
        return order_numbers(o, a, b);
    }
}

oas_status oas_order_match(oas_str a, oas_str b, const oas_allocator *from)
{
    uint64_t work = 0;
    struct oas_reader on_a = oas_reader_over(a), on_b = oas_reader_over(b);
    struct oas_scratch scratch = {.at = (char *)&work,
                                  .end = (char *)&work, /* no room of its own */
                                  .from = from ? from : &oas_allocator_default};
    struct oas_order order = {
        .scratch = &scratch, .work = &work, .max_work = UINT64_MAX, .only_equality = true};
    bool equal = oas_order_values(&order, &on_a, &on_b) == 0;
    return order.status != OAS_OK ? order.status : equal ? OAS_OK : OAS_INVALID;
}
