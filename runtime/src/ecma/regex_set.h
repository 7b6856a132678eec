/* regex_set.h - sets of characters while they are collected: ranges in an arena. */
#ifndef OAS_ECMA_REGEX_SET_H
#define OAS_ECMA_REGEX_SET_H

#include <oas/regex_tree.h>

#define OAS_ECMA_LAST UINT32_C(0x10ffff)

/* Ranges as numbers that can be sorted, the first character above the last. Zeroed, it is empty;
 * emptied again by `count`. */
struct oas_ecma_set {
    uint64_t *at;
    size_t count, cap;
    bool failed; /* there was no memory */
};

void oas_set_add(struct oas_ecma_set *set, oas_arena *mem, uint32_t first, uint32_t last);
void oas_set_add_ranges(struct oas_ecma_set *set, oas_arena *mem, const oas_regex_range *ranges,
                        size_t count);
void oas_set_add_set(struct oas_ecma_set *set, oas_arena *mem, const struct oas_ecma_set *more);

/* Sorted, joined, without surrogates at their ends: the others expect and keep that. */
void oas_set_normalize(struct oas_ecma_set *set);
/* All that is not in it, by way of `other`. */
void oas_set_complement(struct oas_ecma_set *set, struct oas_ecma_set *other, oas_arena *mem);
/* And all that differs by case alone: Unicode's simple case folding (ECMA-262 section 22.2.2.7.3,
 * Canonicalize). */
void oas_set_close_case(struct oas_ecma_set *set, oas_arena *mem);

/* The character as it is compared where case does not count. */
uint32_t oas_set_fold(uint32_t code);

/* As a node has it; false after failure. */
bool oas_set_keep(const struct oas_ecma_set *set, oas_arena *mem, struct oas_regex_node *node);

#endif
