/* attack-79-floods.c - messages with very many pairs, fields, cookies, items, names, parts and lines,
 * and bodies full of what is nearly a delimiter: by default a limit, which the answer says; where the
 * limits are higher, time that grows about as the message does. */
#include <oas/message.h>

#include "compiler.h"

#include "kit.h"

#ifdef KIT_SLOW
enum { MANY = 10000 };
#else
enum { MANY = 100000 };
#endif

struct flood {
    const char *name, *document, *method, *target; /* '*' in the target: the pieces */
    const char *field; /* "Name: " before pieces of one field; ends in "\n": one for each */
    const char *type;  /* of a body of pieces */
    const char *begin, *piece, *end; /* '#' in a piece: its number */
    unsigned limited; /* the answer by default; 0: there is no limit to what is not kept */
};

#define HTTP     "tests/http/"
#define MESSAGES "tests/messages/"
#define FORM     "application/x-www-form-urlencoded"
#define PARTS    "multipart/form-data; boundary=b"
#define PART     "--b\r\nContent-Disposition: form-data; name=\"a#\"\r\n\r\n1\r\n"

static const struct flood floods[] = {
    {"pairs of nobody", HTTP "query.yaml", "GET", "/coded?*", NULL, NULL, "", "x#=1&", "", 414},
    {"pairs of one array", HTTP "query.yaml", "GET", "/coded?*", NULL, NULL, "", "%C3%BC%5B%5D=1&",
     "", 414},
    {"one name again and again", HTTP "query.yaml", "GET", "/coded?*", NULL, NULL, "", "a=1&", "",
     414},
    {"members of an open object", HTTP "query.yaml", "GET", "/objects?*", NULL, NULL, "",
     "w#=true&", "", 414},
    {"items between commas", HTTP "query.yaml", "GET", "/delimited?c=*", NULL, NULL, "", "1,", "",
     414},
    {"items between blanks", HTTP "query.yaml", "GET", "/delimited?s=*", NULL, NULL, "", "1+", "1",
     414},
    {"pairs of an object", HTTP "query.yaml", "GET", "/pairs?o=*", NULL, NULL, "", "a#,1,", "b,1",
     414},
    {"names in brackets", HTTP "deep.yaml", "GET", "/deep?*", NULL, NULL, "", "g[a#][b]=1&", "",
     414},
    {"places in brackets, backwards", HTTP "deep.yaml", "GET", "/deep?*", NULL, NULL, "",
     "f[tags][9#]=a&", "", 414},
    {"brackets in brackets", HTTP "deep.yaml", "GET", "/deep?g*=1", NULL, NULL, "", "[a]", "", 414},
    {"segments", HTTP "path.yaml", "GET", "/v2*", NULL, NULL, "", "/a", "", 414},
    {"items of a path", HTTP "path.yaml", "GET", "/v2/numbers/*", NULL, NULL, "", "1,", "1", 414},
    {"pairs of a path", HTTP "path.yaml", "GET", "/v2/matrices/*", NULL, NULL, "", ";p=1", "", 414},
    {"percent signs", HTTP "query.yaml", "GET", "/coded?a=*", NULL, NULL, "", "%41", "", 414},
    {"fields of nobody", HTTP "fields.yaml", "GET", "/headers", "Y#: 1\n", NULL, "", "", "", 431},
    {"fields of one list", HTTP "fields.yaml", "GET", "/headers", "X-Ids: 1\n", NULL, "", "", "",
     431},
    {"items of one list", HTTP "fields.yaml", "GET", "/headers", "X-Ids: ", NULL, "", "1,", "",
     431},
    {"commas", HTTP "fields.yaml", "GET", "/headers", "X-Ids: ", NULL, "", ",", "1", 431},
    {"cookies", HTTP "fields.yaml", "GET", "/cookies", "Cookie: ", NULL, "", "c#=1;", "", 431},
    {"one cookie", HTTP "fields.yaml", "GET", "/cookies", "Cookie: ", NULL, "", "id=1;", "", 431},
    {"fields of cookies", HTTP "fields.yaml", "GET", "/cookies", "Cookie: a#=1\n", NULL, "", "", "",
     431},
    {"pairs of a form", MESSAGES "pets.yaml", "POST", "/files", NULL, FORM, "", "b#=1&", "", 413},
    {"one member of a form", MESSAGES "forms.yaml", "POST", "/styles", NULL, FORM, "", "form=1&",
     "", 413},
    {"parts", MESSAGES "multipart.yaml", "POST", "/any", NULL, PARTS, "", PART, "--b--", 413},
    {"parts without an end", MESSAGES "multipart.yaml", "POST", "/any", NULL, PARTS, "", PART, "",
     413},
    {"lines that are nearly delimiters", MESSAGES "multipart.yaml", "POST", "/any", NULL, PARTS,
     PART, "\r\n--bb\r\n--b-\r\n-b\r\n--b x", "\r\n--b--", 0},
    {"hyphens", MESSAGES "multipart.yaml", "POST", "/any", NULL, PARTS, PART, "--\r\n-",
     "\r\n--b--", 0},
    {"fields of a part", MESSAGES "multipart.yaml", "POST", "/any", NULL, PARTS, "--b\r\n",
     "Z#: 1\r\n", "Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--", 413},
    {"lines of one field of a part", MESSAGES "multipart.yaml", "POST", "/any", NULL, PARTS,
     "--b\r\nContent-Disposition: form-data;", "\r\n x=#;", " name=\"a\"\r\n\r\n1\r\n--b--", 413},
    {"empty lines of a sequence", MESSAGES "pets.yaml", "POST", "/files", NULL, "application/jsonl",
     "", "\n", "1", 0},
    {"items of a sequence", MESSAGES "pets.yaml", "POST", "/files", NULL, "application/jsonl", "",
     "1\n", "", 0}};

