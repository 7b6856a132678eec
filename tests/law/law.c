/* law.c - the groups of a file (support/groups.h): does decoding change data?
 *
 * For each group a line, a list of JSON with a word for each of its payloads:
 *   "kept"       it went through its C type and back, and is what it was
 *   "beyond"     valid, but its C type does not hold it, for one of the reasons that there are
 *   "invalid"    it is no matter of the law
 *   any other    what is wrong, in a sentence
 * or a string where the schema is not compiled. The C types are made in memory, by their layouts
 * alone; each payload goes twice, the second time with members kept that the schema leaves open. */
#include <stdio.h>

#include "doors/trip.h"
#include "doors/doors.h"
#include "kept.h"
#include "support/groups.h"
#include "support/layout_made.h"

/* A group's schema as both C types. */
struct types {
    struct compiled *c;
    struct layout_made plain, keep;
    oas_type plain_type, keep_type;
};

static bool make_type(struct compiled *c, bool keep_unknown, struct layout_made *made,
                      oas_type *type)
{
    struct model_options options = {.prefix = OAS_STR("law_"), .keep_unknown = keep_unknown};
    const struct model *model = compile_model(c, &options);
    if (!model || !layout_make(made, &c->mem, model))
        return false;
    *type = layout_made_type(made, model->by_wanted[0]);
    return true;
}

/* ---- one payload ---- */

/* There and back by one type; *text stays empty where it does not hold the value. */
static const char *go(oas_type type, oas_str json, bool keep_unknown, oas_buf *text,
                      oas_status *status)
{
    oas_options options = {.keep_unknown = keep_unknown};
    const char *wrong;
    bool rounded = false;
    *status = trip_decode(type, json, &options, &wrong);
    if (!wrong && *status == OAS_OK)
        wrong = trip_there_and_back(type, json, &options, text, &rounded);
    return rounded && !wrong ? "was decoded, and is refused since its doubles are rounded" : wrong;
}

static const char *compare(struct types *types, oas_str json, oas_str plain, oas_str kept)
{
    static char said[256];
    if (!doors_same_rounded(json, kept))
        return "lost something that is kept";
    const char *where = kept_not(types->c, json, plain);
    if (!where)
        return NULL;
    snprintf(said, sizeof said, "lost something at %s", where);
    return said;
}

static const char *judge(struct types *types, oas_str json)
{
    oas_buf plain = {0}, kept = {0};
    oas_status status, other;
    if (oas_validate(types->plain_type, json, NULL, NULL) != OAS_OK)
        return "invalid";
    const char *wrong = go(types->plain_type, json, false, &plain, &status);
    if (!wrong)
        wrong = go(types->keep_type, json, true, &kept, &other);
    /* The plain one may leave out what only the other can hold. */
    if (!wrong && status == OAS_OK && other != OAS_OK)
        wrong = "fits only one of its C types";
    if (!wrong && status == OAS_OK)
        wrong = compare(types, json, oas_buf_str(&plain), oas_buf_str(&kept));
    oas_buf_free(&plain);
    oas_buf_free(&kept);
    return wrong ? wrong : status == OAS_OK ? "kept" : "beyond";
}

/* ---- a group ---- */

static void judge_group(void *user, struct group *group)
{
    struct types types = {.c = &group->compiled};
    (void)user;
    if (group->state != GROUP_READY ||
        !make_type(types.c, false, &types.plain, &types.plain_type) ||
        !make_type(types.c, true, &types.keep, &types.keep_type)) {
        puts(group->state == GROUP_UNSUPPORTED ? "\"unsupported\"" : "\"wrong\"");
        return;
    }
    const struct node *tests = node_get(group->node, "tests");
    oas_buf line = {0};
    for (size_t i = 0; i < tests->count; i++) {
        oas_buf json = {0};
        oas_str payload = group_payload(tests->items[i], &json);
        oas_buf_putc(&line, i ? ',' : '[');
        oas_buf_put_json(&line, oas_str_from(judge(&types, payload)));
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
