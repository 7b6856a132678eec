/* Perfect hashes of names and texts, found by trying: the same seeds for the same texts. */
#include "plan/fast_hash.h"

enum { TRIES = 256, MOST_BITS = 12 };

struct hashed {
    uint64_t first, second;
    size_t len;
    bool out; /* another text is alike in all that is hashed */
};

static uint64_t word_of(oas_str text, size_t from)
{
    uint64_t word = 0;
    for (size_t i = from; i < text.len && i < from + 8; i++)
        word |= (uint64_t)(unsigned char)text.at[i] << (8 * (i - from));
    return word;
}

static struct hashed *take_words(struct fast_making *m, fast_text *text_of, uint32_t first,
                                 uint32_t count)
{
    struct hashed *all = OAS_ARENA_NEW(m->mem, struct hashed, (size_t)count + 1);
    m->no_memory |= !all;
    for (uint32_t i = 0; all && i < count; i++) {
        oas_str text = text_of(m, first, i);
        all[i] = (struct hashed){word_of(text, 0), word_of(text, 8), text.len, !text.at};
        for (uint32_t j = 0; j < i && !all[i].out; j++)
            all[i].out = !all[j].out && all[j].first == all[i].first &&
                         all[j].second == all[i].second && all[j].len == all[i].len;
    }
    return all;
}

/* Marsaglia's xorshift: no seed of it is even twice in a row, and none hangs on the machine. */
static uint64_t next_seed(uint64_t seed)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^ seed << 17;
}

static bool fill(uint16_t *slots, uint32_t size, const struct hashed *all, uint32_t count,
                 uint64_t seed, uint32_t shift)
{
    bool apart = true;
    memset(slots, 0, size * sizeof *slots);
    for (uint32_t i = 0; i < count; i++) {
        if (all[i].out)
            continue;
        uint32_t at = oas_fast_hash(all[i].first, all[i].second, all[i].len, seed, shift);
        apart &= slots[at] == 0;
        slots[at] = slots[at] ? slots[at] : (uint16_t)(i + 1);
    }
    return apart;
}

void fast_hash_texts(struct fast_making *m, fast_text *text_of, uint32_t first, uint32_t count,
                     uint32_t *slots, uint32_t *shift, uint64_t *seed)
{
    const struct hashed *all = take_words(m, text_of, first, count);
    uint16_t *made = OAS_ARENA_NEW(m->mem, uint16_t, (size_t)1 << MOST_BITS);
    uint32_t bits = 1;
    bool apart = false;
    m->no_memory |= !made;
    if (!all || !made)
        return;
    while (bits < MOST_BITS && (UINT32_C(1) << bits) < count * 2)
        bits++;
    uint64_t tried = UINT64_C(88172645463325252);
    for (; !apart; bits++) {
        for (int i = 0; i < TRIES && !apart; i++) {
            tried = next_seed(tried);
            *seed = tried | 1;
            apart = fill(made, UINT32_C(1) << bits, all, count, *seed, 64 - bits);
        }
        if (apart || bits == MOST_BITS || (UINT32_C(1) << bits) > 16 * (count + 1))
            break;
    }
    *shift = 64 - bits;
    *slots = m->slots.count;
    uint16_t *to = fast_add(m, &m->slots, UINT32_C(1) << bits, sizeof *to);
    if (to)
        memcpy(to, made, sizeof *to << bits);
}
