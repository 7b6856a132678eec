/* verdicts.c - judges the groups of a file (support/groups.h) and prints a line for each: its
 * verdicts as a list of JSON, null where there is no answer; or a string that says why there is no
 * list. A list ends in "widened" when what is not built was left out of its schema.
 *
 *     diff_verdicts [--places] FILE
 *
 * --places: instead of `false` a list of the errors, each ["/instance", "s#/place/of/its/keyword",
 * "keyword", "missing member"]. */
#include <oas/codec.h>
#include <oas/json.h>

#include <stdio.h>
#include <string.h>

#include "support/groups.h"

enum { MOST_ERRORS = 16000 };

struct judging {
    bool places;
    oas_error found[MOST_ERRORS];
};

static void print_text(oas_arena *mem, const char *before, oas_str text)
{
    printf("%s" OAS_PRI, before, OAS_ARG(oas_json_text(oas_json_from_string(mem, text))));
}

static void print_error(const oas_errors *errs, const oas_error *error, oas_arena *mem)
{
    oas_buf instance = {0}, place = {0};
    oas_error_instance(errs, error, &instance);
    oas_error_schema(errs, error, &place);
    print_text(mem, "[", oas_buf_str(&instance));
    print_text(mem, ",", oas_buf_str(&place));
    print_text(mem, ",", oas_str_from(oas_keyword_name(error->keyword)));
    print_text(mem, ",", oas_error_property(errs, error));
    printf("]");
    oas_buf_free(&place);
    oas_buf_free(&instance);
}

static void print_places(const oas_errors *errs)
{
    oas_arena mem = {0};
    printf("[");
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        printf("%s", i ? "," : "");
        print_error(errs, &errs->at[i], &mem);
    }
    printf("]");
    oas_arena_free(&mem);
}

/* A verdict with errors and one without must agree; "differ" if they do not. */
static void print_verdict(struct judging *judging, const struct group *group, oas_str payload)
{
    oas_errors errs = {.at = judging->found, .cap = MOST_ERRORS};
    oas_options options = group_options(group);
    oas_status status = oas_validate(group->compiled.type, payload, &errs, &options);
    oas_status alone = oas_validate(group->compiled.type, payload, NULL, &options);
    bool told = status == OAS_INVALID || status == OAS_MALFORMED;
    if ((status == OAS_OK) != (alone == OAS_OK) || told != (errs.count > 0))
        printf("\"differ\"");
    else if (told && judging->places)
        print_places(&errs);
    else
        printf("%s", status == OAS_OK ? "true" : told ? "false" : "null");
}

static void judge(void *user, struct group *group)
{
    if (group->state != GROUP_READY && !group->widened) {
        puts(group->state == GROUP_UNSUPPORTED ? "\"unsupported\"" : "\"wrong\"");
        return;
    }
    const struct node *tests = node_get(group->node, "tests");
    for (size_t i = 0; i < tests->count; i++) {
        oas_buf json = {0};
        oas_str payload = group_payload(tests->items[i], &json);
        printf("%s", i ? "," : "[");
        print_verdict(user, group, payload);
        oas_buf_free(&json);
    }
    puts(group->widened ? ",\"widened\"]" : "]");
}

int main(int argc, char **argv)
{
    static struct judging judging;
    judging.places = argc == 3 && strcmp(argv[1], "--places") == 0;
    bool asked = argc == 2 || judging.places;
    return asked && groups_of_file(argv[argc - 1], judge, &judging) ? 0 : 1;
}
