/* report_capture.h - captures that are none, entries that are none, and the summary of all. */
#ifndef VALIDATE_PAYLOAD_REPORT_CAPTURE_H
#define VALIDATE_PAYLOAD_REPORT_CAPTURE_H

#include "validate_payload/message_origin.h"
#include "validate_payload/verdict.h"

struct coverage;

/* Why a file is no capture. */
struct capture_fault {
    const char *file;
    oas_status status;        /* OAS_MALFORMED */
    const oas_errors *errors; /* why it is no JSON; or NULL, and */
    const char *pointer;      /* what is there is not what is */
    const char *expected;
};

/* Each goes to `out` in the form that is asked for; as the body of an answer there is none, and the
 * line goes to `err`. */
void report_capture_file(const struct rules *rules, const struct capture_fault *fault, oas_buf *out,
                         oas_buf *err);

/* An entry that is not as HAR says, at `spot`. */
void report_capture_entry(const struct rules *rules, const struct message_origins *origins,
                          const struct message_spot *spot, const char *expected, oas_buf *out,
                          oas_buf *err);

/* The last object of JSON. */
void report_capture_summary(const struct rules *rules, const struct coverage *coverage,
                            oas_buf *out);

#endif
