/* patch_campaign - the receiver of a PATCH: absent, null and a value are three different things.
 *
 *     patch_campaign METHOD TARGET KEY [FILE]
 *     echo '{"description":null}' | patch_campaign PATCH /v2/campaigns/497f6eca-… key
 *
 * Takes KEY as the field x-api-key, reads the body from FILE or stdin, and prints what a server
 * would answer. A member that is absent is left as it is, null clears it, a value sets it. Exit: 0
 * answered, 2 usage, 3 input or output. */
#include <stdio.h>
#include <string.h>

#include "carecycle.h"

/* What this server takes at most; the default is a GiB. */
static const oas_options limits = {.max_bytes = 1 << 20};

/* All of `from` in `mem`; false when it cannot be read. What is beyond the limit may stay away:
 * decoding refuses the rest by its length. */
static bool read_all(FILE *from, oas_arena *mem, oas_str *out)
{
    size_t cap = 1024, len = 0;
    char *at = oas_arena_take(mem, cap, 1);
    while (at && (len += fread(at + len, 1, cap - len, from)) == cap && cap <= limits.max_bytes) {
        char *more = oas_arena_take(mem, 2 * cap, 1);
        if (more)
            memcpy(more, at, len);
        at = more;
        cap *= 2;
    }
    *out = oas_str_of(at, len);
    return at && !ferror(from);
}

/* ---- answers ---- */

static const char *reason_of(unsigned status)
{
    static const struct {
        unsigned status;
        const char *reason;
    } reasons[] = {{400, "Bad Request"},
                   {401, "Unauthorized"},
                   {404, "Not Found"},
                   {405, "Method Not Allowed"},
                   {413, "Content Too Large"},
                   {415, "Unsupported Media Type"},
                   {414, "URI Too Long"},
                   {422, "Unprocessable Content"},
                   {431, "Request Header Fields Too Large"},
                   {501, "Not Implemented"}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].status == status)
            return reasons[i].reason;
    return "Internal Server Error";
}

/* The body that the document has for other errors: a struct of its own, encoded. */
static void answer_error(unsigned status, const char *code, const char *message)
{
    struct carecycle_error error = {.message = oas_str_from(message), .code = oas_str_from(code)};
    oas_buf body = {0};
    printf("%u %s\n", status, reason_of(status));
    if (carecycle_error_encode(&error, &body, NULL) == OAS_OK)
        printf(OAS_PRI "\n", OAS_ARG(oas_buf_str(&body)));
    oas_buf_free(&body);
}

/* The document's ValidationError: each fault with its path, as the runtime writes it. */
static void answer_invalid(const oas_judged *judged)
{
    oas_buf body = {0};
    if (judged->count == 0) { /* a limit, or no memory */
        bool large = judged->answer == 413;
        answer_error(judged->answer, large ? "TOO_LARGE" : "INTERNAL_ERROR",
                     large ? "The request is too long, or nested too deep" : "Out of memory");
        return;
    }
    oas_judged_body(judged, &body);
    printf("%u %s\n", judged->answer, reason_of(judged->answer));
    if (judged->allow.len)
        printf("Allow: " OAS_PRI "\n", OAS_ARG(judged->allow));
    if (!body.failed)
        printf(OAS_PRI "\n", OAS_ARG(oas_buf_str(&body)));
    oas_buf_free(&body);
}

/* ---- what the PATCH does ---- */

/* Says what happens to a member; true when its value is to be printed behind. */
static bool sets(const char *member, oas_presence is)
{
    printf("  %-20s ", member);
    switch (is) {
    case OAS_ABSENT:
        puts("leave");
        return false;
    case OAS_NULL:
        puts("clear");
        return false;
    case OAS_VALUE:
        printf("set to ");
        return true;
    }
    return false;
}

static void set_text(const char *member, oas_presence is, oas_str value)
{
    if (sets(member, is))
        printf("\"" OAS_PRI "\"\n", OAS_ARG(value));
}

static void update_campaign(const struct carecycle_update_campaign_call *call)
{
    const struct carecycle_update_campaign_request *patch = call->body;
    printf("200 OK\ncampaign " OAS_PRI "\n", OAS_ARG(call->parameters.campaign_id));
    set_text("name", patch->name.is, patch->name.value); /* never null: the schema says so */
    set_text("description", patch->description.is, patch->description.value);
    set_text("transferConfigId", patch->transfer_config_id.is, patch->transfer_config_id.value);
    if (sets("status", patch->status.is))
        printf(OAS_PRI "%s\n", OAS_ARG(carecycle_campaign_status_text(patch->status.value)),
               patch->status.value == CARECYCLE_CAMPAIGN_STATUS_ARCHIVED ? ": no further calls"
                                                                         : "");
    if (sets("redial", patch->redial.is))
        puts(patch->redial.value ? "true" : "false");
    if (sets("redialPatterns", patch->redial_patterns.is)) /* any JSON: a view of the body */
        printf("JSON of %zu bytes\n", patch->redial_patterns.value.len);
    if (sets("transferConfigIds", patch->transfer_config_ids.is)) {
        const oas_str_list *ids = &patch->transfer_config_ids.value;
        printf("%zu of them\n", ids->count);
        for (size_t i = 0; i < ids->count; i++)
            printf("    " OAS_PRI "%s\n", OAS_ARG(ids->items[i]), i == 0 ? " (default)" : "");
    }
}

/* Finds the operation, judges all of the request, and has it in a struct. The compiler names an
 * operation that the document gets later, and nobody serves. */
static void serve(const oas_request *message, oas_arena *mem)
{
    struct carecycle_request request;
    oas_judged judged;
    /* carecycle_request_decode() does the same without options. */
    if (oas_request_decode(&carecycle_operations, &request, message, mem, &judged, &limits, NULL) !=
        OAS_OK) {
        answer_invalid(&judged);
        return;
    }
    switch (request.operation) {
    case CARECYCLE_OPERATION_UPDATE_CAMPAIGN:
        update_campaign(&request.as.update_campaign);
        break;
    case CARECYCLE_OPERATION_CREATE_CAMPAIGN:
    case CARECYCLE_OPERATION_CREATE_APPOINTMENT_CONFIG:
    case CARECYCLE_OPERATION_CREATE_TRANSFER_CONFIG:
        answer_error(501, "NOT_IMPLEMENTED", "Only PATCH is shown here");
        break;
    case CARECYCLE_OPERATION_UNKNOWN: /* no request that was decoded */
        break;
    }
}

int main(int argc, char **argv)
{
    if (argc != 4 && argc != 5) {
        fprintf(stderr, "usage: patch_campaign METHOD TARGET KEY [FILE]\n");
        return 2;
    }
    FILE *from = argc == 5 ? fopen(argv[4], "rb") : stdin;
    char first[4096]; /* most requests need no more memory than this */
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, NULL);
    const oas_header headers[] = {{OAS_STR("x-api-key"), oas_str_from(argv[3])},
                                  {OAS_STR("Content-Type"), OAS_STR("application/json")}};
    oas_request message = {.method = oas_str_from(argv[1]),
                           .target = oas_str_from(argv[2]),
                           .headers = headers,
                           .header_count = 2};
    bool done = from && read_all(from, &mem, &message.body);
    if (done)
        serve(&message, &mem);
    else
        perror(argc == 5 ? argv[4] : "stdin");
    if (from && from != stdin)
        fclose(from);
    oas_arena_free(&mem);
    return done && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 3;
}
