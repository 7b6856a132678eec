/* Whole messages: the files of tests/messages. Each is a document with `x-messages`, or names its
 * `document`; a case has
 *   request   "METHOD TARGET", with `headers` and `body` (or `file`, which holds it), or
 *   reply     a status, to the `operation` of that id, which `method` asked for
 * and what comes of it: `operation`, `answer` (0 when left out), `allow`, all `errors` as lines,
 * and where it is given the whole answer as `says`; `credentials` as "scheme=value"; `undecided`
 * where there is no verdict; `json`, what the body stands for, `written`, what that is written as
 * (the body itself, when left out; empty: it has no form), and `at`, what stands where each error of
 * the body lies; `parts` of a multipart body, "name|file name|media type|octets". With its parts such
 * a body is written as what has the same ones. No text that is made has the word SECRET. Besides,
 * each target, field and body is cut at every byte (bodies at some): nothing breaks. With
 * arguments: only these files. */
#include <dirent.h>
#include <stdlib.h>

#include <oas/body.h>
#include <oas/message.h>

#include "compiler.h"
#include "load/load.h"

#include "check.h"

enum { MOST = 64, CUTS = 200 };

static oas_arena memory;
static size_t cuts;

struct at_message {
    const char *file;
    const struct node *node;
    const oas_operations *operations;
    bool judged; /* the table is validate-payload's, which has all schemas; else oasc's */
};

static void fail(const struct at_message *t, const char *what, oas_str got)
{
    oas_buf text = {0};
    node_json(t->node, &text);
    check_failed++;
    printf("%s:%zu: %s: got\n" OAS_PRI "\n    " OAS_PRI "\n", t->file, (size_t)t->node->place.line,
           what, OAS_ARG(got), OAS_ARG(oas_buf_str(&text)));
    oas_buf_free(&text);
}

static void expect(const struct at_message *t, const char *what, oas_str want, oas_str got)
{
    if (oas_str_equal(want, got))
        check_passed++;
    else
        fail(t, what, got);
}

static oas_str text_at(const struct node *node, const char *name)
{
    const struct node *text = node_get(node, name);
    return text ? text->text : oas_str_of("", 0);
}

/* ---- the message that a case is about ---- */

static oas_str body_of(const struct at_message *t)
{
    const struct node *file = node_get(t->node, "file");
    struct diags diags = {.mem = &memory};
    oas_str body = text_at(t->node, "body");
    char *path = file ? oas_arena_cstr(&memory, file->text) : NULL;
    if (path && !load_bytes(&memory, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &body))
        fail(t, "no such file", file->text);
    return body;
}

static size_t headers_of(const struct at_message *t, oas_header *headers)
{
    const struct node *lines = node_get(t->node, "headers");
    size_t count = lines ? lines->count : 0;
    for (size_t i = 0; i < count; i++) {
        oas_str line = lines->items[i]->text;
        const char *colon = memchr(line.at, ':', line.len);
        size_t len = colon ? (size_t)(colon - line.at) : line.len, behind = len + (colon != NULL);
        headers[i] =
            (oas_header){oas_str_of(line.at, len), oas_str_of(line.at + behind, line.len - behind)};
    }
    return count;
}

static oas_request request_of(const struct at_message *t, oas_header *headers)
{
    oas_str line = text_at(t->node, "request");
    const char *space = memchr(line.at, ' ', line.len);
    size_t len = space ? (size_t)(space - line.at) : line.len;
    size_t behind = len + (space != NULL);
    oas_request request = {.method = oas_str_of(line.at, len),
                           .target = oas_str_of(line.at + behind, line.len - behind),
                           .headers = headers,
                           .body = body_of(t)};
    request.header_count = headers_of(t, headers);
    return request;
}

/* ---- what came of it ---- */

static void check_discreet(const struct at_message *t, const oas_buf *text)
{
    static const char word[] = "SECRET";
    const size_t length = sizeof word - 1;
    for (size_t i = 0; i + length <= text->len; i++)
        if (memcmp(text->at + i, word, length) == 0)
            fail(t, "a credential", oas_buf_str(text));
}

static void check_errors(const struct at_message *t, const oas_judged *judged)
{
    const struct node *wanted = node_get(t->node, "errors");
    oas_buf want = {0}, got = {0};
    for (size_t i = 0; wanted && i < wanted->count; i++) {
        oas_buf_put(&want, wanted->items[i]->text);
        oas_buf_putc(&want, '\n');
    }
    for (size_t i = 0; i < judged->count; i++) {
        oas_message_error_text(&judged->at[i], &got);
        oas_buf_putc(&got, '\n');
    }
    expect(t, "errors", oas_buf_str(&want), oas_buf_str(&got));
    check_discreet(t, &got);
    oas_buf_free(&want);
    oas_buf_free(&got);
}

