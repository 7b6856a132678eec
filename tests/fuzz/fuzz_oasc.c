/* fuzz_oasc.c - the compiler as a whole: a document to C, twice, and now and then the C to a
 * compiler. An input that begins with '{' or 'o' is the document itself; of any other each byte is
 * a choice, and together they choose a document with everything that can stand in one. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "compiler.h"
#include "fuzz.h"

enum { DEEPEST = 4, MOST_MEMBERS = 4, MOST_OUTPUT = 64 << 20 };

/* ---- a document from choices ---- */

struct choices {
    const uint8_t *at;
    const uint8_t *end;
    oas_buf out;
};

/* Below `count`; 0 when the input is used up, so each list of things ends. */
static unsigned pick(struct choices *c, unsigned count)
{
    return c->at < c->end ? *c->at++ % count : 0;
}

static void put(struct choices *c, const char *text)
{
    oas_buf_puts(&c->out, text);
}

#define PICK(c, list) list[pick((c), sizeof(list) / sizeof *(list))]

/* One of `count` that is not in *used, which it joins. */
static unsigned pick_other(struct choices *c, unsigned count, uint64_t *used)
{
    unsigned i = pick(c, count);
    while (*used >> i & 1)
        i = (i + 1) % count;
    *used |= UINT64_C(1) << i;
    return i;
}

/* Names that C has, or cannot have, or has alike; in its object each stands once. */
static void put_name(struct choices *c, uint64_t *used)
{
    static const char *const names[] = {"a",    "b",    "a-b",  "a_b",     "A_b",      "type",
                                        "int",  "kind", "-id",  "id",      "",         "1",
                                        "*/",   "is",   "rest", "__x",     "\xc3\xa9", "a b c",
                                        "NULL", "%s",   "?\?/", "\\u0000", "\\n",      "x"};
    unsigned times = pick(c, 8) == 7 ? 70 : 1;
    const char *name = names[pick_other(c, sizeof names / sizeof *names, used)];
    put(c, "\"");
    for (unsigned i = 0; i < times; i++)
        put(c, name);
    put(c, "\"");
}

static void put_schema(struct choices *c, unsigned depth);

static void put_schemas(struct choices *c, unsigned depth)
{
    put(c, "[");
    put_schema(c, depth);
    for (unsigned i = pick(c, MOST_MEMBERS); i > 0; i--) {
        put(c, ",");
        put_schema(c, depth);
    }
    put(c, "]");
}

static void put_members(struct choices *c, unsigned depth)
{
    uint64_t used = 0;
    put(c, "{");
    for (unsigned i = 0, count = pick(c, MOST_MEMBERS + 1); i < count; i++) {
        put(c, i ? "," : "");
        put_name(c, &used);
        put(c, ":");
        put_schema(c, depth);
    }
    put(c, "}");
}

static void put_names(struct choices *c, unsigned depth)
{
    uint64_t used = 0;
    (void)depth;
    put(c, "[");
    put_name(c, &used);
    for (unsigned i = pick(c, MOST_MEMBERS); i > 0; i--) {
        put(c, ",");
        put_name(c, &used);
    }
    put(c, "]");
}

static void put_value(struct choices *c, unsigned depth)
{
    static const char *const values[] = {
        "1",     "null",    "\"a\"",  "\"\"",     "true",
        "[]",    "{}",      "-0.5e1", "1e400",    "18446744073709551616",
        "[1,2]", "\"b-c\"", "0",      "{\"a\":1}"};
    (void)depth;
    put(c, PICK(c, values));
}

static void put_values(struct choices *c, unsigned depth)
{
    put(c, "[");
    put_value(c, depth);
    for (unsigned i = pick(c, MOST_MEMBERS); i > 0; i--) {
        put(c, ",");
        put_value(c, depth);
    }
    put(c, "]");
}

static void put_types(struct choices *c, unsigned depth)
{
    static const char *const types[] = {
        "\"object\"", "\"string\"",  "\"integer\"",           "\"number\"",
        "\"array\"",  "\"boolean\"", "[\"string\",\"null\"]", "[\"object\",\"array\",\"integer\"]"};
    (void)depth;
    put(c, PICK(c, types));
}

