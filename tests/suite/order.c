/* Where a member stands in its object never matters: the schemas of tests/keywords, tests/formats
 * and the JSON Schema test suite, the documents of the tests and their payloads, each read again
 * with the members of all objects in another order. Verdicts, errors as a set, C types and names
 * are the same. With arguments: these documents alone. */
/* For glob(), fileno(). */
#include <glob.h>
#include <stdio.h>
#include <unistd.h>

#include <oas/codec.h>

#include "compiler.h"
#include "model/dump.h"
#include "plan/operations_dump.h"
#include "support/groups.h"
#include "support/left_out.h"
#include "support/rearrange.h"
#include "support/target.h"

#include "check.h"

enum { MOST_ERRORS = 4096 };

/* What was found out of something that is read, as text: one line a fact. */
struct facts {
    oas_buf as_it_is;
    oas_buf again;
};

static oas_str line_of(oas_str text, size_t *at)
{
    const char *end = memchr(text.at + *at, '\n', text.len - *at);
    size_t from = *at;
    *at = end ? (size_t)(end + 1 - text.at) : text.len;
    return oas_str_of(text.at + from, *at - from);
}

/* The first line that only one of two sorted texts has. */
static void print_difference(const struct facts *facts)
{
    oas_str a = oas_buf_str(&facts->as_it_is), b = oas_buf_str(&facts->again);
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        oas_str x = line_of(a, &i), y = line_of(b, &k);
        if (oas_str_equal(x, y))
            continue;
        printf("    as it is: " OAS_PRI "    again:    " OAS_PRI, OAS_ARG(x), OAS_ARG(y));
        return;
    }
    printf("    one has more: " OAS_PRI "\n", OAS_ARG(i < a.len   ? line_of(a, &i)
                                                      : k < b.len ? line_of(b, &k)
                                                                  : OAS_STR("")));
}

/* `what` was read once more. */
static void compare(struct facts *facts, unsigned way, const char *what)
{
    bool same = oas_str_equal(oas_buf_str(&facts->as_it_is), oas_buf_str(&facts->again));
    check_note(same, __FILE__, __LINE__, what);
    if (!same) {
        printf("    in order %u\n", way);
        print_difference(facts);
    }
    oas_buf_free(&facts->again);
}

/* ---- verdicts ---- */

static void put_error(const oas_errors *errs, const oas_error *error, oas_buf *out)
{
    oas_buf_puts(out, "  ");
    oas_error_instance(errs, error, out);
    oas_buf_putc(out, ' ');
    oas_buf_put(out, error->keyword_path);
    oas_buf_putc(out, ' ');
    oas_buf_puts(out, oas_code_name(error->code));
    oas_buf_putc(out, ' ');
    oas_buf_put_u64(out, error->offset);
    oas_buf_putc(out, ' ');
    oas_error_message(errs, error, out);
    oas_buf_putc(out, '\n');
}

/* Those of a union without a tag, in their order: the closest first. */
static void put_alternatives(oas_errors *errs, const oas_error *error, const oas_options *options,
                             oas_buf *out)
{
    oas_alternative at[OAS_ERROR_ALTERNATIVES];
    oas_arena mem = {0};
    size_t count = 0;
    oas_status status = oas_error_alternatives(errs, error, options, &mem, at, &count);
    check_note(status == OAS_OK, __FILE__, __LINE__, "alternatives");
    for (size_t i = 0; i < count; i++) {
        oas_buf_puts(out, "  ");
        oas_error_instance(errs, error, out);
        oas_buf_puts(out, " alternative ");
        oas_buf_put_u64(out, i);
        oas_buf_putc(out, ' ');
        oas_buf_put(out, at[i].keyword_path);
        oas_buf_putc(out, '\n');
    }
    oas_arena_free(&mem);
}

