/* law.c - the groups of a file (support/groups.h): does decoding change data?
 *
 * For each group a line, a list of JSON with a word for each of its payloads (judge.h), or a string
 * where the schema is not compiled. */
#include <stdio.h>

#include "judge.h"
#include "support/groups.h"

static void judge_group(void *user, struct group *group)
{
    struct compiled *c = &group->compiled;
    struct wanted wanted = compile_wanted(c);
    const struct node *apart = node_get(group->node, "noShare");
    struct law_types types;
    (void)user;
    if (group->state != GROUP_READY ||
        !law_types_make(&types, &c->mem, &c->diags, c->plan, &wanted, 1, apart && apart->boolean)) {
        puts(group->state == GROUP_UNSUPPORTED ? "\"unsupported\"" : "\"wrong\"");
        return;
    }
    const struct node *tests = node_get(group->node, "tests");
    oas_buf line = {0};
    for (size_t i = 0; i < tests->count; i++) {
        oas_buf json = {0};
        oas_str payload = group_payload(tests->items[i], &json);
        const char *word = law_judge(&types, 0, group->direction, payload).word;
        oas_buf_putc(&line, i ? ',' : '[');
        oas_buf_put_json(&line, oas_str_from(word));
        oas_buf_free(&json);
    }
    oas_buf_puts(&line, tests->count ? "]" : "[]");
    printf(OAS_PRI "\n", OAS_ARG(oas_buf_str(&line)));
    oas_buf_free(&line);
}

int main(int argc, char **argv)
{
    return argc == 2 && groups_of_file(argv[1], judge_group, NULL) ? 0 : 1;
}
