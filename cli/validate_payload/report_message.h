/* report_message.h - verdicts on messages, as report.h has those on payloads. */
#ifndef VALIDATE_PAYLOAD_REPORT_MESSAGE_H
#define VALIDATE_PAYLOAD_REPORT_MESSAGE_H

#include <oas/message.h>

#include "validate_payload/message_origin.h"
#include "validate_payload/report_json.h"
#include "validate_payload/verdict.h"

struct message_verdict {
    const struct message_origins *origins;
    bool reply;
    oas_status status;
    const oas_judged *judged;
    const oas_message_error *errors; /* in the order that they are told in, */
    size_t count;                    /* at most max_errors of them */
    bool more;                       /* there are others */
};

/* What an operation is called: its operationId, else method and path. */
void report_operation(const oas_operation *operation, oas_buf *out);

/* The same as the member "operation"; null: there is none. */
void report_operation_json(struct report_writer *w, const oas_operation *operation);

/* A line for each error; the source line only where it is of a body, since others may have
 * credentials in them. Nothing for a valid message. */
void report_message_text(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out);

/* One object: docs/message.schema.json describes it. */
void report_message_json(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out);

/* The body of an answer; what stayed undecided has none: a line of text in `err`. */
void report_message_body(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out, oas_buf *err);

#endif
