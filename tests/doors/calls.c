/* calls.c - every request body of tests/payloads in a request, through the generated calls.
 *
 *     calls tests/payloads/create-campaign.request/ …
 *
 * Each of the five operations' requests is read in one call: its verdict is that on the body alone,
 * and a valid one's operation, parameters, credential and body are in the struct. That is written
 * in one call, as the same request with the body as its type writes it. Other groups are passed
 * over. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "carecycle.h"
#include "generated.h"
#include "pexip-engage.h"

static const oas_header fields[] = {
    {OAS_STR_INIT("x-api-key"), OAS_STR_INIT("k")},
    {OAS_STR_INIT("Content-Type"), OAS_STR_INIT("application/json")},
};

/* What a request of each group is, and what is found in its struct. */
struct operation_case {
    const char *group;
    oas_request message;
    enum carecycle_operation operation;
    const oas_type *type;
};

#define ID "497f6eca-6276-4993-bfeb-53cbbbba6f08"
#define REQUEST(METHOD, TARGET)                                                                    \
    {                                                                                              \
        .method = OAS_STR_INIT(METHOD), .target = OAS_STR_INIT(TARGET), .headers = fields,         \
        .header_count = 2                                                                          \
    }

static const struct operation_case cases[] = {
    {"/create-campaign.request/", REQUEST("POST", "/v2/campaigns"),
     CARECYCLE_OPERATION_CREATE_CAMPAIGN, &carecycle_create_campaign_request_type},
    {"/update-campaign.request/", REQUEST("PATCH", "/v2/campaigns/" ID),
     CARECYCLE_OPERATION_UPDATE_CAMPAIGN, &carecycle_update_campaign_request_type},
    {"/create-appointment-config.request/", REQUEST("POST", "/v2/campaigns/appointment-configs"),
     CARECYCLE_OPERATION_CREATE_APPOINTMENT_CONFIG,
     &carecycle_create_appointment_config_request_type},
    {"/create-transfer-config.request/", REQUEST("POST", "/v2/campaigns/transfer-configs"),
     CARECYCLE_OPERATION_CREATE_TRANSFER_CONFIG, &carecycle_create_transfer_config_request_type},
    {"/appointment.webhook/", REQUEST("POST", "/anywhere"), CARECYCLE_OPERATION_UNKNOWN,
     &pexip_engage_appointment_event_type},
};

struct tally {
    size_t payloads, valid, failed;
};

static void fail(struct tally *tally, const char *file, const char *what)
{
    tally->failed++;
    printf("FAILED %s: %s\n", file, what);
}

/* ---- the struct ---- */

/* The body, if all else is as it was sent; NULL: it is not. */
static const void *body_of(const struct carecycle_request *request)
{
    oas_str key = {NULL, 0}, id = OAS_STR(ID);
    const void *body = NULL;
    switch (request->operation) {
    case CARECYCLE_OPERATION_CREATE_CAMPAIGN:
        key = request->as.create_campaign.parameters.x_api_key;
        body = request->as.create_campaign.body;
        break;
    case CARECYCLE_OPERATION_UPDATE_CAMPAIGN:
        key = request->as.update_campaign.parameters.x_api_key;
        id = request->as.update_campaign.parameters.campaign_id;
        body = request->as.update_campaign.body;
        break;
    case CARECYCLE_OPERATION_CREATE_APPOINTMENT_CONFIG:
        key = request->as.create_appointment_config.parameters.x_api_key;
        body = request->as.create_appointment_config.body;
        break;
    case CARECYCLE_OPERATION_CREATE_TRANSFER_CONFIG:
        key = request->as.create_transfer_config.parameters.x_api_key;
        body = request->as.create_transfer_config.body;
        break;
    case CARECYCLE_OPERATION_UNKNOWN:
        break;
    }
    bool good = oas_str_is(key, "k") && oas_str_is(id, ID) && request->requirement &&
                request->requirement->scheme_count == 1 &&
                oas_str_is(request->credentials[0].value, "k");
    return good ? body : NULL;
}

