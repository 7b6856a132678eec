/* groups.c - every test of the groups through generated code and through the run-time door.
 *
 *     groups FOLDER…      as they were given to print_groups
 *
 * The printed rows are those made in memory; both doors give the same verdict and the same errors to
 * the letter. What is valid and fits its C type goes through it and back, and nothing is lost; what
 * is invalid and fits is refused as a struct with the codes of its text. */
#include <stdio.h>

#include "doors.h"
#include "model/layout_made.h"
#include "plan/dump.h"
#include "printed_groups.h"
#include "support/layout_differs.h"
#include "trip.h"

struct tally {
    size_t groups, skipped, cases, valid, beyond, rounded, structs, failed;
};

/* One test: its text with what both doors know of it. */
struct trial {
    struct tally *tally;
    const struct group *group;
    const struct node *test;
    const struct printed_group *printed;
    oas_str json;
    oas_options options; /* what the group asks for */
    oas_options keep;    /* the same, and undeclared members are kept */
};

static void fail(const struct trial *trial, const char *what)
{
    trial->tally->failed++;
    printf("FAILED: %s: ", what);
    group_say(trial->group, trial->test);
    printf("    " OAS_PRI "\n", OAS_ARG(trial->json));
}

/* ---- a test ---- */

static void compare(const struct trial *trial, oas_status status, oas_str said, oas_type type)
{
    oas_buf other = {0};
    if (trip_verdict(type, trial->json, &trial->options, &other) != status)
        fail(trial, "the doors differ in their verdict");
    if (!oas_str_equal(said, oas_buf_str(&other))) {
        fail(trial, "the doors differ in their errors");
        printf("run-time door:\n" OAS_PRI "generated:\n" OAS_PRI, OAS_ARG(said),
               OAS_ARG(oas_buf_str(&other)));
    }
    oas_buf_free(&other);
}

static void refuse(const struct trial *trial, oas_type type, const oas_options *options,
                   oas_status status, oas_str said)
{
    const char *wrong = trip_refused(type, trial->json, options, status, said);
    if (wrong)
        fail(trial, wrong);
}

static oas_status judge(const struct trial *trial)
{
    oas_buf said = {0};
    oas_status status =
        trip_verdict(trial->group->compiled.type, trial->json, &trial->options, &said);
    compare(trial, status, oas_buf_str(&said), *trial->printed->plain);
    compare(trial, status, oas_buf_str(&said), *trial->printed->keep);
    if (status != OAS_OK) {
        refuse(trial, *trial->printed->plain, &trial->options, status, oas_buf_str(&said));
        refuse(trial, *trial->printed->keep, &trial->keep, status, oas_buf_str(&said));
    }
    oas_buf_free(&said);
    return status;
}

/* There and back by one type, where the value fits it; *text stays empty where it does not. */
static oas_status go(const struct trial *trial, oas_type type, const oas_options *options,
                     oas_buf *text)
{
    const char *wrong;
    bool rounded = false;
    oas_status status = trip_decode(type, trial->json, options, &wrong);
    if (!wrong && status == OAS_OK)
        wrong = trip_there_and_back(type, trial->json, options, text, &rounded);
    trial->tally->rounded += rounded;
    trial->tally->beyond += status != OAS_OK;
    if (wrong)
        fail(trial, wrong);
    return status;
}

/* Maps whose names have patterns have no place for members that were let through. */
static bool keeps_all(const struct trial *trial)
{
    return !trial->options.ignore_unknown ||
           trial->group->compiled.type.program->counts.patterns == 0;
}

/* Without what is undeclared, and with it: then nothing at all is lost. */
static void try_valid(const struct trial *trial)
{
    oas_buf plain = {0}, kept = {0};
    trial->tally->valid++;
    oas_status status = go(trial, *trial->printed->plain, &trial->options, &plain);
    oas_status other = go(trial, *trial->printed->keep, &trial->keep, &kept);
    /* The plain one may leave out what only the other can hold. */
    if (status == OAS_OK && other != OAS_OK)
        fail(trial, "fits only one of its C types");
    if (kept.len && keeps_all(trial) && !doors_same_rounded(trial->json, oas_buf_str(&kept))) {
        fail(trial, "lost something on its way through a struct");
        printf("    encoded: " OAS_PRI "\n", OAS_ARG(oas_buf_str(&kept)));
    }
    oas_buf_free(&plain);
    oas_buf_free(&kept);
}

