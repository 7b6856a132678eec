/* How far words are from each other. */
#include <oas/nearest.h>

#include "base/ascii.h"

/* A longer word has no near name that a person would have meant; it bounds the stack, too. */
enum { LONGEST_WORD = 64 };

static bool is_same(char a, char b)
{
    return oas_ascii_lower(a) == oas_ascii_lower(b);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, by bytes: insertions, deletions, replacements, neighbours swapped. */
static size_t distance(oas_str a, oas_str b)
{
    size_t rows[3][LONGEST_WORD + 1];
    size_t *before = rows[0];
    size_t *last = rows[1];
    size_t *row = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        before[j] = last[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t differs = !is_same(a.at[i - 1], b.at[j - 1]);
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + differs);
            if (i > 1 && j > 1 && is_same(a.at[i - 1], b.at[j - 2]) &&
                is_same(a.at[i - 2], b.at[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b.len];
}

oas_nearest oas_nearest_to(oas_str word)
{
    size_t third = word.len / 3;
    bool near_to_none = word.len < 2 || word.len > LONGEST_WORD;
    oas_nearest near = {.word = word, .limit = near_to_none ? 0 : 1 + third};
    return near;
}

void oas_nearest_try(oas_nearest *near, oas_str candidate)
{
    if (near->limit == 0 || candidate.len > LONGEST_WORD ||
        candidate.len + near->limit <= near->word.len ||
        candidate.len >= near->word.len + near->limit)
        return;
    size_t far = distance(near->word, candidate);
    if (far >= near->limit)
        return;
    near->limit = far;
    near->found = candidate;
}