/* ---- the message ---- */

struct message {
    oas_buf target, text, fields;
    oas_header *headers;
    size_t header_count;
};

static void put_piece(oas_buf *out, const char *piece, size_t number)
{
    for (; *piece; piece++)
        if (*piece == '#')
            oas_buf_put_u64(out, number);
        else
            oas_buf_putc(out, *piece);
}

static void put_pieces(oas_buf *out, const struct flood *flood, size_t count)
{
    oas_buf_puts(out, flood->begin);
    for (size_t i = count; *flood->piece && i > 0; i--)
        put_piece(out, flood->piece, i);
    oas_buf_puts(out, flood->end);
}

static bool in_target(const struct flood *flood)
{
    return strchr(flood->target, '*') != NULL;
}

static void make_target(struct message *m, const struct flood *flood, size_t count)
{
    for (const char *at = flood->target; *at; at++)
        if (*at == '*')
            put_pieces(&m->target, flood, count);
        else
            oas_buf_putc(&m->target, *at);
}

/* Views of m->fields, which is whole by then. */
static void make_fields(struct message *m, const struct flood *flood, size_t count)
{
    bool lines = flood->field && strchr(flood->field, '\n');
    for (size_t i = 0; lines && i < count; i++)
        put_piece(&m->fields, flood->field, i);
    if (flood->field && !lines) {
        oas_buf_puts(&m->fields, flood->field);
        put_pieces(&m->fields, flood, count);
        oas_buf_putc(&m->fields, '\n');
    }
    if (flood->type) {
        oas_buf_puts(&m->fields, "Content-Type: ");
        oas_buf_puts(&m->fields, flood->type);
        oas_buf_putc(&m->fields, '\n');
    }
    m->headers = calloc(count + 1, sizeof *m->headers);
    CHECK(m->headers);
    for (size_t at = 0; m->headers && at < m->fields.len; m->header_count++) {
        char *line = m->fields.at + at, *end = memchr(line, '\n', m->fields.len - at);
        char *colon = memchr(line, ':', (size_t)(end - line));
        m->headers[m->header_count] =
            (oas_header){oas_str_of(line, (size_t)(colon - line)),
                         oas_str_of(colon + 1, (size_t)(end - colon) - 1)};
        at = (size_t)(end - m->fields.at) + 1;
    }
}

static void drop(struct message *m)
{
    oas_buf_free(&m->target);
    oas_buf_free(&m->text);
    oas_buf_free(&m->fields);
    free(m->headers);
}

/* ---- judged ---- */

/* Seconds; *answer is what the request gets. */
static double judge(const oas_operations *operations, const struct flood *flood, size_t count,
                    const oas_wire_limits *limits, unsigned *answer)
{
    struct message m = {.headers = NULL};
    oas_arena mem = {0};
    oas_judged judged;
    make_target(&m, flood, count);
    make_fields(&m, flood, count);
    if (flood->type && !in_target(flood))
        put_pieces(&m.text, flood, count);
    oas_request request = {.method = oas_str_from(flood->method),
                           .target = oas_buf_str(&m.target),
                           .headers = m.headers,
                           .header_count = m.header_count,
                           .body = oas_buf_str(&m.text)};
    double begin = kit_seconds();
    oas_status status = oas_request_validate(operations, &request, &judged, &mem, NULL, limits);
    double seconds = kit_seconds() - begin;
    *answer = judged.answer;
    CHECK((status == OAS_OK) == (judged.answer == 0));
    CHECK(judged.count <= OAS_MESSAGE_ERRORS);
    oas_arena_free(&mem);
    drop(&m);
    return seconds;
}

static void run_flood(const struct flood *flood)
{
    struct compiler compiler = {.options = {.spec = flood->document}, .messages = true};
    const oas_wire_limits high = {.max_values = SIZE_MAX / 2, .max_bytes = SIZE_MAX / 2};
    unsigned answer = 0, high_answer = 0;
    size_t before = check_failed;
    CHECK(compiler_judge(&compiler, STAGE_OPERATIONS));
    if (compiler.operations) {
        double tenth = judge(compiler.operations, flood, MANY / 10, &high, &answer);
        double whole = judge(compiler.operations, flood, MANY, &high, &high_answer);
        CHECK(kit_near_linear(tenth, whole));
        (void)judge(compiler.operations, flood, 100000, NULL, &answer);
        CHECK_INT(answer, flood->limited ? flood->limited : high_answer);
    }
    if (check_failed > before)
        printf("    %s\n", flood->name);
    compiler_free(&compiler);
}

int main(void)
{
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++)
        run_flood(&floods[i]);
    return check_done();
}
