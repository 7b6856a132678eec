/* The meta-schemas that are built in judge every schema of the JSON Schema test suite, as text:
 * each one is right, since the suite's schemas are. And each meta-schema judges itself and all
 * others of its dialect, and refuses what is wrong. */
#include <stdio.h>

#include "support/groups.h"
#include "support/left_out.h"

#include "check.h"

static const char *const uris[] = {
    [DIALECT_2020_12] = "https://json-schema.org/draft/2020-12/schema",
    [DIALECT_2019_09] = "https://json-schema.org/draft/2019-09/schema",
    [DIALECT_DRAFT7] = "http://json-schema.org/draft-07/schema#",
    [DIALECT_DRAFT6] = "http://json-schema.org/draft-06/schema#",
    [DIALECT_DRAFT4] = "http://json-schema.org/draft-04/schema#",
};

enum { DIALECTS = sizeof uris / sizeof *uris };

static struct compiled metas[DIALECTS];

struct tally {
    size_t schemas, right;
};

/* The dialect that the schema names, else its folder's. */
static enum dialect dialect_of(const struct group *group)
{
    return dialect_named_by(node_get(group->node, "schema"), group->options.schema.dialect);
}

static void judge(void *user, struct group *group)
{
    struct tally *tally = user;
    oas_buf text = {0};
    oas_error error;
    oas_errors errs = {.at = &error, .cap = 1};
    node_json(node_get(group->node, "schema"), &text);
    oas_status status =
        oas_validate(metas[dialect_of(group)].type, oas_buf_str(&text), &errs, NULL);
    tally->schemas++;
    tally->right += status == OAS_OK;
    if (status != OAS_OK) {
        group_say(group, NULL);
        printf("    %s: " OAS_PRI "\n", oas_status_name(status), OAS_ARG(oas_buf_str(&text)));
    }
    check_note(status == OAS_OK, __FILE__, __LINE__, "the meta-schema takes the suite's schema");
    oas_buf_free(&text);
}

static bool open_meta(enum dialect dialect)
{
    char text[256];
    struct compile_options options = {.schema = {.dialect = dialect, .formats = FORMATS_ANNOTATE}};
    int length = snprintf(text, sizeof text, "{\"$ref\": \"%s\"}", uris[dialect]);
    return compile(&metas[dialect], oas_str_of(text, (size_t)length), &options);
}

/* What no draft has for a schema. */
static void test_wrong(void)
{
    static const char *const wrong[] = {
        "3",
        "{\"type\": \"strin\"}",
        "{\"properties\": {\"a\": {\"minLength\": -1}}}",
        "{\"allOf\": []}",
        "{\"not\": {\"required\": [1]}}",
        "{\"definitions\": {\"a\": {\"maximum\": \"3\"}}}",
        "{\"dependencies\": {\"a\": {\"items\": 1}}}",
    };
    for (int dialect = 0; dialect < DIALECTS; dialect++)
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
            CHECK(oas_validate(metas[dialect].type, oas_str_from(wrong[i]), NULL, NULL) ==
                  OAS_INVALID);
}

int main(void)
{
    bool good = true;
    for (int dialect = 0; dialect < DIALECTS; dialect++)
        good &= open_meta((enum dialect)dialect);
    CHECK(good);
    if (good)
        test_wrong();
    for (const struct suite *suite = suites; good && suite->folder; suite++) {
        struct tally tally = {0};
        bool whole = groups_of_suite(OASC_CORPORA, suite, judge, &tally);
        if (!whole && tally.schemas == 0) {
            left_out_corpus("the JSON Schema test suite", OASC_CORPORA, "json-schema-test-suite");
            return LEFT_OUT;
        }
        check_note(whole, __FILE__, __LINE__, "the suite's files are read");
        printf("%-30s %4zu of %4zu schemas are right\n", suite->folder, tally.right, tally.schemas);
    }
    for (int dialect = 0; dialect < DIALECTS; dialect++)
        compiled_free(&metas[dialect]);
    return check_done();
}
