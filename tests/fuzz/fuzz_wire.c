/* fuzz_wire.c - a byte that selects an operation of tests/http, then a line each for the path
 * behind its template, the query, and fields: read, judged, written and read again. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "compiler.h"

#define FOLDER FUZZ_INCLUDE "/../../tests/http/"

enum { MOST_FIELDS = 16 };

static const char *const documents[] = {FOLDER "content.yaml", FOLDER "deep.yaml",
                                        FOLDER "fields.yaml",  FOLDER "path.yaml",
                                        FOLDER "query.yaml",   FOLDER "styles-3.2.yaml",
                                        FOLDER "texts.yaml",   FOLDER "querystring.yaml"};

enum { DOCUMENTS = sizeof documents / sizeof *documents };

static struct compiler compilers[DOCUMENTS];
static size_t total;

static void prepare(void)
{
    for (size_t i = 0; i < DOCUMENTS; i++) {
        compilers[i] = (struct compiler){.options = {.spec = documents[i]}};
        FUZZ_CHECK(compiler_run(&compilers[i], STAGE_OPERATIONS));
        total += compilers[i].operations->count;
    }
}

static const oas_operation *operation_at(size_t number)
{
    number %= total;
    for (size_t i = 0; i < DOCUMENTS; i++) {
        if (number < compilers[i].operations->count)
            return &compilers[i].operations->at[number];
        number -= compilers[i].operations->count;
    }
    return NULL;
}

static oas_str take_line(oas_str *left)
{
    const char *end = left->len ? memchr(left->at, '\n', left->len) : NULL;
    size_t len = end ? (size_t)(end - left->at) : left->len;
    oas_str line = oas_str_of(left->at, len);
    size_t behind = len + (end != NULL);
    *left = oas_str_of(left->at + behind, left->len - behind);
    return line;
}

/* What is there is JSON, and its verdict is the schema's; its places are in the message. */
static void check_value(const oas_wire_value *value, oas_str message)
{
    oas_status status = value->status;
    FUZZ_CHECK(!value->fault || status == OAS_INVALID || status == OAS_MALFORMED);
    FUZZ_CHECK(!value->fault || *oas_wire_expected(value->fault));
    if (value->fault || !value->json.at)
        return;
    oas_options options = {.direction = OAS_DIRECTION_REQUEST};
    oas_error error;
    oas_errors errs = {.at = &error, .cap = 1};
    FUZZ_CHECK(oas_validate(value->parameter->type, oas_json_text(value->json), &errs, &options) ==
               status);
    for (size_t i = 0; i <= value->json.len; i++) {
        const char *at = oas_wire_place(value, i);
        FUZZ_CHECK(at >= message.at && at <= message.at + message.len);
    }
}

/* What is read is written as what is read again, or not at all. */
static void check_back(const oas_operation *operation, const oas_wire_values *values,
                       oas_arena *mem)
{
    oas_json *json = OAS_ARENA_NEW(mem, oas_json, values->count);
    oas_wire out;
    oas_wire_values again;
    for (size_t i = 0; i < values->count; i++)
        json[i] = values->at[i].json;
    oas_status status = oas_wire_write(operation, NULL, json, &out, mem, NULL, NULL);
    FUZZ_CHECK(status == OAS_OK || status == OAS_UNREPRESENTABLE);
    if (status != OAS_OK)
        return;
    FUZZ_CHECK(oas_wire_read(operation, NULL, &out, &again, mem, NULL, NULL) == OAS_OK);
    for (size_t i = 0; i < values->count; i++)
        FUZZ_CHECK(!json[i].at || oas_json_equal(json[i], again.at[i].json));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (total == 0)
        prepare();
    if (size == 0)
        return 0;
    const oas_operation *operation = operation_at(data[0]);
    char *copy = fuzz_copy(data + 1, size - 1);
    oas_str message = oas_str_of(copy, size - 1), left = message;
    oas_header headers[MOST_FIELDS];
    oas_wire wire = {.path = take_line(&left), .headers = headers};
    oas_arena mem = {0};
    oas_wire_values values;
    wire.query = take_line(&left);
    while (left.len && wire.header_count < MOST_FIELDS) {
        oas_str line = take_line(&left);
        const char *colon = line.len ? memchr(line.at, ':', line.len) : NULL;
        size_t len = colon ? (size_t)(colon - line.at) : line.len;
        size_t behind = len + (colon != NULL);
        headers[wire.header_count++] =
            (oas_header){oas_str_of(line.at, len), oas_str_of(line.at + behind, line.len - behind)};
    }
    oas_status status = oas_wire_read(operation, NULL, &wire, &values, &mem, NULL, NULL);
    FUZZ_CHECK(status != OAS_NO_MEMORY && status != OAS_UNREPRESENTABLE);
    for (size_t i = 0; i < values.count; i++)
        check_value(&values.at[i], message);
    if (status == OAS_OK)
        check_back(operation, &values, &mem);
    oas_arena_free(&mem);
    free(copy);
    return 0;
}
