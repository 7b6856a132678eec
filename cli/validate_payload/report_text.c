/* A verdict as a compiler would say it: place, message, line and caret, what demands otherwise. */
#include "validate_payload/report.h"

#include "load/diag_render.h"
#include "load/safe.h"

/* ---- limits ---- */

static void put_number_of(const char *before, uint64_t number, const char *behind, oas_buf *out)
{
    oas_buf_puts(out, before);
    oas_buf_put_u64(out, number);
    oas_buf_puts(out, behind);
}

static void put_limit(const struct rules *rules, const oas_errors *errors, oas_buf *out)
{
    switch (errors->limit) {
    case OAS_LIMIT_BYTES:
        put_number_of("too_large: longer than ", rules->limits.max_bytes,
                      " bytes; --max-bytes raises the limit", out);
        break;
    case OAS_LIMIT_DEPTH:
        put_number_of("too_large: nested deeper than ", rules->limits.max_depth,
                      " levels; --max-depth raises the limit", out);
        break;
    case OAS_LIMIT_PATTERN:
        oas_buf_puts(out, "undecided: the pattern ");
        safe_put(out, errors->limit_pattern);
        oas_buf_puts(out, " took more steps on this text than it may");
        break;
    case OAS_LIMIT_MEMORY:
        oas_buf_puts(out, "undecided: out of memory");
        break;
    case OAS_LIMIT_WORK:
    case OAS_LIMIT_STRING:
    case OAS_LIMIT_NONE:
    case OAS_LIMIT_COUNT:
        oas_buf_puts(out, "undecided: anyOf, oneOf and their like read more than they may; "
                          "--max-work raises the limit");
        break;
    }
}

bool report_limit_place(const struct verdict *verdict, oas_error *place)
{
    const oas_errors *errors = verdict->errors;
    *place = (oas_error){.offset = errors->limit_offset};
    return errors->limit == OAS_LIMIT_DEPTH || errors->limit == OAS_LIMIT_WORK ||
           errors->limit == OAS_LIMIT_PATTERN;
}

/* What the lines of one verdict need. */
struct lines {
    const struct rules *rules;
    const struct verdict *verdict;
    oas_places places;
    oas_buf *out;
};

/* "bad.json:3:16: error: "; the error's place is then the one found last. */
static void put_head(struct lines *l, const oas_errors *errors, const oas_error *error,
                     enum diag_level level)
{
    const struct payload *payload = l->verdict->payload;
    oas_places_find(&l->places, errors, error);
    size_t line = payload_line(payload, l->places.line);
    diag_head(oas_str_from(payload->file), line,
              payload_column(payload, l->places.line, l->places.column), level, l->rules->color,
              l->out);
}

/* The same, and what the error says. */
static void put_error(struct lines *l, const oas_errors *errors, const oas_error *error,
                      enum diag_level level)
{
    put_head(l, errors, error, level);
    oas_error_text(errors, error, &l->places, l->out);
}

/* The schema's keyword in brackets; a fault without one shows its code. */
static void put_keyword(const oas_error *error, oas_buf *out)
{
    bool none = error->keyword == OAS_KEYWORD_NONE;
    oas_buf_puts(out, " [");
    oas_buf_puts(out, none ? oas_code_name(error->code) : oas_keyword_name(error->keyword));
    oas_buf_puts(out, "]\n");
}

static void put_note(const struct rules *rules, const oas_error *error, oas_buf *out)
{
    const struct place *place = verdict_declared(rules, error);
    if (!place)
        return;
    diag_head(place->source->name, place->line, place->column, DIAG_NOTE, rules->color, out);
    oas_buf_puts(out, "declared here\n");
}

/* ---- unions that no branch took ---- */

enum { MOST_NOTES = 10 };

