/* create_campaign - a client: requests made by hand, checked before they are sent.
 *
 *     create_campaign
 *
 * Prints two requests, an appointment config and a campaign, and what check says of a campaign that
 * is wrong. Exit: 0 all as it should be, 1 a request was refused, 3 output. */
#include <stdio.h>

#include "carecycle.h"

static const int64_t workdays[] = {1, 2, 3, 4, 5};

/* Why a request was not sent. The errors are places in the text that the struct would have given.
 */
static void complain(const char *what, const oas_errors *errs)
{
    oas_buf text = {0};
    oas_errors_text(errs, oas_str_from(what), &text);
    printf(OAS_PRI, OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
}

/* Prints the request of an operation: `in` is the struct of the type of its JSON body. A real
 * client would hand the text to its HTTP library. */
static bool send_request(const char *operation, const void *in, unsigned indent, oas_arena *mem)
{
    const oas_operation *op = oas_operation_by_id(&carecycle_operations, oas_str_from(operation));
    const oas_media *body =
        op ? oas_media_find(op->request, op->request_count, OAS_STR("application/json")) : NULL;
    if (!body)
        return false;
    oas_error found[20];
    oas_errors errs = {.at = found, .cap = 20, .text = mem};
    oas_options options = {.direction = OAS_DIRECTION_REQUEST, .indent = indent};
    oas_buf text = {0};
    oas_status status = oas_encode(body->type, in, &text, &errs, &options);
    if (status == OAS_OK)
        printf("%s %s\n" OAS_PRI "\n", op->method, op->path, OAS_ARG(oas_buf_str(&text)));
    else
        complain(operation, &errs);
    oas_buf_free(&text);
    return status == OAS_OK;
}

/* Lists live in an arena: one made at its full size, one that grows. */
static bool add_hours(struct carecycle_create_appointment_config_request *config, oas_arena *mem)
{
    static const int64_t opening[][2] = {{9, 12}, {13, 17}};
    size_t room = 0;
    for (size_t i = 0; i < 2; i++) {
        struct carecycle_booking_hours *hours =
            OAS_LIST_ADD(mem, &config->booking_hours.value, &room);
        if (!hours)
            return false;
        hours->start_hour = opening[i][0];
        hours->end_hour = opening[i][1];
        if (!OAS_LIST_NEW(mem, &hours->day_of_week, 5))
            return false;
        for (size_t day = 0; day < 5; day++)
            hours->day_of_week.items[day] = workdays[day];
    }
    config->booking_hours.is = OAS_VALUE;
    return true;
}

static bool send_config(oas_arena *mem)
{
    /* What is not named is absent: no member of this request is required. */
    struct carecycle_create_appointment_config_request config = {
        .name = {OAS_VALUE, OAS_STR("Check-up")},
        .appointment_mode = {OAS_VALUE, CARECYCLE_APPOINTMENT_CONFIG_APPOINTMENT_MODE_PHONE_CALL},
    };
    OAS_SET(config.appointment_length, 30);
    OAS_SET_NULL(config.max_date); /* there, and null: no latest date */
    return add_hours(&config, mem) && send_request("createAppointmentConfig", &config, 2, mem);
}

static bool send_campaign(oas_arena *mem)
{
    struct carecycle_create_campaign_request campaign = {
        .name = OAS_STR("Spring recall"),
        .direction = {OAS_VALUE, CARECYCLE_CAMPAIGN_DIRECTION_OUTBOUND},
        .primary_routing_config_id = {OAS_VALUE, OAS_STR("497f6eca-6276-4993-bfeb-53cbbbba6f08")},
    };
    OAS_SET(campaign.max_concurrent_calls, 25);
    return send_request("createCampaign", &campaign, 0, mem);
}

/* A struct as it is, valid or not: for logs. */
static void log_campaign(const struct carecycle_create_campaign_request *campaign)
{
    oas_buf text = {0};
    carecycle_create_campaign_request_print(campaign, &text);
    printf(OAS_PRI "\n", OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
}

/* Two ways to be wrong: what only a struct can be (a member said to be there whose enum was never
 * set), told alone; then what the schema refuses. True when both are found. */
static bool show_check(oas_arena *mem)
{
    oas_error found[20];
    oas_errors errs = {.at = found, .cap = 20, .text = mem};
    struct carecycle_create_campaign_request campaign = {
        .primary_routing_config_id = {OAS_VALUE, OAS_STR("not-a-uuid")},
        .direction = {.is = OAS_VALUE},
    };
    OAS_SET(campaign.max_concurrent_calls, 0);
    log_campaign(&campaign);
    if (carecycle_create_campaign_request_check(&campaign, &errs) != OAS_INVALID)
        return false;
    complain("made by hand", &errs);

    OAS_UNSET(campaign.direction);
    if (carecycle_create_campaign_request_check(&campaign, &errs) != OAS_INVALID)
        return false;
    complain("mended once", &errs);
    return true;
}

int main(void)
{
    char first[4096];
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, NULL);
    bool done = send_config(&mem) && send_campaign(&mem) && show_check(&mem);
    oas_arena_free(&mem);
    if (fflush(stdout) != 0 || ferror(stdout))
        return 3;
    return done ? 0 : 1;
}
