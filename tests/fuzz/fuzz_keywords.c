/* fuzz_keywords.c - bytes as choices: a schema of keywords from the whole of keywords.def, in one
 * of the dialects, and payloads for it. Each is judged in every way, annotated, and goes through a
 * C type and back. What a keyword's value may be is told by its `argument`, so that a new keyword
 * is met without a line here. */
#include <stdio.h>
#include <stdlib.h>

#include "annotated.h"
#include "fuzz.h"
#include "model/build.h"
#include "schema/keyword.h"
#include "support/compile.h"
#include "model/layout_made.h"
#include "trip.h"

/* Levels of schemas and of payloads; the bytes of one schema. */
enum { SCHEMA_DEPTH = 4, PAYLOAD_DEPTH = 5, SCHEMA_MOST = 4000, PAYLOADS = 6 };

/* ---- choices ---- */

struct feed {
    const uint8_t *at, *end;
};

/* Behind the end all choices are the first, which are the plain ones. */
static unsigned choose(struct feed *feed, unsigned count)
{
    unsigned byte = feed->at < feed->end ? *feed->at++ : 0;
    return byte % count;
}

#define PICK(feed, list) ((list)[choose((feed), sizeof(list) / sizeof *(list))])

static const char *const names[] = {"a", "b", "kind", "x", "", "ab", "p/q", "1"};
static const char *const kinds[] = {"object", "array",   "string", "number",
                                    "null",   "integer", "boolean"};
static const char *const numbers[] = {"0", "1", "2", "-1", "1.5", "1e2", "0.0", "9007199254740993"};
static const char *const scalars[] = {"1",     "\"a\"", "true", "null", "\"b\"",         "1.0",
                                      "false", "\"\"",  "0",    "2.5",  "\"2024-02-29\""};
static const char *const patterns[] = {"^[a-c]+$", "a",        "^x", "^(?!b)",
                                       "^\\\\d$",  "(a)\\\\1", "^$", "b$"};
static const char *const formats[] = {"date",         "uuid",         "email",       "regex",
                                      "idn-hostname", "duration",     "uri",         "int32",
                                      "time",         "json-pointer", "uri-template"};
static const char *const encodings[] = {"base64", "7bit", "quoted-printable", "x-own"};
static const char *const media[] = {"application/json", "text/plain", "application/problem+json"};
static const char *const references[] = {"#/$defs/a",
                                         "#",
                                         "#d",
                                         "#/definitions/b",
                                         "i",
                                         "#e",
                                         "#/properties/a",
                                         "http://json-schema.org/draft-07/schema#"};
static const char *const texts[] = {"d", "e", "i", "http://json-schema.org/draft-07/schema#",
                                    "https://json-schema.org/draft/2020-12/schema"};

/* ---- schemas ---- */

/* Those that stood in a schema that compiled: told at the end. */
static bool met[OAS_KEYWORD_COUNT];

static void tell_met(void)
{
    unsigned missed = 0;
    for (unsigned i = 1; i < OAS_KEYWORD_COUNT; i++) {
        if (met[i] || i == OAS_KEYWORD_FALSE_SCHEMA) /* no name of JSON */
            continue;
        printf("never met: %s\n", keyword_info((oas_keyword)i)->name);
        missed++;
    }
    if (missed == 0)
        printf("every keyword was met\n");
}

struct writing {
    struct feed *feed;
    enum dialect dialect;
    bool *used; /* by keyword; NULL: a payload */
    oas_buf out;
};

static void put(struct writing *w, const char *text)
{
    oas_buf_puts(&w->out, text);
}

static void put_quoted(struct writing *w, const char *text)
{
    put(w, "\"");
    put(w, text);
    put(w, "\"");
}

static void put_schema(struct writing *w, unsigned depth);

/* Any JSON. */
static void put_value(struct writing *w, unsigned depth)
{
    unsigned kind = depth ? choose(w->feed, 5) : 0;
    unsigned count = kind > 2 ? choose(w->feed, 4) : 0;
    if (kind <= 2) {
        put(w, PICK(w->feed, scalars));
        return;
    }
    put(w, kind == 3 ? "[" : "{");
    for (unsigned i = 0; i < count; i++) {
        put(w, i ? "," : "");
        if (kind == 4) {
            put_quoted(w, PICK(w->feed, names));
            put(w, ":");
        }
        put_value(w, depth - 1);
    }
    put(w, kind == 3 ? "]" : "}");
}

typedef void put_one(struct writing *w, unsigned depth);

static void put_list(struct writing *w, unsigned depth, put_one *one)
{
    unsigned count = 1 + choose(w->feed, 3);
    put(w, "[");
    for (unsigned i = 0; i < count; i++) {
        put(w, i ? "," : "");
        one(w, depth);
    }
    put(w, "]");
}

/* Keys are different ones: names are, and so are patterns. */
static void put_map(struct writing *w, unsigned depth, const char *const *keys, unsigned all,
                    put_one *one)
{
    unsigned first = choose(w->feed, all), count = choose(w->feed, 4);
    put(w, "{");
    for (unsigned i = 0; i < count; i++) {
        put(w, i ? "," : "");
        put_quoted(w, keys[(first + i) % all]);
        put(w, ":");
        one(w, depth);
    }
    put(w, "}");
}