/* A line for the payload, and one for each of its errors. */
static void put_verdict(oas_type type, oas_str json, const oas_options *options, const char *what,
                        size_t number, oas_buf *out)
{
    static oas_error found[MOST_ERRORS];
    oas_arena text = {0};
    oas_errors errs = {.at = found, .cap = MOST_ERRORS, .text = &text};
    oas_status status = oas_validate(type, json, &errs, options);
    oas_buf_puts(out, what);
    oas_buf_putc(out, ' ');
    oas_buf_put_u64(out, number);
    oas_buf_puts(out, ": ");
    oas_buf_puts(out, oas_status_name(status));
    oas_buf_putc(out, '\n');
    for (size_t i = 0; i < oas_errors_kept(&errs); i++)
        put_error(&errs, &found[i], out);
    for (size_t i = 0; i < oas_errors_kept(&errs); i++)
        put_alternatives(&errs, &found[i], options, out);
    oas_arena_free(&text);
}

/* ---- diagnostics ---- */

/* Without their places, which are others; notes are with what they belong to. */
static void put_diags(const struct diags *diags, oas_buf *out)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->at[i];
        oas_buf_puts(out, diag->level == DIAG_NOTE ? "  note " : "diagnostic ");
        oas_buf_put_u64(out, (uint64_t)diag->level);
        oas_buf_putc(out, ' ');
        oas_buf_put(out, diag->message);
        oas_buf_putc(out, '\n');
    }
}

/* ---- groups ---- */

static void put_group(const struct group *group, oas_buf *out)
{
    const struct node *tests = node_get(group->node, "tests");
    bool judges = group->state == GROUP_READY || group->widened;
    const oas_options options = group_options(group);
    put_diags(&group->compiled.diags, out);
    for (size_t i = 0; judges && i < tests->count; i++) {
        oas_buf json = {0};
        put_verdict(group->compiled.type, group_payload(tests->items[i], &json), &options, "test",
                    i, out);
        oas_buf_free(&json);
    }
    rearrange_sort(out);
}

/* The same JSON with its members moved; false when it is none. */
static bool put_rearranged(oas_str text, unsigned way, oas_buf *out)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = OAS_STR("s"), .text = text};
    struct node *root = load_tree(&mem, &source, &diags);
    if (root && way < REARRANGE_WAYS)
        rearrange(root, way);
    if (root)
        node_json(root, out);
    oas_arena_free(&mem);
    return root != NULL;
}

static void run_group(void *user, struct group *group)
{
    size_t *count = user;
    char what[256];
    struct facts facts = {0};
    oas_buf schema = {0};
    snprintf(what, sizeof what, "%s: " OAS_PRI, group->file,
             OAS_ARG(node_get(group->node, "description")->text));
    node_json(node_get(group->node, "schema"), &schema);
    put_group(group, &facts.as_it_is);
    for (unsigned way = 0; way < REARRANGE_WAYS; way++) {
        struct group again;
        oas_buf moved = {0};
        if (put_rearranged(oas_buf_str(&schema), way, &moved)) {
            group_again(group, oas_buf_str(&moved), &again);
            put_group(&again, &facts.again);
            compiled_free(&again.compiled);
        }
        compare(&facts, way, what);
        oas_buf_free(&moved);
    }
    ++*count;
    oas_buf_free(&facts.as_it_is);
    oas_buf_free(&schema);
}

/* ---- documents ---- */

/* Rows have numbers by position: "12 struct", "row 12", "of 12", "type=12/3". */
static void put_without_rows(oas_str text, oas_buf *out)
{
    static const char *const before[] = {"\n", " row ", " of ", "type=", "items=", "*/", "/"};
    for (size_t i = 0; i < text.len;) {
        bool row = i == 0;
        for (size_t k = 0; k < sizeof before / sizeof *before && !row; k++) {
            size_t len = strlen(before[k]);
            row = i >= len && memcmp(text.at + i - len, before[k], len) == 0;
        }
        size_t digits = 0;
        while (row && i + digits < text.len && text.at[i + digits] >= '0' &&
               text.at[i + digits] <= '9')
            digits++;
        i += digits;
        if (digits == 0)
            oas_buf_putc(out, text.at[i++]);
        else
            oas_buf_putc(out, '#');
    }
}

