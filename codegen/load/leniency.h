/* leniency.h - the faults of a document that leave its meaning clear: leniencies.def. */
#ifndef LOAD_LENIENCY_H
#define LOAD_LENIENCY_H

enum leniency {
    LENIENCY_NONE,
#define LENIENCY(symbol, name, seen, meant, reason) LENIENCY_##symbol,
#include "load/leniencies.def"
#undef LENIENCY
};

/* "nullable-beside": what it is called in messages and in docs/LENIENCIES.md. */
const char *leniency_name(enum leniency leniency);

#endif
