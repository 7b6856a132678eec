#include "lenient.h"

#include <string.h>

#include "doors/doors.h"
#include "doors/trip.h"
#include "kept.h"

static bool is_verdict(oas_status status)
{
    return status == OAS_OK || status == OAS_INVALID;
}

/* With errors asked for and without, by the open program and by the option. */
static const char *compare_verdicts(const struct law_types *types, size_t i, oas_type type,
                                    const oas_options *lenient, oas_str json)
{
    const struct plan *plan = types->plan;
    oas_options options = *lenient;
    oas_type open = {&types->opened.program, opened_use(&types->opened, plan->roots[i].use), 0};
    oas_buf said = {0};
    options.ignore_unknown = false;
    oas_status alone = oas_validate(type, json, NULL, lenient);
    oas_status told = trip_verdict(type, json, lenient, &said);
    oas_status by_rows = types->is_opened ? oas_validate(open, json, NULL, &options) : alone;
    size_t errors = said.len;
    oas_buf_free(&said);
    if (is_verdict(alone) && is_verdict(told) && (alone != told || (told == OAS_OK) != !errors))
        return "has another verdict where errors are asked for, leniently";
    if (is_verdict(alone) && is_verdict(by_rows) && alone != by_rows)
        return "has leniently another verdict than where closed objects are open";
    return NULL;
}

/* Decoded and encoded leniently; `text` stays empty where it does not fit. */
static const char *go_leniently(oas_type type, const oas_options *lenient, oas_str json,
                                oas_buf *text)
{
    const char *wrong;
    bool rounded = false;
    oas_status status = trip_decode(type, json, lenient, &wrong);
    if (!wrong && status == OAS_OK)
        wrong = trip_there_and_back(type, json, lenient, text, &rounded);
    return wrong;
}

/* What the option does not touch, it does not change. */
static const char *compare_decoded(oas_type type, const oas_options *lenient, oas_str json,
                                   oas_str text)
{
    oas_options strict = *lenient;
    oas_buf other = {0};
    const char *wrong;
    bool rounded = false;
    strict.ignore_unknown = false;
    oas_status status = trip_decode(type, json, &strict, &wrong);
    if (!wrong && status == OAS_OK)
        wrong = trip_there_and_back(type, json, &strict, &other, &rounded);
    if (!wrong && other.len && !oas_str_equal(oas_buf_str(&other), text))
        wrong = "is decoded to something else, leniently";
    oas_buf_free(&other);
    return wrong;
}

static const char *judge_way(const struct law_types *types, size_t i, int keep,
                             oas_direction direction, oas_str json)
{
    oas_type type = layout_made_type(&types->made[keep], types->models[keep]->by_wanted[i]);
    oas_options lenient = {.ignore_unknown = true, .keep_unknown = keep, .direction = direction};
    oas_options strict = {.direction = direction};
    oas_buf text = {0};
    const char *wrong = compare_verdicts(types, i, type, &lenient, json);
    bool valid = oas_validate(type, json, NULL, &strict) == OAS_OK;
    bool lets = oas_validate(type, json, NULL, &lenient) == OAS_OK;
    if (!wrong && valid && !lets)
        wrong = "is valid, and not leniently";
    if (!wrong && lets)
        wrong = go_leniently(type, &lenient, json, &text);
    if (!wrong && valid)
        wrong = compare_decoded(type, &lenient, json, oas_buf_str(&text));
    if (!wrong && text.len && !keep &&
        kept_not(types->plan, types->wanted[i].schema, &lenient, json, oas_buf_str(&text),
                 types->mem))
        wrong = "lost something, leniently";
    oas_buf_free(&text);
    return wrong;
}

const char *lenient_wrong(const struct law_types *types, size_t i, oas_direction direction,
                          oas_str json)
{
    const char *wrong = judge_way(types, i, 0, direction, json);
    return wrong ? wrong : judge_way(types, i, 1, direction, json);
}
