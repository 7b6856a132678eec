/* Unions in unions: work that grows with the payload, whatever the order of members; what is kept
 * of values that are read again, and where its memory comes from. */
#include <oas/codec.h>

#include <stdlib.h>

#include "check.h"
#include "support/compile.h"

/* ---- memory that is counted, and can run dry ---- */

struct memory {
    size_t live, taken;
    size_t fail; /* the one that fails, from 1; 0: none */
};

static void *resize(void *user, void *old, size_t old_size, size_t new_size)
{
    struct memory *memory = user;
    if (new_size == 0) {
        memory->live -= old_size;
        free(old);
        return NULL;
    }
    if (++memory->taken == memory->fail)
        return NULL;
    memory->live += new_size - old_size;
    return realloc(old, new_size);
}

/* ---- schemas and payloads ---- */

static void must_compile(struct compiled *c, const char *schema)
{
    CHECK(compile(c, oas_str_from(schema), NULL));
    if (!c->plan)
        exit(check_done());
}

/* `before` for each level, then `leaf`, then `behind` for each. */
static oas_str nested(oas_buf *buf, const char *before, const char *leaf, const char *behind,
                      size_t levels)
{
    buf->len = 0;
    for (size_t i = 0; i < levels; i++)
        oas_buf_puts(buf, before);
    oas_buf_puts(buf, leaf);
    for (size_t i = 0; i < levels; i++)
        oas_buf_puts(buf, behind);
    return oas_buf_str(buf);
}

/* The least work that decides, by halves. */
static uint64_t work_of(const struct compiled *c, oas_str json)
{
    uint64_t low = 1, high = (uint64_t)1 << 40;
    while (low < high) {
        oas_options options = {.max_work = low + (high - low) / 2};
        if (oas_validate(c->type, json, NULL, &options) == OAS_UNDECIDED)
            low = options.max_work + 1;
        else
            high = options.max_work;
    }
    return low;
}

/* With errors and without, by the default limits. */
static void judge(const struct compiled *c, oas_str json, oas_status want)
{
    oas_error found[4];
    oas_errors errs = {.at = found, .cap = 4};
    CHECK_INT(oas_validate(c->type, json, NULL, NULL), want);
    CHECK_INT(oas_validate(c->type, json, &errs, NULL), want);
    CHECK((errs.count > 0) == (want == OAS_INVALID));
}

/* A payload twice as deep takes about four times the work: each level is skimmed from each above.
 */
static void judge_levels(const struct compiled *c, const char *before, const char *good,
                         const char *bad, const char *behind)
{
    oas_buf json = {0};
    uint64_t work[2];
    for (size_t levels = 1; levels <= 20; levels++) {
        judge(c, nested(&json, before, good, behind, levels), OAS_OK);
        judge(c, nested(&json, before, bad, behind, levels), OAS_INVALID);
    }
    for (size_t i = 0; i < 2; i++)
        work[i] = work_of(c, nested(&json, before, good, behind, (i + 1) * 9));
    CHECK(work[1] < work[0] * 6);
    oas_buf_free(&json);
}

/* ---- levels ---- */

#define TERM(op)                                                                                   \
    "{\"type\": \"object\", \"required\": [\"op\", \"args\"], \"additionalProperties\": false,"    \
    " \"properties\": {\"op\": {\"const\": \"" op "\"},"                                           \
    " \"args\": {\"items\": {\"$ref\": \"#\"}}}}"

#define TERMS(keyword)                                                                             \
    "{\"" keyword "\": [" TERM("plus") "," TERM("minus") "," TERM("times") "," TERM(               \
        "over") ", {\"required\": [\"value\"], \"additionalProperties\": false,"                   \
                " \"properties\": {\"value\": {\"type\": \"number\"}}}]}"

static void test_order_of_members(void)
{
    static const char *const schemas[] = {TERMS("oneOf"), TERMS("anyOf")};
    for (size_t i = 0; i < 2; i++) {
        struct compiled c;
        must_compile(&c, schemas[i]);
        judge_levels(&c, "{\"args\":[", "{\"value\":1}", "{\"value\":\"1\"}", "],\"op\":\"over\"}");
        judge_levels(&c, "{\"op\":\"over\",\"args\":[", "{\"value\":1}", "{\"value\":\"1\"}", "]}");
        judge_levels(&c, "{\"args\":[", "{\"value\":1}", "{\"value\":1,\"op\":\"plus\"}",
                     "],\"op\":\"over\"}");
        compiled_free(&c);
    }
}

