/* The report in columns, for people. */
#include "load/safe.h"
#include "oasc/report.h"

#include "schema/keyword.h"

/* Columns: fate, keyword, place, value. */
enum { FATE_WIDTH = 12, KEYWORD_WIDTH = 22, PLACE_WIDTH = 9, VALUE_MOST = 60 };

static void put_padded(oas_buf *out, oas_str text, size_t width)
{
    safe_put(out, text);
    for (size_t used = text.len; used < width; used++)
        oas_buf_putc(out, ' ');
    if (text.len >= width)
        oas_buf_putc(out, ' ');
}

static void put_place(oas_buf *out, struct place place, size_t width)
{
    oas_buf text = {0};
    oas_buf_put_u64(&text, place.line);
    oas_buf_putc(&text, ':');
    oas_buf_put_u64(&text, place.column);
    put_padded(out, oas_buf_str(&text), width);
    oas_buf_free(&text);
}

/* The start of a code point at or before `at`. */
static size_t cut_at(oas_str text, size_t at)
{
    while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Values of schemas have places of their own; others are shown, cut where they are long. */
static void put_value(const struct schema *schema, const struct member *member, oas_buf *out)
{
    oas_keyword keyword = keyword_find(member->key, schema->dialect);
    enum argument argument = keyword_info(keyword)->argument;
    if (argument == ARG_SCHEMA || argument == ARG_SCHEMAS || argument == ARG_SCHEMA_MAP ||
        keyword_info(keyword)->role == ROLE_NOTE)
        return;
    oas_buf json = {0};
    node_json(member->value, &json);
    oas_str text = oas_buf_str(&json);
    bool cut = text.len > VALUE_MOST;
    if (cut)
        text.len = cut_at(text, VALUE_MOST);
    safe_put(out, text);
    oas_buf_puts(out, cut ? "…" : "");
    oas_buf_free(&json);
}

static void put_keyword(const struct schema *schema, const struct report_keyword *keyword,
                        oas_buf *out)
{
    oas_buf line = {0};
    oas_buf_puts(&line, "  ");
    put_padded(&line, oas_str_from(fate_name(keyword->fate)), FATE_WIDTH);
    put_padded(&line, keyword->member->key, KEYWORD_WIDTH);
    put_place(&line, keyword->member->place, PLACE_WIDTH);
    put_value(schema, keyword->member, &line);
    if (keyword->note.len) {
        oas_buf_puts(&line, line.at && line.at[line.len - 1] == ' ' ? "(" : " (");
        safe_put(&line, keyword->note);
        oas_buf_putc(&line, ')');
    }
    while (line.len && line.at[line.len - 1] == ' ')
        line.len--;
    oas_buf_put(out, oas_buf_str(&line));
    oas_buf_putc(out, '\n');
    out->failed |= line.failed;
    oas_buf_free(&line);
}

/* "#/components/schemas/Pet", behind its file's name if that is not `here` and not NULL. */
static void put_pointer(const struct schema *schema, const struct source *here, oas_buf *out)
{
    oas_buf pointer = {0};
    node_pointer(schema->node, &pointer);
    if (here && schema->node->place.source != here)
        safe_put(out, schema->node->place.source->name);
    oas_buf_putc(out, '#');
    safe_put(out, oas_buf_str(&pointer));
    oas_buf_free(&pointer);
}

/* The values of a tag, a line each, and the branch that each selects. */
static void put_tag(const struct report_union *one, oas_buf *out)
{
    const oas_program *program = one->program;
    oas_buf_puts(out, "told apart by the member ");
    safe_put(out, oas_program_text(program, one->tag->name));
    oas_buf_putc(out, '\n');
    for (uint32_t i = 0; i < one->tag->count; i++) {
        const struct oas_value_row *value = &program->values[one->tag->values + i];
        oas_str text = oas_program_text(program, value->text);
        oas_buf json = {0};
        if (value->jtype == OAS_JTYPE_STRING)
            oas_buf_put_json(&json, text);
        else
            oas_buf_put(&json, text);
        oas_buf_puts(out, "                ");
        safe_put(out, oas_buf_str(&json));
        oas_buf_puts(out, " selects ");
        put_pointer(one->clause->schemas[value->branch], one->clause->member->place.source, out);
        oas_buf_putc(out, '\n');
        oas_buf_free(&json);
    }
    if (one->tag->other) {
        oas_buf_puts(out, "                anything else selects ");
        put_pointer(one->clause->schemas[one->tag->other - 1], one->clause->member->place.source,
                    out);
        oas_buf_putc(out, '\n');
    }
}

static void put_union(const struct report_union *one, oas_buf *out)
{
    oas_buf_puts(out, "  union       ");
    oas_buf_puts(out, keyword_info(one->clause->keyword)->name);
    oas_buf_puts(out, ": ");
    switch (one->apart) {
    case APART_UNKNOWN:
        oas_buf_puts(out, "not known, because something was refused\n");
        break;
    case APART_TAG:
        put_tag(one, out);
        break;
    case APART_TYPE:
        oas_buf_puts(out, "told apart by the JSON type of the value\n");
        break;
    case APART_NOTHING:
        oas_buf_puts(out, "judged by trying each branch\n");
        break;
    }
}

static void put_schema(const struct report_schema *one, oas_buf *out)
{
    const struct schema *schema = one->schema;
    struct place place = node_declared(schema->node);
    diag_place(place.source->name, place.line, place.column, out);
    oas_buf_puts(out, ": ");
    put_pointer(schema, NULL, out);
    oas_buf_putc(out, '\n');
    if (schema->is_boolean)
        oas_buf_puts(out, schema->verdict ? "  true: any value\n" : "  false: no value\n");
    else if (one->keyword_count == 0)
        oas_buf_puts(out, "  no keywords: any value\n");
    for (size_t i = 0; i < one->keyword_count; i++)
        put_keyword(schema, &one->keywords[i], out);
    for (size_t i = 0; i < one->union_count; i++)
        put_union(&one->unions[i], out);
    if (one->c.len) {
        oas_buf_puts(out, "  in C        ");
        safe_put(out, one->c);
        oas_buf_putc(out, '\n');
    }
    oas_buf_putc(out, '\n');
}

static void put_count(oas_buf *out, size_t count, const char *one, const char *many)
{
    oas_buf_put_u64(out, count);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, count == 1 ? one : many);
}

