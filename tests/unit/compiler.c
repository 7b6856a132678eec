/* compiler.c - the way into the compiler: passes in turn, what is selected, what is refused. */
#include <unistd.h>

#include "compiler.h"

#include "check.h"

static const char pets[] = "docs/pets.yaml";

/* True if `compiler` says something with that text in it. */
static bool says(const struct compiler *compiler, const char *text)
{
    oas_buf said = {0};
    diags_render(&compiler->diags, false, &said);
    oas_buf_putc(&said, '\0');
    bool found = strstr(said.at, text) != NULL;
    if (!found)
        printf("it says: %s\n", said.at);
    oas_buf_free(&said);
    return found;
}

static bool has(const oas_buf *text, const char *part)
{
    for (size_t i = 0; i + strlen(part) <= text->len; i++)
        if (memcmp(text->at + i, part, strlen(part)) == 0)
            return true;
    return false;
}

/* Each pass gives its own result, and what comes later waits. */
static void test_stages(void)
{
    struct compiler compiler = {.options = {.spec = pets}};
    CHECK_STR(oas_str_from(stage_name(STAGE_TREE)), "tree");
    CHECK_STR(oas_str_from(stage_name(STAGE_SOURCE)), "source");
    CHECK(compiler_run(&compiler, STAGE_TREE));
    CHECK(compiler.registry.documents && !compiler.api);
    CHECK(compiler_run(&compiler, STAGE_API));
    CHECK(compiler.api && !compiler.graph);
    CHECK(compiler_run(&compiler, STAGE_SCHEMA));
    CHECK(compiler.graph && compiler.wanted_count && !compiler.plan);
    CHECK(compiler_run(&compiler, STAGE_PLAN));
    CHECK(compiler.plan && !compiler.model);
    CHECK(compiler_run(&compiler, STAGE_HEADER));
    CHECK(compiler.model && compiler.header.len && compiler.source.len == 0);
    size_t length = compiler.header.len;
    CHECK(compiler_run(&compiler, STAGE_SOURCE));
    CHECK(compiler_run(&compiler, STAGE_HEADER));
    CHECK(compiler.header.len == length && compiler.source.len);
    CHECK(has(&compiler.header, "struct pets_pet {"));
    CHECK(has(&compiler.source, "#include \"pets.h\""));
    CHECK_INT(diags_outcome(&compiler.diags), DIAGS_GOOD);
    compiler_free(&compiler);
}

static void test_names(void)
{
    struct compiler compiler = {
        .options = {.spec = pets, .name = OAS_STR("zoo"), .prefix = OAS_STR("zoo_")}};
    CHECK(compiler_run(&compiler, STAGE_SOURCE));
    CHECK(has(&compiler.header, "struct zoo_pet {"));
    CHECK(has(&compiler.source, "#include \"zoo.h\""));
    compiler_free(&compiler);
    compiler = (struct compiler){
        .options = {.spec = pets, .name = OAS_STR("a/b"), .prefix = OAS_STR("oas_")}};
    CHECK(!compiler_run(&compiler, STAGE_SOURCE));
    CHECK(!compiler.registry.documents);
    CHECK(says(&compiler, "error: files cannot be named 'a/b'"));
    CHECK(says(&compiler, "error: C identifiers cannot begin with 'oas_'"));
    compiler_free(&compiler);
}

static void test_only(void)
{
    static const oas_str known[] = {{"Owner", 5}};
    static const oas_str unknown[] = {{"Owner", 5}, {"Ownr", 4}};
    struct compiler compiler = {.options = {.spec = pets, .only = known, .only_count = 1}};
    CHECK(compiler_run(&compiler, STAGE_SOURCE));
    CHECK_INT(compiler.wanted_count, 1);
    CHECK(compiler_has(&compiler, known[0]) && !compiler_has(&compiler, unknown[1]));
    compiler_free(&compiler);
    compiler = (struct compiler){.options = {.spec = pets, .only = unknown, .only_count = 2}};
    CHECK(compiler_run(&compiler, STAGE_API));
    CHECK(!compiler_run(&compiler, STAGE_PLAN));
    CHECK(!compiler.graph);
    CHECK(says(&compiler, "error: there is no component 'Ownr'"));
    compiler_free(&compiler);
}

/* A fault counts where it is: elsewhere it is a warning, for those who ask. */
static void test_one_schema(void)
{
    struct compiler compiler = {.options = {.spec = "tests/errors/operation-not-chosen.yaml"}};
    CHECK(compiler_judge(&compiler, STAGE_API));
    if (compiler.api && compiler.api->operation_count == 2)
        compiler.schema = compiler.api->operations[0].responses[0].body.media[0].schema;
    CHECK(compiler.schema);
    CHECK(compiler_judge(&compiler, STAGE_PLAN));
    CHECK(compiler.plan && compiler.plan->root_count == 1);
    CHECK_INT(compiler.diags.count, 0);
    compiler_warn(&compiler);
    CHECK_INT(diags_outcome(&compiler.diags), DIAGS_GOOD);
    CHECK(compiler.diags.totals[DIAG_WARNING] > 0);
    CHECK(!compiler_judge(&compiler, STAGE_MODEL));
    CHECK(!compiler.model);
    compiler_free(&compiler);
    compiler = (struct compiler){.options = {.spec = pets}};
    CHECK(compiler_judge(&compiler, STAGE_PLAN));
    CHECK(compiler.plan && compiler.plan->root_count == 0);
    compiler_free(&compiler);
}

/* After a fault nothing follows, and what was made stays. */
static void test_faults(void)
{
    struct compiler compiler = {.options = {.spec = "docs/no-such-file.yaml"}};
    CHECK(!compiler_run(&compiler, STAGE_SOURCE));
    CHECK_INT(diags_outcome(&compiler.diags), DIAGS_UNREADABLE);
    CHECK(!compiler_run(&compiler, STAGE_TREE));
    CHECK_INT(compiler.diags.count, 1);
    compiler_free(&compiler);
    compiler = (struct compiler){.options = {.spec = "tests/errors/required-wrong.yaml"}};
    CHECK(!compiler_run(&compiler, STAGE_SOURCE));
    CHECK(compiler.graph && !compiler.plan);
    CHECK_INT(diags_outcome(&compiler.diags), DIAGS_WRONG);
    compiler_free(&compiler);
}

int main(void)
{
    if (chdir(OASC_SOURCE_DIR) != 0)
        return 1;
    test_stages();
    test_names();
    test_only();
    test_one_schema();
    test_faults();
    return check_done();
}