/* Of the requirement that is met; a case without the member meets none, or none is asked for. */
static void check_credentials(const struct at_message *t, const oas_judged *judged)
{
    const struct node *wanted = node_get(t->node, "credentials");
    oas_buf want = {0}, got = {0};
    for (size_t i = 0; wanted && i < wanted->count; i++) {
        oas_buf_put(&want, wanted->items[i]->text);
        oas_buf_putc(&want, '\n');
    }
    for (uint32_t i = 0; judged->requirement && i < judged->requirement->scheme_count; i++) {
        oas_buf_puts(&got, judged->credentials[i].scheme->id);
        oas_buf_putc(&got, '=');
        oas_buf_put(&got, judged->credentials[i].value);
        oas_buf_putc(&got, '\n');
    }
    CHECK(wanted == NULL || judged->requirement);
    expect(t, "credentials", oas_buf_str(&want), oas_buf_str(&got));
    oas_buf_free(&want);
    oas_buf_free(&got);
}

static void check_says(const struct at_message *t, const oas_judged *judged)
{
    const struct node *says = node_get(t->node, "says");
    oas_buf body = {0}, problem = {0};
    oas_judged_body(judged, &body);
    oas_judged_problem(judged, &problem);
    CHECK(oas_json_check(oas_buf_str(&body), NULL) == OAS_OK);
    CHECK(oas_json_check(oas_buf_str(&problem), NULL) == OAS_OK);
    if (says)
        expect(t, "says", says->text, oas_buf_str(&body));
    const struct node *problem_wanted = node_get(t->node, "problem");
    if (problem_wanted)
        expect(t, "problem", problem_wanted->text, oas_buf_str(&problem));
    check_discreet(t, &body);
    check_discreet(t, &problem);
    oas_buf_free(&body);
    oas_buf_free(&problem);
}

static void check_number(const struct at_message *t, const char *name, unsigned got)
{
    const struct node *wanted = node_get(t->node, name);
    oas_buf number = {0};
    oas_buf_put_u64(&number, got);
    expect(t, name, wanted ? wanted->text : OAS_STR("0"), oas_buf_str(&number));
    oas_buf_free(&number);
}

/* Errors of the body lie in it, before these texts. */
static void check_places(const struct at_message *t, oas_str body, const oas_judged *judged)
{
    const struct node *wanted = node_get(t->node, "at");
    size_t met = 0;
    for (size_t i = 0; i < judged->count; i++) {
        const char *at = judged->at[i].at;
        bool inside = at >= body.at && at <= body.at + body.len;
        if (judged->at[i].part != OAS_PART_BODY || !body.len || !inside)
            continue;
        oas_str rest = oas_str_of(at, (size_t)(body.at + body.len - at));
        if (wanted && met < wanted->count) {
            oas_str want = wanted->items[met]->text;
            rest.len = rest.len < want.len ? rest.len : want.len;
            expect(t, "at", want, rest);
        }
        met++;
    }
    if (wanted && met != wanted->count)
        fail(t, "at", oas_str_of("another number of places", 24));
}

/* What is read is written as what is read as the same, or not at all. */
static void check_written(const struct at_message *t, const oas_request *request,
                          const oas_judged *judged)
{
    const struct node *written = node_get(t->node, "written");
    bool compared = written || judged->media->form != OAS_FORM_MULTIPART;
    oas_body again;
    oas_buf out = {0}, type = {0};
    oas_options options = {.direction = OAS_DIRECTION_REQUEST};
    oas_status status =
        oas_body_write(judged->media, judged->body, NULL, 0, &type, &out, &memory, &options);
    if (!compared && status != OAS_OK)
        fail(t, "written", oas_str_from(oas_status_name(status)));
    if (compared)
        expect(t, "written", written ? written->text : request->body, oas_buf_str(&out));
    bool demands = status == OAS_INVALID && judged->part_count; /* a field of a head */
    CHECK(status == OAS_OK || ((status == OAS_UNREPRESENTABLE || demands) && out.len == 0));
    if (status == OAS_OK) {
        status = oas_body_read(judged->media, oas_buf_str(&type), oas_buf_str(&out), &again,
                               &memory, &options, NULL);
        CHECK(status == OAS_OK && oas_json_equal(again.value.json, judged->body));
    }
    oas_buf_free(&out);
    oas_buf_free(&type);
}

