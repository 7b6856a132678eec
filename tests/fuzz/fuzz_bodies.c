/* fuzz_bodies.c - a byte that selects an operation of tests/messages, then a body of its form: read,
 * judged, written and read again. Multipart bodies have the boundary "b". */
#include "fuzz.h"

#include <stdlib.h>

#include "compiler.h"

#define FOLDER FUZZ_INCLUDE "/../../tests/messages/"

static const char *const documents[] = {FOLDER "forms.yaml", FOLDER "multipart.yaml",
                                        FOLDER "sequences.yaml"};

enum { DOCUMENTS = sizeof documents / sizeof *documents };

static struct compiler compilers[DOCUMENTS];
static size_t total;

static void prepare(void)
{
    for (size_t i = 0; i < DOCUMENTS; i++) {
        compilers[i] = (struct compiler){.options = {.spec = documents[i]}, .messages = true};
        FUZZ_CHECK(compiler_judge(&compilers[i], STAGE_OPERATIONS));
        total += compilers[i].operations->count;
    }
}

static const oas_media *media_at(size_t number)
{
    number %= total;
    for (size_t i = 0; i < DOCUMENTS; i++) {
        if (number < compilers[i].operations->count)
            return compilers[i].operations->at[number].request;
        number -= compilers[i].operations->count;
    }
    return NULL;
}

/* What is there is JSON, and its verdict is the schema's; its places are in the body. */
static void check_read(const oas_media *media, const oas_body *read, oas_str body)
{
    const oas_wire_value *value = &read->value;
    FUZZ_CHECK(!value->fault || value->status == OAS_INVALID || value->status == OAS_MALFORMED);
    FUZZ_CHECK(!value->fault || *oas_wire_expected(value->fault));
    for (size_t i = 0; i < read->part_count; i++)
        FUZZ_CHECK(read->parts[i].octets.at >= body.at &&
                   read->parts[i].octets.at + read->parts[i].octets.len <= body.at + body.len);
    if (value->fault || !value->json.at)
        return;
    FUZZ_CHECK((oas_json_check(oas_json_text(value->json), NULL) == OAS_MALFORMED) ==
               (value->status == OAS_MALFORMED));
    if (media->form != OAS_FORM_SEQUENCE && value->status != OAS_MALFORMED)
        FUZZ_CHECK(oas_validate(media->type, oas_json_text(value->json), NULL, NULL) ==
                   value->status);
    for (size_t i = 0; i <= value->json.len; i++) {
        const char *at = oas_wire_place(value, i);
        FUZZ_CHECK(at >= body.at && at <= body.at + body.len);
    }
}

static void check_part(const oas_body_part *a, const oas_body_part *b)
{
    FUZZ_CHECK(oas_str_equal(a->name, b->name) && oas_str_equal(a->file_name, b->file_name));
    FUZZ_CHECK(oas_str_equal(a->media_type, b->media_type) && oas_str_equal(a->octets, b->octets));
    FUZZ_CHECK(a->header_count == b->header_count);
}

/* No schema says what parts there are. */
static void check_taken(oas_str type, oas_str body, const oas_body *read, oas_arena *mem)
{
    const oas_body_part *parts;
    size_t count;
    oas_status status = oas_body_get_parts(type, body, &parts, &count, mem, NULL);
    FUZZ_CHECK(status == OAS_OK && count == read->part_count);
    for (size_t i = 0; i < count; i++)
        check_part(&parts[i], &read->parts[i]);
}

/* What is read is written as what is read again, or not at all; with its parts it is written. */
static void check_back(const oas_media *media, const oas_body *read, bool parts, oas_arena *mem)
{
    oas_buf type = {0}, out = {0};
    oas_body again;
    oas_status status = oas_body_write(media, read->value.json, parts ? read->parts : NULL,
                                       parts ? read->part_count : 0, &type, &out, mem, NULL);
    FUZZ_CHECK(status == OAS_OK || (status == OAS_UNREPRESENTABLE && !parts));
    if (status == OAS_OK) {
        FUZZ_CHECK(oas_body_read(media, oas_buf_str(&type), oas_buf_str(&out), &again, mem, NULL,
                                 NULL) == OAS_OK);
        FUZZ_CHECK(oas_json_equal(read->value.json, again.value.json));
        FUZZ_CHECK(!parts || read->part_count == again.part_count);
        for (size_t i = 0; parts && i < read->part_count; i++)
            check_part(&read->parts[i], &again.parts[i]);
    }
    oas_buf_free(&type);
    oas_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (total == 0)
        prepare();
    if (size == 0)
        return 0;
    const oas_media *media = media_at(data[0]);
    char *copy = fuzz_copy(data + 1, size - 1);
    oas_str body = oas_str_of(copy, size - 1);
    oas_str type = media->form == OAS_FORM_MULTIPART ? OAS_STR("multipart/form-data; boundary=b")
                                                     : oas_str_from(media->media_type);
    oas_arena mem = {0};
    oas_body read;
    oas_status status = oas_body_read(media, type, body, &read, &mem, NULL, NULL);
    FUZZ_CHECK(status == read.value.status);
    FUZZ_CHECK(status != OAS_NO_MEMORY && status != OAS_UNREPRESENTABLE);
    check_read(media, &read, body);
    if (status == OAS_OK)
        check_back(media, &read, false, &mem);
    if (status == OAS_OK && read.part_count) {
        check_back(media, &read, true, &mem);
        check_taken(type, body, &read, &mem);
    }
    oas_arena_free(&mem);
    free(copy);
    return 0;
}
