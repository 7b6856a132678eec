/* Whole requests: read in one call, written in one, and what is wrong with them. */
#include "calls.h"
#include "exercise.h"

#define FIELDS 3

struct message {
    const char *method;
    const char *target;
    oas_header headers[FIELDS];
    const char *body;
};

static oas_request request_of(const struct message *message)
{
    size_t count = 0;
    while (count < FIELDS && message->headers[count].name.at)
        count++;
    return (oas_request){.method = oas_str_from(message->method),
                         .target = oas_str_from(message->target),
                         .headers = message->headers,
                         .header_count = count,
                         .body = oas_str_from(message->body ? message->body : "")};
}

static void expect_message(const oas_request *got, const oas_request *want, int line)
{
    exercise_same(got->method, want->method, line, "the method");
    exercise_same(got->target, want->target, line, "the target");
    exercise_same(got->body, want->body, line, "the body");
    exercise_note(got->header_count == want->header_count, line, "so many fields");
    for (size_t i = 0; i < got->header_count && i < want->header_count; i++) {
        exercise_same(got->headers[i].name, want->headers[i].name, line, "a field");
        exercise_same(got->headers[i].value, want->headers[i].value, line, "its value");
    }
}

static void expect_errors(const oas_judged *judged, const char *want, int line)
{
    oas_buf text = {0};
    for (size_t i = 0; i < judged->count; i++) {
        if (i)
            oas_buf_puts(&text, "; ");
        oas_message_error_text(&judged->at[i], &text);
    }
    exercise_same(oas_buf_str(&text), oas_str_from(want), line, "what is wrong");
    oas_buf_free(&text);
}

#define TYPE(value)                                                                                \
    {                                                                                              \
        OAS_STR_INIT("Content-Type"), OAS_STR_INIT(value)                                          \
    }

/* A copy is the same, though what was copied goes; a body is not the same as none. */
static void keep_copy(const struct calls_request *request, int line)
{
    const oas_operation *operation = &calls_operations.at[request->operation - 1];
    struct calls_request copy = {.operation = request->operation}, none = copy;
    oas_request out, again;
    exercise_note(oas_call_copy(operation, &copy.as, &request->as, exercise_mem(), NULL) == OAS_OK,
                  line, "a copy");
    exercise_note(oas_call_equal(operation, &copy.as, &request->as, NULL), line, "it is the same");
    bool empty = calls_request_encode(request, &out, exercise_mem(), NULL) == OAS_OK &&
                 out.body.len == 0 && !operation->parameter_count;
    exercise_note(oas_call_equal(operation, &none.as, &request->as, NULL) == empty, line,
                  "it is not the same as none");
    exercise_note(calls_request_encode(&copy, &again, exercise_mem(), NULL) == OAS_OK, line,
                  "the copy is written");
    exercise_same(again.body, out.body, line, "its body");
    exercise_same(again.target, out.target, line, "its target");
}

/* Reads it into *request, and writes that again. */
static void keep(struct calls_request *request, const struct message *message, int line)
{
    const oas_request in = request_of(message);
    oas_request out = {.method = {NULL, 0}};
    oas_judged judged;
    oas_status status = calls_request_decode(request, &in, exercise_mem(), &judged);
    exercise_note(status == OAS_OK, line, message->target);
    expect_errors(&judged, "", line);
    EXPECT(judged.answer == 0);
    EXPECT(calls_request_encode(request, &out, exercise_mem(), &judged) == OAS_OK);
    expect_errors(&judged, "", line);
    EXPECT(judged.answer == 0);
    expect_message(&out, &in, line);
    keep_copy(request, line);
}

#define KEEP_MESSAGE(request, ...) keep(request, &(const struct message){__VA_ARGS__}, __LINE__)

/* ---- what is read ---- */

