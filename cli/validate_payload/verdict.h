/* verdict.h - what a payload is judged by, and what is found: for who judges and for who reports.
 */
#ifndef VALIDATE_PAYLOAD_VERDICT_H
#define VALIDATE_PAYLOAD_VERDICT_H

#include <oas/body.h>
#include <oas/codec.h>

#include "plan/plan.h"
#include "validate_payload/options.h"

/* What all payloads are judged by, and how that is printed. */
struct rules {
    const struct validate_options *options;
    const struct plan *plan;     /* for the places of keywords */
    const struct schema *schema; /* that payloads are judged by; NULL: any JSON is valid */
    oas_type type;
    oas_options limits;
    bool color;
    bool several; /* more than one payload, or lines: json prints an array */
    bool text;    /* payloads are no JSON: the bytes of each are a string */
    bool marked;  /* --lines: records of RFC 7464, each behind RS, not lines */
    bool absent;  /* there need be no body: no bytes are none */
};

/* Where the keyword stands that demands otherwise. NULL: nowhere. */
static inline const struct place *verdict_declared(const struct rules *rules,
                                                   const oas_error *error)
{
    if (error->code == OAS_CODE_INVALID_JSON || error->order >= rules->plan->place_count)
        return NULL;
    const struct place *place = &rules->plan->places[error->order];
    return place->source ? place : NULL;
}

struct payload {
    const char *file; /* as given; "-" for stdin */
    oas_str json;
    size_t record;                 /* its line in the file; 0: the payload is the whole file */
    size_t base;                   /* bytes of the file before it */
    size_t column;                 /* code points before it in its line */
    bool cut;                      /* longer than max_bytes: `json` is empty */
    const oas_body_items *refused; /* a record that is not written as one: says why; else NULL */
};

/* The line of the file that is the payload's `line`, from 1. */
static inline size_t payload_line(const struct payload *payload, size_t line)
{
    return payload->record ? payload->record + line - 1 : line;
}

static inline size_t payload_column(const struct payload *payload, size_t line, size_t column)
{
    return line == 1 ? payload->column + column : column;
}

struct annotations; /* annotate.h */

struct verdict {
    const struct payload *payload;
    oas_status status;
    oas_errors *errors;
    bool absent; /* there is no body, and none has to be */
    const struct annotations
        *annotations; /* of a valid payload, where they are wanted; else NULL */
    oas_arena *room;  /* for what a report asks for on the way; empty between two questions */
};

#endif
