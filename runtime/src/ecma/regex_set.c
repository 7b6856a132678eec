/* Sets of characters: ranges added, sorted, complemented, closed under case. */
#include "ecma/regex_set.h"

#include "base/sort.h"

/* What folds to another character: each `step`th from first to last, by `delta`. */
static const struct fold {
    uint32_t first, last, step;
    int32_t delta;
} folds[] = {
#define OAS_FOLD(first, last, step, delta) {first, last, step, delta},
#include "ecma/regex_fold.def"
#undef OAS_FOLD
};

static uint32_t first_of(uint64_t range)
{
    return (uint32_t)(range >> 32);
}

static uint32_t last_of(uint64_t range)
{
    return (uint32_t)range;
}

static bool set_grow(struct oas_ecma_set *set, oas_arena *mem)
{
    size_t cap = set->cap ? set->cap * 2 : 16;
    uint64_t *at = OAS_ARENA_NEW(mem, uint64_t, cap);
    if (!at) {
        set->failed = true;
        return false;
    }
    if (set->count)
        memcpy(at, set->at, set->count * sizeof *at);
    set->at = at;
    set->cap = cap;
    return true;
}

void oas_set_add(struct oas_ecma_set *set, oas_arena *mem, uint32_t first, uint32_t last)
{
    if (set->count < set->cap || set_grow(set, mem))
        set->at[set->count++] = (uint64_t)first << 32 | last;
}

void oas_set_add_ranges(struct oas_ecma_set *set, oas_arena *mem, const oas_regex_range *ranges,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        oas_set_add(set, mem, ranges[i].first, ranges[i].last);
}

void oas_set_add_set(struct oas_ecma_set *set, oas_arena *mem, const struct oas_ecma_set *more)
{
    for (size_t i = 0; i < more->count; i++)
        oas_set_add(set, mem, first_of(more->at[i]), last_of(more->at[i]));
    set->failed |= more->failed;
}

/* Two ranges with nothing between them but surrogates are one. */
static bool joins(uint32_t last, uint32_t first)
{
    return first <= last || first == last + 1 || (last == 0xd7ff && first == 0xe000);
}

static bool is_sorted(const struct oas_ecma_set *set)
{
    for (size_t i = 1; i < set->count; i++)
        if (set->at[i - 1] > set->at[i])
            return false;
    return true;
}

void oas_set_normalize(struct oas_ecma_set *set)
{
    size_t count = 0;
    if (!is_sorted(set))
        oas_sort(set->at, set->count, NULL, NULL);
    for (size_t i = 0; i < set->count; i++) {
        uint32_t first = first_of(set->at[i]), last = last_of(set->at[i]);
        first = first >= 0xd800 && first <= 0xdfff ? 0xe000 : first;
        last = last >= 0xd800 && last <= 0xdfff ? 0xd7ff : last;
        if (first > last)
            continue;
        if (count && joins(last_of(set->at[count - 1]), first)) {
            uint32_t before = last_of(set->at[--count]);
            first = first_of(set->at[count]);
            last = last > before ? last : before;
        }
        set->at[count++] = (uint64_t)first << 32 | last;
    }
    set->count = count;
}

void oas_set_complement(struct oas_ecma_set *set, struct oas_ecma_set *other, oas_arena *mem)
{
    uint32_t next = 0;
    other->count = 0;
    for (size_t i = 0; i < set->count; i++) {
        if (first_of(set->at[i]) > next)
            oas_set_add(other, mem, next, first_of(set->at[i]) - 1);
        next = last_of(set->at[i]) + 1;
    }
    if (next <= OAS_ECMA_LAST)
        oas_set_add(other, mem, next, OAS_ECMA_LAST);
    oas_set_normalize(other);
    struct oas_ecma_set swap = *set;
    *set = *other;
    *other = swap;
    set->failed |= other->failed;
}

/* True if some character from first to last is among them. */
static bool set_meets(const uint64_t *ranges, size_t count, uint32_t first, uint32_t last)
{
    while (count > 0) {
        size_t middle = count / 2;
        if (last < first_of(ranges[middle])) {
            count = middle;
        } else if (first > last_of(ranges[middle])) {
            ranges += middle + 1;
            count -= middle + 1;
        } else {
            return true;
        }
    }
    return false;
}

/* Folding is settled after one step: what something folds to folds to itself. So first all that its
 * members fold to, then all that folds to one of these. */
static void add_folded(struct oas_ecma_set *set, oas_arena *mem, bool back)
{
    size_t count = set->count;
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        uint32_t delta = (uint32_t)folds[i].delta, here = back ? delta : 0, there = delta - here;
        if (!set_meets(set->at, count, folds[i].first + here, folds[i].last + here))
            continue;
        for (uint32_t code = folds[i].first; code <= folds[i].last; code += folds[i].step)
            if (set_meets(set->at, count, code + here, code + here) &&
                !set_meets(set->at, count, code + there, code + there))
                oas_set_add(set, mem, code + there, code + there);
    }
    oas_set_normalize(set);
}

void oas_set_close_case(struct oas_ecma_set *set, oas_arena *mem)
{
    bool all = set->count == 1 && set->at[0] == OAS_ECMA_LAST;
    if (set->count == 0 || all)
        return;
    add_folded(set, mem, false);
    add_folded(set, mem, true);
}

uint32_t oas_set_fold(uint32_t code)
{
    size_t first = 0, count = sizeof folds / sizeof *folds;
    while (count > 0) {
        const struct fold *fold = &folds[first + count / 2];
        if (code >= fold->first && code <= fold->last)
            return (code - fold->first) % fold->step ? code : code + (uint32_t)fold->delta;
        if (code > fold->last)
            first += count / 2 + 1;
        count = code > fold->last ? count - count / 2 - 1 : count / 2;
    }
    return code;
}

bool oas_set_keep(const struct oas_ecma_set *set, oas_arena *mem, struct oas_regex_node *node)
{
    oas_regex_range *ranges = OAS_ARENA_NEW(mem, oas_regex_range, set->count + 1);
    if (!ranges || set->failed)
        return false;
    for (size_t i = 0; i < set->count; i++)
        ranges[i] = (oas_regex_range){first_of(set->at[i]), last_of(set->at[i])};
    node->ranges = ranges;
    node->range_count = set->count;
    return true;
}