static bool same_header(const oas_header *a, const oas_header *b)
{
    return oas_str_equal(a->name, b->name) && oas_str_equal(a->value, b->value);
}

static bool same_text(oas_str a, oas_str b)
{
    return oas_str_equal(a, b) && !a.at == !b.at;
}

static bool same_part(const oas_body_part *a, const oas_body_part *b)
{
    bool same = same_text(a->name, b->name) && same_text(a->file_name, b->file_name) &&
                same_text(a->media_type, b->media_type) && oas_str_equal(a->octets, b->octets) &&
                a->header_count == b->header_count;
    for (size_t i = 0; same && i < a->header_count; i++)
        same = same_header(&a->headers[i], &b->headers[i]);
    return same;
}

/* With the parts that were read, a multipart body is written as it came. */
static void check_parts_back(const struct at_message *t, const oas_judged *judged)
{
    oas_body again = {.part_count = 0};
    oas_buf out = {0}, type = {0};
    oas_options options = {.direction = OAS_DIRECTION_REQUEST};
    oas_status status = oas_body_write(judged->media, judged->body, judged->parts,
                                       judged->part_count, &type, &out, &memory, &options);
    if (status == OAS_OK)
        status = oas_body_read(judged->media, oas_buf_str(&type), oas_buf_str(&out), &again,
                               &memory, &options, NULL);
    if (status != OAS_OK || again.part_count != judged->part_count)
        fail(t, "written with its parts", oas_buf_str(&out));
    else
        CHECK(oas_json_equal(again.value.json, judged->body));
    for (size_t i = 0; i < again.part_count && i < judged->part_count; i++)
        if (!same_part(&again.parts[i], &judged->parts[i]))
            fail(t, "another part", oas_buf_str(&out));
    oas_buf_free(&out);
    oas_buf_free(&type);
}

/* "name|file name|media type|octets" */
static void check_parts(const struct at_message *t, const oas_judged *judged)
{
    const struct node *wanted = node_get(t->node, "parts");
    CHECK(!wanted || wanted->count == judged->part_count);
    for (size_t i = 0; wanted && i < wanted->count && i < judged->part_count; i++) {
        const oas_body_part *part = &judged->parts[i];
        const oas_str columns[] = {part->name, part->file_name, part->media_type, part->octets};
        oas_buf text = {0};
        for (size_t k = 0; k < 4; k++) {
            oas_buf_puts(&text, k ? "|" : "");
            oas_buf_put(&text, columns[k]);
        }
        expect(t, "part", wanted->items[i]->text, oas_buf_str(&text));
        oas_buf_free(&text);
    }
}

static void check_body(const struct at_message *t, const oas_request *request,
                       const oas_judged *judged, oas_status status)
{
    const struct node *json = node_get(t->node, "json");
    check_places(t, request->body, judged);
    check_parts(t, judged);
    if (!json)
        return;
    expect(t, "json", json->text, oas_json_text(judged->body));
    CHECK(status != OAS_OK || judged->body.at);
    if (status == OAS_OK && judged->body.at)
        check_written(t, request, judged);
    bool range = judged->media && strchr(judged->media->media_type, '*');
    if (status == OAS_OK && judged->body.at && judged->part_count && !range)
        check_parts_back(t, judged);
}

static void check_judged(const struct at_message *t, oas_status status, const oas_judged *judged)
{
    bool undecided = node_get(t->node, "undecided") != NULL;
    oas_status want = judged->count ? OAS_INVALID : undecided ? OAS_UNDECIDED : OAS_OK;
    expect(t, "status", oas_str_from(oas_status_name(want)), oas_str_from(oas_status_name(status)));
    CHECK(judged->unread ? !judged->body.at : !undecided || judged->body.at);
    check_errors(t, judged);
    check_says(t, judged);
    expect(t, "allow", text_at(t->node, "allow"), judged->allow);
}

/* ---- cut ---- */

static void judge_cut(const struct at_message *t, const oas_request *request)
{
    oas_arena mem = {0};
    oas_judged judged;
    oas_status status = oas_request_validate(t->operations, request, &judged, &mem, NULL, NULL);
    oas_buf out = {0};
    cuts++;
    for (size_t i = 0; i < judged.count; i++)
        oas_message_error_text(&judged.at[i], &out);
    if ((status == OAS_INVALID) != (judged.count > 0) || (status == OAS_OK && judged.answer) ||
        (status == OAS_INVALID && !judged.answer))
        fail(t, "cut", request->target);
    oas_buf_free(&out);
    oas_arena_free(&mem);
}

