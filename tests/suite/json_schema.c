/* The official JSON Schema test suite through the run-time door. A group whose schema needs what is
 * not built yet must be refused as unsupported, never judged wrongly: those are counted apart. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <oas/codec.h>

#include "plan/plan.h"

#include "check.h"
#include "walk.h"

struct tally {
    size_t files, groups, unsupported, cases, agreed;
};

static struct tally tally;

struct setting {
    const char *folder;
    const char *dialect; /* as --dialect names it */
    enum formats formats;
};

/* The meta-schemas are not in the suite: a group that refers to one can only be refused. */
static bool wants_meta_schema(const struct node *node)
{
    const struct node *ref = node_get(node, "$ref");
    if (ref && ref->kind == NODE_STRING && strstr(ref->text.at, "json-schema.org/draft"))
        return true;
    for (size_t i = 0; i < node->count; i++)
        if ((node->kind == NODE_OBJECT && wants_meta_schema(node->members[i].value)) ||
            (node->kind == NODE_ARRAY && wants_meta_schema(node->items[i])))
            return true;
    return false;
}

static void write_schema(const char *path, const struct node *schema)
{
    oas_buf json = {.at = NULL};
    FILE *file = fopen(path, "wb");
    node_json(schema, &json);
    if (file == NULL || fwrite(json.at, 1, json.len, file) != json.len || fclose(file) != 0)
        exit(3);
    oas_buf_free(&json);
}

/* Judges one group; what the suite says of each instance must be what comes out. */
static void run_cases(const char *name, const struct node *group, const struct plan *plan)
{
    const struct node *tests = node_get(group, "tests");
    for (size_t i = 0; i < tests->count; i++) {
        const struct node *test = tests->items[i], *verdict = node_get(test, "valid");
        oas_buf json = {.at = NULL};
        oas_error error;
        oas_errors errs = {.at = &error, .cap = 1};
        node_json(node_get(test, "data"), &json);
        oas_status status = oas_validate(plan->roots[0], oas_buf_str(&json), &errs, NULL);
        bool good = status == (verdict->boolean ? OAS_OK : OAS_INVALID) &&
                    (errs.count > 0) == (status == OAS_INVALID) &&
                    oas_explain(plan->roots[0], oas_buf_str(&json), &errs, NULL) == status;
        tally.cases++;
        tally.agreed += good;
        if (!good)
            printf("%s: " OAS_PRI ": " OAS_PRI ": status %d, %zu errors\n", name,
                   OAS_ARG(node_get(group, "description")->text),
                   OAS_ARG(node_get(test, "description")->text), (int)status, errs.count);
        check_note(good, __FILE__, __LINE__, "the suite's verdict");
        oas_buf_free(&json);
    }
}

static void run_group(const struct setting *setting, const char *name, const struct node *group)
{
    oas_arena mem = {.at = NULL};
    struct diags diags = {.mem = &mem};
    struct mapping map = {oas_str_from("http://localhost:1234/"),
                          oas_str_from(OASC_CORPORA "/json-schema-test-suite/remotes/")};
    struct registry registry = {.mem = &mem, .diags = &diags, .maps = &map, .map_count = 1};
    struct schema_options options = {.formats = setting->formats};
    char path[64];
    snprintf(path, sizeof path, "/tmp/oasc-suite-%ld.json", (long)getpid());
    write_schema(path, node_get(group, "schema"));
    struct document *document = registry_open(&registry, path, NULL);
    struct api api = {.document = document};
    struct plan *plan = NULL;
    (void)dialect_find(oas_str_from(setting->dialect), &options.dialect);
    if (document) {
        struct graph *graph = graph_new(&registry, &api, &options);
        struct schema *schema = graph_read(graph, document->root);
        plan = schema ? plan_build(&mem, &diags, &schema, 1) : NULL;
    }
    tally.groups++;
    if (plan && diags_exit(&diags) == 0) {
        run_cases(name, group, plan);
    } else if (diags_exit(&diags) == 5 || wants_meta_schema(node_get(group, "schema"))) {
        tally.unsupported++;
    } else {
        oas_buf text = {.at = NULL};
        diags_render(&diags, false, &text);
        printf("%s: " OAS_PRI ": refused:\n" OAS_PRI "\n", name,
               OAS_ARG(node_get(group, "description")->text), OAS_ARG(oas_buf_str(&text)));
        check_note(false, __FILE__, __LINE__, "the suite's schemas are right");
        oas_buf_free(&text);
    }
    if (plan)
        oas_program_release(&plan->program);
    oas_arena_free(&mem);
    unlink(path);
}

static void run_file(const struct setting *setting, const char *path, const char *name)
{
    oas_arena mem = {.at = NULL};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = oas_str_from(name)};
    if (!load_bytes(&mem, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &source.text))
        exit(3);
    struct node *groups = load_tree(&mem, &source, &diags);
    for (size_t i = 0; groups && i < groups->count; i++)
        run_group(setting, name, groups->items[i]);
    check_note(groups != NULL, __FILE__, __LINE__, "the suite's file is read");
    tally.files++;
    oas_arena_free(&mem);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool run_folder(const struct setting *setting)
{
    char folder[1024], path[2048], name[512];
    struct dirent **entries;
    snprintf(folder, sizeof folder, "%s/json-schema-test-suite/tests/%s", OASC_CORPORA,
             setting->folder);
    int count = scandir(folder, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        size_t len = strlen(entries[i]->d_name);
        if (len > 5 && strcmp(entries[i]->d_name + len - 5, ".json") == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
            snprintf(name, sizeof name, "%s/%s", setting->folder, entries[i]->d_name);
            run_file(setting, path, name);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return count >= 0;
}

int main(void)
{
    static const struct setting settings[] = {
        {"draft2020-12", "2020-12", FORMATS_ANNOTATE},
        {"draft2020-12/optional/format", "2020-12", FORMATS_ASSERT},
        {"draft2019-09", "2019-09", FORMATS_ANNOTATE},
        {"draft2019-09/optional/format", "2019-09", FORMATS_ASSERT},
        {"draft7", "draft7", FORMATS_ANNOTATE},
        {"draft7/optional/format", "draft7", FORMATS_ASSERT},
        {"draft6", "draft6", FORMATS_ANNOTATE},
        {"draft6/optional/format", "draft6", FORMATS_ASSERT},
        {"draft4", "draft4", FORMATS_ANNOTATE},
        {"draft4/optional/format", "draft4", FORMATS_ASSERT},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        struct tally before = tally;
        if (!run_folder(&settings[i])) {
            printf("SKIP: no JSON Schema test suite at %s\n", OASC_CORPORA);
            return 77;
        }
        printf("%-30s %3zu groups, %3zu unsupported yet; %4zu of %4zu cases agree\n",
               settings[i].folder, tally.groups - before.groups,
               tally.unsupported - before.unsupported, tally.agreed - before.agreed,
               tally.cases - before.cases);
    }
    return check_done();
}