static void try_invalid(const struct trial *trial)
{
    bool held;
    const char *wrong = trip_invalid(*trial->printed->keep, trial->json, &trial->keep, &held);
    trial->tally->structs += held;
    if (wrong)
        fail(trial, wrong);
}

/* ---- a group ---- */

/* The plan's rows name a document of --map by its file, printed ones by the URI it stands for. */
static void put_mapped(const struct group *group, oas_str rows, oas_buf *out)
{
    const struct registry *registry = &group->compiled.registry;
    for (size_t i = 0; i < rows.len; i++) {
        const struct mapping *map = registry->map_count ? &registry->maps[0] : NULL;
        if (map && rows.len - i > map->path.len &&
            memcmp(rows.at + i, map->path.at, map->path.len) == 0) {
            oas_buf_put(out, map->prefix);
            i += map->path.len - 1;
        } else {
            oas_buf_putc(out, rows.at[i]);
        }
    }
}

static void compare_rows(const struct trial *trial, const oas_program *made,
                         const oas_program *printed)
{
    oas_buf planned = {0}, expected = {0}, rows = {0};
    plan_dump(made, &planned);
    put_mapped(trial->group, oas_buf_str(&planned), &expected);
    plan_dump(printed, &rows);
    if (rows.len == 0 || !oas_str_equal(oas_buf_str(&expected), oas_buf_str(&rows))) {
        fail(trial, "the printed rows are not those made in memory");
        printf("made:\n" OAS_PRI "printed:\n" OAS_PRI, OAS_ARG(oas_buf_str(&expected)),
               OAS_ARG(oas_buf_str(&rows)));
    }
    oas_buf_free(&planned);
    oas_buf_free(&expected);
    oas_buf_free(&rows);
}

/* The rows and the layout that tests make in memory are what the C compiler makes of the printed
 * ones. */
static void compare_made(const struct trial *trial, struct compiled *c, oas_type printed,
                         bool keep_unknown)
{
    struct model_options options = {.prefix = OAS_STR("g_"), .keep_unknown = keep_unknown};
    const struct model *model = compile_model(c, &options);
    struct layout_made made;
    uint32_t row;
    if (!model || !layout_make(&made, &c->mem, model)) {
        fail(trial, "no layout could be made");
        return;
    }
    compare_rows(trial, &made.program, printed.program);
    const char *differs = layout_differs(printed.program, &made.program, made.row_count, &row);
    if (!differs)
        return;
    fail(trial, "the printed layout is not the one made in memory");
    printf("    row %u: %s\n", row, differs);
}

static void try_test(struct trial *trial)
{
    oas_buf text = {0};
    trial->json = group_payload(trial->test, &text);
    trial->tally->cases++;
    oas_status status = judge(trial);
    bool whole = !trial->group->widened; /* else its C type knows less than its verdict needs */
    if (whole && status == OAS_OK)
        try_valid(trial);
    else if (whole && status == OAS_INVALID)
        try_invalid(trial);
    oas_buf_free(&text);
}

static void try_group(void *user, struct group *group)
{
    struct tally *tally = user;
    bool compiles = group->state == GROUP_READY || group->widened;
    tally->skipped += !compiles;
    if (!compiles)
        return;
    struct trial trial = {.tally = tally,
                          .group = group,
                          .printed = &printed_groups[tally->groups],
                          .options = group_options(group)};
    trial.keep = trial.options;
    trial.keep.keep_unknown = true;
    if (!trial.printed->plain) {
        fail(&trial, "it was not printed");
        return;
    }
    tally->groups++;
    compare_made(&trial, &group->compiled, *trial.printed->plain, false);
    compare_made(&trial, &group->compiled, *trial.printed->keep, true);
    const struct node *tests = node_get(group->node, "tests");
    for (size_t i = 0; i < tests->count; i++) {
        trial.test = tests->items[i];
        try_test(&trial);
    }
    oas_program_release(trial.printed->plain->program);
    oas_program_release(trial.printed->keep->program);
}

int main(int argc, char **argv)
{
    struct tally tally = {0};
    (void)argc;
    bool good = printed_each(argv + 1, try_group, &tally);
    good &= !printed_groups[tally.groups].plain;
    printf("%zu groups, %zu not compiled; %zu cases, %zu valid (%zu times beyond a C type, %zu "
           "refused once rounded), %zu invalid ones as structs; %zu failed\n",
           tally.groups, tally.skipped, tally.cases, tally.valid, tally.beyond, tally.rounded,
           tally.structs, tally.failed);
    return !good || tally.failed || tally.valid == 0 || tally.structs == 0;
}