/* What must be linked, where that is known. */
static void put_needs(const struct compiler *compiler, const struct report *report, oas_buf *out)
{
    if (!compiler->plan)
        return;
    size_t automata = patterns_count(&compiler->plan->program, OAS_NATIVE_AUTOMATON);
    if (automata) {
        put_count(out, automata, "pattern is an automaton", "patterns are automata");
        oas_buf_puts(out, " of the program\n");
    }
    if (report->patterns.count == 0) {
        oas_buf_puts(out, "PCRE2 is not needed\n");
        return;
    }
    oas_buf_puts(out, "PCRE2 is needed (-lpcre2-8), by ");
    put_count(out, report->patterns.count, "pattern\n", "patterns\n");
}

/* What became of unions in C. */
static void put_told(const struct report *report, oas_buf *out)
{
    size_t all = 0;
    for (size_t i = TOLD_TAG; i <= TOLD_NOTHING; i++)
        all += report->told[i];
    if (all == 0)
        return;
    put_count(out, all, "union in C: ", "unions in C: ");
    put_count(out, report->told[TOLD_TAG], "by tag, ", "by tag, ");
    put_count(out, report->told[TOLD_TYPE], "by JSON type, ", "by JSON type, ");
    put_count(out, report->told[TOLD_MEMBERS], "by members, ", "by members, ");
    put_count(out, report->told[TOLD_NOTHING], "kept as JSON; ", "kept as JSON; ");
    put_count(out, report->partly, "kept as JSON in part, ", "kept as JSON in part, ");
    put_count(out, report->ambiguous, "may be ambiguous\n", "may be ambiguous\n");
}

void oasc_report_text(const struct compiler *compiler, const struct report *report, oas_buf *out)
{
    for (size_t i = 0; i < report->count; i++)
        put_schema(&report->schemas[i], out);
    put_count(out, report->count, "schema", "schemas");
    oas_buf_puts(out, ": ");
    put_count(out, report->totals[FATE_ENFORCED], "keyword enforced, ", "keywords enforced, ");
    put_count(out, report->totals[FATE_ANNOTATION], "annotation, ", "annotations, ");
    if (report->totals[FATE_OPENED])
        put_count(out, report->totals[FATE_OPENED], "opened, ", "opened, ");
    if (report->totals[FATE_IGNORED])
        put_count(out, report->totals[FATE_IGNORED], "ignored, ", "ignored, ");
    put_count(out, report->totals[FATE_REFUSED], "refused; ", "refused; ");
    put_count(out, report->unions, "union\n", "unions\n");
    put_told(report, out);
    put_needs(compiler, report, out);
}
