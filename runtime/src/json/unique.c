/* Equal items of an array. Items are sorted by their hashes; only what has one hash is compared. */
#include "base/sort.h"
#include "json/hash.h"
#include "json/order.h"
#include "json/skim.h"

/* Items of one hash that are compared each with each before they are sorted. */
enum { FEW = 8 };

struct search {
    struct oas_order *o;
    oas_str array;
    const char *first;  /* of the best pair so far */
    const char *second; /* NULL: there is none */
};

static struct oas_reader reader_of_item(const struct search *s, uint64_t entry)
{
    struct oas_reader r = oas_reader_over(s->array);
    r.at += (uint32_t)entry;
    return r;
}

static int order_items(struct search *s, uint64_t a, uint64_t b)
{
    struct oas_reader on_a = reader_of_item(s, a), on_b = reader_of_item(s, b);
    return s->o->status == OAS_OK ? oas_order_values(s->o, &on_a, &on_b) : 1;
}

/* Equal ones by their place. */
static int order_hashed(void *user, uint64_t a, uint64_t b)
{
    int order = order_items(user, a, b);
    return order ? order : (a > b) - (a < b);
}

/* Keeps the pair if its second item comes before the best one's. */
static void note_item(struct search *s, uint64_t first, uint64_t second)
{
    const char *at = s->array.at + (uint32_t)second;
    if (s->second && s->second <= at)
        return;
    s->first = s->array.at + (uint32_t)first;
    s->second = at;
}

/* Each of the first few against those before it; true if there are two alike. */
static bool search_few(struct search *s, const uint64_t *run, size_t count)
{
    for (size_t i = 1; i < count && i < FEW; i++)
        for (size_t j = 0; j < i; j++)
            if (order_items(s, run[j], run[i]) == 0) {
                note_item(s, run[j], run[i]);
                return true;
            }
    return false;
}

/* Items of one hash, in the order of the text. */
static void search_run(struct search *s, uint64_t *run, size_t count)
{
    if (count < 2 || search_few(s, run, count) || count <= FEW)
        return;
    oas_sort(run, count, order_hashed, s);
    uint64_t first = run[0];
    for (size_t i = 1; i < count; i++)
        if (order_items(s, first, run[i]) == 0)
            note_item(s, first, run[i]);
        else
            first = run[i];
}

static void fill(const struct search *s, uint64_t *entries, size_t count)
{
    struct oas_reader r = oas_reader_over(s->array);
    (void)oas_skim_first(&r, ']');
    for (size_t i = 0; i < count; i++) {
        uint64_t offset = (uint64_t)(r.at - r.begin);
        entries[i] = (uint64_t)oas_hash_value(&r) << 32 | offset;
        (void)oas_skim_next(&r);
    }
}

static void search_all(struct search *s, uint64_t *entries, size_t count)
{
    fill(s, entries, count);
    oas_sort(entries, count, NULL, NULL);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && entries[to] >> 32 == entries[from] >> 32;)
            to++;
        search_run(s, entries + from, to - from);
    }
}

static size_t index_of(oas_str array, const char *item)
{
    struct oas_reader r = oas_reader_over(array);
    size_t index = 0;
    (void)oas_skim_first(&r, ']');
    for (; r.at < item; index++) {
        oas_skim_value(&r);
        (void)oas_skim_next(&r);
    }
    return index;
}

oas_status oas_order_unique(struct oas_order *o, oas_str array, size_t count,
                            struct oas_twins *twins)
{
    struct search s = {.o = o, .array = array};
    *twins = (struct oas_twins){0, NULL};
    if (count < 2)
        return OAS_OK;
    *o->work += array.len;
    if (*o->work > o->max_work)
        return OAS_UNDECIDED;
    struct oas_scratch_mark mark = oas_scratch_mark(o->scratch);
    uint64_t *entries = count <= SIZE_MAX / sizeof *entries
                            ? oas_scratch_take(o->scratch, count * sizeof *entries)
                            : NULL;
    if (!entries)
        return OAS_NO_MEMORY;
    search_all(&s, entries, count);
    oas_scratch_release(o->scratch, mark);
    if (o->status != OAS_OK)
        return o->status;
    if (!s.second)
        return OAS_OK;
    *twins = (struct oas_twins){index_of(array, s.first), s.second};
    return OAS_INVALID;
}
