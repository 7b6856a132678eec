/* The report as JSON, a keyword or union a line. */
#include "oasc/report.h"

#include "common/json.h"
#include "schema/keyword.h"

/* ---- members of objects ---- */

/* "\n", the indentation, and the comma that a further element needs. */
static void put_next(oas_buf *out, bool first, unsigned depth)
{
    oas_buf_puts(out, first ? "\n" : ",\n");
    for (unsigned i = 0; i < depth; i++)
        oas_buf_puts(out, "  ");
}

static void put_name(oas_buf *out, const char *name)
{
    bool first = out->len && out->at[out->len - 1] == '{';
    oas_buf_puts(out, first ? "\"" : ",\"");
    oas_buf_puts(out, name);
    oas_buf_puts(out, "\":");
}

static void put_text(oas_buf *out, const char *name, oas_str text)
{
    put_name(out, name);
    json_put(out, text);
}

static void put_words(oas_buf *out, const char *name, const char *words)
{
    put_text(out, name, oas_str_from(words));
}

static void put_number(oas_buf *out, const char *name, uint64_t number)
{
    put_name(out, name);
    oas_buf_put_u64(out, number);
}

static void put_flag(oas_buf *out, const char *name, bool flag)
{
    put_name(out, name);
    oas_buf_puts(out, flag ? "true" : "false");
}

static void put_place(oas_buf *out, struct place place)
{
    put_number(out, "line", place.line);
    put_number(out, "column", place.column);
}

/* ---- the report ---- */

static void put_keyword(const struct report_keyword *keyword, oas_buf *out)
{
    oas_buf pointer = {0};
    oas_buf_putc(out, '{');
    put_text(out, "keyword", keyword->member->key);
    put_words(out, "status", fate_name(keyword->fate));
    node_pointer(keyword->member->value, &pointer);
    put_text(out, "pointer", oas_buf_str(&pointer));
    put_place(out, keyword->member->place);
    if (keyword->note.len)
        put_text(out, "note", keyword->note);
    oas_buf_putc(out, '}');
    out->failed |= pointer.failed;
    oas_buf_free(&pointer);
}

static void put_value(const struct report_union *one, const struct oas_value_row *value,
                      oas_buf *out)
{
    oas_str text = oas_program_text(one->program, value->text);
    oas_buf_putc(out, '{');
    put_name(out, "value");
    if (value->jtype == OAS_JTYPE_STRING)
        oas_buf_put_json(out, text);
    else
        oas_buf_put(out, text);
    put_number(out, "branch", value->branch);
    put_text(out, "schema", one->clause->schemas[value->branch]->uri);
    oas_buf_putc(out, '}');
}

static void put_tag(const struct report_union *one, unsigned depth, oas_buf *out)
{
    put_text(out, "tag", oas_program_text(one->program, one->tag->name));
    put_flag(out, "decides", one->tag->decides != 0);
    if (one->tag->other)
        put_number(out, "otherwise", one->tag->other - 1);
    put_name(out, "values");
    oas_buf_putc(out, '[');
    for (uint32_t i = 0; i < one->tag->count; i++) {
        put_next(out, i == 0, depth + 1);
        put_value(one, &one->program->values[one->tag->values + i], out);
    }
    oas_buf_putc(out, ']');
}

static void put_union(const struct report_union *one, unsigned depth, oas_buf *out)
{
    static const char *const names[] = {"unknown", "tag", "type", "nothing"};
    oas_buf_putc(out, '{');
    put_words(out, "keyword", keyword_info(one->clause->keyword)->name);
    put_place(out, one->clause->member->place);
    put_words(out, "by", names[one->apart]);
    if (one->apart == APART_TAG)
        put_tag(one, depth, out);
    oas_buf_putc(out, '}');
}

