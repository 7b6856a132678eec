/* judge.c - schemas of SchemaStore, and what they say of the files that lie beside them.
 *
 *     store_judge SCHEMAS FILES NAME…
 *
 * For each SCHEMAS/NAME.json a line `schemas/NAME.json compiled` (or `refused`), then one for each
 * file of FILES/test/NAME and FILES/negative_test/NAME: `test/NAME/FILE valid`, `invalid` or
 * another word. What was said of one that is refused or not valid follows, indented. */
/* For scandir(). */
#define _XOPEN_SOURCE 700

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include <oas/codec.h>
#include <oas/error.h>

#include "compiler.h"

enum { PATH_SIZE = 4096, FILE_SIZE = 1024 }; /* with the corpora's folder, and within it */

static void print_indented(oas_str text)
{
    bool begins = true;
    for (size_t i = 0; i < text.len; i++) {
        if (begins)
            fputs("    ", stdout);
        putchar(text.at[i]);
        begins = text.at[i] == '\n';
    }
}

/* ---- a file as JSON ---- */

static bool ends_in(const char *name, const char *ending)
{
    size_t len = strlen(name), of = strlen(ending);
    return len >= of && strcmp(name + len - of, ending) == 0;
}

/* Comments become blanks: SchemaStore's files have some, although they are called .json. */
static oas_str without_comments(oas_arena *mem, oas_str text)
{
    char *out = OAS_ARENA_NEW(mem, char, text.len + 1);
    bool quoted = false;
    for (size_t i = 0; out && i < text.len; i++) {
        out[i] = text.at[i];
        bool begins = !quoted && text.at[i] == '/' && i + 1 < text.len;
        bool line = begins && text.at[i + 1] == '/', block = begins && text.at[i + 1] == '*';
        if (quoted && text.at[i] == '\\' && i + 1 < text.len) {
            i++;
            out[i] = text.at[i];
        } else if (text.at[i] == '"') {
            quoted = !quoted;
        }
        while (line && i < text.len && text.at[i] != '\n')
            out[i++] = ' ';
        size_t from = i;
        while (block && i < text.len &&
               !(i > from + 2 && text.at[i] == '/' && text.at[i - 1] == '*'))
            out[i++] = ' ';
        if ((line || block) && i < text.len)
            out[i] = line ? '\n' : ' ';
    }
    return out ? oas_str_of(out, text.len) : text;
}

/* Behind comments a byte order mark may stand as well (YAML 1.2.2 section 9.1.1), which libfyaml
 * takes for a part of the first key. */
static oas_str without_prefix(oas_str text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    oas_str rest = text;
    while (rest.len && rest.at[0] == '#') {
        const char *end = memchr(rest.at, '\n', rest.len);
        size_t line = end ? (size_t)(end - rest.at) + 1 : rest.len;
        rest = oas_str_of(rest.at + line, rest.len - line);
    }
    bool marked = rest.len >= 3 && memcmp(rest.at, mark, 3) == 0;
    return marked ? oas_str_of(rest.at + 3, rest.len - 3) : text;
}

/* YAML is read as documents are. */
static oas_str as_json(oas_arena *mem, const char *path, oas_buf *made)
{
    struct diags diags = {.mem = mem};
    struct source source = {.name = oas_str_from(path)};
    if (!load_bytes(mem, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &source.text))
        return OAS_STR("");
    if (!ends_in(path, ".yaml") && !ends_in(path, ".yml"))
        return without_comments(mem, source.text);
    source.text = without_prefix(source.text);
    struct node *node = load_tree(mem, &source, &diags);
    if (node)
        node_json(node, made);
    return oas_buf_str(made);
}

/* ---- one file ---- */

/* An empty YAML file is null. */
static void judge_file(oas_type type, const char *root, const char *file)
{
    char path[PATH_SIZE];
    oas_arena mem = {0};
    oas_buf made = {0}, said = {0};
    oas_error error;
    oas_errors errs = {.at = &error, .cap = 1, .text = &mem};
    snprintf(path, sizeof path, "%s/%s", root, file);
    oas_str json = as_json(&mem, path, &made);
    oas_status status = oas_validate(type, json.len ? json : OAS_STR("null"), &errs, NULL);
    printf("%s %s\n", file, oas_status_name(status));
    oas_errors_text(&errs, oas_str_from(file), &said);
    print_indented(oas_buf_str(&said));
    oas_buf_free(&said);
    oas_buf_free(&made);
    oas_arena_free(&mem);
}

static void judge_files(oas_type type, const char *root, const char *kind, const char *name)
{
    char folder[PATH_SIZE], file[FILE_SIZE];
    struct dirent **entries;
    snprintf(folder, sizeof folder, "%s/%s/%s", root, kind, name);
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        snprintf(file, sizeof file, "%s/%s/%s", kind, name, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.')
            judge_file(type, root, file);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* ---- one schema ---- */

static void judge_schema(const char *schemas, const char *root, const char *name)
{
    char spec[PATH_SIZE];
    snprintf(spec, sizeof spec, "%s/%s.json", schemas, name);
    const struct mapping maps[] = {
        {OAS_STR("https://json.schemastore.org/"), oas_str_from(schemas)},
        {OAS_STR("https://www.schemastore.org/"), oas_str_from(schemas)},
    };
    struct compiler compiler = {
        .options = {.spec = spec, .maps = maps, .map_count = sizeof maps / sizeof *maps}};
    bool good = compiler_run(&compiler, STAGE_PLAN);
    printf("schemas/%s.json %s\n", name, good ? "compiled" : "refused");
    if (good) {
        judge_files(compiler.plan->roots[0], root, "test", name);
        judge_files(compiler.plan->roots[0], root, "negative_test", name);
    } else {
        oas_buf said = {0};
        diags_render(&compiler.diags, false, &said);
        print_indented(oas_buf_str(&said));
        oas_buf_free(&said);
    }
    compiler_free(&compiler);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    for (int i = 3; i < argc; i++)
        judge_schema(argv[1], argv[2], argv[i]);
    return 0;
}
