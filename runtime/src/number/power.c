/* Powers of ten of 128 bits, from their list. */
#include "number/power.h"

struct oas_wide oas_power(int e)
{
    static const struct oas_wide powers[] = {
#define OAS_POWER(high, low) {UINT64_C(high), UINT64_C(low)},
#include "number/powers.def"
#undef OAS_POWER
    };
    return powers[e - OAS_POWER_LEAST];
}