static void test_parameters(void)
{
    struct calls_request r;
    const struct message read = {"GET",
                                 "/v1/pets/7?fields=a&fields=b&key=k",
                                 {{OAS_STR_INIT("X-Client"), OAS_STR_INIT("c")}},
                                 NULL};
    const oas_request in = request_of(&read);
    KEEP_MESSAGE(&r, .method = "GET", .target = "/v1/health");
    EXPECT(r.operation == CALLS_OPERATION_HEALTH);
    EXPECT(r.requirement && r.requirement->scheme_count == 0);
    EXPECT(calls_request_decode(&r, &in, exercise_mem(), NULL) == OAS_OK);
    EXPECT(r.operation == CALLS_OPERATION_READ_PET);
    EXPECT(r.as.read_pet.parameters.id == 7);
    EXPECT(r.as.read_pet.parameters.fields.value.count == 2);
    EXPECT(r.requirement->scheme_count == 1);
    SAME(r.credentials[0].value, "k");
}

static void test_bodies(void)
{
    struct calls_request r;
    KEEP_MESSAGE(&r, "PUT", "/v1/pets/7",
                 {{OAS_STR_INIT("If-Match"), OAS_STR_INIT("e")}, TYPE("application/json")},
                 "{\"name\":\"Rex\",\"age\":3}");
    EXPECT(r.operation == CALLS_OPERATION_WRITE_PET);
    SAME(r.as.write_pet.body->name, "Rex");
    EXPECT(r.as.write_pet.body->age.value == 3);
    SAME(r.as.write_pet.parameters.if_match.value, "e");
    KEEP_MESSAGE(&r, "PATCH", "/v1/pets/7", {TYPE("application/merge-patch+json")},
                 "{\"name\":null}");
    EXPECT(r.as.change_pet.body->name.is == OAS_NULL);
    KEEP_MESSAGE(&r, .method = "PATCH", .target = "/v1/pets/7");
    EXPECT(r.as.change_pet.body == NULL && r.as.change_pet.parameters.id == 7);
}

static void test_representations(void)
{
    struct calls_request r;
    KEEP_MESSAGE(&r, .method = "POST", .target = "/v1/files");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_NONE);
    KEEP_MESSAGE(&r, "POST", "/v1/files", {TYPE("application/json")}, "{\"name\":\"Rex\"}");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_JSON);
    SAME(r.as.upload.body.json->name, "Rex");
    KEEP_MESSAGE(&r, "POST", "/v1/files", {TYPE("application/x-www-form-urlencoded")},
                 "name=Rex&age=3");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_X_WWW_FORM_URLENCODED);
    EXPECT(r.as.upload.body.x_www_form_urlencoded->age.value == 3);
    KEEP_MESSAGE(&r, "POST", "/v1/files", {TYPE("text/plain")}, "h\xC3\xA9!");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_PLAIN);
    SAME(r.as.upload.body.plain, "h\xC3\xA9!");
    KEEP_MESSAGE(&r, "POST", "/v1/files", {TYPE("application/octet-stream")}, "\xFF\xFE");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_OCTET_STREAM);
    SAME(r.as.upload.body.octet_stream, "\xFF\xFE");
    KEEP_MESSAGE(&r, "POST", "/v1/files", {TYPE("application/jsonl")}, "1\n2\n");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_JSONL);
    SAME(r.as.upload.body.jsonl, "1\n2\n");
    KEEP_MESSAGE(&r, "POST", "/v1/files", {TYPE("image/png")}, "\x89PNG");
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_ANY_IMAGE);
    SAME(r.as.upload.media_type, "image/png");
    SAME(r.as.upload.body.any_image, "\x89PNG");
}

