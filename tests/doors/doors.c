/* doors.c - every payload of tests/payloads through generated code and through the run-time door.
 *
 *     doors tests/payloads/create-campaign.request/ …
 *
 * Both doors must give the same verdict and the same errors to the letter. What is valid is
 * decoded, encoded, decoded: nothing may be lost, absent, null and value stay apart. What is
 * invalid is put into a struct where C can hold it, and must be refused there with the codes of its
 * text. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "doors.h"
#include "generated.h"
#include "support/target.h"
#include "trip.h"

/* One group of payloads: its schema as each door has it. */
struct group {
    bool seeds_fit; /* a request body: 4 KiB suffice for the seeds */
    oas_type tables;
    oas_type plain;
    oas_type keep; /* generated with --keep-unknown */
};

struct tally {
    size_t payloads, valid, structs, failed;
};

static void fail(struct tally *tally, const char *file, const char *what)
{
    tally->failed++;
    printf("FAILED %s: %s\n", file, what);
}

static bool group_open(struct group *group, const struct target *target, const char *folder)
{
    bool request;
    group->tables = target->type;
    return generated_find(folder, false, &group->plain, &group->seeds_fit) &&
           generated_find(folder, true, &group->keep, &request);
}

/* ---- one payload ---- */

static oas_status compare_verdicts(struct tally *tally, const struct group *group, const char *file,
                                   oas_str json)
{
    oas_options none = {0};
    oas_buf tables = {0}, plain = {0};
    const char *wrong = NULL;
    oas_status status = trip_verdict(group->tables, json, &none, &tables);
    if (trip_verdict(group->plain, json, &none, &plain) != status)
        fail(tally, file, "the doors differ in their verdict");
    if (status != OAS_OK)
        wrong = trip_refused(group->plain, json, &none, status, oas_buf_str(&tables));
    if (wrong)
        fail(tally, file, wrong);
    if (!oas_str_equal(oas_buf_str(&tables), oas_buf_str(&plain))) {
        fail(tally, file, "the doors differ in their errors");
        printf("run-time door:\n" OAS_PRI "generated:\n" OAS_PRI, OAS_ARG(oas_buf_str(&tables)),
               OAS_ARG(oas_buf_str(&plain)));
    }
    oas_buf_free(&tables);
    oas_buf_free(&plain);
    return status;
}

struct counter {
    size_t calls;
};

static void *count_resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct counter *counter = user;
    counter->calls++;
    return oas_allocator_default.resize(NULL, old, old_size, new_size);
}

/* Memory comes from the arena alone; for a request body of the seeds 4 KiB of the stack suffice. */
static void count_memory(struct tally *tally, const struct group *group, const char *file,
                         oas_str json)
{
    _Alignas(16) char block[4096];
    struct counter arena_counter = {0}, other_counter = {0};
    oas_allocator arena_from = {count_resize, &arena_counter};
    oas_allocator other_from = {count_resize, &other_counter};
    oas_options options = {.allocator = &other_from};
    oas_arena mem;
    void *out = trip_struct(group->plain);
    oas_arena_init(&mem, block, sizeof block, &arena_from);
    if (oas_decode(group->plain, out, json, &mem, NULL, &options) != OAS_OK)
        fail(tally, file, "is not decoded with a counting allocator");
    if (other_counter.calls)
        fail(tally, file, "took memory from elsewhere than the arena");
    if (group->seeds_fit && strstr(file, "/seed") && arena_counter.calls)
        fail(tally, file, "needs more than 4 KiB");
    free(out);
    oas_arena_free(&mem);
}

/* A value takes at most four times its text, its struct included; of texts that say next to
 * nothing, such as `{}`, nothing is asked. */
