/* The cases of tests/keywords and tests/formats: schemas with values, the verdict on each and all
 * errors of those that are refused. With arguments: only these files. */
#include <dirent.h>
#include <stdlib.h>

#include <oas/codec.h>

#include "load/load.h"
#include "support/compile.h"

#include "check.h"

enum { MOST_ERRORS = 64 };

/* Where we are, for what is printed. */
struct group {
    const char *file;
    const struct node *node;
    oas_direction direction;
    oas_type type;
};

static void say_where(const struct group *group, const struct node *test)
{
    printf("%s: " OAS_PRI, group->file, OAS_ARG(node_get(group->node, "description")->text));
    if (test)
        printf(": " OAS_PRI, OAS_ARG(node_get(test, "description")->text));
    printf("\n");
}

/* ---- one case ---- */

/* The payload: `text` as it stands, or `data` as compact JSON. */
static oas_str payload(const struct node *test, oas_buf *json)
{
    const struct node *text = node_get(test, "text"), *data = node_get(test, "data");
    if (text)
        return text->text;
    if (data)
        node_json(data, json);
    return oas_buf_str(json);
}

static bool is_text(const struct node *wanted, const char *name, oas_str got)
{
    const struct node *node = node_get(wanted, name);
    return node == NULL || oas_str_equal(node->text, got);
}

static bool is_made(const struct node *wanted, const char *name, const oas_errors *errs,
                    const oas_error *error,
                    void (*make)(const oas_errors *, const oas_error *, oas_buf *))
{
    oas_buf out = {.at = NULL};
    make(errs, error, &out);
    bool good = is_text(wanted, name, oas_buf_str(&out));
    oas_buf_free(&out);
    return good;
}

static bool is_error(const struct node *wanted, const oas_errors *errs, const oas_error *error)
{
    char offset[24];
    snprintf(offset, sizeof offset, "%zu", error->offset);
    bool good = is_made(wanted, "at", errs, error, oas_error_instance);
    good &= is_text(wanted, "keyword", error->keyword_path);
    good &= is_text(wanted, "code", oas_str_from(oas_code_name(error->code)));
    good &= is_text(wanted, "offset", oas_str_from(offset));
    good &= is_made(wanted, "expected", errs, error, oas_error_expected);
    good &= is_made(wanted, "received", errs, error, oas_error_received);
    good &= is_made(wanted, "message", errs, error, oas_error_message);
    return good;
}

static void print_errors(const oas_errors *errs)
{
    for (size_t i = 0; i < oas_errors_kept(errs); i++) {
        const oas_error *error = &errs->at[i];
        oas_buf out = {.at = NULL};
        oas_error_instance(errs, error, &out);
        oas_buf_puts(&out, " [");
        oas_buf_put(&out, error->keyword_path);
        oas_buf_puts(&out, "] ");
        oas_buf_puts(&out, oas_code_name(error->code));
        oas_buf_puts(&out, ", offset ");
        oas_buf_put_u64(&out, error->offset);
        oas_buf_puts(&out, ", expected \"");
        oas_error_expected(errs, error, &out);
        oas_buf_puts(&out, "\": ");
        oas_error_message(errs, error, &out);
        printf("    got " OAS_PRI "\n", OAS_ARG(oas_buf_str(&out)));
        oas_buf_free(&out);
    }
}

/* A case that has one error, invalid_json, is about a text that is no JSON. */
static oas_status wanted_status(const struct node *test, const struct node *errors)
{
    const struct node *first = errors && errors->count ? errors->items[0] : NULL;
    const struct node *code = node_get(first, "code");
    if (node_get(test, "valid")->boolean)
        return OAS_OK;
    return code && oas_str_is(code->text, "invalid_json") ? OAS_MALFORMED : OAS_INVALID;
}

static bool run_case(const struct group *group, const struct node *test)
{
    oas_buf json = {.at = NULL};
    oas_arena text = {.at = NULL};
    oas_error found[MOST_ERRORS];
    oas_errors errs = {.at = found, .cap = MOST_ERRORS, .text = &text};
    oas_options options = {.direction = group->direction};
    const struct node *errors = node_get(test, "errors");
    size_t count = errors ? errors->count : 0;
    oas_str instance = payload(test, &json);
    oas_status wanted = wanted_status(test, errors);
    oas_status status = oas_validate(group->type, instance, &errs, &options);
    oas_status alone = oas_validate(group->type, instance, NULL, &options);
    bool good = status == wanted && (alone == OAS_OK) == (wanted == OAS_OK) && errs.count == count;
    for (size_t i = 0; i < count && i < oas_errors_kept(&errs); i++)
        good &= is_error(errors->items[i], &errs, &found[i]);
    if (!good) {
        say_where(group, test);
        printf("    wanted status %d and %zu errors; got %d (%d without errors) and %zu for\n"
               "    " OAS_PRI "\n",
               (int)wanted, count, (int)status, (int)alone, errs.count, OAS_ARG(instance));
        print_errors(&errs);
    }
    oas_arena_free(&text);
    oas_buf_free(&json);
    return good;
}