/* "struct x_pet;" stands where the definition comes too late. */
static bool is_forward(oas_str line)
{
    return line.len > 9 && memcmp(line.at, "struct ", 7) == 0 &&
           memcmp(line.at + line.len - 2, ";\n", 2) == 0;
}

/* The row of a callback is found by its place: "callbacks[1].operations[0]". */
static bool is_place(oas_str text, size_t at)
{
    static const char *const before[] = {".callbacks[", ".operations["};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t len = strlen(before[i]);
        if (at >= len && memcmp(text.at + at - len, before[i], len) == 0)
            return true;
    }
    return false;
}

/* The header's words, a line each: comments are broken where there is room. */
static void put_words(oas_str text, oas_buf *out)
{
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        while (i < text.len && !strchr(" \n{}[](),", text.at[i]))
            i++;
        size_t end = i;
        while (end > from && strchr(".;", text.at[end - 1]))
            end--;
        bool comment = end - from <= 2 && memchr("/*", text.at[from], 2);
        if (end > from && !comment && !is_place(text, from)) {
            oas_buf_puts(out, "word ");
            oas_buf_put(out, oas_str_of(text.at + from, end - from));
            oas_buf_putc(out, '\n');
        }
        i += i < text.len;
    }
}

static void put_header(oas_str text, oas_buf *out)
{
    for (size_t i = 0; i < text.len;) {
        oas_str line = line_of(text, &i);
        if (!is_forward(line))
            put_words(line, out);
    }
}

/* `text` becomes what is read as "-". */
static bool give_stdin(oas_str text)
{
    FILE *file = tmpfile();
    bool good = file && fwrite(text.at, 1, text.len, file) == text.len && fflush(file) == 0 &&
                dup2(fileno(file), STDIN_FILENO) >= 0 && lseek(STDIN_FILENO, 0, SEEK_SET) == 0;
    if (file)
        fclose(file);
    return good;
}

/* All that is made of a document, but for the order in which it stands. */
static void put_document(oas_str text, const char *root, oas_buf *out)
{
    oas_buf dump = {0}, rows = {0};
    struct compiler compiler = {.options = {.spec = "-",
                                            .root = root,
                                            .name = OAS_STR("x"),
                                            .prefix = OAS_STR("x_"),
                                            .allow_unsupported = true}};
    bool good = give_stdin(text) && compiler_run(&compiler, STAGE_HEADER);
    if (good) {
        model_dump(compiler.model, &dump);
        put_without_rows(oas_buf_str(&dump), out);
        oas_operations operations = *compiler.operations;
        operations.routes = NULL; /* numbers of rows, which stand in the document's order */
        operations_dump(&operations, &rows);
        oas_buf_putc(out, '\n');
        put_without_rows(oas_buf_str(&rows), out);
        put_header(oas_buf_str(&compiler.header), out);
    }
    put_diags(&compiler.diags, out);
    rearrange_sort(out);
    oas_buf_free(&dump);
    oas_buf_free(&rows);
    compiler_free(&compiler);
}

/* The document as JSON; false when it is not one that can be read. */
static bool read_document(const char *path, unsigned way, oas_buf *out)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct place nowhere = {0};
    oas_str text;
    bool good = load_bytes(&mem, path, 0, nowhere, &diags, &text) && put_rearranged(text, way, out);
    oas_arena_free(&mem);
    return good;
}

