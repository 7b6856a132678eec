/* Bodies that are not JSON have C types; the table says how they are written. */
#include "exercise.h"
#include "operations-forms.h"

static const oas_media *request_as(const char *id, const char *content_type)
{
    const oas_operation *op = oas_operation_by_id(&operations_forms_operations, oas_str_from(id));
    return op ? oas_media_find(op->request, op->request_count, oas_str_from(content_type)) : NULL;
}

static const oas_media *answer(const char *id, unsigned status, const char *content_type)
{
    const oas_operation *op = oas_operation_by_id(&operations_forms_operations, oas_str_from(id));
    const oas_response *response = op ? oas_operation_response(op, status) : NULL;
    return response
               ? oas_media_find(response->media, response->media_count, oas_str_from(content_type))
               : NULL;
}

static void has_form(const oas_media *media, oas_form form)
{
    EXPECT(media && media->form == form);
}

static void test_rows(void)
{
    has_form(request_as("upload", "multipart/form-data; boundary=x"), OAS_FORM_MULTIPART);
    has_form(request_as("upload", "application/x-www-form-urlencoded"), OAS_FORM_URLENCODED);
    EXPECT(request_as("upload", "application/json") == NULL);
    EXPECT(request_as("upload", "") == NULL);
    has_form(request_as("replace", "application/json"), OAS_FORM_JSON);
    has_form(request_as("replace", ""), OAS_FORM_JSON);
    has_form(request_as("replace", "application/octet-stream"), OAS_FORM_BYTES);
    has_form(request_as("replace", "application/xml"), OAS_FORM_BYTES);
    has_form(answer("upload", 201, "text/plain"), OAS_FORM_TEXT);
    has_form(answer("upload", 202, "text/plain"), OAS_FORM_TEXT);
    has_form(answer("replace", 200, "application/pdf"), OAS_FORM_BYTES);
}

/* What a server that reads JSON alone does: the Content-Type, not the row, says whether it may. */
static oas_status judge(const char *content_type, const char *body)
{
    const oas_media *media = request_as("replace", content_type);
    if (!media || oas_media_form(oas_str_from(content_type)) != OAS_FORM_JSON)
        return OAS_UNREPRESENTABLE; /* 415 */
    return oas_validate(media->type, oas_str_from(body), NULL, NULL);
}

static void test_json_alone(void)
{
    EXPECT(judge("application/json", "{\"name\":\"x\"}") == OAS_OK);
    EXPECT(judge("", "{\"name\":\"x\"}") == OAS_OK);
    EXPECT(judge("application/x-www-form-urlencoded", "{\"name\":\"x\"}") == OAS_UNREPRESENTABLE);
    EXPECT(judge("application/octet-stream", "\"x\"") == OAS_UNREPRESENTABLE);
    /* These are found as the range, whose own form is JSON. */
    has_form(request_as("replace", "text/plain"), OAS_FORM_JSON);
    EXPECT(judge("text/plain", "1") == OAS_UNREPRESENTABLE);
    EXPECT(judge("multipart/mixed; boundary=1", "1") == OAS_UNREPRESENTABLE);
    EXPECT(judge("application/vnd.count+json", "1") == OAS_OK);
}

static void test_by_hand(void)
{
    struct operations_forms_upload_request_form_data parts = {.title = OAS_STR_INIT("t")};
    oas_buf json = {0};
    parts.file = OAS_STR("\x01 octets");
    OAS_SET(parts.kind, OPERATIONS_FORMS_UPLOAD_REQUEST_FORM_DATA_KIND_SCAN);
    EXPECT(operations_forms_upload_request_form_data_encode(&parts, &json, NULL) == OAS_OK);
    SAME(oas_buf_str(&json), "{\"title\":\"t\",\"file\":\"\\u0001 octets\",\"kind\":\"scan\"}");
    oas_buf_free(&json);
    /* Octets that are no text can be held, and have no JSON. */
    parts.file = OAS_STR("\xff\xd8");
    EXPECT(operations_forms_upload_request_form_data_encode(&parts, &json, NULL) == OAS_INVALID);
    oas_buf_free(&json);
}

/* A part without type is octets: other values are valid, and do not fit. */
static void test_octets(void)
{
    static const char *const others[] = {"1", "null", "true", "[\"x\"]", "{\"x\":1}"};
    struct operations_forms_upload_request_form_data parts;
    oas_str text;
    KEEP(operations_forms_upload_request_form_data, &parts,
         "{\"title\":\"t\",\"file\":\"f\",\"raw\":\"r\",\"photo\":\"p\",\"data\":[1],\"extra\":"
         "[\"x\"]}");
    SAME(parts.raw.value, "r");
    SAME(parts.extra.value.items[0], "x");
    PLAIN(answer("replace", 200, "image/png")->type, &text, "\"PNG\"");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        oas_buf json = {0};
        oas_buf_puts(&json, "{\"title\":\"t\",\"file\":\"f\",\"raw\":");
        oas_buf_puts(&json, others[i]);
        oas_buf_puts(&json, "}");
        EXPECT(operations_forms_upload_request_form_data_validate(oas_buf_str(&json), NULL) ==
               OAS_OK);
        EXPECT(operations_forms_upload_request_form_data_decode(
                   &parts, oas_buf_str(&json), exercise_mem(), exercise_errors()) ==
               OAS_UNREPRESENTABLE);
        EXPECT(oas_decode(answer("replace", 200, "image/png")->type, &text, oas_str_from(others[i]),
                          NULL, exercise_errors(), NULL) == OAS_UNREPRESENTABLE);
        oas_buf_free(&json);
    }
}

int main(void)
{
    struct operations_forms_upload_request fields;
    struct operations_forms_upload_request_form_data parts;
    struct operations_forms_replace_request replace;
    struct operations_forms_replace_request_x_www_form_urlencoded replace_fields;
    enum operations_forms_upload_response_202 state;
    struct operations_forms_replace_response_203 stored;
    struct operations_forms_replace_response_203_pdf pdf = {.b = {0}};
    struct operations_forms_replace_response_203_pdf_2 octets;
    oas_str text;
    test_rows();
    test_json_alone();
    test_by_hand();
    test_octets();
    KEEP(operations_forms_upload_request, &fields, "{\"url\":\"http://h/\",\"days\":3}");
    KEEP(operations_forms_upload_request_form_data, &parts,
         "{\"title\":\"t\",\"file\":\"abc\",\"preview\":\"p\",\"more\":[\"x\",\"y\"]}");
    SAME(parts.more.value.items[1], "y");
    KEEP(operations_forms_replace_response_203, &stored, "{\"pdf\":{\"b\":\"x\"}}");
    OAS_SET(stored.pdf, &pdf);
    KEEP(operations_forms_replace_response_203_pdf_2, &octets, "{\"a\":\"x\"}");
    KEEP(operations_forms_replace_request, &replace, "{\"name\":\"n\",\"tags\":[\"a\"]}");
    KEEP(operations_forms_replace_request_x_www_form_urlencoded, &replace_fields,
         "{\"name\":\"n\"}");
    KEEP(operations_forms_upload_response_202, &state, "\"waiting\"");
    PLAIN(answer("upload", 201, "text/plain")->type, &text, "\"made\"");
    PLAIN(request_as("replace", "application/octet-stream")->type, &text, "\"8 octets\"");
    return exercise_done();
}