static bool is_written_as(const oas_request *got, const struct operation_case *one,
                          const void *body, oas_str target)
{
    oas_buf text = {0};
    bool webhook = one->operation == CARECYCLE_OPERATION_UNKNOWN;
    size_t first = webhook ? 1 : 0; /* of the fields */
    bool same = oas_encode(*one->type, body, &text, NULL, NULL) == OAS_OK &&
                oas_str_equal(oas_buf_str(&text), got->body) &&
                oas_str_equal(got->method, one->message.method) &&
                oas_str_equal(got->target, target) && got->header_count == 2 - first;
    for (size_t i = 0; same && i < got->header_count; i++)
        same = oas_str_equal(got->headers[i].name, fields[first + i].name) &&
               oas_str_equal(got->headers[i].value, fields[first + i].value);
    oas_buf_free(&text);
    return same;
}

/* ---- one payload ---- */

static oas_status try_request(struct tally *tally, const struct operation_case *one,
                              const char *file, const oas_request *message, oas_arena *mem)
{
    struct carecycle_request request;
    oas_request again;
    oas_judged judged;
    oas_status status = carecycle_request_decode(&request, message, mem, &judged);
    if (status != OAS_OK)
        return status;
    const void *body = body_of(&request);
    if (request.operation != one->operation || !body)
        fail(tally, file, "something of it is not in the struct");
    else if (carecycle_request_encode(&request, &again, mem, &judged) != OAS_OK ||
             !is_written_as(&again, one, body, message->target))
        fail(tally, file, "is not written as it was");
    return status;
}

static oas_status try_webhook(struct tally *tally, const struct operation_case *one,
                              const char *file, const oas_request *message, oas_arena *mem)
{
    struct pexip_engage_appointment_webhook_call call;
    oas_request again;
    oas_judged judged;
    oas_status status = pexip_engage_appointment_webhook_call_decode(&call, message, mem, &judged);
    if (status == OAS_OK &&
        (pexip_engage_appointment_webhook_call_encode(&call, &again, mem, &judged) != OAS_OK ||
         !is_written_as(&again, one, call.body, OAS_STR(""))))
        fail(tally, file, "is not written as it was");
    return status;
}

static void try_payload(struct tally *tally, const struct operation_case *one, const char *file,
                        oas_str json)
{
    static const oas_options direction = {.direction = OAS_DIRECTION_REQUEST};
    oas_arena mem = {0};
    oas_request message = one->message;
    message.body = json;
    oas_status alone = oas_validate(*one->type, json, NULL, &direction);
    oas_status status = one->operation == CARECYCLE_OPERATION_UNKNOWN
                            ? try_webhook(tally, one, file, &message, &mem)
                            : try_request(tally, one, file, &message, &mem);
    bool refused = status == OAS_INVALID || status == OAS_TOO_LARGE;
    tally->payloads++;
    tally->valid += status == OAS_OK;
    bool same = alone == OAS_OK ? status == OAS_OK || status == OAS_UNREPRESENTABLE : refused;
    if (!same || (alone == OAS_TOO_LARGE) != (status == OAS_TOO_LARGE))
        fail(tally, file, "the request's verdict is not the body's");
    oas_arena_free(&mem);
}

/* ---- all of them ---- */

static void try_group(struct tally *tally, const struct operation_case *one, const char *folder)
{
    glob_t files = {0};
    char pattern[600];
    snprintf(pattern, sizeof pattern, "%s*.json", folder);
    if (glob(pattern, 0, NULL, &files) != 0)
        fail(tally, folder, "has no payloads");
    for (size_t i = 0; i < files.gl_pathc; i++) {
        oas_buf text = generated_payload(files.gl_pathv[i]);
        if (text.len)
            try_payload(tally, one, files.gl_pathv[i], oas_buf_str(&text));
        oas_buf_free(&text);
    }
    globfree(&files);
}

int main(int argc, char **argv)
{
    struct tally tally = {0};
    size_t groups = 0;
    for (int i = 1; i < argc; i++)
        for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
            if (strstr(argv[i], cases[k].group)) {
                try_group(&tally, &cases[k], argv[i]);
                groups++;
            }
    printf("%zu payloads of %zu operations, %zu valid, %zu failed\n", tally.payloads, groups,
           tally.valid, tally.failed);
    return tally.failed != 0 || tally.valid == 0 || groups != sizeof cases / sizeof *cases;
}
