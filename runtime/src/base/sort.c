/* Heapsort: in place, and no input is worse than another. */
#include "base/sort.h"

struct sorting {
    uint64_t *at;
    oas_sort_order *order;
    void *user;
};

static inline bool is_less(const struct sorting *s, uint64_t a, uint64_t b)
{
    return s->order ? s->order(s->user, a, b) < 0 : a < b;
}

/* `value` goes in at `place`, and down until nothing below is larger. */
static void sift(const struct sorting *s, size_t place, size_t count, uint64_t value)
{
    for (;;) {
        size_t below = 2 * place + 1;
        if (below >= count)
            break;
        if (below + 1 < count && is_less(s, s->at[below], s->at[below + 1]))
            below++;
        if (!is_less(s, value, s->at[below]))
            break;
        s->at[place] = s->at[below];
        place = below;
    }
    s->at[place] = value;
}

void oas_sort(uint64_t *at, size_t count, oas_sort_order *order, void *user)
{
    struct sorting s = {at, order, user};
    for (size_t i = count / 2; i-- > 0;)
        sift(&s, i, count, at[i]);
    for (size_t left = count; left-- > 1;) {
        uint64_t last = at[left];
        at[left] = at[0];
        sift(&s, 0, left, last);
    }
}