static void folder_of(const char *path, char *folder, size_t size)
{
    snprintf(folder, size, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    else
        snprintf(folder, size, ".");
}

static void run_document(const char *path)
{
    char root[1024];
    struct facts facts = {0};
    oas_buf text = {0};
    folder_of(path, root, sizeof root);
    if (read_document(path, REARRANGE_WAYS, &text)) {
        put_document(oas_buf_str(&text), root, &facts.as_it_is);
        for (unsigned way = 0; way < REARRANGE_WAYS; way++) {
            oas_buf moved = {0};
            if (read_document(path, way, &moved))
                put_document(oas_buf_str(&moved), root, &facts.again);
            compare(&facts, way, path);
            oas_buf_free(&moved);
        }
    }
    oas_buf_free(&text);
    oas_buf_free(&facts.as_it_is);
}

static void run_documents(const char *pattern)
{
    glob_t found;
    if (glob(pattern, 0, NULL, &found) != 0)
        return;
    for (size_t i = 0; i < found.gl_pathc; i++)
        run_document(found.gl_pathv[i]);
    globfree(&found);
}

/* ---- payloads ---- */

static void put_payloads(const struct target *target, const glob_t *files, oas_buf *out)
{
    for (size_t i = 0; i < files->gl_pathc; i++) {
        oas_arena mem = {0};
        struct diags diags = {.mem = &mem};
        struct place nowhere = {0};
        oas_str json;
        if (load_bytes(&mem, files->gl_pathv[i], 0, nowhere, &diags, &json))
            put_verdict(target->type, json, NULL, "payload", i, out);
        oas_arena_free(&mem);
    }
    rearrange_sort(out);
}

/* A folder of tests/payloads, with its last slash. */
static void run_payloads(const char *folder)
{
    char pattern[1024], root[1024], path[1024];
    oas_arena mem = {0};
    oas_str spec;
    struct facts facts = {0};
    glob_t files;
    snprintf(pattern, sizeof pattern, "%s*.json", folder);
    if (!target_spec(&mem, oas_str_from(folder), &spec) || glob(pattern, 0, NULL, &files) != 0) {
        check_note(false, __FILE__, __LINE__, folder);
        oas_arena_free(&mem);
        return;
    }
    snprintf(path, sizeof path, OAS_PRI, OAS_ARG(spec));
    folder_of(path, root, sizeof root);
    for (unsigned way = 0; way <= REARRANGE_WAYS; way++) {
        struct target target;
        oas_buf text = {0};
        bool first = way == 0;
        bool good = read_document(path, first ? REARRANGE_WAYS : way - 1, &text) &&
                    give_stdin(oas_buf_str(&text)) &&
                    target_open_as(&target, oas_str_from(folder), "-", root);
        check_note(good, __FILE__, __LINE__, folder);
        if (good)
            put_payloads(&target, &files, first ? &facts.as_it_is : &facts.again);
        if (good)
            target_close(&target);
        if (!first)
            compare(&facts, way - 1, folder);
        oas_buf_free(&text);
    }
    globfree(&files);
    oas_buf_free(&facts.as_it_is);
    oas_arena_free(&mem);
}

/* ---- all of them ---- */

static void run_groups(void)
{
    size_t count = 0;
    check_note(groups_of_folder("tests/keywords", run_group, &count), __FILE__, __LINE__,
               "keywords");
    check_note(groups_of_folder("tests/formats", run_group, &count), __FILE__, __LINE__, "formats");
    size_t own = count;
    bool whole = true;
    for (const struct suite *suite = suites; suite->folder; suite++)
        whole &= groups_of_suite(OASC_CORPORA, suite, run_group, &count);
    if (count == own)
        left_out_corpus("the JSON Schema test suite in another order", OASC_CORPORA,
                        "json-schema-test-suite");
    else
        check_note(whole, __FILE__, __LINE__, "the suite's files are read");
    printf("%zu groups\n", count);
}

int main(int argc, char **argv)
{
    static const char *const documents[] = {"schemas/*.yaml",        "docs/*.yaml",
                                            "tests/cli/*.yaml",      "tests/golden/*/*.yaml",
                                            "tests/errors/*.yaml",   "tests/errors/*.json",
                                            "tests/http/*.yaml",     "tests/http/*.json",
                                            "tests/messages/*.yaml", "tests/messages/*.json"};
    for (int i = 1; i < argc; i++)
        run_document(argv[i]);
    if (argc > 1)
        return check_done();
    run_groups();
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        run_documents(documents[i]);
    glob_t folders;
    if (glob("tests/payloads/*/", 0, NULL, &folders) == 0) {
        for (size_t i = 0; i < folders.gl_pathc; i++)
            run_payloads(folders.gl_pathv[i]);
        globfree(&folders);
    }
    return check_done();
}
