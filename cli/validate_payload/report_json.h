/* report_json.h - what verdicts on payloads and on messages have in common as JSON. */
#ifndef VALIDATE_PAYLOAD_REPORT_JSON_H
#define VALIDATE_PAYLOAD_REPORT_JSON_H

#include "common/json_writer.h"
#include "validate_payload/verdict.h"

/* What a verdict needs besides. */
struct report_writer {
    struct json_writer json;
    oas_buf text; /* a value before it is quoted */
    oas_places places;
};

/* One verdict; where an array is printed it begins with ','. */
void report_json_begin(struct report_writer *w, const struct rules *rules, oas_buf *out);
void report_json_end(struct report_writer *w);

/* Of an open object the members that say what is wrong, and where in the value; w->places has found
 * it then. */
void report_json_says(struct report_writer *w, const oas_errors *errors, const oas_error *error);

/* "valid" and "status". */
void report_json_status(struct report_writer *w, oas_status status);

/* Where the keyword stands that demands otherwise; NULL: nowhere. */
void report_json_schema(struct report_writer *w, const struct place *place);

#endif
