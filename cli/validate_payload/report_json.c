/* A verdict as JSON, in many lines or in one; or as the body that an API answers with. */
#include "validate_payload/report.h"

#include "common/json.h"

/* JSON text, either indented by two spaces or compact. */
struct writer {
    oas_buf *out;
    oas_buf text; /* a value before it is quoted */
    oas_places places;
    unsigned depth;
    bool indented;
    bool first; /* nothing yet in the object or array that is open */
};

static void put_break(struct writer *w)
{
    if (!w->indented)
        return;
    oas_buf_putc(w->out, '\n');
    for (unsigned i = 0; i < w->depth; i++)
        oas_buf_puts(w->out, "  ");
}

static void put_next(struct writer *w)
{
    if (!w->first)
        oas_buf_putc(w->out, ',');
    if (w->depth > 0)
        put_break(w);
    w->first = false;
}

static void put_open(struct writer *w, char bracket)
{
    oas_buf_putc(w->out, bracket);
    w->depth++;
    w->first = true;
}

static void put_close(struct writer *w, char bracket)
{
    w->depth--;
    if (!w->first)
        put_break(w);
    oas_buf_putc(w->out, bracket);
    w->first = false;
}

static void put_key(struct writer *w, const char *key)
{
    put_next(w);
    oas_buf_put_json(w->out, oas_str_from(key));
    oas_buf_puts(w->out, w->indented ? ": " : ":");
}

static void put_text(struct writer *w, const char *key, oas_str text)
{
    put_key(w, key);
    json_put(w->out, text);
}

static void put_number(struct writer *w, const char *key, size_t number)
{
    put_key(w, key);
    oas_buf_put_u64(w->out, number);
}

static void put_word(struct writer *w, const char *key, const char *word)
{
    put_key(w, key);
    oas_buf_puts(w->out, word);
}

typedef void spell(const oas_errors *errors, const oas_error *error, oas_buf *out);

/* What the runtime spells out; null when it is nothing and `empty` says so. */
static void put_spelled(struct writer *w, const char *key, spell *what, const oas_errors *errors,
                        const oas_error *error, bool empty_is_null)
{
    w->text.len = 0;
    what(errors, error, &w->text);
    if (w->text.len == 0 && empty_is_null)
        put_word(w, key, "null");
    else
        put_text(w, key, oas_buf_str(&w->text));
}

static void put_schema_place(struct writer *w, const struct plan *plan, const oas_error *error)
{
    struct place place = {0};
    if (error->code != OAS_CODE_INVALID_JSON && error->order < plan->place_count)
        place = plan->places[error->order];
    if (place.source) {
        put_text(w, "schemaFile", place.source->name);
        put_number(w, "schemaLine", place.line);
        put_number(w, "schemaColumn", place.column);
    } else {
        put_word(w, "schemaFile", "null");
        put_word(w, "schemaLine", "null");
        put_word(w, "schemaColumn", "null");
    }
}

static void put_keyword(struct writer *w, const oas_errors *errors, const oas_error *error)
{
    if (error->code == OAS_CODE_INVALID_JSON) {
        put_word(w, "keywordLocation", "null");
        put_word(w, "absoluteKeywordLocation", "null");
        put_word(w, "keyword", "null");
        return;
    }
    put_text(w, "keywordLocation", error->keyword_path);
    put_spelled(w, "absoluteKeywordLocation", oas_error_schema, errors, error, false);
    put_text(w, "keyword", oas_str_from(oas_keyword_name(error->keyword)));
}

/* Of what was found last, in the file, of which the payload may be one line. */
static void put_place(struct writer *w, const struct payload *payload, const oas_error *error)
{
    size_t line = w->places.line;
    put_number(w, "line", payload->record ? payload->record + line - 1 : line);
    put_number(w, "column", w->places.column);
    put_number(w, "offset", payload->base + error->offset);
}

