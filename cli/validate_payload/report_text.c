/* A verdict as a compiler would say it: place, message, line and caret, what demands otherwise. */
#include "validate_payload/report.h"

#include "load/diag_render.h"
#include "load/safe.h"

void report_limit(const struct rules *rules, const struct verdict *verdict, oas_buf *out)
{
    const oas_options *limits = &rules->limits;
    bool long_text = verdict->payload->cut || verdict->payload->json.len > limits->max_bytes;
    if (verdict->status == OAS_TOO_LARGE && long_text) {
        oas_buf_puts(out, "too_large: longer than ");
        oas_buf_put_u64(out, limits->max_bytes);
        oas_buf_puts(out, " bytes; --max-bytes raises the limit");
    } else if (verdict->status == OAS_TOO_LARGE) {
        oas_buf_puts(out, "too_large: nested deeper than ");
        oas_buf_put_u64(out, limits->max_depth);
        oas_buf_puts(out, " levels; --max-depth raises the limit");
    } else if (verdict->status == OAS_NO_MEMORY) {
        oas_buf_puts(out, "undecided: out of memory");
    } else {
        oas_buf_puts(out, "undecided: the limit on work, or on the steps of a pattern, was met "
                          "before a verdict; --max-work raises the first");
    }
}

/* The schema's keyword in brackets; a fault without one shows its code. */
static void put_keyword(const oas_error *error, oas_buf *out)
{
    bool none = error->keyword == OAS_KEYWORD_NONE;
    oas_buf_puts(out, " [");
    oas_buf_puts(out, none ? oas_code_name(error->code) : oas_keyword_name(error->keyword));
    oas_buf_puts(out, "]");
}

static void put_head(const struct rules *rules, const struct payload *payload,
                     const oas_errors *errors, const oas_error *error, enum diag_level level,
                     oas_buf *out)
{
    size_t line, column;
    oas_error_place(errors, error, &line, &column);
    line += payload->record ? payload->record - 1 : 0;
    diag_head(oas_str_from(payload->file), line, column, level, rules->color, out);
}

static void put_message(const oas_errors *errors, const oas_error *error, oas_buf *out)
{
    oas_buf text = {0};
    if (error->code != OAS_CODE_INVALID_JSON) {
        oas_error_instance(errors, error, &text);
        if (text.len == 0)
            oas_buf_puts(&text, "(root)");
        oas_buf_puts(&text, ": ");
    }
    oas_error_message(errors, error, &text);
    safe_put(out, oas_buf_str(&text));
    out->failed |= text.failed;
    oas_buf_free(&text);
}

static void put_note(const struct rules *rules, const oas_error *error, oas_buf *out)
{
    if (error->code == OAS_CODE_INVALID_JSON || error->order >= rules->plan->place_count)
        return;
    const struct place *place = &rules->plan->places[error->order];
    if (!place->source)
        return;
    diag_head(place->source->name, place->line, place->column, DIAG_NOTE, rules->color, out);
    oas_buf_puts(out, "declared here\n");
}

/* ---- unions that no branch took ---- */

enum { MOST_NOTES = 10 };

/* The branch and its keyword, from the union's own: "[anyOf/1/properties/place/type]". */
static void put_branch(const oas_error *of_union, const oas_error *error, oas_buf *out)
{
    size_t above = of_union->keyword_path.len - strlen(oas_keyword_name(of_union->keyword));
    oas_str path = error->keyword_path;
    oas_buf_puts(out, " [");
    safe_put(out, oas_str_of(path.at + above, path.len - above));
    oas_buf_puts(out, "]");
}

static void put_more(size_t more, oas_buf *out)
{
    if (more == 0)
        return;
    oas_buf_puts(out, "; and ");
    oas_buf_put_u64(out, more);
    oas_buf_puts(out, " more");
}