/* ---- one group ---- */

/* The dialect by its name: of bare schemas, or of an OpenAPI document's part. */
static bool find_dialect(const struct node *group, struct compile_options *options)
{
    const struct node *name = node_get(group, "dialect");
    if (name == NULL)
        return true;
    if (oas_str_is(name->text, "openapi-3.0"))
        options->version = API_3_0;
    else if (oas_str_is(name->text, "openapi-3.1"))
        options->version = API_3_1;
    else if (oas_str_is(name->text, "openapi-3.2"))
        options->version = API_3_2;
    else
        return dialect_find(name->text, &options->schema.dialect);
    return true;
}

static oas_direction find_direction(const struct node *group)
{
    const struct node *name = node_get(group, "direction");
    if (name == NULL)
        return OAS_DIRECTION_NONE;
    return oas_str_is(name->text, "request") ? OAS_DIRECTION_REQUEST : OAS_DIRECTION_RESPONSE;
}

/* "schema", or what its "pointer" leads to, compiled. */
static bool compile_group(const struct node *node, oas_str text, struct compiled *c, char *pointer,
                          size_t size)
{
    struct compile_options options = {.pointer = NULL};
    const struct node *at = node_get(node, "pointer"), *formats = node_get(node, "formats");
    if (!find_dialect(node, &options))
        return false;
    if (at) {
        snprintf(pointer, size, OAS_PRI, OAS_ARG(at->text));
        options.pointer = pointer;
    }
    if (formats)
        options.schema.formats =
            oas_str_is(formats->text, "assert") ? FORMATS_ASSERT : FORMATS_ANNOTATE;
    return compile(c, text, &options) && diags_exit(&c->diags) == 0;
}

static void run_group(const char *file, const struct node *node)
{
    struct group group = {.file = file, .node = node, .direction = find_direction(node)};
    struct compiled c = {.plan = NULL};
    char pointer[256];
    oas_buf schema = {.at = NULL};
    node_json(node_get(node, "schema"), &schema);
    bool built = compile_group(node, oas_buf_str(&schema), &c, pointer, sizeof pointer);
    check_note(built, __FILE__, __LINE__, "the group's schema is right");
    if (built) {
        const struct node *tests = node_get(node, "tests");
        group.type = c.type;
        for (size_t i = 0; i < tests->count; i++)
            check_note(run_case(&group, tests->items[i]), __FILE__, __LINE__, "the case");
    } else {
        oas_buf said = {.at = NULL};
        say_where(&group, NULL);
        diags_render(&c.diags, false, &said);
        printf(OAS_PRI, OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
    }
    compiled_free(&c);
    oas_buf_free(&schema);
}

/* ---- files ---- */

static void run_file(const char *path)
{
    oas_arena mem = {.at = NULL};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = oas_str_from(path)};
    struct node *groups = NULL;
    if (load_bytes(&mem, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &source.text))
        groups = load_tree(&mem, &source, &diags);
    check_note(groups && groups->kind == NODE_ARRAY, __FILE__, __LINE__, path);
    for (size_t i = 0; groups && i < groups->count; i++)
        run_group(path, groups->items[i]);
    if (groups == NULL) {
        oas_buf said = {.at = NULL};
        diags_render(&diags, false, &said);
        printf(OAS_PRI, OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
    }
    oas_arena_free(&mem);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void run_folder(const char *folder)
{
    char path[1024];
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    check_note(count > 0, __FILE__, __LINE__, folder);
    for (int i = 0; i < count; i++) {
        size_t len = strlen(entries[i]->d_name);
        if (len > 5 && strcmp(entries[i]->d_name + len - 5, ".json") == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
            run_file(path);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* Every format that is checked has its cases; tests/house/tree.py says the same of keywords. */
static void demand_formats(void)
{
    for (int i = 1; i < OAS_FORMAT_COUNT; i++) {
        char path[1024];
        snprintf(path, sizeof path, OASC_SOURCE_DIR "/tests/formats/%s.json",
                 oas_format_name((oas_format)i));
        FILE *file = fopen(path, "rb");
        check_note(file != NULL, __FILE__, __LINE__, path);
        if (file)
            fclose(file);
    }
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    if (argc > 1)
        return check_done();
    run_folder(OASC_SOURCE_DIR "/tests/keywords");
    run_folder(OASC_SOURCE_DIR "/tests/formats");
    demand_formats();
    return check_done();
}
