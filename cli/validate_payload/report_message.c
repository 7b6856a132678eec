/* Verdicts on messages: errors with the part that they are of, places in the file where they have
 * one there. */
#include "validate_payload/report_message.h"

#include "load/diag_render.h"
#include "load/safe.h"
#include "validate_payload/report_json.h"

/* ---- places ---- */

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

/* "FILE", of a capture "FILE#/log/entries/7/request/url"; nothing for what was given by its parts. */
static oas_str name_of(const struct message_verdict *verdict, const struct message_spot *spot,
                       oas_buf *name)
{
    const struct message_origins *origins = verdict->origins;
    name->len = 0;
    if (spot->line || origins->captured)
        oas_buf_puts(name, origins->file);
    if (origins->captured) {
        oas_buf_putc(name, '#');
        message_spot_pointer(origins, spot, name);
    }
    return oas_buf_str(name);
}

/* What the writing of lines keeps from one to the next. */
struct message_lines {
    const struct rules *rules;
    const struct message_verdict *verdict;
    struct message_spot spot;
    oas_buf name;
    oas_buf *out;
};

static void put_error(struct message_lines *l, const oas_message_error *error)
{
    const struct rules *rules = l->rules;
    const struct message_spot *spot = &l->spot;
    const struct place *place = declared_at(rules, error);
    oas_buf *out = l->out;
    message_spot_find(l->verdict->origins, error->at, &l->spot);
    diag_head(name_of(l->verdict, spot, &l->name), spot->line, spot->line ? spot->column : 0,
              DIAG_ERROR, rules->color, out);
    oas_message_error_text(error, out);
    oas_buf_puts(out, " [");
    oas_buf_puts(out, word_of(error));
    oas_buf_puts(out, "]\n");
    bool shown = spot->line && error->part == OAS_PART_BODY && !rules->options->no_values;
    if (shown)
        diag_caret(spot->origin->text, spot->offset, (uint32_t)spot->line, (uint32_t)spot->column,
                   rules->color, out);
    if (!place)
        return;
    diag_head(place->source->name, place->line, place->column, DIAG_NOTE, rules->color, out);
    oas_buf_puts(out, "declared here\n");
}

/* Of the message as a whole. */
static void put_line(struct message_lines *l, const char *line)
{
    const struct message_spot whole = {.line = 1};
    diag_head(name_of(l->verdict, &whole, &l->name), 0, 0, DIAG_ERROR, l->rules->color, l->out);
    oas_buf_puts(l->out, line);
}

/* A parameter, or a header, of a media type that nobody knows how to read. */
static bool has_unread_value(const oas_judged *judged)
{
    bool found = false;
    for (size_t i = 0; i < judged->parameters.count; i++) {
        const oas_wire_value *value = &judged->parameters.at[i];
        found |= value->status == OAS_UNDECIDED && !value->json.at;
    }
    return found;
}

void report_message_text(const struct rules *rules, const struct message_verdict *verdict,
                         oas_buf *out)
{
    struct message_lines lines = {.rules = rules, .verdict = verdict, .out = out};
    switch (verdict->status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        break;
    case OAS_INVALID:
    case OAS_MALFORMED:
        for (size_t i = 0; i < verdict->count; i++)
            put_error(&lines, &verdict->errors[i]);
        if (verdict->more)
            put_line(&lines, "more errors are not shown\n");
        break;
    case OAS_UNDECIDED:
        if (verdict->judged->unread)
            put_line(&lines, "undecided: the body is of a form that is not judged (media type)\n");
        else if (has_unread_value(verdict->judged))
            put_line(&lines,
                     "undecided: a parameter is of a form that is not judged (media type)\n");
        else
            put_line(&lines, "undecided: a value took more work than it may\n");
        break;
    case OAS_TOO_LARGE:
        put_line(&lines, "too_large: longer or deeper than it may be\n");
        break;
    case OAS_NO_MEMORY:
        put_line(&lines, "undecided: out of memory\n");
        break;
    }
    out->failed |= lines.name.failed;
    oas_buf_free(&lines.name);
}

/* ---- JSON ---- */

void report_operation(const oas_operation *operation, oas_buf *out)
{
    oas_buf_puts(out, *operation->id ? operation->id : operation->method);
    if (*operation->id)
        return;
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, operation->path);
}

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

static void put_spot(struct report_writer *w, const struct message_origins *origins,
                     const struct message_spot *spot)
{
    if (origins->captured) {
        w->text.len = 0;
        message_spot_pointer(origins, spot, &w->text);
        json_number(&w->json, "entry", origins->entry);
        json_text(&w->json, "pointer", oas_buf_str(&w->text));
    }
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
                    struct message_spot *spot)
{
    message_spot_find(verdict->origins, error->at, spot);
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
    put_spot(w, verdict->origins, spot);
    report_json_schema(w, declared_at(rules, error));
    put_alternatives(w, verdict, error);
    json_close(&w->json, '}');
}

void report_operation_json(struct report_writer *w, const oas_operation *operation)
{
    w->text.len = 0;
    if (operation)
        report_operation(operation, &w->text);
    if (operation)
        json_text(&w->json, "operation", oas_buf_str(&w->text));
    else
        json_word(&w->json, "operation", "null");
}

static void put_verdict(struct report_writer *w, const struct rules *rules,
                        const struct message_verdict *verdict)
{
    const struct message_origins *origins = verdict->origins;
    struct message_spot spot = {.line = 0};
    json_next(&w->json);
    json_open(&w->json, '{');
    if (*origins->file)
        json_text(&w->json, "file", oas_str_from(origins->file));
    if (origins->captured)
        json_number(&w->json, "entry", origins->entry);
    json_text(&w->json, "message", verdict->reply ? OAS_STR("response") : OAS_STR("request"));
    report_operation_json(w, verdict->judged->operation);
    report_json_status(w, verdict->status == OAS_MALFORMED ? OAS_INVALID : verdict->status);
    if (verdict->status == OAS_UNDECIDED &&
        (verdict->judged->unread || has_unread_value(verdict->judged)))
        json_text(&w->json, "limit", OAS_STR("media type"));
    if (!verdict->reply && verdict->judged->answer)
        json_number(&w->json, "answer", verdict->judged->answer);
    json_key(&w->json, "errors");
    json_open(&w->json, '[');
    for (size_t i = 0; i < verdict->count; i++) {
        if (i && verdict->errors[i].errors != verdict->errors[i - 1].errors)
            oas_places_free(&w->places); /* they are of one value */
        put_one(w, rules, verdict, &verdict->errors[i], &spot);
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