/* Nothing but what is inside tells the branches apart. */
static void test_same_members(void)
{
    static const char *const schemas[] = {
        "{\"anyOf\": [{\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 0}}},"
        " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 1}}},"
        " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 2}}},"
        " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 3}}}]}",
        "{\"oneOf\": [{\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 2}}},"
        " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"enum\": [3]}}},"
        " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"minimum\": 4}}}]}",
        "{\"properties\": {\"n\": {\"$ref\": \"#\"}}, \"anyOf\": ["
        "{\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 0}}},"
        " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 3}}}]}",
        "{\"if\": {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 0}}},"
        " \"then\": {\"properties\": {\"n\": {\"$ref\": \"#\"}}},"
        " \"else\": {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 3}}}}",
        "{\"not\": {\"anyOf\": [{\"properties\": {\"k\": {\"minimum\": 4}}, \"required\": [\"k\"]},"
        " {\"required\": [\"n\"], \"properties\": {\"n\": {\"not\": {\"$ref\": \"#\"}}}},"
        " {\"required\": [\"n\", \"k\"], \"properties\": {\"n\": {\"not\": {\"$ref\": "
        "\"#\"}}}}]}}"};
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        struct compiled c;
        must_compile(&c, schemas[i]);
        judge_levels(&c, "{\"n\":", "{\"k\":3}",
                     i == 0   ? "{\"k\":4}"
                     : i == 1 ? "{\"k\":2.5}"
                              : "{\"k\":4}",
                     ",\"k\":3}");
        compiled_free(&c);
    }
}

/* ---- what is looked at before ---- */

