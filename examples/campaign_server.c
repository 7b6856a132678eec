/* campaign_server - the API of schemas/carecycle.yaml over HTTP, by libmicrohttpd.
 *
 *     campaign_server KEY [PORT]
 *
 * Listens on 127.0.0.1, prints its address, and serves until stdin ends. Campaigns are kept in
 * memory; KEY is what `x-api-key` has to be. Whatever a request is, one call judges and decodes it:
 * the handlers see structs alone. Exit: 0 stdin ended, 2 usage, 3 no such port. */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "carecycle.h"

enum { MOST_CAMPAIGNS = 1000, MOST_BYTES = 1 << 20 };

static const oas_options limits = {.max_bytes = MOST_BYTES};

struct campaign {
    struct carecycle_campaign is;
    oas_arena mem; /* all that `is` points to */
};

struct server {
    oas_str key;
    struct campaign *campaigns;
    size_t count;
};

/* A request while it comes in, and what is answered. */
struct exchange {
    char *target; /* as it was sent: the library's own `url` is decoded, which would lose "%2F" */
    bool begun;
    oas_buf sent;
    oas_arena mem;
    unsigned status;
    oas_str allow;
    oas_buf body;
};

/* ---- answers ---- */

static void answer_error(struct exchange *x, unsigned status, const char *code, const char *message)
{
    struct carecycle_error error = {.message = oas_str_from(message), .code = oas_str_from(code)};
    x->status = status;
    x->body.len = 0;
    if (carecycle_error_encode(&error, &x->body, NULL) != OAS_OK)
        x->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
}

/* Encoding judges what it writes: a server that breaks its own document says so here. */
static void answer_campaign(struct exchange *x, struct carecycle_campaign *campaign)
{
    struct carecycle_campaign_response response = {.campaign = campaign};
    x->status = MHD_HTTP_OK;
    if (carecycle_campaign_response_encode(&response, &x->body, NULL) != OAS_OK)
        answer_error(x, MHD_HTTP_INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "The campaign is broken");
}

/* ---- operations ---- */

static struct campaign *find(const struct server *server, oas_str id)
{
    for (size_t i = 0; i < server->count; i++)
        if (oas_str_equal(server->campaigns[i].is.id, id))
            return &server->campaigns[i];
    return NULL;
}

static void create_campaign(struct server *server, struct exchange *x,
                            const struct carecycle_create_campaign_request *asked)
{
    oas_date_time now;
    char id_text[OAS_UUID_SIZE], now_text[OAS_DATE_TIME_SIZE];
    if (server->count == MOST_CAMPAIGNS || !oas_date_time_from_unix(time(NULL), 0, &now)) {
        answer_error(x, MHD_HTTP_INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "There is no more room");
        return;
    }
    struct campaign *made = &server->campaigns[server->count];
    uint8_t id[16] = {[6] = 0x40,
                      [8] = 0x80,
                      [14] = (uint8_t)(server->count >> 8),
                      [15] = (uint8_t)server->count};
    struct carecycle_campaign campaign = {
        .id = oas_uuid_write(id, id_text),
        .created_at = oas_date_time_write(&now, now_text),
        .name = asked->name,
        .status = CARECYCLE_CAMPAIGN_STATUS_DRAFT,
    };
    OAS_COPY(campaign.description, asked->description);
    OAS_COPY(campaign.max_concurrent_calls, asked->max_concurrent_calls);
    OAS_COPY(campaign.kind, asked->kind);
    /* Texts of the request are views of it, and it goes. */
    if (carecycle_campaign_copy(&made->is, &campaign, &made->mem) != OAS_OK) {
        answer_error(x, MHD_HTTP_INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "There is no memory");
        return;
    }
    server->count++;
    answer_campaign(x, &made->is);
}

/* What is absent stays as it is, null clears, a value sets. */
static void update_campaign(struct server *server, struct exchange *x, oas_str id,
                            const struct carecycle_update_campaign_request *patch)
{
    struct campaign *campaign = find(server, id);
    if (!campaign) {
        answer_error(x, MHD_HTTP_NOT_FOUND, "NOT_FOUND", "There is no such campaign");
        return;
    }
    struct carecycle_campaign patched = campaign->is, kept;
    oas_arena mem = {0};
    if (patch->name.is == OAS_VALUE)
        patched.name = patch->name.value;
    if (patch->description.is != OAS_ABSENT)
        OAS_COPY(patched.description, patch->description);
    if (patch->status.is == OAS_VALUE)
        patched.status = patch->status.value;
    if (patch->transfer_config_ids.is != OAS_ABSENT)
        patched.transfer_config_ids.is = OAS_ABSENT;
    if (patch->transfer_config_ids.is == OAS_VALUE)
        OAS_SET(patched.transfer_config_ids, patch->transfer_config_ids.value);
    if (carecycle_campaign_copy(&kept, &patched, &mem) != OAS_OK) {
        oas_arena_free(&mem);
        answer_error(x, MHD_HTTP_INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "There is no memory");
        return;
    }
    oas_arena_free(&campaign->mem);
    campaign->is = kept;
    campaign->mem = mem;
    answer_campaign(x, &campaign->is);
}

/* That there is a key was judged; whose it is, only the server knows. */
static bool is_welcome(const struct server *server, const struct carecycle_request *request)
{
    return oas_str_equal(request->credentials[0].value, server->key);
}

