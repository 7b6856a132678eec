/* counts.c - how many tests of the JSON Schema test suite each door answers as the suite does.
 *
 *     counts CORPORA      a line for each folder: its name, tests, right by the run-time
 *                         door, right through generated C
 *     counts CORPORA -v   before it, each test that one door has wrong
 *
 * Through generated C: its verdict, and what it says when it decodes. A group that is refused as
 * unsupported has none of its tests right, and so has one that is compiled in part. */
#include <stdio.h>

#include <stdlib.h>

#include <oas/oas.h>

#include "printed_groups.h"
#include "trip.h"

struct tally {
    size_t printed; /* groups so far, which is the index of the next one's C */
    size_t tests, run_time, generated;
    bool tell;
};

static void tell(const struct tally *tally, const struct group *group, const struct node *test,
                 bool run_time, bool generated)
{
    if (!tally->tell || (run_time && generated))
        return;
    printf("%s: ", group->state == GROUP_UNSUPPORTED ? "unsupported"
                   : !run_time                       ? "wrong"
                                                     : "wrong in C");
    group_say(group, test);
}

/* What decoding says is the same; what fits no C type is valid. */
static bool decodes(oas_type type, oas_str json, const oas_options *options, oas_status want)
{
    oas_arena mem = {0};
    void *out = trip_struct(type);
    oas_status status = out ? oas_decode(type, out, json, &mem, NULL, options) : OAS_NO_MEMORY;
    free(out);
    oas_arena_free(&mem);
    return status == want || (want == OAS_OK && status == OAS_UNREPRESENTABLE);
}

static void count_test(struct tally *tally, const struct group *group, const struct node *test,
                       const struct printed_group *printed)
{
    oas_buf text = {0};
    oas_str json = group_payload(test, &text);
    oas_options options = {.direction = group->direction};
    oas_status want = node_get(test, "valid")->boolean ? OAS_OK : OAS_INVALID;
    bool ready = group->state == GROUP_READY;
    bool run_time = ready && oas_validate(group->compiled.type, json, NULL, &options) == want;
    bool generated = ready && printed->plain &&
                     oas_validate(*printed->plain, json, NULL, &options) == want &&
                     decodes(*printed->plain, json, &options, want);
    tally->tests++;
    tally->run_time += run_time;
    tally->generated += generated;
    tell(tally, group, test, run_time, generated);
    oas_buf_free(&text);
}

static void count_group(void *user, struct group *group)
{
    struct tally *tally = user;
    bool compiles = group->state == GROUP_READY || group->widened;
    const struct printed_group *printed = &printed_groups[tally->printed];
    const struct node *tests = node_get(group->node, "tests");
    for (size_t i = 0; i < tests->count; i++)
        count_test(tally, group, tests->items[i], printed);
    tally->printed += compiles && printed->plain;
    if (compiles && printed->plain)
        oas_program_release(printed->plain->program);
}

int main(int argc, char **argv)
{
    struct tally tally = {.tell = argc == 3};
    bool good = argc == 2 || argc == 3;
    for (const struct suite *suite = suites; good && suite->folder; suite++) {
        tally.tests = tally.run_time = tally.generated = 0;
        good = groups_of_suite(argv[1], suite, count_group, &tally);
        printf("%s %zu %zu %zu\n", suite->folder, tally.tests, tally.run_time, tally.generated);
    }
    return !good || printed_groups[tally.printed].plain;
}