static void put_schema(const struct report_schema *one, oas_buf *out)
{
    const struct schema *schema = one->schema;
    enum { DEPTH = 3 };
    oas_buf_putc(out, '{');
    put_text(out, "schema", schema->uri);
    put_text(out, "file", schema->node->place.source->name);
    put_place(out, node_declared(schema->node));
    put_words(out, "dialect", dialect_name(schema->dialect));
    if (schema->is_boolean)
        put_flag(out, "boolean", schema->verdict);
    put_name(out, "keywords");
    oas_buf_putc(out, '[');
    for (size_t i = 0; i < one->keyword_count; i++) {
        put_next(out, i == 0, DEPTH);
        put_keyword(&one->keywords[i], out);
    }
    oas_buf_putc(out, ']');
    put_name(out, "unions");
    oas_buf_putc(out, '[');
    for (size_t i = 0; i < one->union_count; i++) {
        put_next(out, i == 0, DEPTH);
        put_union(&one->unions[i], DEPTH, out);
    }
    oas_buf_putc(out, ']');
    if (one->c.len) {
        put_text(out, "c", one->c);
        put_words(out, "c_by", told_name(one->type->told));
        put_flag(out, "c_ambiguous", one->type->ambiguous);
    }
    oas_buf_putc(out, '}');
}

/* Each pattern that needs PCRE2, where it stands first. */
static void put_patterns(const struct compiler *compiler, const struct report *report, oas_buf *out)
{
    put_name(out, "pcre2");
    oas_buf_putc(out, '[');
    for (size_t i = 0; i < report->patterns.count; i++) {
        const struct foreign_pattern *pattern = &report->patterns.at[i];
        struct place place = compiler->plan->places[pattern->order];
        const char *reason = patterns_reason(pattern->outcome);
        put_next(out, i == 0, 1);
        oas_buf_putc(out, '{');
        put_text(out, "pattern", pattern->text);
        put_text(out, "file", place.source->name);
        put_place(out, place);
        put_words(out, "why", *reason ? reason : "no plain regular language");
        oas_buf_putc(out, '}');
    }
    oas_buf_putc(out, ']');
}

/* Patterns of the program, by what matches them. */
static void put_matchers(const struct compiler *compiler, oas_buf *out)
{
    static const char *const names[] = {"pcre2", "native", "automaton"};
    put_name(out, "patterns");
    oas_buf_putc(out, '{');
    for (oas_native how = OAS_NATIVE_NONE; how <= OAS_NATIVE_AUTOMATON; how++) {
        const struct plan *plan = compiler->plan;
        put_number(out, names[how], plan ? patterns_count(&plan->program, how) : 0);
    }
    oas_buf_putc(out, '}');
}

/* What became of unions in C. */
static void put_told(const struct report *report, oas_buf *out)
{
    put_name(out, "c_unions");
    oas_buf_putc(out, '{');
    for (size_t i = TOLD_TAG; i <= TOLD_NOTHING; i++)
        put_number(out, told_name((enum told_by)i), report->told[i]);
    put_number(out, "partly", report->partly);
    put_number(out, "ambiguous", report->ambiguous);
    oas_buf_putc(out, '}');
}

void oasc_report_json(const struct compiler *compiler, const struct report *report, oas_buf *out)
{
    oas_buf_putc(out, '{');
    put_words(out, "document", compiler->options.spec);
    put_flag(out, "complete", compiler->model && !report->widened);
    put_name(out, "totals");
    oas_buf_putc(out, '{');
    put_number(out, "enforced", report->totals[FATE_ENFORCED]);
    put_number(out, "annotation", report->totals[FATE_ANNOTATION]);
    put_number(out, "opened", report->totals[FATE_OPENED]);
    put_number(out, "ignored", report->totals[FATE_IGNORED]);
    put_number(out, "refused", report->totals[FATE_REFUSED]);
    oas_buf_putc(out, '}');
    put_told(report, out);
    put_matchers(compiler, out);
    put_patterns(compiler, report, out);
    put_name(out, "schemas");
    oas_buf_putc(out, '[');
    for (size_t i = 0; i < report->count; i++) {
        put_next(out, i == 0, 1);
        put_schema(&report->schemas[i], out);
    }
    oas_buf_puts(out, "]}\n");
}
