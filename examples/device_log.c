/* device_log - the reader of a stream: unions, and values that outlive the text that brought them.
 *
 *     device_log [FILE]
 *
 * Reads a message from each line of FILE or stdin, says what is new in it, and at the end what is
 * known of each device; what is wrong with a message goes to stderr. Exit: 0 all taken, 1 some
 * refused, 2 usage, 3 input or output. */
#include <inttypes.h>
#include <stdio.h>

#include "devices.h"

enum { MOST_DEVICES = 32, LINE_SIZE = 4096 };

/* The last state of a device, in an arena of its own: the one before is forgotten at once. */
struct known {
    oas_arena mem;
    struct devices_device device; /* UNSET: it is gone */
};

struct house {
    struct known at[MOST_DEVICES];
    size_t count;
};

/* ---- one device ---- */

/* Each kind has what Device has, and its own. */
static oas_str id_of(const struct devices_device *device)
{
    switch (device->kind) {
    case DEVICES_DEVICE_KIND_UNSET:
        break;
    case DEVICES_DEVICE_KIND_LAMP:
        return device->as.lamp.id;
    case DEVICES_DEVICE_KIND_SENSOR:
        return device->as.sensor.id;
    case DEVICES_DEVICE_KIND_OTHER:
        return device->as.other.id;
    }
    return OAS_STR("");
}

static void print_device(const struct devices_device *device)
{
    oas_buf text = {0};
    switch (device->kind) {
    case DEVICES_DEVICE_KIND_UNSET:
        printf("gone\n");
        break;
    case DEVICES_DEVICE_KIND_LAMP:
        printf("lamp at %" PRId64 " %%%s\n", device->as.lamp.level,
               device->as.lamp.color.is == OAS_VALUE &&
                       device->as.lamp.color.value == DEVICES_LAMP_COLOR_WARM
                   ? ", warm"
                   : "");
        break;
    case DEVICES_DEVICE_KIND_SENSOR:
        printf("sensor at %.1f degrees%s\n", device->as.sensor.celsius,
               device->as.sensor.battery.is == OAS_NULL ? ", on the mains" : "");
        break;
    case DEVICES_DEVICE_KIND_OTHER: /* a newer one, or a lamp that Lamp refuses */
        devices_device_print(device, &text);
        printf("unknown, " OAS_PRI "\n", OAS_ARG(oas_buf_str(&text)));
        break;
    }
    oas_buf_free(&text);
}

/* ---- what is known ---- */

static struct known *find(struct house *house, oas_str id)
{
    for (size_t i = 0; i < house->count; i++)
        if (oas_str_equal(id_of(&house->at[i].device), id))
            return &house->at[i];
    return NULL;
}

/* The message is gone after this: what is kept of it is a copy. False without room. */
static bool take_state(struct house *house, const struct devices_device *device)
{
    struct known *known = find(house, id_of(device));
    if (known && devices_device_equal(&known->device, device)) {
        printf("nothing new\n");
        return true;
    }
    if (!known)
        known = find(house, OAS_STR("")); /* one that is gone: no device has that id */
    if (!known && house->count == MOST_DEVICES)
        return false;
    if (!known)
        known = &house->at[house->count++];
    oas_arena_reset(&known->mem);
    print_device(device);
    return devices_device_copy(&known->device, device, &known->mem) == OAS_OK;
}

static void take_gone(struct house *house, const struct devices_message_gone *gone)
{
    struct known *known = find(house, gone->id);
    if (known)
        known->device = (struct devices_device){.kind = DEVICES_DEVICE_KIND_UNSET};
    printf("gone: " OAS_PRI "\n",
           OAS_ARG(gone->why.is == OAS_VALUE ? gone->why.value : OAS_STR("nobody says why")));
}

/* ---- messages ---- */

/* `seq` is of every message, and stands beside the union of what each kind adds. */
static bool take(struct house *house, const struct devices_message *message)
{
    printf("%" PRId64 ": ", message->seq);
    switch (message->kind) {
    case DEVICES_MESSAGE_KIND_UNSET:
        break;
    case DEVICES_MESSAGE_KIND_STATE:
        return take_state(house, message->as.state.device);
    case DEVICES_MESSAGE_KIND_GONE:
        take_gone(house, &message->as.gone);
        break;
    }
    return true;
}

/* False when the line is refused, or there is no room. */
static bool read_line(struct house *house, const char *line, size_t number, oas_arena *mem)
{
    char name[32];
    struct devices_message message;
    oas_error found[20];
    oas_errors errs = {.at = found, .cap = 20, .text = mem};
    oas_buf text = {0};
    oas_status status = devices_message_decode(&message, oas_str_from(line), mem, &errs);
    if (status == OAS_OK)
        return take(house, &message);
    snprintf(name, sizeof name, "line %zu", number);
    oas_errors_text(&errs, oas_str_from(name), &text);
    if (errs.count == 0) { /* no verdict */
        oas_buf_puts(&text, oas_status_name(status));
        oas_buf_putc(&text, '\n');
    }
    fprintf(stderr, OAS_PRI, OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
    return false;
}

static bool read_lines(struct house *house, FILE *from)
{
    char line[LINE_SIZE], first[4096];
    bool all = true;
    oas_arena mem;
    oas_arena_init(&mem, first, sizeof first, NULL);
    for (size_t number = 1; fgets(line, sizeof line, from); number++) {
        all &= read_line(house, line, number, &mem);
        oas_arena_reset(&mem); /* and with it all that the message had there */
    }
    oas_arena_free(&mem);
    return all;
}

static void print_house(const struct house *house)
{
    for (size_t i = 0; i < house->count; i++)
        if (house->at[i].device.kind != DEVICES_DEVICE_KIND_UNSET) {
            printf(OAS_PRI ": ", OAS_ARG(id_of(&house->at[i].device)));
            print_device(&house->at[i].device);
        }
}

int main(int argc, char **argv)
{
    static struct house house;
    if (argc > 2) {
        fprintf(stderr, "usage: device_log [FILE]\n");
        return 2;
    }
    FILE *from = argc == 2 ? fopen(argv[1], "r") : stdin;
    if (!from) {
        perror(argv[1]);
        return 3;
    }
    bool all = read_lines(&house, from);
    bool read = !ferror(from);
    if (from != stdin)
        fclose(from);
    print_house(&house);
    for (size_t i = 0; i < house.count; i++)
        oas_arena_free(&house.at[i].mem);
    return !read || fflush(stdout) != 0 || ferror(stdout) ? 3 : all ? 0 : 1;
}