/* `text` is a part of the request. */
static void cut_text(const struct at_message *t, const oas_request *request, oas_str *text)
{
    const oas_str whole = *text;
    size_t step = whole.len > CUTS ? whole.len / CUTS : 1;
    for (size_t len = 0; len < whole.len; len += step) {
        char *copy = malloc(len ? len : 1);
        if (len)
            memcpy(copy, whole.at, len);
        *text = oas_str_of(copy, len);
        judge_cut(t, request);
        free(copy);
    }
    *text = whole;
}

static void cut_request(const struct at_message *t, oas_request request, oas_header *headers)
{
    cut_text(t, &request, &request.method);
    cut_text(t, &request, &request.target);
    cut_text(t, &request, &request.body);
    for (size_t i = 0; i < request.header_count; i++) {
        cut_text(t, &request, &headers[i].name);
        cut_text(t, &request, &headers[i].value);
    }
}

/* ---- cases ---- */

static void run_request(const struct at_message *t)
{
    oas_header headers[MOST];
    oas_request request = request_of(t, headers);
    oas_judged judged;
    oas_status status = oas_request_validate(t->operations, &request, &judged, &memory, NULL, NULL);
    check_judged(t, status, &judged);
    check_number(t, "answer", judged.answer);
    check_credentials(t, &judged);
    check_body(t, &request, &judged, status);
    expect(t, "operation", text_at(t->node, "operation"),
           oas_str_from(judged.operation ? judged.operation->id : ""));
    if (t->judged)
        cut_request(t, request, headers);
}

static void run_reply(const struct at_message *t, const struct node *reply)
{
    oas_header headers[MOST];
    oas_judged judged;
    const oas_operation *operation =
        oas_operation_by_id(t->operations, text_at(t->node, "operation"));
    CHECK(operation != NULL);
    if (!operation)
        return;
    oas_reply got = {.status = (unsigned)strtoul(oas_arena_cstr(&memory, reply->text), NULL, 10),
                     .headers = headers,
                     .body = body_of(t)};
    got.header_count = headers_of(t, headers);
    oas_status status = oas_reply_validate(operation, text_at(t->node, "method"), &got, &judged,
                                           &memory, NULL, NULL);
    check_judged(t, status, &judged);
}

static void run_cases(const char *file, const struct node *cases, const oas_operations *operations,
                      bool judged)
{
    CHECK(cases && cases->kind == NODE_ARRAY && cases->count);
    for (size_t i = 0; cases && i < cases->count; i++) {
        struct at_message t = {file, cases->items[i], operations, judged};
        const struct node *reply = node_get(t.node, "reply");
        if (reply)
            run_reply(&t, reply);
        else
            run_request(&t);
        oas_arena_reset(&memory);
    }
}

static void run_file(const char *path, bool judged)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = oas_str_from(path)};
    struct node *root = NULL;
    if (load_bytes(&mem, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &source.text))
        root = load_tree(&mem, &source, &diags);
    const struct node *other = node_get(root, "document");
    struct compiler compiler = {
        .options = {.spec = other ? oas_arena_cstr(&mem, other->text) : path}, .messages = judged};
    bool good = root && (judged ? compiler_judge(&compiler, STAGE_OPERATIONS)
                                : compiler_run(&compiler, STAGE_OPERATIONS));
    CHECK(good);
    if (good)
        run_cases(path, node_get(root, "x-messages"), compiler.operations, judged);
    compiler_free(&compiler);
    oas_arena_free(&mem);
}

static void run_both(const char *path)
{
    run_file(path, true);
    run_file(path, false);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int argc, char **argv)
{
    struct dirent **entries = NULL;
    int count = argc > 1 ? 0 : scandir("tests/messages", &entries, NULL, by_name);
    for (int i = 1; i < argc; i++)
        run_both(argv[i]);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "tests/messages/%s", entries[i]->d_name);
        const char *end = strrchr(path, '.');
        if (end && (strcmp(end, ".yaml") == 0 || strcmp(end, ".json") == 0))
            run_both(path);
        free(entries[i]);
    }
    free(entries);
    oas_arena_free(&memory);
    printf("%zu messages cut\n", cuts);
    return check_done();
}