static void put_names(struct writing *w, unsigned depth)
{
    unsigned first = choose(w->feed, sizeof names / sizeof *names), count = choose(w->feed, 3);
    (void)depth;
    put(w, "[");
    for (unsigned i = 0; i < count; i++) {
        put(w, i ? "," : "");
        put_quoted(w, names[(first + i) % (sizeof names / sizeof *names)]);
    }
    put(w, "]");
}

static void put_types(struct writing *w)
{
    unsigned first = choose(w->feed, 7);
    bool several = choose(w->feed, 3) == 2;
    put(w, several ? "[" : "");
    put_quoted(w, kinds[first]);
    if (several) {
        put(w, ",");
        put_quoted(w, kinds[(first + 3) % 7]);
        put(w, "]");
    }
}

/* An object of no form that all have in common. */
static void put_object(struct writing *w, oas_keyword keyword, unsigned depth)
{
    if (keyword == OAS_KEYWORD_DISCRIMINATOR)
        put(w, "{\"propertyName\":\"kind\"}");
    else if (keyword == OAS_KEYWORD_VOCABULARY)
        put(w, "{\"https://json-schema.org/draft/2020-12/vocab/core\":true}");
    else if (keyword == OAS_KEYWORD_DEPENDENCIES)
        put_map(w, depth, names, sizeof names / sizeof *names,
                choose(w->feed, 2) ? put_schema : put_names);
    else if (keyword == OAS_KEYWORD_EXTERNAL_DOCS)
        put(w, "{\"url\":\"http://x/\"}");
    else
        put(w, "{}");
}

/* Draft 4 has booleans beside minimum and maximum. */
static bool is_exclusive(const struct writing *w, oas_keyword keyword)
{
    return w->dialect == DIALECT_DRAFT4 &&
           (keyword == OAS_KEYWORD_EXCLUSIVE_MINIMUM || keyword == OAS_KEYWORD_EXCLUSIVE_MAXIMUM);
}

/* Before 2020-12 `items` may be a list. */
static void put_below(struct writing *w, oas_keyword keyword, unsigned depth)
{
    bool list =
        keyword == OAS_KEYWORD_ITEMS && keyword_in(OAS_KEYWORD_ADDITIONAL_ITEMS, w->dialect);
    if (list && choose(w->feed, 3) == 2)
        put_list(w, depth, put_schema);
    else
        put_schema(w, depth);
}

static void put_schema_map(struct writing *w, oas_keyword keyword, unsigned depth)
{
    if (keyword == OAS_KEYWORD_PATTERN_PROPERTIES)
        put_map(w, depth, patterns, sizeof patterns / sizeof *patterns, put_schema);
    else
        put_map(w, depth, names, sizeof names / sizeof *names, put_schema);
}

static void put_argument(struct writing *w, oas_keyword keyword, unsigned depth)
{
    static const char *const positive[] = {"1", "2", "0.5", "1e-2", "3"};
    switch (keyword_info(keyword)->argument) {
    case ARG_TYPES:
        put_types(w);
        break;
    case ARG_VALUE:
        put_value(w, 2);
        break;
    case ARG_VALUES:
        put_list(w, 2, put_value);
        break;
    case ARG_NUMBER:
        put(w, is_exclusive(w, keyword) ? "true" : PICK(w->feed, numbers));
        break;
    case ARG_POSITIVE:
        put(w, PICK(w->feed, positive));
        break;
    case ARG_COUNT:
        put(w, choose(w->feed, 2) ? "1" : choose(w->feed, 2) ? "0" : "2");
        break;
    case ARG_BOOLEAN:
        put(w, choose(w->feed, 4) == 3 ? "false" : "true");
        break;
    case ARG_NOTHING:
    case ARG_OBJECT:
        put_object(w, keyword, depth);
        break;
    case ARG_STRING:
        put_quoted(w, PICK(w->feed, texts));
        break;
    case ARG_FORMAT:
        put_quoted(w, PICK(w->feed, formats));
        break;
    case ARG_ENCODING:
        put_quoted(w, PICK(w->feed, encodings));
        break;
    case ARG_MEDIA:
        put_quoted(w, PICK(w->feed, media));
        break;
    case ARG_PATTERN:
        put_quoted(w, PICK(w->feed, patterns));
        break;
    case ARG_NAMES:
        put_names(w, depth);
        break;
    case ARG_NAME_LISTS:
        put_map(w, depth, names, sizeof names / sizeof *names, put_names);
        break;
    case ARG_SCHEMA:
        put_below(w, keyword, depth);
        break;
    case ARG_SCHEMAS:
        put_list(w, depth, put_schema);
        break;
    case ARG_SCHEMA_MAP:
        put_schema_map(w, keyword, depth);
        break;
    case ARG_REFERENCE:
        put_quoted(w, PICK(w->feed, references));
        break;
    }
}

