/* coverage_rows.h - private to coverage: the counters. */
#ifndef VALIDATE_PAYLOAD_COVERAGE_ROWS_H
#define VALIDATE_PAYLOAD_COVERAGE_ROWS_H

#include <oas/operation.h>

struct seen_operation {
    const oas_operation *operation;
    size_t requests;
    size_t *replies; /* one for each response */
    size_t *media;   /* one for each media type of the request, then of each response */
};

/* What the document does not have: "GET /health", or of an operation "500", "200 text/html". */
struct undeclared {
    const oas_operation *operation; /* NULL: there is none for it */
    const char *what;               /* "target", "request", "response" */
    const char *text;
    size_t count;
};

#endif
