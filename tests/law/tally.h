/* tally.h - how often the law held, and what for it did not apply. */
#ifndef LAW_TALLY_H
#define LAW_TALLY_H

#include "judge.h"

struct tally {
    size_t times;  /* how many texts are made of each value */
    uint64_t seed; /* of what happens to them */
    size_t kept, beyond, invalid;
    size_t unbuilt; /* values of schemas that are not compiled */
    size_t wrong;   /* the law is broken, or a schema is not compiled */
    struct {
        const char *why;
        size_t count;
    } reasons[16]; /* of `beyond` */
};

/* Where the law is broken, prints that, with the value and `where` it comes from. */
void tally_count(struct tally *tally, struct law_verdict verdict, oas_str json, const char *where);

/* Prints them in a line, and the reasons below it. True if nothing is wrong, and something kept. */
bool tally_print(const struct tally *tally, const char *of);

#endif
