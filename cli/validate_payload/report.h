/* report.h - verdicts as text, as JSON, and as the body that an API answers with. */
#ifndef VALIDATE_PAYLOAD_REPORT_H
#define VALIDATE_PAYLOAD_REPORT_H

#include "validate_payload/verdict.h"

/* Like a compiler's messages; nothing for a valid payload. */
void validate_report_text(const struct rules *rules, const struct verdict *verdict, oas_buf *out);

/* One object: docs/output.schema.json describes it. Where an array is printed it begins with ','.
 */
void validate_report_json(const struct rules *rules, const struct verdict *verdict, oas_buf *out);

/* One body a line; nothing for a valid payload. What stayed undecided has no body: a line of text
 * in `err`. */
void report_body(const struct rules *rules, const struct verdict *verdict, oas_buf *out,
                 oas_buf *err);

/* Where a limit was met, for the functions that take an error; false for one that is of the whole
 * payload. */
bool report_limit_place(const struct verdict *verdict, oas_error *place);

#endif
