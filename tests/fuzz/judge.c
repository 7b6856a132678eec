/* judge.c - what must hold of every verdict and of the errors beside it. */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

#include "base/utf8.h"
#include "codec/explain.h"
#include "json/reader.h"
#include "json/token.h"

enum { ROOM = 64, LITTLE_ROOM = 3, DEPTH = 128 };

void fuzz_fail(const char *file, int line, const char *promise)
{
    fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, promise);
    abort();
}

/* libfyaml 0.7.12 loses the text of some long quoted scalars. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfyaml";
}

char *fuzz_copy(const void *bytes, size_t len)
{
    char *copy = malloc(len ? len : 1);
    FUZZ_CHECK(copy != NULL);
    if (len)
        memcpy(copy, bytes, len);
    return copy;
}

/* ---- the text alone ---- */

static struct oas_reader reader_on(oas_str json)
{
    struct oas_reader r = oas_reader_over(json);
    r.max_depth = DEPTH;
    return r;
}

/* What a reader that knows no schema says; *offset of the fault. */
static oas_status read_alone(oas_str json, size_t *offset)
{
    struct oas_reader r = reader_on(json);
    oas_status status = oas_read_begin(&r);
    if (status == OAS_OK)
        status = oas_skip_value(&r, 0);
    if (status == OAS_OK)
        status = oas_read_end(&r);
    *offset = status == OAS_MALFORMED ? (size_t)(r.fault_at - r.begin) : 0;
    return status;
}

/* ---- an instance's pointer, followed from the root ---- */

struct found {
    size_t value; /* offset of the value */
    size_t key;   /* of its key's quote, or of the value where it has none */
};

static bool next_token(oas_str *pointer, oas_buf *token)
{
    if (pointer->len == 0)
        return false;
    FUZZ_CHECK(pointer->at[0] == '/');
    size_t i = 1;
    token->len = 0;
    for (; i < pointer->len && pointer->at[i] != '/'; i++) {
        char c = pointer->at[i];
        if (c == '~') {
            FUZZ_CHECK(i + 1 < pointer->len);
            c = pointer->at[++i] == '1' ? '/' : '~';
            FUZZ_CHECK(pointer->at[i] == '1' || pointer->at[i] == '0');
        }
        oas_buf_putc(token, c);
    }
    *pointer = oas_str_of(pointer->at + i, pointer->len - i);
    return true;
}

/* The member `name` that is or holds the place `at`: there may be several of that name. */
static bool enter_member(struct oas_reader *r, oas_str name, const char *at, struct found *found)
{
    struct oas_token key;
    bool more = true;
    r->at++;
    for (bool first = true; more; first = false) {
        oas_read_space(r);
        const char *quote = r->at;
        if (oas_read_key(r, first, &key, &more) != OAS_OK || !more)
            return false;
        struct oas_reader value = *r;
        FUZZ_CHECK(oas_skip_value(r, 0) == OAS_OK);
        if (oas_token_equal(&key, name) && at >= quote && at < r->at) {
            *found = (struct found){(size_t)(value.at - r->begin), (size_t)(quote - r->begin)};
            *r = value;
            return true;
        }
        FUZZ_CHECK(oas_read_after(r, '}', &more) == OAS_OK);
    }
    return false;
}

static bool enter_item(struct oas_reader *r, oas_str index, struct found *found)
{
    bool more = true;
    r->at++;
    oas_read_space(r);
    if (*r->at == ']')
        return false;
    for (size_t i = 0; more; i++) {
        char digits[24];
        oas_read_space(r);
        snprintf(digits, sizeof digits, "%zu", i);
        if (oas_str_is(index, digits)) {
            found->value = found->key = (size_t)(r->at - r->begin);
            return true;
        }
        FUZZ_CHECK(oas_skip_value(r, 0) == OAS_OK);
        FUZZ_CHECK(oas_read_after(r, ']', &more) == OAS_OK);
    }
    return false;
}

