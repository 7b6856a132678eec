/* campaign_client - a client of schemas/carecycle.yaml over HTTP, by libcurl.
 *
 *     campaign_client BASE KEY create NAME [DESCRIPTION]
 *     campaign_client BASE KEY rename ID NAME
 *     campaign_client BASE KEY clear ID            takes the description away
 *
 * BASE is where the API is: http://127.0.0.1:8080. A struct is filled, and one call writes the
 * request from it, which is judged before a byte is sent; the reply is judged before it is believed.
 * Exit: 0 done, 1 the request is none, or the server refused it, 2 usage, 3 no connection, or a
 * reply that the document does not have. */
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "carecycle.h"

/* ---- libcurl ---- */

static size_t take(char *at, size_t one, size_t count, void *body)
{
    oas_buf_put(body, oas_str_of(at, one * count));
    return ((oas_buf *)body)->failed ? 0 : one * count;
}

/* The fields of the request as libcurl wants them; NULL without memory. */
static struct curl_slist *fields_of(const oas_request *message, oas_arena *mem)
{
    struct curl_slist *fields = NULL;
    for (size_t i = 0; i < message->header_count; i++) {
        const oas_header *field = &message->headers[i];
        oas_buf line = {0};
        oas_buf_put(&line, field->name);
        oas_buf_puts(&line, field->value.len ? ": " : ";"); /* its own sign for an empty one */
        oas_buf_put(&line, field->value);
        const char *text = line.failed ? NULL : oas_arena_cstr(mem, oas_buf_str(&line));
        struct curl_slist *more = text ? curl_slist_append(fields, text) : NULL;
        oas_buf_free(&line);
        if (!more) {
            curl_slist_free_all(fields);
            return NULL;
        }
        fields = more;
    }
    return fields;
}

/* Status, fields and body as they came, all of `mem`. */
static bool read_reply(CURL *curl, const oas_buf *body, oas_reply *reply, oas_arena *mem)
{
    size_t count = 0;
    long status = 0;
    for (struct curl_header *at = NULL; (at = curl_easy_nextheader(curl, CURLH_HEADER, 0, at));)
        count++;
    oas_header *fields = OAS_ARENA_NEW(mem, oas_header, count + 1);
    if (!fields || curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status))
        return false;
    count = 0;
    for (struct curl_header *at = NULL; (at = curl_easy_nextheader(curl, CURLH_HEADER, 0, at));)
        fields[count++] = (oas_header){oas_arena_copy(mem, oas_str_from(at->name)),
                                       oas_arena_copy(mem, oas_str_from(at->value))};
    *reply = (oas_reply){.status = (unsigned)status,
                         .headers = fields,
                         .header_count = count,
                         .body = oas_arena_copy(mem, oas_buf_str(body))};
    return true;
}

static bool exchange(const char *base, const oas_request *message, oas_reply *reply, oas_arena *mem)
{
    CURL *curl = curl_easy_init();
    struct curl_slist *fields = fields_of(message, mem);
    const char *method = oas_arena_cstr(mem, message->method);
    oas_buf url = {0}, body = {0};
    oas_buf_puts(&url, base);
    oas_buf_put(&url, message->target);
    bool ready = curl && fields && method && oas_buf_cstr(&url) &&
                 !curl_easy_setopt(curl, CURLOPT_URL, oas_buf_cstr(&url)) &&
                 !curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L) &&
                 !curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method) &&
                 !curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields) &&
                 !curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)message->body.len) &&
                 !curl_easy_setopt(curl, CURLOPT_POSTFIELDS, message->body.at) &&
                 !curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take) &&
                 !curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    CURLcode code = ready ? curl_easy_perform(curl) : CURLE_OUT_OF_MEMORY;
    if (code != CURLE_OK)
        fprintf(stderr, "campaign_client: %s\n", curl_easy_strerror(code));
    bool done = code == CURLE_OK && read_reply(curl, &body, reply, mem);
    curl_slist_free_all(fields);
    curl_easy_cleanup(curl);
    oas_buf_free(&url);
    oas_buf_free(&body);
    return done;
}

/* ---- what is asked, and what comes back ---- */

static void complain(const char *what, const oas_judged *judged)
{
    for (size_t i = 0; i < judged->count; i++) {
        oas_buf line = {0};
        oas_message_error_text(&judged->at[i], &line);
        fprintf(stderr, "campaign_client: %s: " OAS_PRI "\n", what, OAS_ARG(oas_buf_str(&line)));
        oas_buf_free(&line);
    }
}

