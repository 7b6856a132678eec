/* multiple.h - multiples of numbers of any length (JSON Schema Validation section 6.2.1): long
 * division that keeps the rest alone.
 *
 *     uint32_t *limbs = take(oas_multiple_limbs(&of) * sizeof *limbs);
 *     bool yes = oas_multiple(&number, &of, limbs);
 */
#ifndef OAS_NUMBER_MULTIPLE_H
#define OAS_NUMBER_MULTIPLE_H

#include "number/number.h"

/* The memory that oas_multiple() takes; 0 where the divisor has at most 18 significant digits. */
size_t oas_multiple_limbs(const struct oas_number *of);

/* Its steps, so that whoever has a budget can refuse before: about the digits of one number times
 * those of the other, by 81. */
uint64_t oas_multiple_work(const struct oas_number *a, const struct oas_number *of);

/* True if `a` is an exact multiple of `of`, which must be positive. `limbs` is where the rest is
 * held; what is in it does not matter. */
bool oas_multiple(const struct oas_number *a, const struct oas_number *of, uint32_t *limbs);

#endif