static struct found follow(oas_str json, oas_str pointer, size_t offset)
{
    struct oas_reader r = reader_on(json);
    oas_buf token = {0};
    oas_read_space(&r);
    struct found found = {(size_t)(r.at - r.begin), (size_t)(r.at - r.begin)};
    while (next_token(&pointer, &token)) {
        oas_str name = oas_buf_str(&token);
        bool there = *r.at == '{'   ? enter_member(&r, name, json.at + offset, &found)
                     : *r.at == '[' ? enter_item(&r, name, &found)
                                    : false;
        FUZZ_CHECK(there);
    }
    oas_buf_free(&token);
    return found;
}

/* ---- one error ---- */

static bool is_utf8(const oas_buf *text)
{
    return oas_utf8_check(oas_buf_str(text)) == text->len;
}

static void check_place(const oas_errors *errs, const oas_error *error)
{
    size_t line, column, want_line = 1, want_column = 1;
    oas_error_place(errs, error, &line, &column);
    for (size_t i = 0; i < error->offset; i++)
        if (errs->json.at[i] == '\n') {
            want_line++;
            want_column = 1;
        } else if (((unsigned char)errs->json.at[i] & 0xC0) != 0x80) {
            want_column++;
        }
    FUZZ_CHECK(line == want_line && column == want_column);
}

static void check_texts(const oas_errors *errs, const oas_error *error, oas_buf *text)
{
    static void (*const spell[])(const oas_errors *, const oas_error *, oas_buf *) = {
        oas_error_instance, oas_error_schema,  oas_error_expected,
        oas_error_received, oas_error_message,
    };
    for (size_t i = 0; i < sizeof spell / sizeof *spell; i++) {
        text->len = 0;
        spell[i](errs, error, text);
        FUZZ_CHECK(!text->failed && is_utf8(text));
    }
    FUZZ_CHECK(text->len > 0); /* the message */
}

/* `whole`: the text is JSON to its end, which is not read when the work is used up before. */
static void check_error(const oas_errors *errs, const oas_error *error, bool whole, oas_buf *text)
{
    FUZZ_CHECK(error->code != OAS_CODE_NONE && error->code < OAS_CODE_COUNT);
    FUZZ_CHECK(error->offset <= errs->json.len);
    check_texts(errs, error, text);
    check_place(errs, error);
    text->len = 0;
    oas_error_instance(errs, error, text);
    if (error->code == OAS_CODE_INVALID_JSON) {
        FUZZ_CHECK(text->len == 0 && error->keyword == OAS_KEYWORD_NONE);
        return;
    }
    struct found found = {error->offset, error->offset};
    if (whole)
        found = follow(errs->json, oas_buf_str(text), error->offset);
    bool on_key = error->code == OAS_CODE_DUPLICATE_MEMBER || error->code == OAS_CODE_NOT_ALLOWED ||
                  error->code == OAS_CODE_INVALID_KEY;
    FUZZ_CHECK(error->offset == found.value || (on_key && error->offset == found.key));
    FUZZ_CHECK((error->code == OAS_CODE_MISSING) == (oas_error_property(errs, error).at != NULL));
}

/* ---- all errors of one verdict ---- */

static bool is_before(const oas_error *a, const oas_error *b)
{
    return a->offset < b->offset || (a->offset == b->offset && a->order <= b->order);
}

static bool is_same(const oas_error *a, const oas_error *b)
{
    return a->code == b->code && a->offset == b->offset && a->order == b->order &&
           a->field == b->field;
}

static void check_errors(const oas_errors *errs, oas_status status)
{
    size_t kept = oas_errors_kept(errs);
    oas_buf text = {0};
    size_t fault;
    bool whole = kept && read_alone(errs->json, &fault) == OAS_OK;
    FUZZ_CHECK((status == OAS_INVALID || status == OAS_MALFORMED) == (errs->count > 0));
    FUZZ_CHECK(kept <= errs->cap && kept <= errs->count);
    for (size_t i = 0; i < kept; i++) {
        check_error(errs, &errs->at[i], whole, &text);
        FUZZ_CHECK((errs->at[i].code == OAS_CODE_INVALID_JSON) == (status == OAS_MALFORMED));
        for (size_t j = 0; j < i; j++)
            FUZZ_CHECK(!is_same(&errs->at[i], &errs->at[j]));
        FUZZ_CHECK(i == 0 || is_before(&errs->at[i - 1], &errs->at[i]));
    }
    if (kept) {
        text.len = 0;
        oas_errors_body(errs, &text);
        FUZZ_CHECK(is_utf8(&text) && read_alone(oas_buf_str(&text), &fault) == OAS_OK);
    }
    oas_buf_free(&text);
}

