/* A verdict as JSON, in many lines or in one; or as the body that an API answers with. */
#include "validate_payload/report_json.h"

#include "resolve/uri.h"
#include "validate_payload/annotate.h"
#include "validate_payload/report.h"

typedef void spell(const oas_errors *errors, const oas_error *error, oas_buf *out);

/* What the runtime spells out; null when it is nothing and `empty` says so. */
static void put_spelled(struct report_writer *w, const char *key, spell *what,
                        const oas_errors *errors, const oas_error *error, bool empty_is_null)
{
    w->text.len = 0;
    what(errors, error, &w->text);
    if (w->text.len == 0 && empty_is_null)
        json_word(&w->json, key, "null");
    else
        json_text(&w->json, key, oas_buf_str(&w->text));
}

void report_json_schema(struct report_writer *w, const struct place *place)
{
    if (place) {
        json_text(&w->json, "schemaFile", place->source->name);
        json_number(&w->json, "schemaLine", place->line);
        json_number(&w->json, "schemaColumn", place->column);
    } else {
        json_word(&w->json, "schemaFile", "null");
        json_word(&w->json, "schemaLine", "null");
        json_word(&w->json, "schemaColumn", "null");
    }
}

/* At NULL: it is not known. */
static void put_reached(struct report_writer *w, oas_str path)
{
    if (path.at)
        json_text(&w->json, "keywordLocation", path);
    else
        json_word(&w->json, "keywordLocation", "null");
}

static void put_keyword(struct report_writer *w, const oas_errors *errors, const oas_error *error)
{
    if (error->code == OAS_CODE_INVALID_JSON) {
        json_word(&w->json, "keywordLocation", "null");
        json_word(&w->json, "absoluteKeywordLocation", "null");
        json_word(&w->json, "keyword", "null");
        return;
    }
    put_reached(w, error->keyword_path);
    put_spelled(w, "absoluteKeywordLocation", oas_error_schema, errors, error, false);
    json_text(&w->json, "keyword", oas_str_from(oas_keyword_name(error->keyword)));
}

/* Of what was found last, in the file, of which the payload may be one line. */
static void put_place(struct report_writer *w, const struct payload *payload,
                      const oas_error *error)
{
    json_number(&w->json, "line", payload_line(payload, w->places.line));
    json_number(&w->json, "column", payload_column(payload, w->places.line, w->places.column));
    json_number(&w->json, "offset", payload->base + error->offset);
}

void report_json_says(struct report_writer *w, const oas_errors *errors, const oas_error *error)
{
    oas_places_find(&w->places, errors, error);
    w->text.len = 0;
    oas_places_instance(&w->places, OAS_ERROR_NAME, &w->text);
    json_text(&w->json, "instanceLocation", oas_buf_str(&w->text));
    put_keyword(w, errors, error);
    json_text(&w->json, "code", oas_str_from(oas_code_name(error->code)));
    put_spelled(w, "error", oas_error_message, errors, error, false);
    put_spelled(w, "expected", oas_error_expected, errors, error, true);
    put_spelled(w, "received", oas_error_received, errors, error, true);
    if (error->code == OAS_CODE_MISSING)
        json_text(&w->json, "property", oas_error_property(errors, error));
}

/* What one error says; it is left open. */
static void put_error(struct report_writer *w, const struct rules *rules,
                      const struct payload *payload, const oas_errors *errors,
                      const oas_error *error)
{
    json_next(&w->json);
    json_open(&w->json, '{');
    report_json_says(w, errors, error);
    put_place(w, payload, error);
    report_json_schema(w, verdict_declared(rules, error));
    oas_str meant = oas_error_suggestion(errors, error, &w->places);
    if (meant.len)
        json_text(&w->json, "suggestion", meant);
}