static void put_discriminator(struct choices *c, unsigned depth)
{
    uint64_t used = 0;
    (void)depth;
    put(c, "{\"propertyName\":");
    put_name(c, &used);
    put(c, ",\"mapping\":{");
    put_name(c, &used);
    put(c, ":\"#/components/schemas/b\"}}");
}

/* A keyword, and its value: a text, or what puts it. */
static const struct {
    const char *name;
    void (*put)(struct choices *c, unsigned depth);
    const char *text;
} keywords[] = {{"type", put_types, NULL},
                {"properties", put_members, NULL},
                {"required", put_names, NULL},
                {"enum", put_values, NULL},
                {"const", put_value, NULL},
                {"default", put_value, NULL},
                {"example", put_value, NULL},
                {"discriminator", put_discriminator, NULL},
                {"allOf", put_schemas, NULL},
                {"anyOf", put_schemas, NULL},
                {"oneOf", put_schemas, NULL},
                {"prefixItems", put_schemas, NULL},
                {"not", put_schema, NULL},
                {"if", put_schema, NULL},
                {"then", put_schema, NULL},
                {"else", put_schema, NULL},
                {"items", put_schema, NULL},
                {"additionalProperties", put_schema, NULL},
                {"propertyNames", put_schema, NULL},
                {"minimum", NULL, "0"},
                {"maximum", NULL, "255"},
                {"minLength", NULL, "1"},
                {"maxItems", NULL, "3"},
                {"nullable", NULL, "true"},
                {"format", NULL, "\"int32\""},
                {"pattern", NULL, "\"^a+$\""},
                {"readOnly", NULL, "true"},
                {"writeOnly", NULL, "true"},
                {"uniqueItems", NULL, "true"},
                {"minProperties", NULL, "1"},
                {"multipleOf", NULL, "0.1"},
                {"title", NULL, "\"*/ \\\\\\n\""},
                {"description", NULL, "\"a?\?/\\r\\n\""}};

static void put_keyword(struct choices *c, unsigned depth, uint64_t *used)
{
    unsigned i = pick_other(c, sizeof keywords / sizeof *keywords, used);
    put(c, "\"");
    put(c, keywords[i].name);
    put(c, "\":");
    if (keywords[i].put)
        keywords[i].put(c, depth + 1);
    else
        put(c, keywords[i].text);
}

static void put_schema(struct choices *c, unsigned depth)
{
    static const char *const references[] = {"a", "b", "b", "a", "a/properties/a", "b/items"};
    uint64_t used = 0;
    if (depth > DEEPEST || pick(c, 4) == 1) {
        put(c, "{\"$ref\":\"#/components/schemas/");
        put(c, references[pick(c, 64) % (pick(c, 32) == 31 ? 6 : 4)]);
        put(c, "\"}");
        return;
    }
    put(c, "{");
    for (unsigned i = 0, count = pick(c, MOST_MEMBERS + 1); i < count; i++) {
        put(c, i ? "," : "");
        put_keyword(c, depth, &used);
    }
    put(c, "}");
}

static void put_operation(struct choices *c, uint64_t *ids)
{
    static const char *const media[] = {"application/json", "application/hal+json", "text/plain",
                                        "*/*"};
    uint64_t used = 0;
    put(c, "\"post\":{\"operationId\":");
    put_name(c, ids);
    put(c, ",\"parameters\":[{\"in\":\"query\",\"name\":");
    put_name(c, &used);
    put(c, ",\"schema\":");
    put_schema(c, 2);
    put(c, "}],\"requestBody\":{\"content\":{\"");
    put(c, PICK(c, media));
    put(c, "\":{\"schema\":");
    put_schema(c, 1);
    put(c, "}}},\"responses\":{\"200\":{\"description\":\"\",\"content\":{\"application/json\":{"
           "\"schema\":");
    put_schema(c, 1);
    put(c, "}}}}}");
}

static void put_document(struct choices *c)
{
    static const char *const versions[] = {"3.1.0", "3.0.3", "3.2.0"};
    uint64_t ids = 0, used = 3; /* a and b are there */
    put(c, "{\"openapi\":\"");
    put(c, PICK(c, versions));
    put(c, "\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{\"/a\":{");
    put_operation(c, &ids);
    put(c, "},\"/{a}\":{");
    put_operation(c, &ids);
    put(c, "}},\"components\":{\"schemas\":{\"a\":");
    put_schema(c, 0);
    put(c, ",\"b\":");
    put_schema(c, 0);
    for (unsigned i = pick(c, MOST_MEMBERS); i > 0; i--) {
        put(c, ",");
        put_name(c, &used);
        put(c, ":");
        put_schema(c, 0);
    }
    put(c, "}}}");
}

