/* The official JSON Schema test suite through the run-time door, its required tests and its
 * optional ones. A group whose schema needs what is not built yet must be refused as unsupported,
 * never judged wrongly: those are counted apart. With --allow-unsupported they refuse nothing that
 * the suite calls valid. What is skipped stands in skipped.h, with the reason. */
#include <stdio.h>

#include <oas/codec.h>

#include "support/groups.h"
#include "support/left_out.h"

#include "check.h"
#include "codec/explain.h"
#include "skipped.h"

struct tally {
    size_t groups, unsupported, skipped, cases, agreed, widened;
};

/* What the suite says of an instance must be what comes out. */
static bool agrees(const struct group *group, const struct node *test, oas_status *status,
                   oas_errors *errs)
{
    oas_buf text = {0};
    oas_str json = group_payload(test, &text);
    oas_type type = group->compiled.type;
    *status = oas_validate(type, json, errs, NULL);
    bool good = *status == (node_get(test, "valid")->boolean ? OAS_OK : OAS_INVALID) &&
                (errs->count > 0) == (*status == OAS_INVALID) &&
                oas_explain(type, json, NULL, errs, NULL) == *status;
    oas_buf_free(&text);
    return good;
}

static void run_case(struct tally *tally, const struct group *group, const struct node *test)
{
    oas_error error;
    oas_errors errs = {.at = &error, .cap = 1};
    oas_status status;
    bool good = agrees(group, test, &status, &errs);
    tally->cases++;
    tally->agreed += good;
    if (!good) {
        group_say(group, test);
        printf("    status %d, %zu errors\n", (int)status, errs.count);
    }
    check_note(good, __FILE__, __LINE__, "the suite's verdict");
}

static const char *reason_to_skip(const struct group *group)
{
    oas_str of = node_get(group->node, "description")->text;
    for (const struct skip *skip = skips; skip->file; skip++)
        if (strcmp(skip->file, group->file) == 0 && oas_str_is(of, skip->group))
            return skip->reason;
    return NULL;
}

/* A skip is there for what would fail: when nothing does any more, it has to go. */
static void skip_group(struct tally *tally, const struct group *group, const struct node *tests)
{
    oas_error error;
    bool good = group->state == GROUP_READY;
    for (size_t i = 0; good && i < tests->count; i++) {
        oas_errors errs = {.at = &error, .cap = 1};
        oas_status status;
        good = agrees(group, tests->items[i], &status, &errs);
    }
    tally->skipped += tests->count;
    check_note(!good, __FILE__, __LINE__, "what is skipped would fail");
    if (good)
        group_say(group, NULL);
}

/* What is not built is left out: that only ever widens. */
static void run_widened(struct tally *tally, const struct group *group, const struct node *test)
{
    oas_buf text = {0};
    oas_error error;
    oas_errors errs = {.at = &error, .cap = 1};
    oas_status status = oas_validate(group->compiled.type, group_payload(test, &text), &errs, NULL);
    bool good = !node_get(test, "valid")->boolean || status == OAS_OK;
    tally->widened++;
    if (!good)
        group_say(group, test);
    check_note(good, __FILE__, __LINE__, "what is valid stays valid");
    oas_buf_free(&text);
}

static void run_group(void *user, struct group *group)
{
    struct tally *tally = user;
    const struct node *tests = node_get(group->node, "tests");
    tally->groups++;
    if (reason_to_skip(group)) {
        skip_group(tally, group, tests);
        return;
    }
    tally->unsupported += group->state == GROUP_UNSUPPORTED;
    if (group->state == GROUP_WRONG) {
        group_say(group, NULL);
        check_note(false, __FILE__, __LINE__, "the suite's schemas are right");
    }
    for (size_t i = 0; group->state == GROUP_READY && i < tests->count; i++)
        run_case(tally, group, tests->items[i]);
    for (size_t i = 0; group->widened && i < tests->count; i++)
        run_widened(tally, group, tests->items[i]);
}

int main(void)
{
    for (const struct suite *suite = suites; suite->folder; suite++) {
        struct tally tally = {0};
        bool whole = groups_of_suite(OASC_CORPORA, suite, run_group, &tally);
        if (!whole && tally.groups == 0) {
            left_out_corpus("the JSON Schema test suite", OASC_CORPORA, "json-schema-test-suite");
            return LEFT_OUT;
        }
        check_note(whole, __FILE__, __LINE__, "the suite's files are read");
        printf("%-30s %3zu groups, %3zu unsupported yet; %4zu of %4zu cases agree, %4zu widened, "
               "%zu skipped\n",
               suite->folder, tally.groups, tally.unsupported, tally.agreed, tally.cases,
               tally.widened, tally.skipped);
    }
    return check_done();
}
