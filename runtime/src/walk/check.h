/* check.h - leaf checks: one keyword against one value that has been read. */
#ifndef OAS_WALK_CHECK_H
#define OAS_WALK_CHECK_H

#include <oas/program.h>

#include "json/order.h"
#include "json/token.h"
#include "number/number.h"

struct oas_walk;

/* A value while its leaf checks run. */
struct oas_subject {
    unsigned jtype;         /* one OAS_JTYPE_* bit */
    oas_str span;           /* as it stands in the payload */
    size_t count;           /* array, object: items or members */
    struct oas_token token; /* string */
    oas_str text;           /* string: unescaped; at NULL until it is needed */
    struct oas_twins twins; /* array: which two items are equal, once uniqueItems was refused */
    bool has_number;        /* number: taken apart already */
    struct oas_number number;
};

/* One leaf check: OAS_OK, OAS_INVALID, OAS_NO_MEMORY; OAS_UNDECIDED beyond the work that is
 * allowed. A pattern without answer sets w->undecided. */
oas_status oas_check_leaf(struct oas_walk *w, const struct oas_check_row *check,
                          struct oas_subject *s);

/* Does the name at `key`, a quote, match the pattern of a patternProperties? OAS_OK, OAS_INVALID,
 * OAS_NO_MEMORY; OAS_UNDECIDED, which w->undecided has noted: there is no answer. */
oas_status oas_check_name(struct oas_walk *w, const struct oas_check_row *check, const char *key);

#endif
