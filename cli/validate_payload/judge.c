/* The runtime judges; here is the room for errors, which grows only for payloads that need it. */
#include "validate_payload/judge.h"

#include <stdlib.h>

#include <oas/body.h>
#include <oas/utf8.h>

#include "common/say.h"
#include "validate_payload/mistake.h"
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
    oas_buf_free(&judge->quoted);
    oas_arena_free(&judge->room);
    oas_arena_free(&judge->noted);
    annotate_memory_free(&judge->memory);
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
static oas_status validate(struct judge *judge, oas_str json, const oas_options *limits)
{
    const struct rules *rules = judge->rules;
    size_t most = rules->options->max_errors;
    if (rules->options->quiet)
        return oas_validate(rules->type, json, NULL, limits);
    if (judge->errors.cap == 0 && most > 0)
        (void)grow(&judge->errors, most < FIRST_CAP ? most : FIRST_CAP);
    for (;;) {
        oas_arena_reset(&judge->text);
        judge->errors.text = &judge->text;
        judge->errors.count = 0;
        oas_status status = oas_validate(rules->type, json, &judge->errors, limits);
        size_t cap = wanted(&judge->errors, judge->errors.count, most);
        if (cap == 0 || !grow(&judge->errors, cap))
            return status;
    }
}

/* Appends the JSON that a text stands for, as that of a message does; what is no text is its bytes as
 * a string. */
static void put_read(struct judge *judge, oas_str text, const oas_options *limits)
{
    const oas_media media = {
        .media_type = "text/plain", .type = judge->rules->type, .form = OAS_FORM_TEXT};
    oas_arena mem = {0};
    oas_body body;
    oas_status status = oas_body_read(&media, oas_str_of("", 0), text, &body, &mem, limits, NULL);
    judge->quoted.failed |= status == OAS_NO_MEMORY;
    if (body.value.json.at)
        oas_buf_put(&judge->quoted, oas_json_text(body.value.json));
    else
        oas_buf_put_json(&judge->quoted, text);
    oas_arena_free(&mem);
}

/* What is wrong with a text is wrong with all of it, so that each error stands at its first byte;
 * only bytes that are no UTF-8 have their own place. */
static oas_status validate_text(struct judge *judge, oas_str text)
{
    oas_options limits = judge->rules->limits;
    limits.max_bytes = UINT32_MAX; /* the file was as long as it may be */
    judge->quoted.len = 0;
    put_read(judge, text, &limits);
    if (judge->quoted.failed) {
        judge->errors.limit = OAS_LIMIT_MEMORY;
        return OAS_NO_MEMORY;
    }
    oas_status status = validate(judge, oas_buf_str(&judge->quoted), &limits);
    if (status == OAS_MALFORMED && oas_errors_kept(&judge->errors)) {
        judge->errors.json = text;
        judge->errors.at[0].offset = oas_utf8_check(text);
    }
    return status;
}

/* What is wrong with how a record is written. */
static oas_status refuse_record(struct judge *judge, const struct payload *payload)
{
    if (judge->errors.cap == 0 && !grow(&judge->errors, FIRST_CAP))
        return OAS_NO_MEMORY;
    oas_arena_reset(&judge->text);
    judge->errors.text = &judge->text;
    return oas_body_items_refused(payload->refused, payload->json, &judge->errors);
}

static oas_status judge_bytes(struct judge *judge, const struct payload *payload)
{
    if (payload->cut) {
        judge->errors.limit = OAS_LIMIT_BYTES;
        return OAS_TOO_LARGE;
    }
    if (payload->refused)
        return refuse_record(judge, payload);
    return judge->rules->text ? validate_text(judge, payload->json)
                              : validate(judge, payload->json, &judge->rules->limits);
}

/* Without them a valid payload is undecided. */
static void add_annotations(struct judge *judge, struct verdict *verdict, struct annotations *found)
{
    const struct rules *rules = judge->rules;
    oas_str json = rules->text ? oas_buf_str(&judge->quoted) : verdict->payload->json;
    oas_arena_reset(&judge->noted);
    *found = (struct annotations){.count = 0};
    verdict->annotations = found;
    if (!verdict->absent)
        verdict->status =
            annotate(rules, json, &judge->memory, &judge->errors, &judge->noted, found);
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
    judge->errors.limit = OAS_LIMIT_NONE;
    verdict.absent = judge->rules->absent && !payload->cut && payload->json.len == 0;
    verdict.status = verdict.absent ? OAS_OK : judge_bytes(judge, payload);
    struct annotations annotations;
    bool quiet = judge->rules->options->quiet;
    if (!quiet && judge->rules->options->format == FORMAT_ANNOTATIONS && verdict.status == OAS_OK)
        add_annotations(judge, &verdict, &annotations);
    count(&judge->tally, verdict.status);
    if (quiet)
        return;
    if (verdict.status == OAS_MALFORMED && !judge->rules->text)
        mistake_of_payload(&verdict, err);
    if (verdict.absent)
        say_note_to(err, "'%s' has no body, and the operation asks for none", payload->file);
    switch (judge->rules->options->format) {
    case FORMAT_TEXT:
        validate_report_text(judge->rules, &verdict, out);
        break;
    case FORMAT_JSON:
    case FORMAT_JSONL:
    case FORMAT_ANNOTATIONS:
        validate_report_json(judge->rules, &verdict, out);
        break;
    case FORMAT_BODY:
        report_body(judge->rules, &verdict, out, err);
        break;
    }
}
