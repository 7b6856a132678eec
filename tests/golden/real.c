/* Payloads through every type of a document's operations: what is valid decodes, encodes, and is
 * then the same; what is not is refused alike, whoever is asked. HEADER and OPERATIONS name the
 * document. Each line of the input is an example: method, path, status or -, media type, JSON. */
#include <stdio.h>
#include <stdlib.h>

#include <oas/oas.h>

#include HEADER

struct counts {
    size_t types;
    size_t valid;
    size_t invalid;
    size_t unrepresentable;
    size_t failed;
    size_t text, memory; /* bytes of the examples that decode, and what they took */
};

static struct counts counts;
static oas_arena mem;
static _Alignas(16) char room[1 << 22];

static void fail(oas_str what, const char *why, int status, oas_str json)
{
    if (counts.failed++ >= 20)
        return;
    if (json.len > 300)
        json.len = 300;
    printf(OAS_PRI ": %s (%d): " OAS_PRI "\n", OAS_ARG(what), why, status, OAS_ARG(json));
}

/* ---- one payload ---- */

static size_t size_of(oas_type type)
{
    return type.program->layout->rows[type.layout].size;
}

/* There and back twice; the second text must be the first. */
static void trip(oas_str what, oas_type type, void *value, oas_str json)
{
    oas_buf first = {0}, second = {0};
    oas_status status = oas_check(type, value, NULL, NULL);
    if (status != OAS_OK)
        fail(what, "check refuses what was decoded", (int)status, json);
    status = oas_encode(type, value, &first, NULL, NULL);
    if (status != OAS_OK)
        fail(what, "encode refuses what was decoded", (int)status, json);
    else if ((status = oas_decode(type, value, oas_buf_str(&first), &mem, NULL, NULL)) != OAS_OK)
        fail(what, "what was encoded is refused", (int)status, oas_buf_str(&first));
    else if ((status = oas_encode(type, value, &second, NULL, NULL)) != OAS_OK ||
             !oas_str_equal(oas_buf_str(&first), oas_buf_str(&second)))
        fail(what, "another text the second time", (int)status, oas_buf_str(&second));
    oas_buf_free(&first);
    oas_buf_free(&second);
}

/* What a value took, its struct included: at most four times a text that says anything. */
static void weigh(oas_str what, oas_type type, oas_str json)
{
    enum { NEXT_TO_NOTHING = 512, TIMES = 4 };
    size_t taken = size_of(type);
    void *value = calloc(1, taken);
    oas_arena fixed;
    oas_arena_init_fixed(&fixed, room, sizeof room);
    if (value && oas_decode(type, value, json, &fixed, NULL, NULL) == OAS_OK) {
        taken += (size_t)(fixed.at - room);
        counts.text += json.len;
        counts.memory += taken;
        if (json.len >= NEXT_TO_NOTHING && taken > TIMES * json.len)
            fail(what, "takes more than four times its text", (int)taken, json);
    }
    free(value);
}

static void judge(oas_str what, oas_type type, oas_str json)
{
    oas_error found[4];
    oas_errors errs = {.at = found, .cap = 4};
    oas_status verdict = oas_validate(type, json, &errs, NULL);
    void *value = calloc(1, size_of(type));
    if (value == NULL)
        return;
    if ((verdict == OAS_INVALID || verdict == OAS_MALFORMED) != (errs.count > 0))
        fail(what, "errors do not fit the verdict", (int)verdict, json);
    oas_status status = oas_decode(type, value, json, &mem, NULL, NULL);
    bool other = verdict == OAS_OK && status == OAS_UNREPRESENTABLE;
    if ((status == OAS_OK) != (verdict == OAS_OK) && !other)
        fail(what, "decode and validate differ", (int)status, json);
    if (status == OAS_OK)
        trip(what, type, value, json);
    counts.valid += verdict == OAS_OK;
    counts.invalid += verdict == OAS_INVALID;
    counts.unrepresentable += other;
    free(value);
    oas_arena_reset(&mem);
}

/* ---- payloads for all ---- */

