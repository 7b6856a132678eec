/* The runtime judges; here is the room for errors, which grows only for payloads that need it. */
#include "validate_payload/judge.h"

#include <stdlib.h>

#include "validate_payload/report.h"

enum { FIRST_CAP = 100 };

void judge_init(struct judge *judge, const struct rules *rules)
{
    *judge = (struct judge){.rules = rules};
    judge->errors.no_values = rules->options->no_values;
    oas_arena_init(&judge->text, NULL, 0, NULL);
    oas_arena_init(&judge->room, NULL, 0, NULL);
}

void judge_free(struct judge *judge)
{
    free(judge->errors.at);
    oas_arena_free(&judge->text);
    oas_arena_free(&judge->room);
}

/* Room for `cap` errors; without memory the room stays as it is. */
static bool grow(oas_errors *errors, size_t cap)
{
    if (cap > SIZE_MAX / sizeof *errors->at)
        return false;
    oas_error *at = realloc(errors->at, cap * sizeof *at);
    if (!at)
        return false;
    errors->at = at;
    errors->cap = cap;
    return true;
}

/* The room that is worth having after `count` errors were found; 0: there is enough. */
static size_t wanted(const oas_errors *errors, size_t count, size_t most)
{
    size_t want = count < most ? count : most;
    return want > errors->cap ? want : 0;
}

/* A payload with more errors than there is room for is judged again: rare, and it saves an array
 * of max_errors for every thread. */
static oas_status validate(struct judge *judge, oas_str json)
{
    const struct rules *rules = judge->rules;
    size_t most = rules->options->max_errors;
    if (rules->options->quiet)
        return oas_validate(rules->type, json, NULL, &rules->limits);
    if (judge->errors.cap == 0 && most > 0)
        (void)grow(&judge->errors, most < FIRST_CAP ? most : FIRST_CAP);
    for (;;) {
        oas_arena_reset(&judge->text);
        judge->errors.text = &judge->text;
        judge->errors.count = 0;
        oas_status status = oas_validate(rules->type, json, &judge->errors, &rules->limits);
        size_t cap = wanted(&judge->errors, judge->errors.count, most);
        if (cap == 0 || !grow(&judge->errors, cap))
            return status;
    }
}

static void count(struct tally *tally, oas_status status)
{
    switch (status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE: /* valid, and never said by oas_validate() */
        tally->valid++;
        break;
    case OAS_INVALID:
    case OAS_MALFORMED:
        tally->invalid++;
        break;
    case OAS_UNDECIDED:
    case OAS_TOO_LARGE:
    case OAS_NO_MEMORY:
        tally->undecided++;
        break;
    }
}

void judge_payload(struct judge *judge, const struct payload *payload, oas_buf *out, oas_buf *err)
{
    struct verdict verdict = {.payload = payload, .errors = &judge->errors, .room = &judge->room};
    judge->errors.count = 0;
    verdict.status = payload->cut ? OAS_TOO_LARGE : validate(judge, payload->json);
    count(&judge->tally, verdict.status);
    if (judge->rules->options->quiet)
        return;
    switch (judge->rules->options->format) {
    case FORMAT_TEXT:
        validate_report_text(judge->rules, &verdict, out);
        break;
    case FORMAT_JSON:
    case FORMAT_JSONL:
        validate_report_json(judge->rules, &verdict, out);
        break;
    case FORMAT_BODY:
        report_body(judge->rules, &verdict, out, err);
        break;
    }
}