static void put_keywords(struct writing *w, unsigned depth, bool first)
{
    bool seen[OAS_KEYWORD_COUNT] = {false};
    for (unsigned left = choose(w->feed, 6); left > 0; left--) {
        oas_keyword keyword = (oas_keyword)choose(w->feed, OAS_KEYWORD_COUNT);
        const struct keyword_info *info = keyword_info(keyword);
        if (keyword == OAS_KEYWORD_NONE || keyword == OAS_KEYWORD_FALSE_SCHEMA || seen[keyword] ||
            !keyword_in(keyword, w->dialect))
            continue;
        seen[keyword] = w->used[keyword] = true;
        put(w, first ? "" : ",");
        first = false;
        put_quoted(w, info->name);
        put(w, ":");
        put_argument(w, keyword, depth);
    }
}

static void put_schema(struct writing *w, unsigned depth)
{
    if (depth == 0 || w->out.len > SCHEMA_MOST) {
        put(w, "{\"type\":");
        put_types(w);
        put(w, "}");
        return;
    }
    if (choose(w->feed, 12) == 11 && w->dialect != DIALECT_DRAFT4) {
        put(w, choose(w->feed, 3) ? "true" : "false");
        return;
    }
    put(w, "{");
    put_keywords(w, depth - 1, true);
    put(w, "}");
}

/* What references may lead to. */
static void put_root(struct writing *w)
{
    bool defs = w->dialect == DIALECT_2020_12 || w->dialect == DIALECT_2019_09;
    put(w, defs ? "{\"$defs\":{\"a\":" : "{\"definitions\":{\"a\":");
    put_schema(w, 2);
    put(w, ",\"b\":");
    put_schema(w, 2);
    put(w, "}");
    put_keywords(w, SCHEMA_DEPTH - 1, false);
    put(w, "}");
}

/* ---- what is asked of each payload ---- */

static void check_types(oas_type type, oas_str json, oas_status verdict)
{
    static const oas_options none = {0};
    const char *wrong = NULL;
    bool rounded = false;
    oas_buf text = {0};
    if (verdict == OAS_OK && trip_decode(type, json, &none, &wrong) == OAS_OK && !wrong)
        wrong = trip_there_and_back(type, json, &none, &text, &rounded);
    if (wrong)
        printf("%.*s: %s\n", (int)json.len, json.at, wrong);
    FUZZ_CHECK(!wrong);
    oas_buf_free(&text);
}

static void check_payloads(struct compiled *c, struct feed *feed)
{
    struct wanted wanted = compile_wanted(c);
    struct model_options options = {.prefix = OAS_STR("f_")};
    struct layout_made made;
    const struct model *model = model_build(&c->mem, &c->diags, c->plan, &wanted, 1, &options);
    FUZZ_CHECK(model && layout_make(&made, &c->mem, model));
    oas_type type = layout_made_type(&made, model->by_wanted[0]);
    for (unsigned i = 0; i < PAYLOADS; i++) {
        struct writing w = {.feed = feed};
        put_value(&w, PAYLOAD_DEPTH);
        oas_status verdict = fuzz_judge(c->type, oas_buf_str(&w.out));
        if (verdict == OAS_OK)
            fuzz_annotate(c, oas_buf_str(&w.out));
        check_types(type, oas_buf_str(&w.out), verdict);
        oas_buf_free(&w.out);
    }
}

static const struct {
    enum dialect dialect;
    enum api_version version;
} dialects[] = {{DIALECT_2020_12, API_SCHEMA}, {DIALECT_DRAFT7, API_SCHEMA},
                {DIALECT_2019_09, API_SCHEMA}, {DIALECT_DRAFT6, API_SCHEMA},
                {DIALECT_DRAFT4, API_SCHEMA},  {DIALECT_OPENAPI_3_1, API_3_1},
                {DIALECT_OPENAPI_3_0, API_3_0}};

static void try_schema(struct feed *feed)
{
    unsigned which = choose(feed, sizeof dialects / sizeof *dialects);
    bool used[OAS_KEYWORD_COUNT] = {false};
    struct compile_options options = {.version = dialects[which].version};
    struct writing w = {.feed = feed, .dialect = dialects[which].dialect, .used = used};
    if (options.version == API_SCHEMA)
        options.schema.dialect = w.dialect;
    options.schema.formats = choose(feed, 2) ? FORMATS_ASSERT : FORMATS_DEFAULT;
    put_root(&w);
    FUZZ_CHECK(!w.out.failed);
    struct compiled c;
    bool good = compile(&c, oas_buf_str(&w.out), &options);
    if (getenv("FUZZ_SHOW"))
        printf("%s %.*s\n", good ? "good" : "bad", (int)w.out.len, w.out.at);
    FUZZ_CHECK(good || diags_faults(&c.diags) > 0);
    if (good) {
        for (unsigned i = 0; i < OAS_KEYWORD_COUNT; i++)
            met[i] |= used[i];
        check_payloads(&c, feed);
    }
    compiled_free(&c);
    oas_buf_free(&w.out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    if (!ready)
        FUZZ_CHECK(atexit(tell_met) == 0);
    ready = true;
    try_schema(&(struct feed){data, data + size});
    return 0;
}
