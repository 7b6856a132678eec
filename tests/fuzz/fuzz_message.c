/* fuzz_message.c - a byte that selects a document, then a message as it was sent, a request or a
 * request and its response: taken apart, judged as wholes; parameters and bodies decoded into C
 * values that are made in memory by their layouts, and written again. */
#include "fuzz.h"

#include <stdlib.h>

#include <oas/typed.h>

#include "compiler.h"
#include "model/layout_made.h"
#include "validate_payload/message_text.h"

#define TESTS FUZZ_INCLUDE "/../../tests/"

static const char *const documents[] = {
    TESTS "messages/pets.yaml",       TESTS "messages/forms.yaml",
    TESTS "messages/multipart.yaml",  TESTS "messages/security.yaml",
    TESTS "messages/sequences.yaml",  TESTS "messages/rfc9110.json",
    TESTS "../schemas/carecycle.yaml"};

enum { DOCUMENTS = sizeof documents / sizeof *documents };

static struct compiler compilers[DOCUMENTS];
static struct layout_made layouts[DOCUMENTS];

static void prepare(void)
{
    for (size_t i = 0; i < DOCUMENTS; i++) {
        struct compiler *compiler = &compilers[i];
        *compiler = (struct compiler){.options = {.spec = documents[i]}};
        FUZZ_CHECK(compiler_run(compiler, STAGE_OPERATIONS));
        FUZZ_CHECK(layout_make(&layouts[i], &compiler->mem, compiler->model));
        compiler->plan->program = layouts[i].program;
    }
}

/* ---- verdicts ---- */

/* Every error has words, and stands in the message, if it stands anywhere. */
static void check_errors(const oas_judged *judged, oas_str message)
{
    oas_buf line = {0}, body = {0}, problem = {0};
    for (size_t i = 0; i < judged->count; i++) {
        const oas_message_error *error = &judged->at[i];
        line.len = 0;
        oas_message_error_text(error, &line);
        FUZZ_CHECK(line.len > 0);
        FUZZ_CHECK(*oas_part_name(error->part));
        bool own = error->part == OAS_PART_BODY; /* what was chunked is a copy */
        FUZZ_CHECK(own || !error->at || !message.at ||
                   (error->at >= message.at && error->at <= message.at + message.len));
    }
    oas_judged_body(judged, &body);
    oas_judged_problem(judged, &problem);
    FUZZ_CHECK(oas_json_check(oas_buf_str(&body), NULL) == OAS_OK);
    FUZZ_CHECK(oas_json_check(oas_buf_str(&problem), NULL) == OAS_OK);
    oas_buf_free(&line);
    oas_buf_free(&body);
    oas_buf_free(&problem);
}

static void check_request(oas_status status, const oas_judged *judged, oas_str message)
{
    FUZZ_CHECK(status != OAS_NO_MEMORY && status != OAS_UNREPRESENTABLE);
    FUZZ_CHECK((status == OAS_INVALID) == (judged->count > 0));
    FUZZ_CHECK((status == OAS_OK) == (judged->answer == 0));
    FUZZ_CHECK(status != OAS_OK || judged->operation);
    FUZZ_CHECK(judged->answer == 0 || (judged->answer >= 400 && judged->answer < 500));
    FUZZ_CHECK((judged->answer == 405) == (judged->allow.len > 0));
    check_errors(judged, message);
}

/* ---- as C values ---- */

static char *value_of(oas_type type, oas_arena *mem)
{
    char *value = oas_arena_take(mem, type.program->layout->rows[type.layout].size + 1, 16);
    FUZZ_CHECK(value);
    return value;
}

/* What is decoded is written as a request that is decoded as the same value, or not at all. */
static void check_parameters(const oas_operation *operation, const oas_request *request,
                             oas_arena *mem)
{
    oas_type type = operation->parameters_type;
    oas_judged judged;
    if (!operation->parameter_count)
        return;
    char *value = value_of(type, mem), *again = value_of(type, mem);
    oas_status verdict = oas_parameters_validate(operation, request, mem, &judged, NULL, NULL);
    oas_status status = oas_parameters_decode(operation, value, request, mem, &judged, NULL, NULL);
    FUZZ_CHECK(status == verdict || (verdict == OAS_OK && status == OAS_UNREPRESENTABLE));
    if (status != OAS_OK)
        return;
    oas_request written = {.body = request->body};
    status = oas_parameters_encode(operation, value, &written, mem, &judged, NULL);
    FUZZ_CHECK(status == OAS_OK || status == OAS_UNREPRESENTABLE);
    if (status != OAS_OK)
        return;
    FUZZ_CHECK(oas_parameters_decode(operation, again, &written, mem, &judged, NULL, NULL) ==
               OAS_OK);
    FUZZ_CHECK(oas_equal(type, value, again, NULL));
}

static void check_body(const oas_judged *judged, oas_direction direction, oas_arena *mem)
{
    const oas_media *media = judged->media;
    oas_options options = {.direction = direction};
    oas_buf out = {0};
    if (!media || !judged->body.at || !media->type.layout || media->form == OAS_FORM_SEQUENCE)
        return;
    char *value = value_of(media->type, mem);
    oas_status status =
        oas_decode(media->type, value, oas_json_text(judged->body), mem, NULL, &options);
    FUZZ_CHECK(status == OAS_OK || status == OAS_UNREPRESENTABLE);
    if (status == OAS_OK)
        FUZZ_CHECK(oas_encode(media->type, value, &out, NULL, &options) == OAS_OK);
    oas_buf_free(&out);
}

/* ---- messages ---- */

static void run(const oas_operations *operations, oas_str message, oas_arena *mem)
{
    struct message_text text;
    oas_judged judged;
    FUZZ_CHECK(message_text_read(message, mem, &text));
    FUZZ_CHECK(!text.expected || (text.at >= message.at && text.at <= message.at + message.len));
    if (!text.request.target.at)
        return;
    oas_status status = oas_request_validate(operations, &text.request, &judged, mem, NULL, NULL);
    check_request(status, &judged, message);
    if (status == OAS_OK)
        check_body(&judged, OAS_DIRECTION_REQUEST, mem);
    const oas_operation *operation = judged.operation;
    if (!operation)
        return;
    check_parameters(operation, &text.request, mem);
    if (!text.of_reply)
        return;
    status =
        oas_reply_validate(operation, text.request.method, &text.reply, &judged, mem, NULL, NULL);
    FUZZ_CHECK((status == OAS_INVALID) == (judged.count > 0) && judged.answer == 0);
    check_errors(&judged, message);
    if (status == OAS_OK)
        check_body(&judged, OAS_DIRECTION_RESPONSE, mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!compilers[0].operations)
        prepare();
    if (size == 0)
        return 0;
    char *copy = fuzz_copy(data + 1, size - 1);
    oas_arena mem = {0};
    run(compilers[data[0] % DOCUMENTS].operations, oas_str_of(copy, size - 1), &mem);
    oas_arena_free(&mem);
    free(copy);
    return 0;
}