/* A branch that the keys refuse is not gone into: the budget would not last for it. */
static void test_keys_first(void)
{
    static const struct {
        const char *branch; /* refuses by a member behind the array */
    } cases[] = {{"\"required\": [\"big\", \"gone\"]"},
                 {"\"required\": [\"big\", \"t\"], \"properties\": {\"t\": {\"const\": \"x\"}}"},
                 {"\"required\": [\"big\", \"t\"], \"properties\": {\"t\": {\"enum\": [1, null]}}"},
                 {"\"required\": [\"big\", \"t\"], \"properties\": {\"t\": {\"type\": \"array\"}}"},
                 {"\"required\": [\"big\", \"t\"], \"properties\": {\"t\": false}"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compiled c;
        oas_buf schema = {0}, json = {0};
        oas_buf_puts(&schema, "{\"anyOf\": [");
        for (size_t j = 0; j < 8; j++) {
            oas_buf_puts(&schema, "{");
            oas_buf_puts(&schema, cases[i].branch);
            oas_buf_puts(&schema, "},");
        }
        oas_buf_puts(&schema, "{\"required\": [\"t\"]}]}");
        oas_buf_putc(&schema, '\0');
        must_compile(&c, schema.at);
        nested(&json, "{\"big\":[", "1", ",1", 1);
        for (size_t j = 0; j < 1000; j++)
            oas_buf_puts(&json, ",1");
        oas_buf_puts(&json, "],\"t\":\"y\"}");
        judge(&c, oas_buf_str(&json), OAS_OK);
        CHECK(work_of(&c, oas_buf_str(&json)) < 3 * json.len);
        oas_buf_free(&json);
        oas_buf_free(&schema);
        compiled_free(&c);
    }
}

/* What is no JSON is told as that, wherever it stands; a member twice is a fault of its own. */
static void test_faults_behind(void)
{
    struct compiled c;
    must_compile(&c, TERMS("anyOf"));
    static const char *const broken[] = {"{\"args\":[],\"op\":\"plus\"",
                                         "{\"args\":[],\"op\":\"plus\",}",
                                         "{\"args\":[],\"op\"}",
                                         "{\"args\":[],\"op\":",
                                         "{\"args\":[],\"op\":plus}",
                                         "{\"args\":[],,\"op\":\"plus\"}",
                                         "{\"args\":[}],\"op\":\"plus\"}",
                                         "{\"args\":[],\"op\":\"x\\q\"}",
                                         "{\"args\":[",
                                         "{\"args\":{"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        oas_error found[2];
        oas_errors errs = {.at = found, .cap = 2};
        CHECK_INT(oas_validate(c.type, oas_str_from(broken[i]), &errs, NULL), OAS_MALFORMED);
    }
    judge(&c, OAS_STR("{\"args\":[],\"op\":\"plus\",\"op\":\"plus\"}"), OAS_INVALID);
    judge(&c, OAS_STR("{\"args\":[],\"op\":\"plus\"}"), OAS_OK);
    compiled_free(&c);
}

/* In memory of exactly its size: a sanitizer sees each byte read beyond it. */
static oas_status judge_exactly(const struct compiled *c, const char *at, size_t len)
{
    oas_error found[2];
    oas_errors errs = {.at = found, .cap = 2};
    char *exact = malloc(len ? len : 1);
    if (!exact)
        return OAS_NO_MEMORY;
    memcpy(exact, at, len);
    oas_status status = oas_validate(c->type, oas_str_of(exact, len), &errs, NULL);
    oas_status alone = oas_validate(c->type, oas_str_of(exact, len), NULL, NULL);
    CHECK((status == OAS_OK) == (alone == OAS_OK));
    free(exact);
    return status;
}

/* Cut at every byte, and with another byte in the place of each. */
static void test_every_byte(void)
{
    static const char bytes[] = "{}[]\",:\\ tfn-1e\x01\xC3";
    static const char json[] = "{\"args\":[{\"args\":[{\"value\":-1.5},[]],\"op\":\"plus\"}],"
                               "\"op\":\"tim\\u0065s\"}";
    size_t len = sizeof json - 1;
    struct compiled c;
    must_compile(&c, TERMS("oneOf"));
    for (size_t i = 0; i < len; i++) {
        CHECK_INT(judge_exactly(&c, json, i), OAS_MALFORMED);
        for (const char *byte = bytes; *byte; byte++) {
            char other[sizeof json];
            memcpy(other, json, sizeof json);
            other[i] = *byte;
            oas_status status = judge_exactly(&c, other, len);
            CHECK(status == OAS_OK || status == OAS_INVALID || status == OAS_MALFORMED);
        }
    }
    compiled_free(&c);
}

/* In a request a readOnly member may be missing: it is not missed before. */
static void test_waived(void)
{
    static const char document[] =
        "openapi: 3.1.0\n"
        "info: {title: t, version: '1'}\n"
        "components:\n"
        "  schemas:\n"
        "    T:\n"
        "      anyOf:\n"
        "      - {required: [a, id], properties: {a: {type: array}, id: {readOnly: true}}}\n"
        "      - {type: string}\n";
    struct compile_options options = {.version = API_3_1, .pointer = "/components/schemas/T"};
    oas_options request = {.direction = OAS_DIRECTION_REQUEST};
    struct compiled c;
    CHECK(compile(&c, oas_str_from(document), &options));
    if (c.plan) {
        CHECK_INT(oas_validate(c.type, OAS_STR("{\"a\":[]}"), NULL, &request), OAS_OK);
        CHECK_INT(oas_validate(c.type, OAS_STR("{\"a\":[]}"), NULL, NULL), OAS_INVALID);
    }
    compiled_free(&c);
}

/* ---- what is kept ---- */

#define SAME_TWICE                                                                                 \
    "{\"anyOf\": [{\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 0}}},"          \
    " {\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 3}}}]}"

static void test_memory(void)
{
    struct compiled c;
    oas_buf json = {0};
    must_compile(&c, SAME_TWICE);
    for (size_t fail = 0, taken = 0; fail <= taken; fail++) {
        struct memory memory = {.fail = fail};
        oas_allocator from = {resize, &memory};
        oas_options options = {.allocator = &from};
        nested(&json, "{\"n\":", "{\"k\":3}", ",\"k\":3}", 60);
        oas_status status = oas_validate(c.type, oas_buf_str(&json), NULL, &options);
        CHECK_INT(status, fail ? OAS_NO_MEMORY : OAS_OK);
        CHECK_INT(memory.live, 0);
        taken = fail ? taken : memory.taken;
        CHECK(taken > 0);
    }
    /* a few levels find room in the first block */
    struct memory memory = {0};
    oas_allocator from = {resize, &memory};
    oas_options options = {.allocator = &from};
    nested(&json, "{\"n\":", "{\"k\":3}", ",\"k\":3}", 8);
    CHECK_INT(oas_validate(c.type, oas_buf_str(&json), NULL, &options), OAS_OK);
    CHECK_INT(memory.taken, 0);
    oas_buf_free(&json);
    compiled_free(&c);
}

/* Each value of a long list is judged on its own: what was kept goes with it. */
static void test_lists(void)
{
    struct compiled c;
    struct memory memory = {0};
    oas_allocator from = {resize, &memory};
    oas_options options = {.allocator = &from};
    oas_buf json = {0};
    must_compile(&c, "{\"items\": {\"type\": \"object\", \"properties\": {\"n\": {\"anyOf\": ["
                     "{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}},"
                     " \"oneOf\": [{\"required\": [\"c\"]}, {\"required\": [\"n\"]}]}}");
    nested(&json, "[{\"n\":{\"b\":{}}}", "", ",{\"n\":{\"b\":[]}}", 1);
    for (size_t i = 0; i < 2000; i++)
        oas_buf_puts(&json, ",{\"n\":{\"b\":[]}}");
    oas_buf_putc(&json, ']');
    CHECK_INT(oas_validate(c.type, oas_buf_str(&json), NULL, &options), OAS_OK);
    CHECK_INT(memory.taken, 0);
    oas_buf_free(&json);
    compiled_free(&c);
}

/* A value that was shallow enough on one way may be too deep on another. */
static void test_depth(void)
{
    struct compiled c;
    oas_buf json = {0};
    must_compile(
        &c, "{\"anyOf\": [{\"properties\": {\"n\": {\"$ref\": \"#\"}, \"k\": {\"maximum\": 0}}},"
            " {\"properties\": {\"n\": {\"allOf\": [{\"not\": {\"not\": {\"$ref\": \"#\"}}}]},"
            " \"k\": {\"maximum\": 0}}},"
            " {\"properties\": {\"n\": {\"$ref\": \"#\"}}}]}");
    oas_status before = OAS_OK;
    for (unsigned depth = 4; depth < 60; depth++) {
        oas_options options = {.max_depth = depth};
        nested(&json, "{\"n\":", "{}", ",\"k\":1}", 8);
        oas_status status = oas_validate(c.type, oas_buf_str(&json), NULL, &options);
        CHECK(status == OAS_OK || status == OAS_TOO_LARGE);
        CHECK(before != OAS_OK || depth == 4 || status == OAS_OK);
        before = status;
        if (depth == 30) /* the long way is eight times five and more */
            CHECK_INT(status, OAS_TOO_LARGE);
    }
    CHECK_INT(before, OAS_OK);
    oas_buf_free(&json);
    compiled_free(&c);
}

/* That a pattern gave no answer is kept as well. */
static void test_open(void)
{
    struct compiled c;
    oas_buf json = {0};
    oas_options options = {.max_pattern_work = 100};
    must_compile(&c,
                 "{\"anyOf\": [{\"properties\": {\"n\": {\"$ref\": \"#\"}}, \"required\": [\"x\"]},"
                 " {\"properties\": {\"n\": {\"$ref\": \"#\"}}, \"required\": [\"y\"]},"
                 " {\"properties\": {\"n\": {\"$ref\": \"#\"},"
                 " \"p\": {\"pattern\": \"^(?!b)(a+)+$\"}}}]}");
    for (size_t levels = 0; levels < 12; levels++) {
        nested(&json, "{\"n\":", "{\"p\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"}", "}",
               levels);
        CHECK_INT(oas_validate(c.type, oas_buf_str(&json), NULL, &options), OAS_UNDECIDED);
    }
    oas_buf_free(&json);
    compiled_free(&c);
}

int main(void)
{
    test_order_of_members();
    test_same_members();
    test_keys_first();
    test_faults_behind();
    test_every_byte();
    test_waived();
    test_memory();
    test_lists();
    test_depth();
    test_open();
    return check_done();
}
