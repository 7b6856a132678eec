/* patch_campaign - the receiver of a PATCH: absent, null and a value are three different things.
 *
 *     patch_campaign METHOD PATH [FILE]
 *     echo '{"description":null}' | patch_campaign PATCH /v2/campaigns/497f6eca-…
 *
 * Reads the body from FILE or stdin and prints what a server would answer. A member that is absent
 * is left as it is, null clears it, a value sets it. Exit: 0 answered, 2 usage, 3 input or output.
 */
#include <stdio.h>
#include <string.h>

#include "carecycle.h"

/* What this server takes at most; the default is a GiB. */
static const oas_options limits = {
    .max_bytes = 1 << 20,
    .direction = OAS_DIRECTION_REQUEST,
};

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

/* The body that the document has for errors: a struct of its own, encoded. */
static void answer_error(const char *status, const char *code, oas_str message)
{
    struct carecycle_error error = {.message = message, .code = oas_str_from(code)};
    oas_buf body = {0};
    if (carecycle_error_encode(&error, &body, NULL) == OAS_OK)
        printf("%s\n" OAS_PRI "\n", status, OAS_ARG(oas_buf_str(&body)));
    else
        printf("%s\n", status); /* no memory for it */
    oas_buf_free(&body);
}

/* The document's ValidationError: each fault with its path, as the runtime writes it. */
static void answer_invalid(const oas_errors *errs)
{
    oas_buf body = {0};
    oas_errors_body(errs, &body);
    if (body.failed)
        puts("500 Internal Server Error"); /* no memory for it */
    else
        printf("422 Unprocessable Content\n" OAS_PRI "\n", OAS_ARG(oas_buf_str(&body)));
    oas_buf_free(&body);
}

/* A text that is no JSON has exactly one error. */
static void answer_malformed(const oas_errors *errs)
{
    size_t line, column;
    oas_buf message = {0};
    oas_error_place(errs, &errs->at[0], &line, &column);
    oas_buf_puts(&message, "line ");
    oas_buf_put_u64(&message, line);
    oas_buf_puts(&message, ", column ");
    oas_buf_put_u64(&message, column);
    oas_buf_puts(&message, ": ");
    oas_error_message(errs, &errs->at[0], &message);
    answer_error("400 Bad Request", "INVALID_JSON", oas_buf_str(&message));
    oas_buf_free(&message);
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

static void apply(oas_str id, const struct carecycle_update_campaign_request *patch)
{
    printf("200 OK\ncampaign " OAS_PRI "\n", OAS_ARG(id));
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

static void patch_campaign(oas_str id, oas_str body, oas_arena *mem)
{
    struct carecycle_update_campaign_request patch;
    oas_error found[20];
    oas_errors errs = {.at = found, .cap = 20, .text = mem};
    /* carecycle_update_campaign_request_decode() does the same without options. */
    oas_status status =
        oas_decode(carecycle_update_campaign_request_type, &patch, body, mem, &errs, &limits);
    switch (status) {
    case OAS_OK:
        apply(id, &patch);
        break;
    case OAS_INVALID:
    case OAS_UNREPRESENTABLE: /* valid, but a number does not fit its C type: told the same way */
        answer_invalid(&errs);
        break;
    case OAS_MALFORMED:
        answer_malformed(&errs);
        break;
    case OAS_TOO_LARGE:
    case OAS_UNDECIDED:
        answer_error("413 Content Too Large", "TOO_LARGE",
                     OAS_STR("The body is too long, or nested too deep"));
        break;
    case OAS_NO_MEMORY:
        answer_error("500 Internal Server Error", "INTERNAL_ERROR", OAS_STR("Out of memory"));
        break;
    }
}

static void update_campaign(const oas_operation *op, oas_str path, oas_str body, oas_arena *mem)
{
    oas_str id;
    /* A parameter is a text; its type judges it as JSON. */
    if (oas_operation_variable(op, path, OAS_STR("campaignId"), &id) &&
        carecycle_uuid_validate(oas_json_text(oas_json_from_string(mem, id)), NULL) == OAS_OK)
        patch_campaign(id, body, mem);
    else
        answer_error("404 Not Found", "NOT_FOUND", OAS_STR("A campaign's id is a UUID"));
}

/* No operation has this method and path: does another method? */
static void answer_unknown(oas_str path)
{
    oas_buf status = {0};
    oas_buf_puts(&status, "405 Method Not Allowed\nAllow: ");
    bool others = oas_operation_allowed(&carecycle_operations, path, &status);
    const char *line = others ? oas_buf_cstr(&status) : NULL;
    if (line)
        answer_error(line, "METHOD_NOT_ALLOWED", OAS_STR("This resource has other methods"));
    else
        answer_error("404 Not Found", "NOT_FOUND", OAS_STR("There is no such resource here"));
    oas_buf_free(&status);
}

/* Finds what the request is for in the document's own operations. The compiler names one that the
 * document gets later, and nobody serves. */
static void serve(oas_str method, oas_str path, oas_str body, oas_arena *mem)
{
    const oas_operation *op = oas_operation_find(&carecycle_operations, method, path);
    switch (carecycle_operation_of(op)) {
    case CARECYCLE_OPERATION_UNKNOWN:
        answer_unknown(path);
        break;
    case CARECYCLE_OPERATION_UPDATE_CAMPAIGN:
        update_campaign(op, path, body, mem);
        break;
    case CARECYCLE_OPERATION_CREATE_CAMPAIGN:
    case CARECYCLE_OPERATION_CREATE_APPOINTMENT_CONFIG:
    case CARECYCLE_OPERATION_CREATE_TRANSFER_CONFIG:
        answer_error("501 Not Implemented", "NOT_IMPLEMENTED", OAS_STR("Only PATCH is shown here"));
        break;
    }
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: patch_campaign METHOD PATH [FILE]\n");
        return 2;
    }
    FILE *from = argc == 4 ? fopen(argv[3], "rb") : stdin;
    char first[4096]; /* most requests need no more memory than this */
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, NULL);
    oas_str body;
    bool done = from && read_all(from, &mem, &body);
    if (done)
        serve(oas_str_from(argv[1]), oas_str_from(argv[2]), body, &mem);
    else
        perror(argc == 4 ? argv[3] : "stdin");
    if (from && from != stdin)
        fclose(from);
    oas_arena_free(&mem);
    return done && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 3;
}
