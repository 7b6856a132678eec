/* The official JSON Schema test suite through the run-time door. A group whose schema needs what is
 * not built yet must be refused as unsupported, never judged wrongly: those are counted apart. With
 * --allow-unsupported they refuse nothing that the suite calls valid. */
#include <stdio.h>

#include <oas/codec.h>

#include "support/groups.h"
#include "support/left_out.h"

#include "check.h"
#include "codec/explain.h"

struct tally {
    size_t groups, unsupported, cases, agreed, widened;
};

/* What the suite says of each instance must be what comes out. */
static void run_case(struct tally *tally, const struct group *group, const struct node *test)
{
    const struct node *verdict = node_get(test, "valid");
    oas_buf text = {0};
    oas_str json = group_payload(test, &text);
    oas_type type = group->compiled.type;
    oas_error error;
    oas_errors errs = {.at = &error, .cap = 1};
    oas_status status = oas_validate(type, json, &errs, NULL);
    bool good = status == (verdict->boolean ? OAS_OK : OAS_INVALID) &&
                (errs.count > 0) == (status == OAS_INVALID) &&
                oas_explain(type, json, &errs, NULL) == status;
    tally->cases++;
    tally->agreed += good;
    if (!good) {
        group_say(group, test);
        printf("    status %d, %zu errors\n", (int)status, errs.count);
    }
    check_note(good, __FILE__, __LINE__, "the suite's verdict");
    oas_buf_free(&text);
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
        printf("%-30s %3zu groups, %3zu unsupported yet; %4zu of %4zu cases agree, %4zu widened\n",
               suite->folder, tally.groups, tally.unsupported, tally.agreed, tally.cases,
               tally.widened);
    }
    return check_done();
}
