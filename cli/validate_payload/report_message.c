/* Verdicts on messages: errors with the part that they are of, places in the file where they have
 * one there. */
#include "validate_payload/report_message.h"

#include "load/diag_render.h"
#include "load/safe.h"
#include "validate_payload/report_json.h"

/* ---- places ---- */

/* In the file; line 0: the error stands nowhere there. */
struct spot {
    size_t offset;
    size_t line;
    size_t column;
};

/* Errors of a body come in their order: lines are counted on from the last one. */
struct spots {
    oas_str text;
    size_t line;
    size_t begin; /* where it begins */
};

static struct spot find_spot(struct spots *s, const char *at)
{
    uintptr_t first = (uintptr_t)s->text.at, wanted = (uintptr_t)at;
    if (!at || !s->text.at || wanted < first || wanted - first > s->text.len)
        return (struct spot){0, 0, 0};
    struct spot spot = {.offset = (size_t)(wanted - first), .column = 1};
    if (s->line == 0 || spot.offset < s->begin) {
        s->line = 1;
        s->begin = 0;
    }
    const char *line = s->text.at + s->begin, *end;
    while (line < at && (end = memchr(line, '\n', (size_t)(at - line))) != NULL) {
        line = end + 1;
        s->line++;
    }
    s->begin = (size_t)(line - s->text.at);
    for (; line < at; line++)
        spot.column += ((unsigned char)*line & 0xC0) != 0x80;
    spot.line = s->line;
    return spot;
}

/* What is told of a value: its schema's keyword; else the code. */
static const char *word_of(const oas_message_error *error)
{
    const oas_error *of = error->error;
    return of && of->keyword != OAS_KEYWORD_NONE ? oas_keyword_name(of->keyword)
                                                 : oas_code_name(error->code);
}

static const struct place *declared_at(const struct rules *rules, const oas_message_error *error)
{
    return error->error ? verdict_declared(rules, error->error) : NULL;
}

/* ---- text ---- */

static const char *name_of(const struct message_verdict *verdict, const struct spot *spot)
{
    return spot->line ? verdict->file : "";
}

static void put_error(const struct rules *rules, const struct message_verdict *verdict,
                      const oas_message_error *error, struct spots *spots, oas_buf *out)
{
    struct spot spot = find_spot(spots, error->at);
    const struct place *place = declared_at(rules, error);
    diag_head(oas_str_from(name_of(verdict, &spot)), spot.line, spot.column, DIAG_ERROR,
              rules->color, out);
    oas_message_error_text(error, out);
    oas_buf_puts(out, " [");
    oas_buf_puts(out, word_of(error));
    oas_buf_puts(out, "]\n");
    bool shown = spot.line && error->part == OAS_PART_BODY && !rules->options->no_values;
    if (shown)
        diag_caret(verdict->text, spot.offset, (uint32_t)spot.line, (uint32_t)spot.column,
                   rules->color, out);
    if (!place)
        return;
    diag_head(place->source->name, place->line, place->column, DIAG_NOTE, rules->color, out);
    oas_buf_puts(out, "declared here\n");
}

static void put_line(const struct rules *rules, const struct message_verdict *verdict,
                     const char *line, oas_buf *out)
{
    diag_head(oas_str_from(verdict->file), 0, 0, DIAG_ERROR, rules->color, out);
    oas_buf_puts(out, line);
}

void report_message_text(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out)
{
    struct spots spots = {.text = verdict->text};
    switch (verdict->status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        break;
    case OAS_INVALID:
    case OAS_MALFORMED:
        for (size_t i = 0; i < verdict->count; i++)
            put_error(rules, verdict, &verdict->errors[i], &spots, out);
        if (verdict->more)
            put_line(rules, verdict, "more errors are not shown\n", out);
        break;
    case OAS_UNDECIDED:
        put_line(rules, verdict,
                 verdict->judged->answer == 415
                     ? "undecided: the body is of a form that is not judged (media type)\n"
                     : "undecided: a value took more work than it may\n",
                 out);
        break;
    case OAS_TOO_LARGE:
        put_line(rules, verdict, "too_large: longer or deeper than it may be\n", out);
        break;
    case OAS_NO_MEMORY:
        put_line(rules, verdict, "undecided: out of memory\n", out);
        break;
    }
}

/* ---- JSON ---- */

static void put_plain(struct report_writer *w, const oas_message_error *error)
{
    bool required = error->code == OAS_CODE_MISSING && error->part != OAS_PART_SECURITY;
    json_text(&w->json, "instanceLocation", OAS_STR(""));
    if (required)
        json_text(&w->json, "keywordLocation", OAS_STR("/required"));
    else
        json_word(&w->json, "keywordLocation", "null");
    json_word(&w->json, "absoluteKeywordLocation", "null");
    if (required)
        json_text(&w->json, "keyword", OAS_STR("required"));
    else
        json_word(&w->json, "keyword", "null");
    json_text(&w->json, "code", oas_str_from(oas_code_name(error->code)));
    w->text.len = 0;
    oas_message_error_says(error, &w->text);
    json_text(&w->json, "error", oas_buf_str(&w->text));
    json_text(&w->json, "expected", error->expected);
    if (error->received.len)
        json_text(&w->json, "received", error->received);
    else
        json_word(&w->json, "received", "null");
}

