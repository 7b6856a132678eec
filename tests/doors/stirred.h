/* stirred.h - a C value to which something happens, whatever a struct can hold: valid or not, but
 * safe to pass. */
#ifndef DOORS_STIRRED_H
#define DOORS_STIRRED_H

#include <oas/oas.h>

/* Changes some of what *value holds at random: about one part of it in `rate`. `*seed`, not 0, goes
 * on; the same one makes the same changes. Memory comes from `mem`. */
void stirred_value(const oas_program *program, uint32_t row, void *value, size_t rate,
                   uint64_t *seed, oas_arena *mem);

#endif
