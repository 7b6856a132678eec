/* examples.c - the defaults and examples of a document, each with our verdict, for examples.py to
 * compare: prints the document as JSON, then a line of JSON for each value: pointers to its schema
 * and to itself, the direction, and whether the schema refuses it. Formats judge nothing. */
#include "compiler.h"

#include <stdio.h>

static void print_pointer(const char *key, const struct node *node)
{
    oas_buf pointer = {0}, json = {0};
    node_pointer(node, &pointer);
    oas_buf_put_json(&json, oas_str_of(pointer.at, pointer.len));
    printf("\"%s\":%.*s,", key, (int)json.len, json.at);
    oas_buf_free(&pointer);
    oas_buf_free(&json);
}

static void print(const struct examples *examples, const struct example *example)
{
    static const char *const directions[] = {"none", "request", "response"};
    (void)examples;
    oas_buf json = {0};
    node_json(example->value, &json);
    bool refused = example_is_refused(example, oas_str_of(json.at, json.len), NULL);
    printf("{");
    print_pointer("schema", example->schema->node);
    print_pointer("value", example->value);
    printf("\"direction\":\"%s\",\"refused\":%s}\n", directions[example->direction],
           refused ? "true" : "false");
    oas_buf_free(&json);
}

int main(int argc, char **argv)
{
    struct compiler compiler = {
        .options = {.spec = argc == 2 ? argv[1] : "-", .schemas = {.formats = FORMATS_ANNOTATE}}};
    oas_buf text = {0};
    bool good = compiler_run(&compiler, STAGE_PLAN);
    if (good) {
        node_json(compiler.api->document->root, &text);
        printf("%.*s\n", (int)text.len, text.at);
        compiler_examples(&compiler, print, NULL);
    } else {
        diags_render(&compiler.diags, false, &text);
        fprintf(stderr, "%.*s", (int)text.len, text.at);
    }
    oas_buf_free(&text);
    compiler_free(&compiler);
    return good ? 0 : 1;
}