/* The Content-Type counts where the document leaves it open, and nowhere else. */
static void test_equal_types(void)
{
    struct calls_pet pet = {.name = OAS_STR("Rex")};
    struct calls_upload_call json = {.media = CALLS_UPLOAD_MEDIA_JSON, .body.json = &pet}, got;
    struct calls_upload_call image = {.media = CALLS_UPLOAD_MEDIA_ANY_IMAGE,
                                      .media_type = OAS_STR("image/png"),
                                      .body.any_image = OAS_STR("x")};
    oas_request out;
    EXPECT(calls_upload_call_encode(&json, &out, exercise_mem(), NULL) == OAS_OK);
    EXPECT(calls_upload_call_decode(&got, &out, exercise_mem(), NULL) == OAS_OK);
    EXPECT(calls_upload_call_equal(&json, &got));
    EXPECT(calls_upload_call_encode(&image, &out, exercise_mem(), NULL) == OAS_OK);
    EXPECT(calls_upload_call_decode(&got, &out, exercise_mem(), NULL) == OAS_OK);
    EXPECT(calls_upload_call_equal(&image, &got));
    got.media_type = OAS_STR("image/gif");
    EXPECT(!calls_upload_call_equal(&image, &got));
}

static void test_parts(void)
{
    static const struct message form = {
        "POST",
        "/v1/files",
        {TYPE("multipart/form-data; boundary=x")},
        "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA\r\n"
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\n\xFF\r\n--x--\r\n"};
    struct calls_request r, again;
    oas_request in = request_of(&form), out;
    oas_judged judged;
    EXPECT(calls_request_decode(&r, &in, exercise_mem(), &judged) == OAS_OK);
    EXPECT(r.as.upload.media == CALLS_UPLOAD_MEDIA_FORM_DATA && r.as.upload.parts.count == 2);
    SAME(r.as.upload.body.form_data->title, "A");
    SAME(r.as.upload.parts.at[1].file_name, "a.bin");
    SAME(r.as.upload.parts.at[1].octets, "\xFF");
    /* with its parts it is written as it came */
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(calls_request_decode(&again, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(calls_upload_call_equal(&r.as.upload, &again.as.upload));
    /* what is changed is the member's */
    r.as.upload.body.form_data->title = OAS_STR("B");
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(calls_request_decode(&again, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(again.as.upload.parts.count == 2);
    SAME(again.as.upload.body.form_data->title, "B");
    SAME(again.as.upload.parts.at[0].octets, "B");
    SAME(again.as.upload.parts.at[1].file_name, "a.bin");
    /* a client gives files as parts, and leaves their members out */
    oas_body_part file = r.as.upload.parts.at[1];
    r.as.upload.body.form_data->file.is = OAS_ABSENT;
    r.as.upload.parts = (oas_body_parts){&file, 1};
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_OK);
    expect_errors(&judged, "", __LINE__);
    EXPECT(calls_request_decode(&again, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(again.as.upload.parts.count == 2);
    SAME(again.as.upload.body.form_data->title, "B");
    SAME(again.as.upload.parts.at[1].file_name, "a.bin");
}

/* Fields of a part's head are of its part, and judged. */
static void test_heads(void)
{
    const oas_header day = {OAS_STR_INIT("X-Made"), OAS_STR_INIT("2026-01-02")};
    const oas_header none = {OAS_STR_INIT("X-Made"), OAS_STR_INIT("today")};
    struct calls_upload_request_form_data form = {.title = OAS_STR("A")};
    oas_body_part file = {.name = OAS_STR_INIT("file"),
                          .file_name = OAS_STR_INIT("a.bin"),
                          .headers = &day,
                          .header_count = 1};
    struct calls_upload_call in = {
        .media = CALLS_UPLOAD_MEDIA_FORM_DATA, .body.form_data = &form, .parts = {&file, 1}};
    struct calls_upload_call got, own;
    oas_request out;
    oas_judged judged;
    OAS_SET(form.file, OAS_STR("\xC3\xBF")); /* U+00FF */
    EXPECT(calls_upload_call_encode(&in, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(calls_upload_call_decode(&got, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(got.parts.count == 2);
    SAME(got.parts.at[1].file_name, "a.bin");
    SAME(got.parts.at[1].octets, "\xFF");
    EXPECT(got.parts.at[1].header_count == 2);
    SAME(got.parts.at[1].headers[1].value, "2026-01-02");
    EXPECT(calls_upload_call_copy(&own, &got, exercise_mem()) == OAS_OK);
    EXPECT(calls_upload_call_equal(&own, &got));
    EXPECT(own.parts.at[1].headers != got.parts.at[1].headers);
    file = own.parts.at[1];
    file.header_count = 0;
    oas_body_part two[] = {own.parts.at[0], file};
    own.parts.at = two;
    EXPECT(!calls_upload_call_equal(&own, &got));
    file.headers = &none;
    file.header_count = 1;
    in.parts.at = &file;
    EXPECT(calls_upload_call_encode(&in, &out, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged, "body file X-Made: expected a value in format date, got \"today\"",
                  __LINE__);
}

/* What a form without a C type stands for. */
static void test_open_forms(void)
{
    static const struct message parts = {
        "PUT",
        "/v1/plain/parts",
        {TYPE("multipart/form-data; boundary=x")},
        "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA\r\n--x--\r\n"};
    const oas_request in = request_of(&parts);
    const oas_body_part file = {.name = OAS_STR_INIT("file"),
                                .file_name = OAS_STR_INIT("a.bin"),
                                .media_type = OAS_STR_INIT("application/octet-stream"),
                                .octets = OAS_STR_INIT("\xFF")};
    struct calls_parts_call call;
    struct calls_request r;
    oas_request out;
    oas_judged judged;
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/form", {TYPE("application/x-www-form-urlencoded")},
                 "a=b&c=1");
    SAME(oas_json_text(r.as.form.body), "{\"a\":\"b\",\"c\":1}");
    EXPECT(calls_parts_call_decode(&call, &in, exercise_mem(), &judged) == OAS_OK);
    SAME(oas_json_text(call.body), "{\"title\":\"A\"}");
    EXPECT(call.parts.count == 1);
    call.parts = (oas_body_parts){&file, 1};
    EXPECT(calls_parts_call_encode(&call, &out, exercise_mem(), &judged) == OAS_OK);
    expect_errors(&judged, "", __LINE__);
    call.body = (oas_json){.at = NULL}; /* the file alone */
    EXPECT(calls_parts_call_encode(&call, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(calls_parts_call_decode(&call, &out, exercise_mem(), &judged) == OAS_OK);
    EXPECT(call.parts.count == 1);
    SAME(call.parts.at[0].file_name, "a.bin");
    SAME(call.parts.at[0].octets, "\xFF");
}

static void test_plain(void)
{
    struct calls_request r;
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/count", {TYPE("application/json")}, "7");
    EXPECT(*r.as.count.body == 7);
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/text", {TYPE("application/json")}, "\"a b\"");
    SAME(r.as.text.body, "a b");
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/text", {TYPE("application/json")}, "\"\"");
    EXPECT(r.as.text.body.at && r.as.text.body.len == 0);
    KEEP_MESSAGE(&r, .method = "PUT", .target = "/v1/plain/text");
    EXPECT(r.as.text.body.at == NULL);
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/any", {TYPE("application/json")}, "[1, {}]");
    SAME(oas_json_text(r.as.any.body), "[1, {}]");
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/maybe", {TYPE("application/json")}, "null");
    EXPECT(r.as.maybe.body->is == OAS_NULL);
    KEEP_MESSAGE(&r, "PUT", "/v1/plain/sort", {TYPE("application/json")}, "\"age\"");
    EXPECT(*r.as.sort.body == CALLS_SORT_REQUEST_AGE);
    KEEP_MESSAGE(&r, "POST", "/v1/request", {TYPE("application/json")}, "{\"call\":{\"a\":\"b\"}}");
    SAME(r.as.request.body->call.value->a.value, "b");
}

/* A webhook is known by who receives it, not by its path. */
static void test_webhook(void)
{
    static const struct message lost = {
        "POST", "/anywhere", {TYPE("application/json")}, "{\"name\":\"Rex\"}"};
    const oas_request in = request_of(&lost);
    struct calls_pet_lost_call call;
    oas_request out;
    oas_judged judged;
    EXPECT(calls_pet_lost_call_decode(&call, &in, exercise_mem(), &judged) == OAS_OK);
    SAME(call.body->name, "Rex");
    EXPECT(calls_pet_lost_call_encode(&call, &out, exercise_mem(), &judged) == OAS_OK);
    SAME(out.target, "");
    SAME(out.method, "POST");
    SAME(out.body, "{\"name\":\"Rex\"}");
}

/* ---- what is wrong ---- */

static const struct {
    struct message message;
    oas_status status;
    unsigned answer;
    const char *errors;
} refused[] = {
    {{.method = "GET", .target = "/v1/nothing"},
     OAS_INVALID,
     404,
     "target: expected a path of the document, got /v1/nothing"},
    {{"POST",
      "/v1/files",
      {TYPE("multipart/form-data; boundary=x")},
      "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"file\"\r\nX-Made: "
      "today\r\n\r\nB\r\n--x--\r\n"},
     OAS_INVALID,
     400,
     "body file X-Made: expected a value in format date, got \"today\""},
    {{"PUT", "/v1/plain/events", {TYPE("text/event-stream")}, "data: 1\n\n"},
     OAS_UNDECIDED,
     415,
     ""},
    {{.method = "DELETE", .target = "/v1/health"},
     OAS_INVALID,
     405,
     "target: expected GET, HEAD, got DELETE"},
    {{.method = "GET", .target = "/v1/pets/x"},
     OAS_INVALID,
     401,
     "path id: expected an integer, got \"x\"; "
     "security key: expected a credential, or Authorization (bearer) and X-Client"},
    {{"PUT", "/v1/pets/x", {TYPE("application/json")}, "{\"age\":-1}"},
     OAS_INVALID,
     400,
     "path id: expected an integer, got \"x\"; "
     "body: expected member \"name\", which is missing; "
     "body /age: expected an integer of at least 0, got -1"},
    {{"PUT", "/v1/pets/1", {TYPE("application/json")}, "{}"},
     OAS_INVALID,
     422,
     "body: expected member \"name\", which is missing"},
    {{"PUT", "/v1/pets/1", {TYPE("application/json")}, "{"},
     OAS_INVALID,
     400,
     "body: expected a member's name in quotes or '}', got the end of the text"},
    {{.method = "PUT", .target = "/v1/pets/1"}, OAS_INVALID, 422, "body: expected a body"},
    {{"PUT", "/v1/pets/1", {TYPE("text/plain")}, "{}"},
     OAS_INVALID,
     415,
     "body: expected application/json, got text/plain"},
    {{"PUT", "/v1/plain/count", {TYPE("application/json")}, "2147483648"},
     OAS_INVALID,
     400,
     "body: expected an integer in format int32 (-2147483648 to 2147483647), got 2147483648"},
    {{"PUT",
      "/v1/pets/1",
      {TYPE("application/json")},
      "{\"name\":\"Rex\",\"age\":9223372036854775808}"},
     OAS_UNREPRESENTABLE,
     422,
     "body /age: expected an integer within 64 bits, got 9223372036854775808"},
    {{"POST", "/v1/files", {TYPE("application/x-www-form-urlencoded")}, "name=a&age=x"},
     OAS_INVALID,
     400,
     "body /age: expected an integer, got \"x\""},
    {{"POST", "/v1/files", {TYPE("text/plain")}, "longer"},
     OAS_INVALID,
     400,
     "body: expected a string of at most 5 characters, got \"longer\" (6 characters)"},
};

static void test_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct calls_request r;
        const oas_request in = request_of(&refused[i].message);
        oas_judged judged, validated;
        oas_status status = calls_request_decode(&r, &in, exercise_mem(), &judged);
        exercise_note(status == refused[i].status, __LINE__, refused[i].errors);
        exercise_note(judged.answer == refused[i].answer, __LINE__, "the answer");
        expect_errors(&judged, refused[i].errors, __LINE__);
        exercise_zero(&r, sizeof r, __LINE__);
        EXPECT(calls_request_decode(&r, &in, exercise_mem(), NULL) == status);
        status =
            oas_request_validate(&calls_operations, &in, &validated, exercise_mem(), NULL, NULL);
        bool fits = refused[i].status != OAS_UNREPRESENTABLE;
        EXPECT(status == (fits ? refused[i].status : OAS_OK));
    }
}

static void test_refused_struct(void)
{
    struct calls_pet pet = {.name = OAS_STR("Rex")};
    struct calls_write_pet_call call = {.parameters = {.id = 7}};
    struct calls_request r = {.operation = CALLS_OPERATION_UPLOAD};
    oas_request out = {.target = OAS_STR_INIT("as it was")};
    oas_judged judged;
    EXPECT(calls_write_pet_call_encode(&call, &out, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged, "body: expected a value", __LINE__);
    OAS_SET(pet.age, -1);
    call.body = &pet;
    EXPECT(calls_write_pet_call_encode(&call, &out, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged, "body /age: expected an integer of at least 0, got -1", __LINE__);
    pet.age.is = OAS_ABSENT;
    OAS_SET(call.parameters.if_match, OAS_STR("a\r\nX: y"));
    EXPECT(calls_write_pet_call_encode(&call, &out, exercise_mem(), &judged) ==
           OAS_UNREPRESENTABLE);
    expect_errors(&judged,
                  "header If-Match: expected a value that its style can write, got \"a\\r\\nX: y\"",
                  __LINE__);
    r.as.upload.media = (enum calls_upload_media)99;
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_INVALID);
    r.as.upload.media = CALLS_UPLOAD_MEDIA_ANY_IMAGE;
    r.as.upload.body.any_image = OAS_STR("x");
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_UNREPRESENTABLE);
    r.as.upload.media_type = OAS_STR("image/png\r\nX: y");
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_UNREPRESENTABLE);
    r.as.upload.media_type = OAS_STR("text/html");
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_UNREPRESENTABLE);
    r.as.upload.media = CALLS_UPLOAD_MEDIA_OCTET_STREAM;
    r.as.upload.body.octet_stream = OAS_STR(""); /* which would be no body */
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_UNREPRESENTABLE);
    expect_errors(&judged, "body: expected a value that its style can write", __LINE__);
    r.as.upload.media = CALLS_UPLOAD_MEDIA_PLAIN;
    r.as.upload.body.plain = OAS_STR("longer");
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged,
                  "body: expected a string of at most 5 characters, got \"longer\" (6 characters)",
                  __LINE__);
    r.operation = CALLS_OPERATION_UNKNOWN;
    EXPECT(calls_request_encode(&r, &out, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged, "target: expected a value", __LINE__);
    SAME(out.target, "as it was");
}

#include "replies.inc"

/* No text shows a credential. */
static void test_secrets(void)
{
    static const struct message in = {"PUT",
                                      "/v1/pets/7",
                                      {TYPE("application/json"), FIELD("X-Client", "hush")},
                                      "{\"name\":\"\"}"};
    const oas_request request = request_of(&in);
    struct calls_write_pet_parameters p = {.id = 7};
    struct calls_write_pet_call call;
    oas_buf text = {0};
    oas_judged judged;
    OAS_SET(p.if_match, OAS_STR("\"1\""));
    OAS_SET(p.x_client, 12345);
    OAS_SET(p.session, OAS_STR("hush"));
    calls_write_pet_parameters_print(&p, &text);
    SAME(oas_buf_str(&text),
         "{\"id\":7,\"If-Match\":\"\\\"1\\\"\",\"x-client\":<hidden>,\"session\":<hidden>}");
    oas_buf_free(&text);
    struct calls_pet pet = {.name = OAS_STR("Rex")};
    call = (struct calls_write_pet_call){.parameters = p, .body = &pet};
    calls_write_pet_call_print(&call, &text);
    SAME(oas_buf_str(&text),
         "{\"parameters\":{\"id\":7,\"If-Match\":\"\\\"1\\\"\",\"x-client\":<hidden>,\"session\":<"
         "hidden>},\"media\":\"application/json\",\"body\":{\"name\":\"Rex\"}}");
    oas_buf_free(&text);
    EXPECT(calls_write_pet_call_decode(&call, &request, exercise_mem(), &judged) == OAS_INVALID);
    expect_errors(&judged, "header x-client: expected an integer, got string (4 characters)",
                  __LINE__);
}

/* A valid request takes little; memory at hand is enough, or there is a status. */
static void test_memory(void)
{
    static const struct message write = {
        "PUT", "/v1/pets/7", {TYPE("application/json")}, "{\"name\":\"Rex\"}"};
    static char block[4096];
    const oas_request in = request_of(&write);
    struct calls_request r;
    bool good = false;
    for (size_t size = 0; size <= sizeof block; size += 32) {
        oas_arena mem;
        oas_judged judged;
        oas_arena_init_fixed(&mem, block, size);
        oas_status status = calls_request_decode(&r, &in, &mem, &judged);
        EXPECT(status == OAS_OK || (!good && status == OAS_NO_MEMORY));
        good = status == OAS_OK;
        if (!good) {
            EXPECT(judged.answer == 500);
            exercise_zero(&r, sizeof r, __LINE__);
        }
    }
    EXPECT(good);
}

/* A text without an octet needs memory, too, to be there. */
static void test_copy_memory(void)
{
    static const oas_header field = {OAS_STR_INIT(""), OAS_STR_INIT("x")};
    static const oas_body_part parts[] = {
        {.name = OAS_STR_INIT("a"), .file_name = OAS_STR_INIT(""), .octets = OAS_STR_INIT("")},
        {.name = OAS_STR_INIT("b"),
         .media_type = OAS_STR_INIT(""),
         .octets = OAS_STR_INIT("x"),
         .headers = &field,
         .header_count = 1}};
    static char block[1024];
    struct calls_parts_call in = {.parts = {parts, 2}}, to;
    struct calls_upload_call octets = {.media = CALLS_UPLOAD_MEDIA_OCTET_STREAM,
                                       .body.octet_stream = OAS_STR("")},
                             own;
    bool good = false;
    in.body = OAS_JSON("{}");
    for (size_t size = 0; size <= sizeof block; size++) {
        oas_arena mem;
        oas_arena_init_fixed(&mem, block, size);
        oas_status status = calls_parts_call_copy(&to, &in, &mem);
        EXPECT(status == OAS_OK ? calls_parts_call_equal(&to, &in)
                                : !good && status == OAS_NO_MEMORY);
        good = status == OAS_OK;
        oas_arena_init_fixed(&mem, block, size);
        status = calls_upload_call_copy(&own, &octets, &mem);
        EXPECT(status == OAS_OK ? calls_upload_call_equal(&own, &octets) : status == OAS_NO_MEMORY);
    }
    EXPECT(good);
}

int main(void)
{
    test_parameters();
    test_bodies();
    test_representations();
    test_equal_types();
    test_parts();
    test_heads();
    test_open_forms();
    test_plain();
    test_webhook();
    test_refused();
    test_refused_struct();
    test_replies();
    test_refused_replies();
    test_lost_replies();
    test_empty_reply();
    test_whole_replies();
    test_whole_headers();
    test_headers();
    test_shared_headers();
    test_refused_headers();
    test_unfit_headers();
    test_secrets();
    test_memory();
    test_copy_memory();
    return exercise_done();
}
