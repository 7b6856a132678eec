/* appointment_webhook - the consumer of a webhook: switches on the event and on who takes part.
 *
 *     appointment_webhook [FILE]
 *
 * Reads the event that Pexip Engage sends from FILE or stdin and prints it in words; what is wrong
 * with it goes to stderr. Exit: 0 taken, 1 refused, 2 usage, 3 input or output. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pexip-engage.h"

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

/* The first translation; there may be none. */
static oas_str in_words(const struct pexip_engage_translation_list *texts)
{
    return texts->count > 0 ? texts->items[0].value : OAS_STR("(unnamed)");
}

/* What happened. A switch without `default`: the compiler names an event that is not handled. */
static const char *event_in_words(enum pexip_engage_appointment_event_data_event_type type)
{
    switch (type) {
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_UNSET:
        break; /* only in structs made by hand */
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_ACCEPT:
        return "was accepted";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_REASSIGN:
        return "went to somebody else";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_CANCEL:
        return "was cancelled";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_COMPLETE:
        return "took place";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_CREATE:
        return "was made";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_RESCHEDULE:
        return "was moved";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_REQUEST_ALTERNATIVE_DATE:
        return "is to have another date";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_CREATE_REQUEST:
        return "was asked for";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_RESCHEDULE_REQUEST:
        return "is asked to be moved";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_REOPEN:
        return "was opened again";
    case PEXIP_ENGAGE_APPOINTMENT_EVENT_DATA_EVENT_TYPE_GENERIC_UPDATE:
        return "has changed";
    }
    return "?";
}

/* "2024-05-04 09:42 UTC, 30 minutes". The struct keeps the text that was sent; here it is read. */
static void print_time(oas_str start, oas_str end)
{
    oas_date_time from, to, utc;
    if (!oas_date_time_read(start, &from) || !oas_date_time_read(end, &to) ||
        !oas_date_time_from_unix(oas_date_time_unix(&from), 0, &utc)) {
        printf("at an unknown time\n"); /* not after decoding: the schema demands date-time */
        return;
    }
    printf("%04d-%02d-%02d %02d:%02d UTC, %" PRId64 " minutes\n", utc.year, utc.month, utc.day,
           utc.hour, utc.minute, (oas_date_time_unix(&to) - oas_date_time_unix(&from)) / 60);
}

static void print_employee(const struct pexip_engage_employee *employee)
{
    printf("employee " OAS_PRI " " OAS_PRI " <" OAS_PRI ">", OAS_ARG(employee->first_name),
           OAS_ARG(employee->last_name), OAS_ARG(employee->email));
}

static void print_customer(const struct pexip_engage_customer *customer)
{
    printf("customer %" PRId64, customer->id);
    if (customer->email.is == OAS_VALUE)
        printf(" <" OAS_PRI ">", OAS_ARG(customer->email.value));
}

/* A flat struct: `kind` says which of the optional members the schema demands, so that `value`
 * of that one may be read at once. */
static void print_participant(const struct pexip_engage_participant *one)
{
    printf("  with ");
    switch (one->kind) {
    case PEXIP_ENGAGE_PARTICIPANT_KIND_UNSET:
        break;
    case PEXIP_ENGAGE_PARTICIPANT_KIND_EMPLOYEE:
        print_employee(one->employee.value);
        break;
    case PEXIP_ENGAGE_PARTICIPANT_KIND_CUSTOMER:
        print_customer(one->customer.value);
        break;
    }
    puts(one->role == PEXIP_ENGAGE_PARTICIPANT_COMMON_ROLE_PRIMARY ? "" : ", secondary");
}

static void print_event(const struct pexip_engage_appointment_event_data *data)
{
    const struct pexip_engage_appointment *now = data->appointment;
    printf("Appointment " OAS_PRI " %s: " OAS_PRI ", " OAS_PRI "\n", OAS_ARG(now->id),
           event_in_words(data->event_type), OAS_ARG(in_words(&now->subject->translations.name)),
           OAS_ARG(in_words(&now->office->translations.name)));
    if (now->kind == PEXIP_ENGAGE_APPOINTMENT_KIND_SCHEDULED) {
        printf("  on "); /* of this kind, both are always there */
        print_time(now->start.value, now->end.value);
    } else {
        printf("  without a fixed time\n");
    }
    for (size_t i = 0; i < now->participants.count; i++)
        print_participant(&now->participants.items[i]);
    if (now->metadata.is == OAS_VALUE)
        for (size_t i = 0; i < now->metadata.value.count; i++)
            printf("  " OAS_PRI ": " OAS_PRI "\n", OAS_ARG(now->metadata.value.items[i].key),
                   OAS_ARG(now->metadata.value.items[i].value));
    if (data->previous_appointment.is == OAS_NULL) {
        printf("  it is new\n");
        return;
    }
    const struct pexip_engage_previous_appointment *before = data->previous_appointment.value;
    printf("  before: ");
    if (before->start.is == OAS_VALUE && before->end.is == OAS_VALUE)
        print_time(before->start.value, before->end.value);
    else
        puts("without a fixed time");
}

/* Decodes and prints; false when the event is refused, and why is on stderr. */
static bool consume(oas_str name, oas_str json, oas_arena *mem)
{
    struct pexip_engage_appointment_event event;
    oas_error found[20];
    oas_errors errs = {.at = found, .cap = 20, .text = mem};
    oas_status status =
        oas_decode(pexip_engage_appointment_event_type, &event, json, mem, &errs, &limits);
    if (status == OAS_OK) {
        print_event(event.data);
        return true;
    }
    oas_buf text = {0};
    oas_errors_text(&errs, name, &text);
    if (errs.count == 0) { /* no verdict: a limit was met, or there was no memory */
        oas_buf_put(&text, name);
        oas_buf_puts(&text, status == OAS_NO_MEMORY ? ": no memory\n" : ": too long or too deep\n");
    }
    fprintf(stderr, OAS_PRI, OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
    return false;
}

int main(int argc, char **argv)
{
    if (argc > 2) {
        fprintf(stderr, "usage: appointment_webhook [FILE]\n");
        return 2;
    }
    const char *name = argc == 2 ? argv[1] : "-";
    FILE *from = argc == 2 ? fopen(name, "rb") : stdin;
    char first[4096];
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, NULL);
    oas_str json;
    int status = 3;
    if (from && read_all(from, &mem, &json))
        status = consume(oas_str_from(name), json, &mem) ? 0 : 1;
    else
        perror(name);
    if (from && from != stdin)
        fclose(from);
    oas_arena_free(&mem);
    return fflush(stdout) == 0 && !ferror(stdout) ? status : 3;
}
