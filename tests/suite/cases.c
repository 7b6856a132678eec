/* The cases of tests/keywords and tests/formats: schemas with values, the verdict on each and all
 * errors of those that are refused. With arguments: only these files. */
#include <oas/codec.h>

#include "support/groups.h"

#include "check.h"

enum { MOST_ERRORS = 64 };

/* ---- one case ---- */

static bool is_text(const struct node *wanted, const char *name, oas_str got)
{
    const struct node *node = node_get(wanted, name);
    return !node || oas_str_equal(node->text, got);
}

static bool is_made(const struct node *wanted, const char *name, const oas_errors *errs,
                    const oas_error *error,
                    void (*make)(const oas_errors *, const oas_error *, oas_buf *))
{
    oas_buf out = {0};
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
        oas_buf out = {0};
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

/* "alternatives" of an error: each branch's errors, the closest first. */
static bool are_alternatives(const struct node *wanted, oas_errors *errs, const oas_error *error,
                             const oas_options *options)
{
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    oas_arena mem = {0};
    size_t count;
    oas_status status = oas_error_alternatives(errs, error, options, &mem, at, &count);
    bool good = status == OAS_OK && (!wanted || wanted->count == count);
    for (size_t i = 0; good && wanted && i < count; i++) {
        const struct node *errors = node_get(wanted->items[i], "errors");
        good = is_text(wanted->items[i], "keyword", at[i].keyword_path) &&
               errors->count == at[i].errors.count;
        for (size_t j = 0; good && j < errors->count; j++)
            good = is_error(errors->items[j], &at[i].errors, &at[i].errors.at[j]);
    }
    for (size_t i = 0; !good && i < count; i++) {
        printf("    alternative " OAS_PRI "\n", OAS_ARG(at[i].keyword_path));
        print_errors(&at[i].errors);
    }
    oas_arena_free(&mem);
    return good;
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
    oas_buf json = {0};
    oas_arena text = {0};
    oas_error found[MOST_ERRORS];
    oas_errors errs = {.at = found, .cap = MOST_ERRORS, .text = &text};
    oas_options options = group_options(group);
    const struct node *errors = node_get(test, "errors");
    size_t count = errors ? errors->count : 0;
    oas_str instance = group_payload(test, &json);
    oas_status wanted = wanted_status(test, errors);
    oas_status status = oas_validate(group->compiled.type, instance, &errs, &options);
    oas_status alone = oas_validate(group->compiled.type, instance, NULL, &options);
    bool good = status == wanted && (alone == OAS_OK) == (wanted == OAS_OK) && errs.count == count;
    for (size_t i = 0; i < count && i < oas_errors_kept(&errs); i++)
        good &= is_error(errors->items[i], &errs, &found[i]) &&
                are_alternatives(node_get(errors->items[i], "alternatives"), &errs, &found[i],
                                 &options);
    if (!good) {
        group_say(group, test);
        printf("    wanted status %d and %zu errors; got %d (%d without errors) and %zu for\n"
               "    " OAS_PRI "\n",
               (int)wanted, count, (int)status, (int)alone, errs.count, OAS_ARG(instance));
        print_errors(&errs);
    }
    oas_arena_free(&text);
    oas_buf_free(&json);
    return good;
}

/* ---- all of them ---- */

static void run_group(void *user, struct group *group)
{
    (void)user;
    const struct node *tests = node_get(group->node, "tests");
    bool ready = group->state == GROUP_READY;
    check_note(ready, __FILE__, __LINE__, "the group's schema is right");
    if (!ready)
        group_say(group, NULL);
    for (size_t i = 0; ready && i < tests->count; i++)
        check_note(run_case(group, tests->items[i]), __FILE__, __LINE__, "the case");
}

static void run_folder(const char *folder)
{
    check_note(groups_of_folder(folder, run_group, NULL), __FILE__, __LINE__, folder);
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
        CHECK(groups_of_file(argv[i], run_group, NULL));
    if (argc > 1)
        return check_done();
    run_folder(OASC_SOURCE_DIR "/tests/keywords");
    run_folder(OASC_SOURCE_DIR "/tests/formats");
    demand_formats();
    return check_done();
}
