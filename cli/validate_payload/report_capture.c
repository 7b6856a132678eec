/* No source line is shown of a capture: it may have credentials in it. */
#include "validate_payload/report_capture.h"

#include "load/diag_render.h"
#include "validate_payload/coverage.h"

/* What is wrong, and where. */
struct wrong {
    const char *file;
    bool of_entry;
    size_t entry;
    oas_str pointer; /* where there is JSON; else line, column and offset */
    size_t line;
    size_t column;
    size_t offset;
    oas_code code;
    oas_str says;
};

static void put_text(const struct rules *rules, const struct wrong *wrong, oas_buf *out)
{
    oas_buf name = {0};
    oas_buf_puts(&name, wrong->file);
    if (!wrong->line) {
        oas_buf_putc(&name, '#');
        oas_buf_put(&name, wrong->pointer);
    }
    diag_head(oas_buf_str(&name), wrong->line, wrong->column, DIAG_ERROR, rules->color, out);
    oas_buf_put(out, wrong->says);
    oas_buf_puts(out, " [");
    oas_buf_puts(out, oas_code_name(wrong->code));
    oas_buf_puts(out, "]\n");
    oas_buf_free(&name);
}

static void put_json(const struct rules *rules, const struct wrong *wrong, oas_buf *out)
{
    struct report_writer w;
    report_json_begin(&w, rules, out);
    json_next(&w.json);
    json_open(&w.json, '{');
    json_text(&w.json, "file", oas_str_from(wrong->file));
    if (wrong->of_entry)
        json_number(&w.json, "entry", wrong->entry);
    report_json_status(&w, OAS_MALFORMED);
    json_key(&w.json, "errors");
    json_open(&w.json, '[');
    json_next(&w.json);
    json_open(&w.json, '{');
    json_text(&w.json, "code", oas_str_from(oas_code_name(wrong->code)));
    json_text(&w.json, "error", wrong->says);
    if (wrong->line) {
        json_number(&w.json, "line", wrong->line);
        json_number(&w.json, "column", wrong->column);
        json_number(&w.json, "offset", wrong->offset);
    } else {
        json_text(&w.json, "pointer", wrong->pointer);
    }
    json_close(&w.json, '}');
    json_close(&w.json, ']');
    json_word(&w.json, "truncated", "false");
    json_close(&w.json, '}');
    report_json_end(&w);
}

static void put(const struct rules *rules, const struct wrong *wrong, oas_buf *out, oas_buf *err)
{
    if (rules->options->format == FORMAT_BODY)
        put_text(rules, wrong, err);
    else if (rules->options->format == FORMAT_TEXT)
        put_text(rules, wrong, out);
    else
        put_json(rules, wrong, out);
}

void report_capture_file(const struct rules *rules, const struct capture_fault *fault, oas_buf *out,
                         oas_buf *err)
{
    oas_buf says = {0};
    oas_places places = {.line = 0};
    struct wrong wrong = {.file = fault->file, .code = OAS_CODE_INVALID_TYPE};
    if (fault->errors) {
        const oas_error *error = &fault->errors->at[0];
        oas_places_find(&places, fault->errors, error);
        oas_error_message(fault->errors, error, &says);
        wrong.code = error->code;
        wrong.line = places.line;
        wrong.column = places.column;
        wrong.offset = error->offset;
    } else {
        wrong.pointer = oas_str_from(fault->pointer);
        oas_buf_puts(&says, "no capture: expected ");
        oas_buf_puts(&says, fault->expected);
    }
    wrong.says = oas_buf_str(&says);
    put(rules, &wrong, out, err);
    out->failed |= says.failed;
    oas_buf_free(&says);
    oas_places_free(&places);
}

void report_capture_entry(const struct rules *rules, const struct message_origins *origins,
                          const struct message_spot *spot, const char *expected, oas_buf *out,
                          oas_buf *err)
{
    oas_buf pointer = {0}, says = {0};
    message_spot_pointer(origins, spot, &pointer);
    oas_buf_puts(&says, "no entry: expected ");
    oas_buf_puts(&says, expected);
    const struct wrong wrong = {.file = origins->file,
                                .of_entry = true,
                                .entry = origins->entry,
                                .pointer = oas_buf_str(&pointer),
                                .code = OAS_CODE_INVALID_TYPE,
                                .says = oas_buf_str(&says)};
    put(rules, &wrong, out, err);
    out->failed |= says.failed || pointer.failed;
    oas_buf_free(&pointer);
    oas_buf_free(&says);
}

void report_capture_summary(const struct rules *rules, const struct coverage *coverage,
                            oas_buf *out)
{
    struct report_writer w;
    report_json_begin(&w, rules, out);
    coverage_json(coverage, &w);
    report_json_end(&w);
}