/* What one error says; it is left open. */
static void put_error(struct writer *w, const struct rules *rules, const struct payload *payload,
                      const oas_errors *errors, const oas_error *error)
{
    oas_places_find(&w->places, errors, error);
    put_next(w);
    put_open(w, '{');
    w->text.len = 0;
    oas_places_instance(&w->places, OAS_ERROR_NAME, &w->text);
    put_text(w, "instanceLocation", oas_buf_str(&w->text));
    put_keyword(w, errors, error);
    put_text(w, "code", oas_str_from(oas_code_name(error->code)));
    put_spelled(w, "error", oas_error_message, errors, error, false);
    put_spelled(w, "expected", oas_error_expected, errors, error, true);
    put_spelled(w, "received", oas_error_received, errors, error, true);
    if (error->code == OAS_CODE_MISSING)
        put_text(w, "property", oas_error_property(errors, error));
    put_place(w, payload, error);
    put_schema_place(w, rules->plan, error);
}

static void put_alternative(struct writer *w, const struct rules *rules,
                            const struct payload *payload, const oas_alternative *alternative)
{
    const oas_errors *errors = &alternative->errors;
    size_t kept = oas_errors_kept(errors);
    put_next(w);
    put_open(w, '{');
    put_text(w, "keywordLocation", alternative->keyword_path);
    put_key(w, "errors");
    put_open(w, '[');
    for (size_t i = 0; i < kept; i++) {
        put_error(w, rules, payload, errors, &errors->at[i]);
        put_close(w, '}');
    }
    put_close(w, ']');
    if (errors->count > kept)
        put_word(w, "truncated", "true");
    put_close(w, '}');
}

/* What each branch says of a value that none took. */
static void put_alternatives(struct writer *w, const struct rules *rules,
                             const struct verdict *verdict, const oas_error *error)
{
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    size_t count;
    oas_status status =
        oas_error_alternatives(verdict->errors, error, &rules->limits, verdict->room, at, &count);
    w->out->failed |= status == OAS_NO_MEMORY;
    if (count > 0) {
        put_key(w, "alternatives");
        put_open(w, '[');
        for (size_t i = 0; i < count; i++)
            put_alternative(w, rules, verdict->payload, &at[i]);
        put_close(w, ']');
    }
    oas_arena_reset(verdict->room);
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

/* Where the value begins that met it. */
static void put_limit(struct writer *w, const struct verdict *verdict)
{
    const oas_errors *errors = verdict->errors;
    oas_error place;
    put_text(w, "limit", oas_str_from(oas_limit_name(errors->limit)));
    if (errors->limit == OAS_LIMIT_PATTERN)
        put_text(w, "pattern", errors->limit_pattern);
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

static void put_verdict(struct writer *w, const struct rules *rules, const struct verdict *verdict)
{
    const oas_errors *errors = verdict->errors;
    size_t kept = is_refused(verdict) ? oas_errors_kept(errors) : 0;
    const char *status = status_name(verdict->status);
    bool valid = *status == 'v';
    put_next(w);
    put_open(w, '{');
    put_text(w, "file", oas_str_from(verdict->payload->file));
    if (verdict->payload->record)
        put_number(w, "record", verdict->payload->record);
    put_word(w, "valid", valid ? "true" : is_refused(verdict) ? "false" : "null");
    put_text(w, "status", oas_str_from(status));
    if (verdict->absent)
        put_text(w, "body", OAS_STR("absent"));
    if (verdict->errors->limit != OAS_LIMIT_NONE)
        put_limit(w, verdict);
    put_key(w, "errors");
    put_open(w, '[');
    for (size_t i = 0; i < kept; i++) {
        put_error(w, rules, verdict->payload, errors, &errors->at[i]);
        put_alternatives(w, rules, verdict, &errors->at[i]);
        put_close(w, '}');
    }
    put_close(w, ']');
    put_word(w, "truncated", is_refused(verdict) && errors->count > kept ? "true" : "false");
    put_close(w, '}');
}

void validate_report_json(const struct rules *rules, const struct verdict *verdict, oas_buf *out)
{
    bool indented = rules->options->format == FORMAT_JSON;
    bool element = indented && rules->several;
    struct writer w = {.out = out, .indented = indented, .depth = element, .first = !element};
    put_verdict(&w, rules, verdict);
    if (!element)
        oas_buf_putc(out, '\n');
    out->failed |= w.text.failed;
    oas_buf_free(&w.text);
    oas_places_free(&w.places);
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