static void put_spot(struct report_writer *w, const struct spot *spot)
{
    if (spot->line == 0)
        return;
    json_number(&w->json, "line", spot->line);
    json_number(&w->json, "column", spot->column);
    json_number(&w->json, "offset", spot->offset);
}

static bool has_name(const oas_requirement *requirement, oas_str name)
{
    for (uint32_t k = 0; k < requirement->scheme_count; k++)
        if (oas_str_is(name, requirement->schemes[k].name))
            return true;
    return false;
}

/* Requirements that would do as well as the one whose credential is missing, by names. */
static void put_alternatives(struct report_writer *w, const struct message_verdict *verdict,
                             const oas_message_error *error)
{
    const oas_operation *operation = verdict->judged->operation;
    if (error->part != OAS_PART_SECURITY || error->code != OAS_CODE_MISSING ||
        operation->security_count < 2)
        return;
    bool met = false;
    json_key(&w->json, "alternatives");
    json_open(&w->json, '[');
    for (uint32_t i = 0; i < operation->security_count; i++) {
        const oas_requirement *requirement = &operation->security[i];
        bool own = !met && has_name(requirement, error->name);
        met |= own;
        if (own)
            continue;
        json_next(&w->json);
        json_open(&w->json, '[');
        for (uint32_t k = 0; k < requirement->scheme_count; k++) {
            json_next(&w->json);
            oas_buf_put_json(w->json.out, oas_str_from(requirement->schemes[k].name));
        }
        json_close(&w->json, ']');
    }
    json_close(&w->json, ']');
}

static void put_one(struct report_writer *w, const struct rules *rules,
                    const struct message_verdict *verdict, const oas_message_error *error,
                    struct spots *spots)
{
    struct spot spot = find_spot(spots, error->at);
    json_next(&w->json);
    json_open(&w->json, '{');
    json_text(&w->json, "part", oas_str_from(oas_part_name(error->part)));
    if (error->name.len)
        json_text(&w->json, "name", error->name);
    json_text(&w->json, "message", verdict->reply ? OAS_STR("response") : OAS_STR("request"));
    if (error->error)
        report_json_says(w, error->errors, error->error);
    else
        put_plain(w, error);
    put_spot(w, &spot);
    report_json_schema(w, declared_at(rules, error));
    put_alternatives(w, verdict, error);
    json_close(&w->json, '}');
}

static const char *status_of(oas_status status)
{
    switch (status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        return "valid";
    case OAS_INVALID:
    case OAS_MALFORMED:
        return "invalid";
    case OAS_TOO_LARGE:
        return "too_large";
    case OAS_UNDECIDED:
    case OAS_NO_MEMORY:
        break;
    }
    return "undecided";
}

static void put_operation(struct report_writer *w, const struct message_verdict *verdict)
{
    const oas_operation *operation = verdict->judged->operation;
    oas_buf called = {0};
    if (operation && *operation->id) {
        oas_buf_puts(&called, operation->id);
    } else if (operation) {
        oas_buf_puts(&called, operation->method);
        oas_buf_putc(&called, ' ');
        oas_buf_puts(&called, operation->path);
    }
    if (operation)
        json_text(&w->json, "operation", oas_buf_str(&called));
    else
        json_word(&w->json, "operation", "null");
    w->json.out->failed |= called.failed;
    oas_buf_free(&called);
}

static void put_verdict(struct report_writer *w, const struct rules *rules,
                        const struct message_verdict *verdict)
{
    struct spots spots = {.text = verdict->text};
    const char *status = status_of(verdict->status);
    json_next(&w->json);
    json_open(&w->json, '{');
    if (*verdict->file)
        json_text(&w->json, "file", oas_str_from(verdict->file));
    json_text(&w->json, "message", verdict->reply ? OAS_STR("response") : OAS_STR("request"));
    put_operation(w, verdict);
    json_word(&w->json, "valid", *status == 'v' ? "true" : *status == 'i' ? "false" : "null");
    json_text(&w->json, "status", oas_str_from(status));
    if (verdict->status == OAS_UNDECIDED && verdict->judged->answer == 415)
        json_text(&w->json, "limit", OAS_STR("media type"));
    if (!verdict->reply && verdict->judged->answer)
        json_number(&w->json, "answer", verdict->judged->answer);
    json_key(&w->json, "errors");
    json_open(&w->json, '[');
    for (size_t i = 0; i < verdict->count; i++) {
        if (i && verdict->errors[i].errors != verdict->errors[i - 1].errors)
            oas_places_free(&w->places); /* they are of one value */
        put_one(w, rules, verdict, &verdict->errors[i], &spots);
    }
    json_close(&w->json, ']');
    json_word(&w->json, "truncated", verdict->more ? "true" : "false");
    json_close(&w->json, '}');
}

void report_message_json(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out)
{
    struct report_writer w;
    report_json_begin(&w, rules, out);
    put_verdict(&w, rules, verdict);
    report_json_end(&w);
}

void report_message_body(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out, oas_buf *err)
{
    switch (verdict->status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        break;
    case OAS_INVALID:
    case OAS_MALFORMED: {
        oas_judged judged = *verdict->judged;
        judged.at = verdict->errors;
        judged.count = verdict->count;
        oas_judged_body(&judged, out);
        oas_buf_putc(out, '\n');
        break;
    }
    case OAS_UNDECIDED:
    case OAS_TOO_LARGE:
    case OAS_NO_MEMORY:
        report_message_text(rules, verdict, err);
        break;
    }
}
