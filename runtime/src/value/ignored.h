/* ignored.h - members that were let through (options.ignore_unknown), by the places of their keys:
 * they are valid and in no C type, unless a struct keeps what its schema leaves open. */
#ifndef OAS_VALUE_IGNORED_H
#define OAS_VALUE_IGNORED_H

#include <oas/base.h>

/* A hash table. Zeroed it is empty; `from` may be set. */
struct oas_ignored {
    uint64_t *slots; /* offsets of their quotes in the payload, plus 1; 0 is empty */
    size_t size;     /* a power of two, or 0 */
    size_t count;
    const oas_allocator *from;
};

/* OAS_OK, also where it is there already, or OAS_NO_MEMORY. */
oas_status oas_ignored_add(struct oas_ignored *ignored, size_t key);

/* NULL has none. */
bool oas_ignored_has(const struct oas_ignored *ignored, size_t key);

void oas_ignored_free(struct oas_ignored *ignored);

static inline bool oas_ignored_any(const struct oas_ignored *ignored)
{
    return ignored && ignored->count > 0;
}

#endif
