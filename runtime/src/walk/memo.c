/* Verdicts that are kept, in a hash table by row and offset. */
#include "walk/memo.h"

/* Three eighths of the walk's first block. */
enum { FIRST_SIZE = 64 };

/* So that there are fewer entries than bytes, give or take the default's base. */
enum { ENTRY_WORK = 64 };

/* What a verdict on a value that holds no others took, when it is worth an entry. */
enum { DEAR_WORK = 8 * ENTRY_WORK };

/* As an entry has it: 0 is an empty slot. Where members are let through, verdicts are of their own.
 */
static uint32_t row_of(const struct oas_walk *w, const struct oas_schema_row *schema)
{
    return ((uint32_t)(schema - w->program->schemas) + 1) | (uint32_t)oas_walk_ignores(w) << 31;
}

static uint32_t offset_of(const struct oas_walk *w, const char *at)
{
    return (uint32_t)(at - w->read.begin);
}

static struct oas_memo_entry *find(const struct oas_memo *memo, uint32_t schema, uint32_t at)
{
    uint64_t hash = oas_hash_word(0, (uint64_t)schema << 32 | at);
    uint32_t slot = (uint32_t)(hash >> 16) & (memo->size - 1);
    while (memo->slots[slot].schema &&
           (memo->slots[slot].schema != schema || memo->slots[slot].at != at))
        slot = (slot + 1) & (memo->size - 1);
    return &memo->slots[slot];
}

static bool is_container(const char *at)
{
    return *at == '{' || *at == '[';
}

bool oas_memo_keeps(const struct oas_walk *w)
{
    bool alone = !w->waived || w->whole.at != w->read.at;
    return w->rereads > 0 && alone && !w->undecided;
}

bool oas_memo_pays(const char *start, uint64_t work)
{
    return is_container(start) || work >= DEAR_WORK;
}

bool oas_memo_recall(struct oas_walk *w, const struct oas_schema_row *schema, const char *start,
                     unsigned depth, oas_status *status)
{
    bool container = is_container(start);
    if (w->memo.size == 0 || !(container || w->keeps_leaves))
        return false;
    const struct oas_memo_entry *entry = find(&w->memo, row_of(w, schema), offset_of(w, start));
    if (entry->schema == 0 || (container && !oas_walk_enters(w, depth + entry->height)))
        return false;
    w->work += 16;
    if (entry->open) {
        w->undecided = true;
        w->stop = (struct oas_stop){w->read.begin + entry->stop, entry->check};
    }
    w->read.at = entry->end ? w->read.begin + entry->end : start;
    *status = entry->end ? OAS_OK : OAS_INVALID;
    return true;
}

static struct oas_memo_entry *take_entries(struct oas_walk *w, uint32_t size)
{
    size_t bytes = size * sizeof(struct oas_memo_entry);
    if (size == FIRST_SIZE && !w->memo.first)
        w->memo.first = oas_scratch_take_last(&w->scratch, bytes);
    struct oas_memo_entry *slots =
        size == FIRST_SIZE && w->memo.first
            ? w->memo.first
            : w->scratch.from->resize(w->scratch.from->user, NULL, 0, bytes);
    if (slots)
        memset(slots, 0, bytes);
    return slots;
}

static bool grow(struct oas_walk *w)
{
    struct oas_memo grown = {.size = w->memo.size ? w->memo.size * 2 : FIRST_SIZE,
                             .count = w->memo.count};
    grown.slots = take_entries(w, grown.size);
    grown.first = w->memo.first;
    if (!grown.slots)
        return false;
    for (uint32_t i = 0; i < w->memo.size; i++) {
        const struct oas_memo_entry *entry = &w->memo.slots[i];
        if (entry->schema)
            *find(&grown, entry->schema, entry->at) = *entry;
    }
    oas_memo_forget(w);
    w->memo = grown;
    return true;
}

oas_status oas_memo_keep(struct oas_walk *w, const struct oas_schema_row *schema, const char *start,
                         unsigned depth, oas_status status)
{
    bool final = status == OAS_INVALID && w->duplicate_met;
    if (final || (status != OAS_OK && status != OAS_INVALID))
        return status;
    if (w->memo.count >= w->memo.size / 4 * 3 && !grow(w))
        return OAS_NO_MEMORY;
    struct oas_memo_entry kept = {.schema = row_of(w, schema),
                                  .at = offset_of(w, start),
                                  .end = status == OAS_OK ? offset_of(w, w->read.at) : 0,
                                  .height = (uint16_t)(w->deepest - depth),
                                  .open = w->undecided};
    if (w->undecided) {
        kept.stop = offset_of(w, w->stop.at);
        kept.check = w->stop.check;
    }
    struct oas_memo_entry *entry = find(&w->memo, kept.schema, kept.at);
    w->memo.count += entry->schema == 0;
    w->keeps_leaves |= !is_container(start);
    w->work += ENTRY_WORK;
    *entry = kept;
    return status;
}

void oas_memo_forget(struct oas_walk *w)
{
    const oas_allocator *from = w->scratch.from;
    struct oas_memo *memo = &w->memo;
    if (memo->size && memo->slots != memo->first)
        (void)from->resize(from->user, memo->slots, memo->size * sizeof *memo->slots, 0);
    memo->slots = NULL;
    memo->size = memo->count = 0;
    w->keeps_leaves = false;
}