/* The branch and its keyword, from the union's own: "[anyOf/1/properties/place/type]". */
static void put_branch(const oas_error *of_union, const oas_error *error, oas_buf *out)
{
    oas_str path = error->keyword_path;
    if (!of_union->keyword_path.at || !path.at)
        return;
    size_t above = of_union->keyword_path.len - strlen(oas_keyword_name(of_union->keyword));
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

/* Branches that are as close as the one that was told: one error each, in the same line. */
static void put_equals(struct lines *l, const oas_error *of_union, const oas_alternative *at,
                       size_t count)
{
    size_t shown = count < MOST_NOTES ? count : MOST_NOTES;
    for (size_t i = 1; i < shown; i++) {
        const oas_errors *errors = &at[i].errors;
        oas_buf_puts(l->out, "; or ");
        oas_places_find(&l->places, errors, &errors->at[0]);
        oas_error_text(errors, &errors->at[0], &l->places, l->out);
        put_branch(of_union, &errors->at[0], l->out);
    }
    put_more(count - shown, l->out);
}

static void put_closest(struct lines *l, const oas_error *of_union, const oas_alternative *at,
                        size_t count)
{
    const oas_errors *errors = &at[0].errors;
    size_t kept = oas_errors_kept(errors), equals = 1;
    size_t shown = kept < MOST_NOTES ? kept : MOST_NOTES;
    while (equals < count && errors->count == 1 && at[equals].closeness == at[0].closeness)
        equals++;
    for (size_t i = 0; i < shown; i++) {
        oas_buf_puts(l->out, "  ");
        put_error(l, errors, &errors->at[i], DIAG_NOTE);
        put_branch(of_union, &errors->at[i], l->out);
        put_equals(l, of_union, at, equals);
        if (i + 1 == shown)
            put_more(errors->count - shown, l->out);
        oas_buf_putc(l->out, '\n');
    }
}

/* What the branch says that comes closest; where all refuse the value's type, the union's own error
 * says that already. */
static void put_alternatives(struct lines *l, const oas_error *error)
{
    const struct verdict *verdict = l->verdict;
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    size_t count;
    if (error->reason == OAS_REASON_TYPE)
        return;
    oas_status status = oas_error_alternatives(verdict->errors, error, &l->rules->limits,
                                               verdict->room, at, &count);
    l->out->failed |= status == OAS_NO_MEMORY;
    if (count > 0)
        put_closest(l, error, at, count);
    oas_arena_reset(verdict->room);
}

/* ---- all errors ---- */

static void put_errors(struct lines *l)
{
    const struct rules *rules = l->rules;
    const oas_errors *errors = l->verdict->errors;
    const struct payload *payload = l->verdict->payload;
    for (size_t i = 0; i < oas_errors_kept(errors); i++) {
        const oas_error *error = &errors->at[i];
        put_error(l, errors, error, DIAG_ERROR);
        put_keyword(error, l->out);
        size_t line = payload_line(payload, l->places.line);
        /* The line is data. */
        if (!rules->options->no_values)
            diag_caret(payload->json, error->offset, (uint32_t)line, (uint32_t)l->places.column,
                       rules->color, l->out);
        put_note(rules, error, l->out);
        put_alternatives(l, error);
    }
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

static void put_undecided(struct lines *l)
{
    oas_error place;
    if (report_limit_place(l->verdict, &place))
        put_head(l, l->verdict->errors, &place, DIAG_ERROR);
    else
        diag_head(oas_str_from(l->verdict->payload->file), l->verdict->payload->record, 0,
                  DIAG_ERROR, l->rules->color, l->out);
    put_limit(l->rules, l->verdict->errors, l->out);
    oas_buf_putc(l->out, '\n');
}

void validate_report_text(const struct rules *rules, const struct verdict *verdict, oas_buf *out)
{
    struct lines lines = {.rules = rules, .verdict = verdict, .out = out};
    switch (verdict->status) {
    case OAS_OK:
    case OAS_UNREPRESENTABLE:
        break;
    case OAS_INVALID:
    case OAS_MALFORMED:
        put_errors(&lines);
        put_rest(rules, verdict, out);
        break;
    case OAS_UNDECIDED:
    case OAS_TOO_LARGE:
    case OAS_NO_MEMORY:
        put_undecided(&lines);
        break;
    }
    oas_places_free(&lines.places);
}