static void put_alternative(struct report_writer *w, const struct rules *rules,
                            const struct payload *payload, const oas_alternative *alternative)
{
    const oas_errors *errors = &alternative->errors;
    size_t kept = oas_errors_kept(errors);
    json_next(&w->json);
    json_open(&w->json, '{');
    put_reached(w, alternative->keyword_path);
    json_key(&w->json, "errors");
    json_open(&w->json, '[');
    for (size_t i = 0; i < kept; i++) {
        put_error(w, rules, payload, errors, &errors->at[i]);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
    if (errors->count > kept)
        json_word(&w->json, "truncated", "true");
    json_close(&w->json, '}');
}

/* Keyword locations are those of the schema and the keyword behind them: pointers, and in a URI
 * with
 * %-escapes. */
static void put_locations(struct report_writer *w, const struct annotation *annotation)
{
    oas_buf token = {0};
    oas_buf_putc(&token, '/');
    node_put_token(annotation->member->key, &token);
    w->text.len = 0;
    oas_buf_put(&w->text, annotation->path);
    oas_buf_put(&w->text, oas_buf_str(&token));
    json_text(&w->json, "keywordLocation", oas_buf_str(&w->text));
    w->text.len = 0;
    oas_buf_put(&w->text, annotation->schema->uri);
    uri_put_fragment(&w->text, oas_buf_str(&token));
    json_text(&w->json, "absoluteKeywordLocation", oas_buf_str(&w->text));
    w->text.failed |= token.failed;
    oas_buf_free(&token);
}

static void put_annotation(struct report_writer *w, const struct annotation *annotation)
{
    const struct member *member = annotation->member;
    json_next(&w->json);
    json_open(&w->json, '{');
    w->text.len = 0;
    instance_pointer(annotation->instance, &w->text);
    json_text(&w->json, "instanceLocation", oas_buf_str(&w->text));
    put_locations(w, annotation);
    json_text(&w->json, "keyword", member->key);
    json_key(&w->json, "annotation");
    node_json(member->value, w->json.out);
    json_close(&w->json, '}');
}

/* What each branch says of a value that none took. */
static void put_alternatives(struct report_writer *w, const struct rules *rules,
                             const struct verdict *verdict, const oas_error *error)
{
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    size_t count;
    oas_status status =
        oas_error_alternatives(verdict->errors, error, &rules->limits, verdict->room, at, &count);
    w->json.out->failed |= status == OAS_NO_MEMORY;
    if (count > 0) {
        json_key(&w->json, "alternatives");
        json_open(&w->json, '[');
        for (size_t i = 0; i < count; i++)
            put_alternative(w, rules, verdict->payload, &at[i]);
        json_close(&w->json, ']');
    }
    oas_arena_reset(verdict->room);
}

/* The list that a valid payload has in place of errors. */
static void put_annotations(struct report_writer *w, const struct annotations *annotations)
{
    json_key(&w->json, "annotations");
    json_open(&w->json, '[');
    for (size_t i = 0; i < annotations->count; i++)
        put_annotation(w, &annotations->at[i]);
    json_close(&w->json, ']');
}

static const char *status_name(oas_status status)
{
    switch (status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        return "valid";
    case OAS_INVALID:
        return "invalid";
    case OAS_MALFORMED:
        return "malformed";
    case OAS_TOO_LARGE:
        return "too_large";
    case OAS_UNDECIDED:
    case OAS_NO_MEMORY:
        break;
    }
    return "undecided";
}

void report_json_status(struct report_writer *w, oas_status status)
{
    const char *name = status_name(status);
    bool refused = status == OAS_INVALID || status == OAS_MALFORMED;
    json_word(&w->json, "valid", *name == 'v' ? "true" : refused ? "false" : "null");
    json_text(&w->json, "status", oas_str_from(name));
}

/* Where the value begins that met it. */
static void put_limit(struct report_writer *w, const struct verdict *verdict)
{
    const oas_errors *errors = verdict->errors;
    oas_error place;
    json_text(&w->json, "limit", oas_str_from(oas_limit_name(errors->limit)));
    if (errors->limit == OAS_LIMIT_PATTERN)
        json_text(&w->json, "pattern", errors->limit_pattern);
    if (!report_limit_place(verdict, &place))
        return;
    put_spelled(w, "instanceLocation", oas_error_instance, errors, &place, false);
    oas_places_find(&w->places, errors, &place);
    put_place(w, verdict->payload, &place);
}

static bool is_refused(const struct verdict *verdict)
{
    return verdict->status == OAS_INVALID || verdict->status == OAS_MALFORMED;
}

static void put_verdict(struct report_writer *w, const struct rules *rules,
                        const struct verdict *verdict)
{
    const oas_errors *errors = verdict->errors;
    size_t kept = is_refused(verdict) ? oas_errors_kept(errors) : 0;
    bool valid = *status_name(verdict->status) == 'v';
    json_next(&w->json);
    json_open(&w->json, '{');
    json_text(&w->json, "file", oas_str_from(verdict->payload->file));
    if (verdict->payload->record)
        json_number(&w->json, "record", verdict->payload->record);
    report_json_status(w, verdict->status);
    if (verdict->absent)
        json_text(&w->json, "body", OAS_STR("absent"));
    if (verdict->errors->limit != OAS_LIMIT_NONE)
        put_limit(w, verdict);
    if (valid && verdict->annotations) {
        put_annotations(w, verdict->annotations);
        json_close(&w->json, '}');
        return;
    }
    json_key(&w->json, "errors");
    json_open(&w->json, '[');
    for (size_t i = 0; i < kept; i++) {
        put_error(w, rules, verdict->payload, errors, &errors->at[i]);
        put_alternatives(w, rules, verdict, &errors->at[i]);
        json_close(&w->json, '}');
    }
    json_close(&w->json, ']');
    json_word(&w->json, "truncated",
              is_refused(verdict) && errors->count > kept ? "true" : "false");
    json_close(&w->json, '}');
}

void report_json_begin(struct report_writer *w, const struct rules *rules, oas_buf *out)
{
    bool indented = validate_options_indent(rules->options);
    bool element = indented && rules->several;
    *w = (struct report_writer){
        .json = {.out = out, .indented = indented, .depth = element, .first = !element}};
}

void report_json_end(struct report_writer *w)
{
    if (w->json.depth == 0)
        oas_buf_putc(w->json.out, '\n');
    w->json.out->failed |= w->text.failed;
    oas_buf_free(&w->text);
    oas_places_free(&w->places);
}

void validate_report_json(const struct rules *rules, const struct verdict *verdict, oas_buf *out)
{
    struct report_writer w;
    report_json_begin(&w, rules, out);
    put_verdict(&w, rules, verdict);
    report_json_end(&w);
}

void report_body(const struct rules *rules, const struct verdict *verdict, oas_buf *out,
                 oas_buf *err)
{
    if (is_refused(verdict)) {
        oas_errors_body(verdict->errors, out);
        oas_buf_putc(out, '\n');
    } else if (*status_name(verdict->status) != 'v') {
        validate_report_text(rules, verdict, err);
    }
}
