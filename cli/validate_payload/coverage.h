/* coverage.h - what captures have of a document: its operations, their statuses and media types,
 * how often; what they have besides. It is as large as the document, however long captures are. */
#ifndef VALIDATE_PAYLOAD_COVERAGE_H
#define VALIDATE_PAYLOAD_COVERAGE_H

#include <oas/message.h>

#include "validate_payload/har_hosts.h"
#include "validate_payload/report_json.h"

struct seen_operation;
struct undeclared;

struct coverage {
    const oas_operation *operations; /* of these, without webhooks; or the one that was asked for */
    size_t operation_count;
    struct seen_operation *seen;
    struct undeclared *undeclared;
    size_t undeclared_count;
    size_t undeclared_more; /* messages with what there was no room for */
    size_t entries;
    size_t requests; /* judged, as are */
    size_t replies;
    size_t invalid; /* of both */
    size_t undecided;
    size_t malformed; /* entries */
    size_t not_http;
    size_t preflights;
    size_t unseen_bodies;
    size_t unseen_replies; /* status 0 */
    size_t without_credentials;
    struct har_hosts *hosts;
    oas_arena *mem;
};

/* NULL without memory. `only`: the one operation that all is of; NULL: the table's. */
struct coverage *coverage_new(const oas_operations *operations, const oas_operation *only,
                              struct har_hosts *hosts, oas_arena *mem);

/* Count a message that was judged. */
void coverage_request(struct coverage *coverage, const oas_request *request,
                      const oas_judged *judged);
void coverage_reply(struct coverage *coverage, const oas_reply *reply, const oas_judged *judged);

/* The summary in lines; as an object. */
void coverage_text(const struct coverage *coverage, oas_buf *out);
void coverage_json(const struct coverage *coverage, struct report_writer *w);

#endif
