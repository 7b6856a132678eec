/* judge.h - one payload, one verdict, and its text.
 *
 * A judge belongs to one thread; the rules are shared and const. */
#ifndef VALIDATE_PAYLOAD_JUDGE_H
#define VALIDATE_PAYLOAD_JUDGE_H

#include <oas/codec.h>

#include "plan/plan.h"
#include "validate_payload/options.h"

/* What all payloads are judged by, and how that is printed. */
struct rules {
    const struct validate_options *options;
    const struct plan *plan; /* for the places of keywords */
    oas_type type;
    oas_options limits;
    bool color;
    bool several; /* more than one payload, or lines: json prints an array */
};

struct payload {
    const char *file; /* as given; "-" for stdin */
    oas_str json;
    size_t record; /* its line in the file; 0: the payload is the whole file */
    size_t base;   /* bytes of the file before it */
    bool cut;      /* longer than max_bytes: `json` is empty */
};

struct verdict {
    const struct payload *payload;
    oas_status status;
    const oas_errors *errors;
};

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
};

void judge_init(struct judge *judge, const struct rules *rules);
void judge_free(struct judge *judge);

/* Judges `payload`, counts the verdict, and appends what is to be printed to `out`; with
 * validation-error, the lines on what stayed undecided to `err`. */
void judge_payload(struct judge *judge, const struct payload *payload, oas_buf *out, oas_buf *err);

#endif