/* Branches that are as close as each other, with one error each: one line for all of them. */
static void put_equals(const oas_error *of_union, const oas_alternative *at, size_t count,
                       oas_buf *out)
{
    size_t shown = count < MOST_NOTES ? count : MOST_NOTES;
    for (size_t i = 0; i < shown; i++) {
        if (i > 0)
            oas_buf_puts(out, "; or ");
        put_message(&at[i].errors, &at[i].errors.at[0], out);
        put_branch(of_union, &at[i].errors.at[0], out);
    }
    put_more(count - shown, out);
}

static void put_closest(const struct rules *rules, const struct verdict *verdict,
                        const oas_error *of_union, const oas_alternative *at, size_t count,
                        oas_buf *out)
{
    const oas_errors *errors = &at[0].errors;
    size_t kept = oas_errors_kept(errors), equals = 1;
    size_t shown = kept < MOST_NOTES ? kept : MOST_NOTES;
    while (equals < count && errors->count == 1 && at[equals].closeness == at[0].closeness)
        equals++;
    for (size_t i = 0; i < shown; i++) {
        oas_buf_puts(out, "  ");
        put_head(rules, verdict->payload, errors, &errors->at[i], DIAG_NOTE, out);
        if (equals > 1) {
            put_equals(of_union, at, equals, out);
        } else {
            put_message(errors, &errors->at[i], out);
            put_branch(of_union, &errors->at[i], out);
        }
        if (i + 1 == shown)
            put_more(errors->count - shown, out);
        oas_buf_putc(out, '\n');
    }
}

/* What the branch says that comes closest; where all refuse the value's type, the union's own error
 * says that already. */
static void put_alternatives(const struct rules *rules, const struct verdict *verdict,
                             const oas_error *error, oas_buf *out)
{
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    size_t count;
    if (error->reason == OAS_REASON_TYPE)
        return;
    oas_status status =
        oas_error_alternatives(verdict->errors, error, &rules->limits, verdict->room, at, &count);
    out->failed |= status == OAS_NO_MEMORY;
    if (count > 0)
        put_closest(rules, verdict, error, at, count, out);
    oas_arena_reset(verdict->room);
}

/* ---- one error ---- */

static void put_error(const struct rules *rules, const struct verdict *verdict,
                      const oas_error *error, oas_buf *out)
{
    const struct payload *payload = verdict->payload;
    size_t line, column;
    oas_error_place(verdict->errors, error, &line, &column);
    line += payload->record ? payload->record - 1 : 0;
    put_head(rules, payload, verdict->errors, error, DIAG_ERROR, out);
    put_message(verdict->errors, error, out);
    put_keyword(error, out);
    oas_buf_putc(out, '\n');
    /* The line is data. */
    if (!rules->options->no_values)
        diag_caret(payload->json, error->offset, (uint32_t)line, (uint32_t)column, rules->color,
                   out);
    put_note(rules, error, out);
    put_alternatives(rules, verdict, error, out);
}

static void put_rest(const struct rules *rules, const struct verdict *verdict, oas_buf *out)
{
    const oas_errors *errors = verdict->errors;
    size_t rest = errors->count - oas_errors_kept(errors);
    if (rest == 0)
        return;
    diag_head(oas_str_from(verdict->payload->file), verdict->payload->record, 0, DIAG_ERROR,
              rules->color, out);
    oas_buf_put_u64(out, rest);
    oas_buf_puts(out, rest == 1 ? " more error" : " more errors");
    oas_buf_puts(out, " not shown; --max-errors raises the limit\n");
}

void validate_report_text(const struct rules *rules, const struct verdict *verdict, oas_buf *out)
{
    const oas_errors *errors = verdict->errors;
    switch (verdict->status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        break;
    case OAS_INVALID:
    case OAS_MALFORMED:
        for (size_t i = 0; i < oas_errors_kept(errors); i++)
            put_error(rules, verdict, &errors->at[i], out);
        put_rest(rules, verdict, out);
        break;
    case OAS_UNDECIDED:
    case OAS_TOO_LARGE:
    case OAS_NO_MEMORY:
        diag_head(oas_str_from(verdict->payload->file), verdict->payload->record, 0, DIAG_ERROR,
                  rules->color, out);
        report_limit(rules, verdict, out);
        oas_buf_putc(out, '\n');
        break;
    }
}
