#include "idn/idn_class.h"

const struct oas_idn_class *oas_idn_class_of(uint32_t code)
{
    enum { OAS_IDN_MARK_NO_MARK, OAS_IDN_MARK_MARK };
    static const struct oas_idn_class classes[] = {
        {.kind = OAS_IDN_NO},
#define CLASS(kind, bidi, join, script, mark, order)                                               \
    {OAS_IDN_BIDI_##bidi,     OAS_IDN_##kind,      OAS_IDN_JOIN_##join,                            \
     OAS_IDN_SCRIPT_##script, OAS_IDN_MARK_##mark, order},
#include "idn/idn_classes.def"
#undef CLASS
    };
    static const uint32_t run_starts[] = {
#define RUN(first, class) (uint32_t) first << 8 | class,
#include "idn/idn_classes.def"
#undef RUN
    };
    size_t low = 0;
    size_t high = sizeof run_starts / sizeof *run_starts;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (run_starts[middle] >> 8 <= code)
            low = middle;
        else
            high = middle;
    }
    return &classes[run_starts[low] & 0xff];
}