static int show_campaign(oas_str body, oas_arena *mem)
{
    struct carecycle_campaign_response response;
    if (carecycle_campaign_response_decode(&response, body, mem, NULL) != OAS_OK)
        return 3;
    const struct carecycle_campaign *campaign = response.campaign;
    printf("campaign " OAS_PRI "\n  name         " OAS_PRI "\n  status       " OAS_PRI "\n",
           OAS_ARG(campaign->id), OAS_ARG(campaign->name),
           OAS_ARG(carecycle_campaign_status_text(campaign->status)));
    if (campaign->description.is == OAS_VALUE)
        printf("  description  " OAS_PRI "\n", OAS_ARG(campaign->description.value));
    return 0;
}

/* Of a refusal the server's own words, which the document describes as well. */
static int show_refusal(unsigned status, oas_str body, oas_arena *mem)
{
    struct carecycle_error error;
    fprintf(stderr, "campaign_client: the server says %u", status);
    if (carecycle_error_decode(&error, body, mem, NULL) == OAS_OK)
        fprintf(stderr, ": " OAS_PRI, OAS_ARG(error.message));
    fputs("\n", stderr);
    return 1;
}

static int ask(const char *base, const struct carecycle_request *request, oas_arena *mem)
{
    oas_request message;
    oas_reply reply;
    oas_judged judged;
    if (carecycle_request_encode(request, &message, mem, &judged) != OAS_OK) {
        complain("not sent", &judged);
        return 1;
    }
    if (!exchange(base, &message, &reply, mem))
        return 3;
    const oas_operation *operation = &carecycle_operations.at[request->operation - 1];
    if (oas_reply_validate(operation, message.method, &reply, &judged, mem, NULL, NULL) != OAS_OK) {
        complain("the reply", &judged);
        return 3;
    }
    return reply.status == 200 ? show_campaign(reply.body, mem)
                               : show_refusal(reply.status, reply.body, mem);
}

static bool is(const char *word, const char *wanted)
{
    return strcmp(word, wanted) == 0;
}

/* The request that the words of the command line ask for; its body is in `create` or `patch`. */
static bool read_words(int argc, char **argv, struct carecycle_request *request,
                       struct carecycle_create_campaign_request *create,
                       struct carecycle_update_campaign_request *patch)
{
    if (argc >= 5 && argc <= 6 && is(argv[3], "create")) {
        request->operation = CARECYCLE_OPERATION_CREATE_CAMPAIGN;
        request->as.create_campaign.parameters.x_api_key = oas_str_from(argv[2]);
        request->as.create_campaign.body = create;
        create->name = oas_str_from(argv[4]);
        if (argc == 6)
            OAS_SET(create->description, oas_str_from(argv[5]));
        return true;
    }
    bool rename = argc == 6 && is(argv[3], "rename"), clear = argc == 5 && is(argv[3], "clear");
    if (!rename && !clear)
        return false;
    request->operation = CARECYCLE_OPERATION_UPDATE_CAMPAIGN;
    request->as.update_campaign.parameters.x_api_key = oas_str_from(argv[2]);
    request->as.update_campaign.parameters.campaign_id = oas_str_from(argv[4]);
    request->as.update_campaign.body = patch;
    if (rename)
        OAS_SET(patch->name, oas_str_from(argv[5]));
    else
        OAS_SET_NULL(patch->description);
    return true;
}

int main(int argc, char **argv)
{
    struct carecycle_request request = {.operation = CARECYCLE_OPERATION_UNKNOWN};
    struct carecycle_create_campaign_request create = {.name = {NULL, 0}};
    struct carecycle_update_campaign_request patch = {.name = {.is = OAS_ABSENT}};
    oas_arena mem = {0};
    if (!read_words(argc, argv, &request, &create, &patch)) {
        fputs("usage: campaign_client BASE KEY create NAME [DESCRIPTION]\n"
              "       campaign_client BASE KEY rename ID NAME\n"
              "       campaign_client BASE KEY clear ID\n",
              stderr);
        return 2;
    }
    int result = carecycle_init() == OAS_OK ? ask(argv[1], &request, &mem) : 3;
    oas_arena_free(&mem);
    carecycle_release();
    return result;
}
