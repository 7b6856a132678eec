#include "rearrange.h"

#include <stdlib.h>

static size_t random_below(uint64_t *state, size_t most)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (size_t)(*state % most);
}

static void swap(struct node *object, size_t i, size_t j)
{
    struct member kept = object->members[i];
    object->members[i] = object->members[j];
    object->members[j] = kept;
    object->members[i].value->index = i;
    object->members[j].value->index = j;
}

static void move(struct node *object, bool reversed, uint64_t *state)
{
    for (size_t i = 0; reversed && i < object->count / 2; i++)
        swap(object, i, object->count - 1 - i);
    for (size_t i = object->count; !reversed && i > 1; i--)
        swap(object, i - 1, random_below(state, i));
}

static void move_all(struct node *node, bool reversed, uint64_t *state)
{
    if (node->kind == NODE_OBJECT)
        move(node, reversed, state);
    for (size_t i = 0; i < node->count; i++)
        move_all(node->kind == NODE_OBJECT ? node->members[i].value : node->items[i], reversed,
                 state);
}

void rearrange(struct node *root, unsigned way)
{
    uint64_t state = UINT64_C(0x9E3779B97F4A7C15) * (way + 1);
    move_all(root, way == 0, &state);
}

/* ---- texts ---- */

struct lines {
    oas_str *at;
    size_t count;
};

static int by_bytes(const void *a, const void *b)
{
    return oas_str_compare(*(const oas_str *)a, *(const oas_str *)b);
}

/* The entries of `text`: each begins at a line's start, where `begins` says so. */
static struct lines split(oas_str text, bool (*begins)(oas_str line))
{
    struct lines lines = {.at = malloc((text.len + 1) * sizeof(oas_str))};
    for (size_t i = 0; lines.at && i < text.len;) {
        const char *end = memchr(text.at + i, '\n', text.len - i);
        size_t len = end ? (size_t)(end + 1 - text.at) - i : text.len - i;
        oas_str line = oas_str_of(text.at + i, len);
        if (lines.count == 0 || begins(line))
            lines.at[lines.count++] = line;
        else
            lines.at[lines.count - 1].len += len;
        i += len;
    }
    return lines;
}

static bool is_always(oas_str line)
{
    return line.len > 0;
}

static bool is_head(oas_str line)
{
    return line.at[0] != ' ';
}

/* An entry's own lines behind its first one. */
static void sort_inside(oas_str entry, oas_buf *out)
{
    struct lines inside = split(entry, is_always);
    if (inside.count > 1)
        qsort(inside.at + 1, inside.count - 1, sizeof *inside.at, by_bytes);
    for (size_t i = 0; i < inside.count; i++)
        oas_buf_put(out, inside.at[i]);
    free(inside.at);
}

void rearrange_sort(oas_buf *text)
{
    oas_buf inner = {0}, sorted = {0};
    struct lines entries = split(oas_buf_str(text), is_head);
    for (size_t i = 0; i < entries.count; i++)
        sort_inside(entries.at[i], &inner);
    free(entries.at);
    entries = split(oas_buf_str(&inner), is_head);
    if (entries.count)
        qsort(entries.at, entries.count, sizeof *entries.at, by_bytes);
    for (size_t i = 0; i < entries.count; i++)
        oas_buf_put(&sorted, entries.at[i]);
    free(entries.at);
    oas_buf_free(&inner);
    oas_buf_free(text);
    *text = sorted;
}
