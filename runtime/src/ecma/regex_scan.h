/* regex_scan.h - a pattern while it is read: the cursor, what is known of it so far, its faults. */
#ifndef OAS_ECMA_REGEX_SCAN_H
#define OAS_ECMA_REGEX_SCAN_H

#include <oas/regex.h>

#include "ecma/regex_cost.h"

#define OAS_ECMA_DEPTH    200u  /* nested groups */
#define OAS_ECMA_CAPTURES 1000u /* capturing groups */
#define OAS_ECMA_LENGTH   65536u

struct oas_ecma_result;

struct oas_ecma_group {
    size_t out;                 /* where it begins in the output */
    unsigned captures;          /* groups counted before it */
    struct oas_regex_cost done; /* of its alternatives before this one, added up */
    struct oas_regex_cost now;  /* of this alternative, multiplied up, without the last atom */
    bool assertion;             /* look-around: may not be repeated */
};

struct oas_ecma {
    const char *start;
    const char *at;
    const char *end;
    oas_buf *out;
    oas_regex_fault *fault;
    struct oas_ecma_result *result;
    bool metered;
    bool dotall;
    bool multiline;
    bool repeatable;   /* a quantifier may follow */
    size_t atom;       /* where the last atom begins in the output */
    unsigned captures; /* groups opened so far */
    unsigned total;    /* groups in the whole pattern */
    unsigned atom_captures;
    unsigned depth;
    size_t watch;
    size_t mark;
    const char *reference;                           /* the first back reference */
    struct oas_regex_cost last;                      /* the last atom's */
    struct oas_ecma_group stack[OAS_ECMA_DEPTH + 1]; /* [0]: the whole pattern */
    unsigned char marks[OAS_ECMA_CAPTURES + 1];      /* per group: OAS_ECMA_REPEATED, _REFERENCED */
};

enum { OAS_ECMA_REPEATED = 1, OAS_ECMA_REFERENCED = 2 };

bool oas_ecma_fail(struct oas_ecma *t, const char *at, bool unsupported, const char *message);
/* Counts the capturing groups; the number of the one called `name` goes to `*number` (0: none) and
 * how many have that name to `*same`. */
unsigned oas_ecma_count_groups(const struct oas_ecma *t, oas_str name, unsigned *number,
                               unsigned *same);
bool oas_ecma_read_name(struct oas_ecma *t, oas_str *name);

#endif
