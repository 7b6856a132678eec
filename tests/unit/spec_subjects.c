/* Everything in a document that can be judged or typed, in one list. */
#include "spec/subjects.h"

#include "spec_world.h"

/* "request of a /paths/…": one a line, with what it is besides. */
static void put_subject(const struct subjects *subjects, const struct subject *subject,
                        oas_buf *out)
{
    static const char *const jtypes[] = {"root",    "component", "parameter",
                                         "request", "response",  "header"};
    oas_buf_puts(out, jtypes[subject->kind]);
    if (subject->operation) {
        oas_buf_puts(out, " of ");
        oas_buf_put(out, subject->operation->id);
    }
    oas_buf_putc(out, ' ');
    node_pointer(subject->node, out);
    oas_buf_puts(out, subject->item ? " item" : "");
    oas_buf_puts(out, subject->json ? "" : subject->typed ? " other form" : " no JSON");
    oas_buf_puts(out, subject->lead ? " lead" : "");
    if (subject->first != subject) {
        oas_buf_puts(out, " as ");
        oas_buf_put_u64(out, (uint64_t)(subject->first - subjects->at));
    }
    oas_buf_putc(out, '\n');
    CHECK(subjects_find(subjects, subject->node) == subject->first);
}

static void test_subjects(void)
{
    struct world world;
    open_text(
        &world,
        "openapi: 3.2.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n"
        "      operationId: a\n      parameters:\n"
        "        - {name: p, in: query, schema: {}}\n"
        "        - {name: q, in: query, content: {text/plain: {schema: {}}}}\n"
        "      requestBody:\n        content:\n          text/csv: {schema: {}}\n"
        "          application/jsonl: {schema: {}, itemSchema: {}}\n"
        "          application/json: {schema: {}}\n          text/html: {}\n"
        "      responses: {200: {$ref: '#/components/responses/R'}}\n"
        "      callbacks: {c: {/c: {put: {operationId: c, responses: {200: {$ref: "
        "'#/components/responses/R'}}}}}}\n"
        "components:\n  schemas: {S: {}}\n"
        "  responses: {R: {headers: {H: {schema: {}}}, content: {a/b+json: {schema: {}}}}}\n");
    CHECK_STR(listing(&world.diags), "");
    const struct subjects *subjects = world.api ? subjects_list(&mem, world.api, NULL) : NULL;
    oas_buf all = {0};
    for (size_t i = 0; subjects && i < subjects->count; i++)
        put_subject(subjects, &subjects->at[i], &all);
    CHECK_STR(
        oas_buf_str(&all),
        "component /components/schemas/S\n"
        "parameter of a /paths/~1a/post/parameters/0/schema\n"
        "parameter of a /paths/~1a/post/parameters/1/content/text~1plain/schema other form\n"
        "request of a /paths/~1a/post/requestBody/content/text~1csv/schema other form\n"
        "request of a /paths/~1a/post/requestBody/content/application~1jsonl/schema other form\n"
        "request of a /paths/~1a/post/requestBody/content/application~1jsonl/itemSchema item\n"
        "request of a /paths/~1a/post/requestBody/content/application~1json/schema lead\n"
        "response of a /components/responses/R/content/a~1b+json/schema lead\n"
        "header of a /components/responses/R/headers/H/schema\n"
        "response of c /components/responses/R/content/a~1b+json/schema lead as 7\n"
        "header of c /components/responses/R/headers/H/schema as 8\n");
    oas_buf_free(&all);
}

int main(void)
{
    begin_worlds();
    test_subjects();
    return end_worlds();
}
