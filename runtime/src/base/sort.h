/* sort.h - numbers of 64 bits sorted in place: n log n whatever they are, without memory. */
#ifndef OAS_BASE_SORT_H
#define OAS_BASE_SORT_H

#include <oas/base.h>

/* Negative, 0, positive, as `a` comes before `b`, is alike, comes behind. */
typedef int oas_sort_order(void *user, uint64_t a, uint64_t b);

/* By `order`; by value where that is NULL. An order that contradicts itself gives some order. */
void oas_sort(uint64_t *at, size_t count, oas_sort_order *order, void *user);

#endif
