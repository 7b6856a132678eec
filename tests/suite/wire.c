/* Parameters and headers on the wire: the documents of tests/http. Each operation has its cases as
 * `x-wire`: texts of a message (`path`, `query`, `headers`, `status` where it is a response), the
 * `values` that they stand for, and
 *   errors    all that is wrong, in order: "NAME POINTER code@OFFSET", the offset in the path, the
 *             query or the field's value; "-" is for what is of no parameter
 *   unknown   names in the query that no parameter has
 *   writes    what the values are written as, where it is not the same; false: that is not asked
 *   refused   in the place of texts: why the values are not written, "NAME status"
 * Besides, each text is cut at every byte: nothing breaks, and what is read is written and read
 * back as the same, or refused. With arguments: only these files. */
#include <dirent.h>
#include <stdlib.h>

#include <oas/wire.h>

#include "compiler.h"

#include "check.h"

enum { MOST = 64 };

struct at_test {
    const char *file;
    const struct node *node;
    const oas_operation *operation;
    const oas_response *response;
    const oas_parameter *parameters;
    size_t count;
};

static oas_arena memory;
static size_t cuts;

static void fail(const struct at_test *t, const char *what, oas_str got)
{
    oas_buf text = {0};
    node_json(t->node, &text);
    check_failed++;
    printf("%s:%zu: %s: " OAS_PRI "\n    " OAS_PRI "\n", t->file, (size_t)t->node->place.line, what,
           OAS_ARG(got), OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
}

/* ---- what a case says ---- */

/* A copy that ends where its memory ends. */
static oas_str exact(oas_str text)
{
    char *at = malloc(text.len ? text.len : 1);
    if (at && text.len)
        memcpy(at, text.at, text.len);
    return oas_str_of(at, at ? text.len : 0);
}

static oas_str text_at(const struct node *node, const char *name)
{
    const struct node *text = node_get(node, name);
    return text ? text->text : oas_str_of("", 0);
}

static oas_header header_of(oas_str line)
{
    const char *colon = memchr(line.at, ':', line.len);
    size_t len = colon ? (size_t)(colon - line.at) : line.len;
    return (oas_header){oas_str_of(line.at, len), oas_str_of(line.at + len + (colon != NULL),
                                                             line.len - len - (colon != NULL))};
}

static oas_wire wire_of(const struct node *node)
{
    const struct node *lines = node_get(node, "headers");
    size_t count = lines ? lines->count : 0;
    oas_header *headers = OAS_ARENA_NEW(&memory, oas_header, count + 1);
    for (size_t i = 0; i < count; i++)
        headers[i] = header_of(lines->items[i]->text);
    return (oas_wire){text_at(node, "path"), text_at(node, "query"), headers, count};
}

/* ---- reading ---- */

static void put_offset(const oas_wire *wire, const char *at, oas_buf *out)
{
    const oas_str texts[] = {wire->path, wire->query};
    oas_buf_putc(out, '@');
    for (size_t i = 0; at && i < 2 + wire->header_count; i++) {
        oas_str text = i < 2 ? texts[i] : wire->headers[i - 2].value;
        oas_str name = i < 2 ? oas_str_of("", 0) : wire->headers[i - 2].name;
        if (at >= text.at && at <= text.at + text.len && text.at) {
            oas_buf_put_u64(out, (uint64_t)(at - text.at));
            return;
        }
        if (name.at && at >= name.at && at < name.at + name.len) {
            oas_buf_puts(out, "name");
            return;
        }
    }
    oas_buf_puts(out, "nowhere");
}

static void put_judged(const oas_wire *wire, const oas_wire_value *value, oas_buf *out)
{
    oas_error found[MOST];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = MOST, .text = &text};
    oas_options options = {.direction = OAS_DIRECTION_REQUEST};
    oas_status status =
        oas_validate(value->parameter->type, oas_json_text(value->json), &errs, &options);
    if (status != value->status)
        oas_buf_puts(out, "another verdict\n");
    for (size_t i = 0; i < oas_errors_kept(&errs); i++) {
        oas_buf_puts(out, value->parameter->name);
        oas_buf_putc(out, ' ');
        size_t before = out->len;
        oas_error_instance(&errs, &found[i], out);
        if (out->len > before)
            oas_buf_putc(out, ' ');
        oas_buf_puts(out, oas_code_name(found[i].code));
        put_offset(wire, oas_wire_place(value, found[i].offset), out);
        oas_buf_putc(out, '\n');
    }
    oas_arena_free(&text);
}

static void put_errors(const oas_wire *wire, const oas_wire_values *values, oas_buf *out)
{
    if (values->fault) {
        oas_buf_puts(out, "- ");
        oas_buf_puts(out, oas_code_name(oas_wire_code(values->fault)));
        put_offset(wire, values->fault_at, out);
        oas_buf_putc(out, '\n');
    }
    for (size_t i = 0; i < values->count; i++) {
        const oas_wire_value *value = &values->at[i];
        if (value->fault) {
            oas_buf_puts(out, value->parameter->name);
            oas_buf_putc(out, ' ');
            oas_buf_puts(out, oas_code_name(oas_wire_code(value->fault)));
            if (value->at)
                put_offset(wire, value->at, out);
            oas_buf_putc(out, '\n');
        } else if (value->status != OAS_OK) {
            put_judged(wire, value, out);
        }
    }
}

