/* How far words are from each other. */
#include "load/nearest.h"

/* A longer word has no near name that a person would have meant; it bounds the stack, too. */
enum { MAX_WORD = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, by bytes: insertions, deletions, replacements, neighbours swapped. */
static size_t distance(oas_str a, oas_str b)
{
    size_t rows[3][MAX_WORD + 1];
    size_t *before = rows[0];
    size_t *last = rows[1];
    size_t *row = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        before[j] = last[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t differs = a.at[i - 1] != b.at[j - 1];
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + differs);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b.len];
}

oas_str nearest_of(oas_str word, const oas_str *candidates, size_t count)
{
    oas_str nearest = {0};
    size_t best = word.len / 3 > 1 ? word.len / 3 : 1;
    if (word.len < 2 || word.len > MAX_WORD)
        return nearest;
    for (size_t i = 0; i < count; i++) {
        oas_str candidate = candidates[i];
        if (candidate.len > MAX_WORD || candidate.len + best < word.len ||
            candidate.len > word.len + best)
            continue;
        size_t far = distance(word, candidate);
        if (far < best || (far == best && !nearest.at)) {
            best = far;
            nearest = candidate;
        }
    }
    return nearest;
}
