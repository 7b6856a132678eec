/* judge.h - one payload, one verdict, and its text.
 *
 * A judge belongs to one thread; the rules are shared and const. */
#ifndef VALIDATE_PAYLOAD_JUDGE_H
#define VALIDATE_PAYLOAD_JUDGE_H

#include "validate_payload/annotate.h"

struct tally {
    size_t valid;
    size_t invalid;
    size_t undecided;
    size_t unreadable;
};

struct judge {
    const struct rules *rules;
    struct tally tally;
    oas_errors errors; /* at[] grows up to max_errors */
    oas_arena text;
    oas_buf quoted; /* a text as the JSON that it is judged as */
    oas_arena room; /* verdict.room */
    struct annotate_memory memory;
    oas_arena noted; /* a payload's annotations */
};

void judge_init(struct judge *judge, const struct rules *rules);
void judge_free(struct judge *judge);

/* Judges `payload`, counts the verdict, and appends what is to be printed to `out`; notes,
 * and with validation-error the lines on what stayed undecided, go to `err`. */
void judge_payload(struct judge *judge, const struct payload *payload, oas_buf *out, oas_buf *err);

#endif