static void check_lines(const struct at_test *t, const char *name, oas_str got)
{
    const struct node *wanted = node_get(t->node, name);
    oas_buf text = {0};
    for (size_t i = 0; wanted && i < wanted->count; i++) {
        oas_buf_put(&text, wanted->items[i]->text);
        oas_buf_putc(&text, '\n');
    }
    if (oas_str_equal(oas_buf_str(&text), got))
        check_passed++;
    else
        fail(t, name, got);
    oas_buf_free(&text);
}

static oas_json wanted_value(const struct at_test *t, const char *name)
{
    const struct node *value = node_get(node_get(t->node, "values"), name);
    oas_buf text = {0};
    if (!value)
        return (oas_json){NULL, 0};
    node_json(value, &text);
    oas_json json = oas_json_of(oas_arena_copy(&memory, oas_buf_str(&text)));
    oas_buf_free(&text);
    return json;
}

static void check_values(const struct at_test *t, const oas_wire_values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        oas_json want = wanted_value(t, values->at[i].parameter->name);
        bool good = values->at[i].status == OAS_OK;
        oas_json got = good ? values->at[i].json : (oas_json){NULL, 0};
        if ((!want.at && !got.at) || (want.at && got.at && oas_json_equal(want, got)))
            check_passed++;
        else
            fail(t, values->at[i].parameter->name, oas_json_text(values->at[i].json));
    }
}

static void check_unknown(const struct at_test *t, const oas_wire_values *values)
{
    oas_buf text = {0};
    for (size_t i = 0; i < values->unknown_count; i++) {
        oas_buf_put(&text, values->unknown[i]);
        oas_buf_putc(&text, '\n');
    }
    if (node_get(t->node, "unknown") || text.len)
        check_lines(t, "unknown", oas_buf_str(&text));
    oas_buf_free(&text);
}

/* ---- writing ---- */

static void put_wire(const oas_wire *wire, bool response, oas_buf *out)
{
    if (!response) {
        oas_buf_put(out, wire->path);
        oas_buf_putc(out, '?');
        oas_buf_put(out, wire->query);
    }
    for (size_t i = 0; i < wire->header_count; i++) {
        oas_buf_putc(out, '\n');
        oas_buf_put(out, wire->headers[i].name);
        oas_buf_puts(out, ": ");
        oas_str value = wire->headers[i].value;
        while (value.len && value.at[0] == ' ')
            value = oas_str_of(value.at + 1, value.len - 1);
        oas_buf_put(out, value);
    }
}

static void check_written(const struct at_test *t, const struct node *wanted)
{
    oas_json values[MOST];
    oas_wire out, want = wire_of(wanted);
    oas_buf got = {0}, expected = {0};
    for (size_t i = 0; i < t->count; i++)
        values[i] = wanted_value(t, t->parameters[i].name);
    oas_status status =
        oas_wire_write(t->operation, t->response, values, &out, &memory, NULL, NULL);
    if (!want.path.len)
        want.path = oas_str_from(t->operation->path);
    put_wire(&out, t->response, &got);
    put_wire(&want, t->response, &expected);
    if (status == OAS_OK && oas_str_equal(oas_buf_str(&got), oas_buf_str(&expected)))
        check_passed++;
    else
        fail(t, oas_status_name(status), oas_buf_str(&got));
    oas_buf_free(&got);
    oas_buf_free(&expected);
}

static void check_refused(const struct at_test *t, const struct node *wanted)
{
    oas_json values[MOST];
    oas_wire out;
    oas_buf got = {0};
    size_t culprit = 0;
    for (size_t i = 0; i < t->count; i++)
        values[i] = wanted_value(t, t->parameters[i].name);
    oas_status status =
        oas_wire_write(t->operation, t->response, values, &out, &memory, NULL, &culprit);
    oas_buf_puts(&got, t->parameters[culprit].name);
    oas_buf_putc(&got, ' ');
    oas_buf_puts(&got, oas_status_name(status));
    if (oas_str_equal(oas_buf_str(&got), wanted->text) && !out.path.at && !out.header_count)
        check_passed++;
    else
        fail(t, "refused", oas_buf_str(&got));
    oas_buf_free(&got);
}

/* ---- cut ---- */

