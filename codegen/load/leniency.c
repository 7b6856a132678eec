/* The names of leniencies. */
#include "load/leniency.h"

const char *leniency_name(enum leniency leniency)
{
    static const char *const names[] = {
        [LENIENCY_NONE] = "",
#define LENIENCY(symbol, name, seen, meant, reason) [LENIENCY_##symbol] = name,
#include "load/leniencies.def"
#undef LENIENCY
    };
    return names[leniency];
}
