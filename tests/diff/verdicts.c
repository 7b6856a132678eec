/* verdicts.c - judges the groups of a file (support/groups.h) and prints a line for each: its
 * verdicts as a list of JSON, null where there is no answer; or a string that says why there is no
 * list. A list ends in "widened" when what is not built was left out of its schema. */
#include <oas/codec.h>

#include <stdio.h>

#include "support/groups.h"

/* A verdict with errors and one without must agree; "differ" if they do not. */
static const char *verdict_on(const struct group *group, oas_str payload)
{
    oas_error found[4];
    oas_errors errs = {.at = found, .cap = 4};
    oas_status status = oas_validate(group->compiled.type, payload, &errs, NULL);
    oas_status alone = oas_validate(group->compiled.type, payload, NULL, NULL);
    bool told = status == OAS_INVALID || status == OAS_MALFORMED;
    if ((status == OAS_OK) != (alone == OAS_OK) || told != (errs.count > 0))
        return "\"differ\"";
    return status == OAS_OK ? "true" : told ? "false" : "null";
}

static void judge(void *user, struct group *group)
{
    (void)user;
    if (group->state != GROUP_READY && !group->widened) {
        puts(group->state == GROUP_UNSUPPORTED ? "\"unsupported\"" : "\"wrong\"");
        return;
    }
    const struct node *tests = node_get(group->node, "tests");
    for (size_t i = 0; i < tests->count; i++) {
        oas_buf json = {0};
        oas_str payload = group_payload(tests->items[i], &json);
        printf("%s%s", i ? "," : "[", verdict_on(group, payload));
        oas_buf_free(&json);
    }
    puts(group->widened ? ",\"widened\"]" : "]");
}

int main(int argc, char **argv)
{
    return argc == 2 && groups_of_file(argv[1], judge, NULL) ? 0 : 1;
}