/* What was read is written and read as the same, if it is written at all. */
static void check_back(const struct at_test *t, const oas_wire_values *values, oas_arena *mem)
{
    oas_json json[MOST];
    oas_wire out;
    oas_wire_values again;
    for (size_t i = 0; i < t->count; i++) {
        if (values->at[i].status != OAS_OK)
            return;
        json[i] = values->at[i].json;
    }
    oas_status status = oas_wire_write(t->operation, t->response, json, &out, mem, NULL, NULL);
    if (status == OAS_UNREPRESENTABLE)
        return;
    if (status != OAS_OK) {
        fail(t, "not written", oas_str_from(oas_status_name(status)));
        return;
    }
    if (oas_wire_read(t->operation, t->response, &out, &again, mem, NULL, NULL) != OAS_OK)
        fail(t, "not read again", out.query);
}

static void read_cut(const struct at_test *t, oas_wire wire)
{
    oas_arena mem = {0};
    oas_wire_values values;
    cuts++;
    oas_status status = oas_wire_read(t->operation, t->response, &wire, &values, &mem, NULL, NULL);
    oas_buf said = {0};
    put_errors(&wire, &values, &said);
    bool wrong = status == OAS_INVALID || status == OAS_MALFORMED;
    if (wrong != (said.len > 0))
        fail(t, "errors when cut", wire.query);
    if (said.len && strstr(oas_buf_cstr(&said), "another verdict"))
        fail(t, "another verdict", oas_buf_str(&said));
    if (status == OAS_OK)
        check_back(t, &values, &mem);
    oas_buf_free(&said);
    oas_arena_free(&mem);
}

/* `text` is a part of the message. */
static void cut_text(const struct at_test *t, const oas_wire *wire, oas_str *text)
{
    const oas_str whole = *text;
    for (size_t len = 0; len < whole.len; len++) {
        oas_str copy = exact(oas_str_of(whole.at, len));
        *text = copy;
        read_cut(t, *wire);
        free((void *)(uintptr_t)copy.at);
    }
    *text = whole;
}

static void cut_all(const struct at_test *t, const oas_wire *whole)
{
    oas_wire wire = *whole;
    oas_header headers[MOST];
    memcpy(headers, whole->headers, whole->header_count * sizeof *headers);
    wire.headers = headers;
    cut_text(t, &wire, &wire.path);
    cut_text(t, &wire, &wire.query);
    for (size_t i = 0; i < whole->header_count; i++)
        cut_text(t, &wire, &headers[i].value);
}

/* ---- cases ---- */

static void run_case(struct at_test *t)
{
    const struct node *refused = node_get(t->node, "refused"),
                      *writes = node_get(t->node, "writes");
    if (refused) {
        check_refused(t, refused);
        return;
    }
    oas_wire wire = wire_of(t->node);
    if (!wire.path.len)
        wire.path = oas_str_from(t->operation->path);
    oas_wire_values values;
    oas_buf said = {0};
    oas_status status =
        oas_wire_read(t->operation, t->response, &wire, &values, &memory, NULL, NULL);
    put_errors(&wire, &values, &said);
    if ((status == OAS_OK) != (said.len == 0))
        fail(t, "status", oas_str_from(oas_status_name(status)));
    check_lines(t, "errors", oas_buf_str(&said));
    check_values(t, &values);
    check_unknown(t, &values);
    if (!node_get(t->node, "errors") && (!writes || writes->kind == NODE_OBJECT))
        check_written(t, writes ? writes : t->node);
    cut_all(t, &wire);
    oas_buf_free(&said);
}

static void run_operation(const char *file, const struct operation *operation,
                          const oas_operation *row)
{
    const struct node *cases = node_get(operation->node, "x-wire");
    CHECK(cases && cases->count && row->parameter_count <= MOST);
    for (size_t i = 0; cases && i < cases->count; i++) {
        struct at_test t = {.file = file, .node = cases->items[i], .operation = row};
        const struct node *status = node_get(t.node, "status");
        if (status)
            t.response = oas_operation_response_named(row, status->text);
        t.parameters = t.response ? t.response->headers : row->parameters;
        t.count = t.response ? t.response->header_count : row->parameter_count;
        run_case(&t);
        oas_arena_reset(&memory);
    }
}

static void run_file(const char *path)
{
    struct compiler compiler = {.options = {.spec = path}};
    bool good = compiler_run(&compiler, STAGE_OPERATIONS);
    if (!good) {
        oas_buf said = {0};
        diags_render(&compiler.diags, false, &said);
        printf("%s: " OAS_PRI "\n", path, OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
    }
    CHECK(good);
    for (size_t i = 0; good && i < compiler.api->operation_count; i++)
        run_operation(path, &compiler.api->operations[i], &compiler.operations->at[i]);
    compiler_free(&compiler);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int argc, char **argv)
{
    struct dirent **entries = NULL;
    int count = argc > 1 ? 0 : scandir("tests/http", &entries, NULL, by_name);
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "tests/http/%s", entries[i]->d_name);
        const char *end = strrchr(path, '.');
        if (end && (strcmp(end, ".yaml") == 0 || strcmp(end, ".json") == 0))
            run_file(path);
        free(entries[i]);
    }
    free(entries);
    oas_arena_free(&memory);
    printf("%zu texts cut\n", cuts);
    return check_done();
}