static void judge_type(oas_str what, oas_type type)
{
    static const char *const texts[] = {
        "{}",      "[]",
        "null",    "true",
        "0",       "-1.5",
        "\"\"",    "\"2020-01-01\"",
        "[{}]",    "[null,1]",
        "[\"\"]",  "{\"id\":1,\"type\":\"x\",\"name\":null,\"data\":{},\"items\":[]}",
        "{\"a\":",
    };
    counts.types++;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        judge(what, type, oas_str_from(texts[i]));
}

static void judge_media(oas_str what, const oas_media *media, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (media[i].type.program)
            judge_type(what, media[i].type);
}

static void judge_operation(const oas_operation *operation)
{
    oas_str what = oas_str_from(operation->path);
    for (uint32_t i = 0; i < operation->parameter_count; i++)
        if (operation->parameters[i].type.program)
            judge_type(what, operation->parameters[i].type);
    judge_media(what, operation->request, operation->request_count);
    for (uint32_t i = 0; i < operation->response_count; i++)
        judge_media(what, operation->responses[i].media, operation->responses[i].media_count);
}

/* ---- examples ---- */

static bool is(const char *text, oas_str want)
{
    return oas_str_equal(oas_str_from(text), want);
}

static const oas_operation *find(oas_str method, oas_str path)
{
    for (size_t i = 0; i < OPERATIONS.count; i++) {
        const oas_operation *operation = &OPERATIONS.at[i];
        if (is(operation->method, method) && is(operation->path, path))
            return operation;
    }
    return NULL;
}

static const oas_media *find_media(const oas_operation *operation, oas_str status, oas_str type)
{
    const oas_media *media = operation->request;
    uint32_t count = oas_str_is(status, "-") ? operation->request_count : 0;
    for (uint32_t i = 0; i < operation->response_count; i++) {
        if (is(operation->responses[i].status, status)) {
            media = operation->responses[i].media;
            count = operation->responses[i].media_count;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        if (is(media[i].media_type, type))
            return &media[i];
    return NULL;
}

static oas_str next_cell(oas_str *line)
{
    size_t len = 0;
    while (len < line->len && line->at[len] != '\t')
        len++;
    oas_str cell = oas_str_of(line->at, len);
    size_t past = len < line->len ? len + 1 : len;
    *line = oas_str_of(line->at + past, line->len - past);
    return cell;
}

static void judge_example(oas_str line)
{
    oas_str method = next_cell(&line), path = next_cell(&line);
    oas_str status = next_cell(&line), type = next_cell(&line);
    const oas_operation *operation = find(method, path);
    const oas_media *media = operation ? find_media(operation, status, type) : NULL;
    if (media == NULL) {
        fail(path, "not in the table of operations", 0, status);
    } else if (media->type.program) {
        judge(path, media->type, line);
        weigh(path, media->type, line);
    }
}

static void read_all(oas_buf *input)
{
    char some[4096];
    size_t count;
    while ((count = fread(some, 1, sizeof some, stdin)) > 0)
        oas_buf_put(input, oas_str_of(some, count));
}

static size_t judge_examples(void)
{
    oas_buf input = {0};
    size_t lines = 0;
    read_all(&input);
    for (size_t at = 0; at < input.len; lines++) {
        const char *end = memchr(input.at + at, '\n', input.len - at);
        size_t len = end ? (size_t)(end - (input.at + at)) : input.len - at;
        judge_example(oas_str_of(input.at + at, len));
        at += len + 1;
    }
    oas_buf_free(&input);
    return lines;
}

int main(void)
{
    for (size_t i = 0; i < OPERATIONS.count; i++)
        judge_operation(&OPERATIONS.at[i]);
    struct counts before = counts;
    size_t examples = judge_examples();
    printf("%zu types, %zu payloads valid, %zu not; %zu examples: %zu valid, %zu not, "
           "%zu for no C type, %zu bytes in %zu of memory; %zu failed\n",
           counts.types, before.valid, before.invalid, examples, counts.valid - before.valid,
           counts.invalid - before.invalid, counts.unrepresentable - before.unrepresentable,
           counts.text, counts.memory, counts.failed);
    oas_arena_free(&mem);
    return counts.failed || counts.types == 0;
}