/* ---- compiled ---- */

static char folder[] = "/tmp/fuzz-oasc-XXXXXX";
static char document[sizeof folder + 16], header[sizeof folder + 16], source[sizeof folder + 16];

static void clean(void)
{
    (void)unlink(document);
    (void)unlink(header);
    (void)unlink(source);
    (void)rmdir(folder);
}

static void prepare(void)
{
    if (document[0])
        return;
    FUZZ_CHECK(mkdtemp(folder) != NULL);
    snprintf(document, sizeof document, "%s/d.yaml", folder);
    snprintf(header, sizeof header, "%s/d.h", folder);
    snprintf(source, sizeof source, "%s/d.c", folder);
    FUZZ_CHECK(atexit(clean) == 0);
}

static void write_file(const char *path, oas_str text)
{
    FILE *file = fopen(path, "wb");
    FUZZ_CHECK(file && fwrite(text.at, 1, text.len, file) == text.len && fclose(file) == 0);
}

/* What comes out is C: a compiler has nothing to say. */
static void compile_output(const struct compiler *compiler)
{
    static unsigned runs;
    char command[1024];
    if (runs++ % FUZZ_EVERY)
        return;
    write_file(header, oas_buf_str(&compiler->header));
    write_file(source, oas_buf_str(&compiler->source));
    snprintf(
        command, sizeof command,
        "'%s' -std=c11 -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Werror -I'%s' '%s'",
        FUZZ_CC, FUZZ_INCLUDE, source);
    FUZZ_CHECK(system(command) == 0);
}

/* Options are chosen by the document's hash, so that a file says all. */
static bool run(struct compiler *compiler, uint32_t choice)
{
    *compiler = (struct compiler){.options = {.spec = document,
                                              .allow_unsupported = choice & 3,
                                              .keep_unknown = choice & 4,
                                              .strict = (choice & 24) == 24,
                                              .schemas = {.strict_nullable = choice & 32}}};
    bool good = compiler_run(compiler, STAGE_SOURCE);
    oas_buf said = {0};
    diags_render(&compiler->diags, false, &said);
    FUZZ_CHECK(good == (diags_faults(&compiler->diags) == 0));
    FUZZ_CHECK(good || said.len > 0);
    FUZZ_CHECK(said.len < MOST_OUTPUT);
    oas_buf_free(&said);
    return good;
}

/* Printed text has no bytes that an editor or a compiler might stumble over. */
static void check_text(const oas_buf *text)
{
    FUZZ_CHECK(!text->failed && text->at[text->len - 1] == '\n');
    FUZZ_CHECK(oas_utf8_check(oas_buf_str(text)) == text->len);
    for (size_t i = 0; i < text->len; i++) {
        unsigned char c = (unsigned char)text->at[i];
        FUZZ_CHECK((c >= 0x20 && c != 0x7f) || c == '\n');
    }
}

/* Both times the same, byte by byte. */
static void compile(uint32_t choice)
{
    struct compiler first, second;
    bool good = run(&first, choice);
    FUZZ_CHECK(run(&second, choice) == good);
    if (good) {
        FUZZ_CHECK(first.header.len > 0 && first.source.len > 0);
        FUZZ_CHECK(first.header.len < MOST_OUTPUT && first.source.len < MOST_OUTPUT);
        FUZZ_CHECK(oas_str_equal(oas_buf_str(&first.header), oas_buf_str(&second.header)));
        FUZZ_CHECK(oas_str_equal(oas_buf_str(&first.source), oas_buf_str(&second.source)));
        check_text(&first.header);
        check_text(&first.source);
        compile_output(&first);
    }
    compiler_free(&first);
    compiler_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct choices c = {.at = data, .end = data + size};
    prepare();
    if (size && (*data == '{' || *data == 'o'))
        oas_buf_put(&c.out, oas_str_of((const char *)data, size));
    else
        put_document(&c);
    write_file(document, oas_buf_str(&c.out));
    compile(oas_name_hash(oas_buf_str(&c.out)));
    oas_buf_free(&c.out);
    return 0;
}
