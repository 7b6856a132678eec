/* Places that are noted while a payload is judged, and asked for while it is stored. */
#include "value/ignored.h"

#include <oas/program.h>

enum { FIRST_IGNORED = 16 };

/* The slot that has the place, or the empty one that it belongs in. */
static uint64_t *find_ignored(const struct oas_ignored *ignored, uint64_t place)
{
    size_t mask = ignored->size - 1;
    size_t slot = (size_t)(oas_hash_word(0, place) >> 16) & mask;
    while (ignored->slots[slot] && ignored->slots[slot] != place)
        slot = (slot + 1) & mask;
    return &ignored->slots[slot];
}

static bool grow_places(struct oas_ignored *ignored)
{
    const oas_allocator *from = ignored->from ? ignored->from : &oas_allocator_default;
    struct oas_ignored grown = {.size = ignored->size ? ignored->size * 2 : FIRST_IGNORED,
                                .count = ignored->count,
                                .from = ignored->from};
    size_t bytes = grown.size * sizeof *grown.slots;
    grown.slots = from->resize(from->user, NULL, 0, bytes);
    if (!grown.slots)
        return false;
    memset(grown.slots, 0, bytes);
    for (size_t i = 0; i < ignored->size; i++)
        if (ignored->slots[i])
            *find_ignored(&grown, ignored->slots[i]) = ignored->slots[i];
    oas_ignored_free(ignored);
    *ignored = grown;
    return true;
}

oas_status oas_ignored_add(struct oas_ignored *ignored, size_t key)
{
    uint64_t place = (uint64_t)key + 1;
    if (ignored->count >= ignored->size / 4 * 3 && !grow_places(ignored))
        return OAS_NO_MEMORY;
    uint64_t *slot = find_ignored(ignored, place);
    ignored->count += *slot == 0;
    *slot = place;
    return OAS_OK;
}

bool oas_ignored_has(const struct oas_ignored *ignored, size_t key)
{
    return oas_ignored_any(ignored) && *find_ignored(ignored, (uint64_t)key + 1) != 0;
}

void oas_ignored_free(struct oas_ignored *ignored)
{
    const oas_allocator *from = ignored->from ? ignored->from : &oas_allocator_default;
    if (ignored->slots)
        (void)from->resize(from->user, ignored->slots, ignored->size * sizeof *ignored->slots, 0);
    *ignored = (struct oas_ignored){.from = ignored->from};
}
