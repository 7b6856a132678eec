/* seen.h - which fields of an object have come: one bit for each. */
#ifndef OAS_WALK_SEEN_H
#define OAS_WALK_SEEN_H

#include <oas/program.h>

/* The bytes that `count` bits take; of all fields, the next one. */
static inline size_t oas_seen_bytes(uint32_t count)
{
    return ((size_t)count + 63) / 64 * sizeof(uint64_t);
}

static inline size_t oas_seen_size(const struct oas_object_row *object)
{
    return oas_seen_bytes(object->field_count);
}

static inline bool oas_seen_has(const uint64_t *seen, uint32_t field)
{
    return seen[field / 64] >> (field % 64) & 1;
}

static inline void oas_seen_add(uint64_t *seen, uint32_t field)
{
    seen[field / 64] |= UINT64_C(1) << (field % 64);
}

#endif