static void weigh(struct tally *tally, const struct group *group, const char *file, oas_str json)
{
    enum { NEXT_TO_NOTHING = 512, TIMES = 4 };
    static _Alignas(16) char room[1 << 20];
    void *out = trip_struct(group->plain);
    oas_arena mem;
    oas_arena_init_fixed(&mem, room, sizeof room);
    oas_status status = oas_decode(group->plain, out, json, &mem, NULL, NULL);
    size_t taken =
        (size_t)(mem.at - room) + group->plain.program->layout->rows[group->plain.layout].size;
    if (status != OAS_OK || (json.len >= NEXT_TO_NOTHING && taken > TIMES * json.len))
        fail(tally, file, "takes more than four times its text");
    free(out);
}

/* There and back; what was encoded is appended to `text`: nothing where the value does not fit. */
static void round_trip(struct tally *tally, oas_type type, const char *file, oas_str json,
                       const oas_options *options, oas_buf *text)
{
    const char *wrong;
    bool rounded = false;
    oas_status status = trip_decode(type, json, options, &wrong);
    if (!wrong && status == OAS_OK)
        wrong = trip_there_and_back(type, json, options, text, &rounded);
    if (wrong)
        fail(tally, file, wrong);
    if (rounded)
        fail(tally, file, "was decoded, but is refused by check");
}

/* An integer of 64 bits cannot hold what these have: valid all the same. */
static bool is_beyond(const char *file)
{
    return strstr(file, "/pattern-attempts-beyond-int64.valid.json") != NULL;
}

static void try_valid(struct tally *tally, const struct group *group, const char *file,
                      oas_str json)
{
    oas_options none = {0}, keep = {.keep_unknown = true};
    oas_buf plain = {0}, kept = {0};
    tally->valid++;
    round_trip(tally, group->plain, file, json, &none, &plain);
    round_trip(tally, group->keep, file, json, &keep, &kept);
    if ((plain.len == 0) != is_beyond(file) || (kept.len == 0) != is_beyond(file))
        fail(tally, file, "does not fit its C type, or does and should not");
    if (kept.len && !doors_same_rounded(json, oas_buf_str(&kept)))
        fail(tally, file, "lost something on its way through a struct");
    if (kept.len) {
        count_memory(tally, group, file, json);
        weigh(tally, group, file, json);
    }
    oas_buf_free(&plain);
    oas_buf_free(&kept);
}

/* Where the C type can hold the invalid value, the struct must be refused as its text is. */
static void try_invalid(struct tally *tally, const struct group *group, const char *file,
                        oas_str json)
{
    oas_options keep = {.keep_unknown = true};
    bool held;
    const char *wrong = trip_invalid(group->keep, json, &keep, &held);
    tally->structs += held;
    if (wrong)
        fail(tally, file, wrong);
}

/* ---- all of them ---- */

static void try_group(struct tally *tally, const char *folder)
{
    struct target target;
    struct group group;
    glob_t files = {0};
    char pattern[600];
    snprintf(pattern, sizeof pattern, "%s*.json", folder);
    bool open = target_open(&target, oas_str_from(folder));
    if (!open || !group_open(&group, &target, folder))
        fail(tally, folder, "its operation is not found by both doors");
    else if (glob(pattern, 0, NULL, &files) != 0)
        fail(tally, folder, "has no payloads");
    for (size_t i = 0; i < files.gl_pathc; i++) {
        oas_buf text = generated_payload(files.gl_pathv[i]);
        oas_str json = text.at ? oas_buf_str(&text) : OAS_STR("");
        tally->payloads++;
        oas_status status = compare_verdicts(tally, &group, files.gl_pathv[i], json);
        if (status == OAS_OK)
            try_valid(tally, &group, files.gl_pathv[i], json);
        else if (status == OAS_INVALID)
            try_invalid(tally, &group, files.gl_pathv[i], json);
        oas_buf_free(&text);
    }
    globfree(&files);
    target_close(&target);
}

int main(int argc, char **argv)
{
    struct tally tally = {0};
    for (int i = 1; i < argc; i++)
        try_group(&tally, argv[i]);
    printf("%zu payloads, %zu valid, %zu invalid ones as structs, %zu failed\n", tally.payloads,
           tally.valid, tally.structs, tally.failed);
    generated_release();
    return tally.failed != 0 || tally.valid == 0 || tally.structs == 0;
}