/* ---- all verdicts together ---- */

static oas_status with_errors(oas_type type, oas_str json, size_t cap, oas_errors *errs,
                              oas_error *at, oas_arena *text)
{
    *errs = (oas_errors){.at = at, .cap = cap, .text = text};
    oas_status status = oas_validate(type, json, errs, NULL);
    check_errors(errs, status);
    return status;
}

/* With less room, the errors are the same ones, as far as they go. */
static void check_little_room(oas_type type, oas_str json, const oas_errors *all, oas_status status)
{
    oas_error found[LITTLE_ROOM];
    oas_errors errs;
    FUZZ_CHECK(with_errors(type, json, LITTLE_ROOM, &errs, found, NULL) == status);
    for (size_t i = 0; i < oas_errors_kept(&errs); i++)
        FUZZ_CHECK(is_same(&found[i], &all->at[i]));
    FUZZ_CHECK(with_errors(type, json, 0, &errs, NULL, NULL) == status);
}

static bool is_refusal(oas_status status)
{
    return status == OAS_INVALID || status == OAS_MALFORMED;
}

static bool is_verdict(oas_status status)
{
    return status == OAS_OK || status == OAS_INVALID || status == OAS_MALFORMED;
}

/* A limit may cost the verdict, never change it. */
static void check_limits(oas_type type, oas_str json, oas_status status)
{
    static const oas_options limits[] = {
        {.max_depth = 4},   {.max_work = 40},        {.max_work = 400},
        {.max_string = 12}, {.max_pattern_work = 1}, {.max_depth = 4096},
    };
    oas_error found[ROOM];
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        oas_errors errs = {.at = found, .cap = ROOM};
        oas_status limited = oas_validate(type, json, &errs, &limits[i]);
        check_errors(&errs, limited);
        bool both = is_refusal(limited) && is_refusal(status); /* one is not read to its end */
        FUZZ_CHECK(!is_verdict(limited) || !is_verdict(status) || limited == status || both);
        FUZZ_CHECK((limited == OAS_OK) <= (status == OAS_OK || !is_verdict(status)));
    }
}

oas_status fuzz_judge(oas_type type, oas_str json)
{
    char *copy = fuzz_copy(json.at, json.len);
    oas_str text = oas_str_of(copy, json.len);
    oas_error found[ROOM];
    oas_errors errs;
    oas_arena mem = {0};
    size_t offset;
    oas_status alone = read_alone(text, &offset);
    oas_status status = with_errors(type, text, ROOM, &errs, found, &mem);
    oas_status bare = oas_validate(type, text, NULL, NULL);
    FUZZ_CHECK(status == bare || (is_refusal(status) && is_refusal(bare)));
    if (status == OAS_OK) { /* the walk that explains runs other rows: it must find nothing */
        oas_status explained = oas_explain(type, text, NULL, &errs, NULL);
        FUZZ_CHECK(explained == OAS_OK || !is_verdict(explained));
    }
    if (alone == OAS_MALFORMED && is_verdict(status)) {
        FUZZ_CHECK(status == OAS_MALFORMED);
        FUZZ_CHECK(found[0].offset == offset);
    }
    FUZZ_CHECK(status != OAS_MALFORMED || alone == OAS_MALFORMED);
    FUZZ_CHECK(alone != OAS_TOO_LARGE || status != OAS_OK);
    check_little_room(type, text, &errs, status);
    check_limits(type, text, status);
    oas_arena_free(&mem);
    free(copy);
    return status;
}