/* The compiler names an operation that the document gets later, and nobody serves. */
static void serve(struct server *server, struct exchange *x, const oas_request *message)
{
    struct carecycle_request request;
    oas_judged judged;
    /* carecycle_request_decode() does the same with the default limits. */
    if (oas_request_decode(&carecycle_operations, &request, message, &x->mem, &judged, &limits,
                           NULL) != OAS_OK) {
        oas_judged_body(&judged, &x->body); /* all that is wrong, in whatever part */
        x->status = judged.answer;
        x->allow = judged.allow;
        return;
    }
    if (!is_welcome(server, &request)) {
        answer_error(x, MHD_HTTP_FORBIDDEN, "FORBIDDEN", "This key opens nothing");
        return;
    }
    switch (request.operation) {
    case CARECYCLE_OPERATION_CREATE_CAMPAIGN:
        create_campaign(server, x, request.as.create_campaign.body);
        break;
    case CARECYCLE_OPERATION_UPDATE_CAMPAIGN:
        update_campaign(server, x, request.as.update_campaign.parameters.campaign_id,
                        request.as.update_campaign.body);
        break;
    case CARECYCLE_OPERATION_CREATE_APPOINTMENT_CONFIG:
    case CARECYCLE_OPERATION_CREATE_TRANSFER_CONFIG:
        answer_error(x, MHD_HTTP_NOT_IMPLEMENTED, "NOT_IMPLEMENTED", "Only campaigns are kept");
        break;
    case CARECYCLE_OPERATION_UNKNOWN: /* of nothing that was decoded */
        break;
    }
}

/* ---- libmicrohttpd ---- */

static void *begin(void *cls, const char *target, struct MHD_Connection *connection)
{
    struct exchange *x = calloc(1, sizeof *x);
    (void)cls;
    (void)connection;
    if (x)
        x->target = strdup(target);
    return x;
}

static void end(void *cls, struct MHD_Connection *connection, void **state,
                enum MHD_RequestTerminationCode how)
{
    struct exchange *x = *state;
    (void)cls;
    (void)connection;
    (void)how;
    if (!x)
        return;
    oas_buf_free(&x->sent);
    oas_buf_free(&x->body);
    oas_arena_free(&x->mem);
    free(x->target);
    free(x);
}

struct fields {
    oas_header *at;
    size_t count, room;
};

static enum MHD_Result add_field(void *cls, enum MHD_ValueKind kind, const char *name,
                                 const char *value)
{
    struct fields *fields = cls;
    (void)kind;
    if (fields->count < fields->room)
        fields->at[fields->count++] =
            (oas_header){oas_str_from(name), oas_str_from(value ? value : "")};
    return MHD_YES;
}

static enum MHD_Result answer(struct MHD_Connection *connection, const struct exchange *x)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(x->body.len, x->body.at, MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    (void)MHD_add_response_header(response, "Content-Type", "application/json");
    char allow[128];
    if (x->allow.len && oas_str_cstr(x->allow, allow, sizeof allow))
        (void)MHD_add_response_header(response, "Allow", allow);
    enum MHD_Result queued = MHD_queue_response(connection, x->status, response);
    MHD_destroy_response(response);
    return queued;
}

/* Called once with the head, then with each piece of the body, then with none. */
static enum MHD_Result handle(void *cls, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *size, void **state)
{
    struct exchange *x = *state;
    (void)url;
    (void)version;
    if (!x || !x->target)
        return MHD_NO;
    if (!x->begun) {
        x->begun = true;
        return MHD_YES;
    }
    if (*size) {
        size_t left = MOST_BYTES + 1 - x->sent.len; /* a byte too many is refused by its length */
        oas_buf_put(&x->sent, oas_str_of(data, *size < left ? *size : left));
        *size = 0;
        return MHD_YES;
    }
    struct fields fields = {
        .room = (size_t)MHD_get_connection_values(connection, MHD_HEADER_KIND, NULL, NULL)};
    fields.at = OAS_ARENA_NEW(&x->mem, oas_header, fields.room);
    if (!fields.at || x->sent.failed)
        return MHD_NO;
    (void)MHD_get_connection_values(connection, MHD_HEADER_KIND, add_field, &fields);
    oas_request message = {.method = oas_str_from(method),
                           .target = oas_str_from(x->target),
                           .headers = fields.at,
                           .header_count = fields.count,
                           .body = oas_buf_str(&x->sent)};
    serve(cls, x, &message);
    return x->body.failed ? MHD_NO : answer(connection, x);
}

int main(int argc, char **argv)
{
    struct campaign *campaigns = calloc(MOST_CAMPAIGNS, sizeof *campaigns);
    struct server server = {.campaigns = campaigns};
    if (argc < 2 || argc > 3 || !campaigns || carecycle_init() != OAS_OK) {
        fputs("usage: campaign_server KEY [PORT]\n", stderr);
        free(campaigns);
        return 2;
    }
    server.key = oas_str_from(argv[1]);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port =
                                      htons((uint16_t)(argc > 2 ? strtoul(argv[2], NULL, 10) : 0)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, handle, &server, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&address, MHD_OPTION_URI_LOG_CALLBACK, begin, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, end, NULL, MHD_OPTION_END);
    if (!daemon) {
        fputs("campaign_server: the port is taken\n", stderr);
        free(campaigns);
        return 3;
    }
    printf("http://127.0.0.1:%u\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    while (getchar() != EOF)
        ;
    MHD_stop_daemon(daemon);
    for (size_t i = 0; i < server.count; i++)
        oas_arena_free(&campaigns[i].mem);
    free(campaigns);
    carecycle_release();
    return 0;
}
