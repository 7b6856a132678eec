#include "judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doors/doors.h"
#include "doors/trip.h"
#include "doors/twice.h"
#include "kept.h"
#include "lenient.h"
#include "model/build.h"

bool law_types_make(struct law_types *types, oas_arena *mem, struct diags *diags,
                    const struct plan *plan, const struct wanted *wanted, size_t count, bool apart)
{
    *types = (struct law_types){.plan = plan, .wanted = wanted, .mem = mem};
    for (int keep = 0; keep < 2; keep++) {
        struct model_options options = {
            .prefix = OAS_STR("law_"), .keep_unknown = keep, .apart = apart};
        const struct model *model = model_build(mem, diags, plan, wanted, count, &options);
        if (!model || !layout_make(&types->made[keep], mem, model))
            return false;
        types->models[keep] = model;
    }
    types->is_opened = opened_make(&types->opened, &plan->program, mem);
    return true;
}

/* A value on its way by one of its C types. */
struct way {
    oas_type type;
    oas_options options;
    oas_status status; /* of decoding */
    oas_buf text;      /* empty where the C type does not hold the value */
};

/* There and back. */
static const char *go(struct way *way, oas_str json)
{
    const char *wrong;
    bool rounded = false;
    way->status = trip_decode(way->type, json, &way->options, &wrong);
    if (!wrong && way->status == OAS_OK)
        wrong = trip_there_and_back(way->type, json, &way->options, &way->text, &rounded);
    return rounded && !wrong ? "was decoded, and is refused since its doubles are rounded" : wrong;
}

static const char *compare(const struct law_types *types, size_t i, const struct way ways[2],
                           oas_str json)
{
    static char said[256];
    if (!doors_same_rounded(json, oas_buf_str(&ways[1].text)))
        return "lost something that is kept";
    const char *where = kept_not(types->plan, types->wanted[i].schema, &ways[0].options, json,
                                 oas_buf_str(&ways[0].text), types->mem);
    if (!where)
        return NULL;
    snprintf(said, sizeof said, "lost something at %s", where);
    return said;
}

static const char *why_beyond(const struct way *way, oas_str json)
{
    oas_error found[20];
    oas_arena mem = {0};
    oas_errors errs = {.at = found, .cap = 20, .text = &mem};
    void *out = trip_struct(way->type);
    const char *why = NULL;
    if (oas_decode(way->type, out, json, &mem, &errs, &way->options) == OAS_UNREPRESENTABLE)
        why = trip_beyond(way->type, &errs, &found[0]);
    free(out);
    oas_arena_free(&mem);
    return why;
}

static struct way begin(const struct law_types *types, size_t i, bool keep, oas_direction direction)
{
    return (struct way){.type =
                            layout_made_type(&types->made[keep], types->models[keep]->by_wanted[i]),
                        .options = {.keep_unknown = keep, .direction = direction}};
}

struct law_verdict law_judge(const struct law_types *types, size_t i, oas_direction direction,
                             oas_str json)
{
    struct way ways[2] = {begin(types, i, false, direction), begin(types, i, true, direction)};
    const struct way *plain = &ways[0], *kept = &ways[1];
    struct law_verdict verdict = {"kept", NULL};
    oas_status status;
    const char *lenient = lenient_wrong(types, i, direction, json);
    for (int keep = 0; keep < 2 && !lenient; keep++)
        lenient = twice_differ(ways[keep].type, json, &ways[keep].options, &status, NULL);
    if (lenient)
        return (struct law_verdict){lenient, NULL};
    if (oas_validate(plain->type, json, NULL, &plain->options) != OAS_OK)
        return (struct law_verdict){"invalid", NULL};
    const char *wrong = go(&ways[0], json);
    if (!wrong)
        wrong = go(&ways[1], json);
    /* The plain one may leave out what only the other can hold. */
    if (!wrong && plain->status == OAS_OK && kept->status != OAS_OK)
        wrong = "fits only one of its C types";
    if (!wrong && plain->status == OAS_OK)
        wrong = compare(types, i, ways, json);
    if (wrong)
        verdict.word = wrong;
    else if (plain->status != OAS_OK)
        verdict = (struct law_verdict){"beyond", why_beyond(plain, json)};
    oas_buf_free(&ways[0].text);
    oas_buf_free(&ways[1].text);
    return verdict;
}

bool law_is_broken(const char *word)
{
    return strcmp(word, "kept") != 0 && strcmp(word, "beyond") != 0 && strcmp(word, "invalid") != 0;
}
