/* Open addressing, as the runtime searches it. */
#include "load/slots.h"

#include <oas/program.h>

uint32_t slots_size(uint32_t count)
{
    uint32_t size = 4;
    while (size < count * 2)
        size *= 2;
    return size;
}

void slots_fill(uint32_t *slots, uint32_t size, uint32_t count, slots_name *name_of,
                const void *user)
{
    for (uint32_t i = 0; i < count; i++) {
        oas_str name = name_of(user, i);
        if (!name.at)
            continue;
        uint32_t at = oas_name_hash(name) & (size - 1);
        while (slots[at])
            at = (at + 1) & (size - 1);
        slots[at] = i + 1;
    }
}

uint32_t *slots_find(uint32_t *slots, uint32_t size, oas_str name, slots_name *name_of,
                     const void *user)
{
    uint32_t at = oas_name_hash(name) & (size - 1);
    while (slots[at] && !oas_str_equal(name_of(user, slots[at] - 1), name))
        at = (at + 1) & (size - 1);
    return &slots[at];
}
