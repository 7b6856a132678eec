/* For scandir(). */
#define _XOPEN_SOURCE 700

#include "groups.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "load/diag_render.h"

/* Optional tests are judged as the programs judge when nothing is said of formats: in draft 7
 * content* is asserted then, and in draft 4 1.0 is no integer. */
const struct suite suites[] = {
    {"draft2020-12", "2020-12", FORMATS_ANNOTATE},
    {"draft2020-12/optional", "2020-12", FORMATS_DEFAULT},
    {"draft2020-12/optional/format", "2020-12", FORMATS_ASSERT},
    {"draft2019-09", "2019-09", FORMATS_ANNOTATE},
    {"draft2019-09/optional", "2019-09", FORMATS_DEFAULT},
    {"draft2019-09/optional/format", "2019-09", FORMATS_ASSERT},
    {"draft7", "draft7", FORMATS_ANNOTATE},
    {"draft7/optional", "draft7", FORMATS_DEFAULT},
    {"draft7/optional/format", "draft7", FORMATS_ASSERT},
    {"draft6", "draft6", FORMATS_ANNOTATE},
    {"draft6/optional", "draft6", FORMATS_DEFAULT},
    {"draft6/optional/format", "draft6", FORMATS_ASSERT},
    {"draft4", "draft4", FORMATS_ANNOTATE},
    {"draft4/optional", "draft4", FORMATS_DEFAULT},
    {"draft4/optional/format", "draft4", FORMATS_ASSERT},
    {NULL, NULL, FORMATS_DEFAULT},
};

/* Who is called, and what all groups of a folder share. */
struct reading {
    group_use *use;
    void *user;
    const char *name; /* the file's, as messages show it */
    struct compile_options options;
};

/* ---- one group ---- */

/* The dialect by its name: of bare schemas, or of an OpenAPI document's part. */
static bool find_dialect(const struct node *group, struct compile_options *options)
{
    const struct node *name = node_get(group, "dialect");
    if (!name)
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

static bool is_asked(const struct node *group, const char *name)
{
    const struct node *node = node_get(group, name);
    return node && node->boolean;
}

static oas_direction find_direction(const struct node *group)
{
    const struct node *name = node_get(group, "direction");
    if (!name)
        return OAS_DIRECTION_NONE;
    return oas_str_is(name->text, "request") ? OAS_DIRECTION_REQUEST : OAS_DIRECTION_RESPONSE;
}

/* "schema", or what its "pointer" leads to, compiled. */
static enum group_state open_group(struct group *group, oas_str text,
                                   struct compile_options options)
{
    char pointer[256];
    const struct node *node = group->node;
    const struct node *at = node_get(node, "pointer"), *formats = node_get(node, "formats");
    const struct node *strict = node_get(node, "strictNullable");
    const struct node *allow = node_get(node, "allowUnsupported");
    const struct node *open = node_get(node, "openEnums");
    if (!find_dialect(node, &options))
        return GROUP_WRONG;
    if (at) {
        snprintf(pointer, sizeof pointer, OAS_PRI, OAS_ARG(at->text));
        options.pointer = pointer;
    }
    if (formats)
        options.schema.formats =
            oas_str_is(formats->text, "assert") ? FORMATS_ASSERT : FORMATS_ANNOTATE;
    options.schema.strict_nullable = strict && strict->boolean;
    options.schema.open_enums = open && open->boolean;
    struct compiled *c = &group->compiled;
    options.allow_unsupported = allow && allow->boolean;
    if (compile(c, text, &options) && diags_faults(&c->diags) == 0)
        return GROUP_READY;
    if (diags_outcome(&c->diags) != DIAGS_UNSUPPORTED)
        return GROUP_WRONG;
    compiled_free(c);
    options.allow_unsupported = true;
    group->widened = compile(c, text, &options) && diags_faults(&c->diags) == 0;
    return GROUP_UNSUPPORTED;
}

static void use_group(const struct reading *reading, const struct node *node)
{
    struct group group = {.file = reading->name,
                          .node = node,
                          .direction = find_direction(node),
                          .ignore_unknown = is_asked(node, "ignoreUnknown"),
                          .options = reading->options};
    oas_buf text = {0};
    node_json(node_get(node, "schema"), &text);
    group.state = open_group(&group, oas_buf_str(&text), reading->options);
    reading->use(reading->user, &group);
    compiled_free(&group.compiled);
    oas_buf_free(&text);
}

/* ---- files ---- */

static bool read_file(struct reading *reading, const char *path, const char *name)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = oas_str_from(name)};
    struct node *groups = NULL;
    reading->name = name;
    if (load_bytes(&mem, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &source.text))
        groups = load_tree(&mem, &source, &diags);
    bool good = groups && groups->kind == NODE_ARRAY && diags_faults(&diags) == 0;
    for (size_t i = 0; good && i < groups->count; i++)
        use_group(reading, groups->items[i]);
    if (!good) {
        oas_buf said = {0};
        diags_render(&diags, false, &said);
        printf("%s: not a list of groups\n" OAS_PRI, path, OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
    }
    oas_arena_free(&mem);
    return good;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool read_folder(struct reading *reading, const char *folder, const char *shown)
{
    char path[2048], name[512];
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    bool good = count >= 0;
    for (int i = 0; i < count; i++) {
        const char *entry = entries[i]->d_name;
        size_t len = strlen(entry);
        if (len > 5 && strcmp(entry + len - 5, ".json") == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, entry);
            snprintf(name, sizeof name, "%s%s", shown, entry);
            good &= read_file(reading, path, name);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return good;
}

bool groups_of_file(const char *path, group_use *use, void *user)
{
    struct reading reading = {.use = use, .user = user};
    return read_file(&reading, path, path);
}

bool groups_of_folder(const char *folder, group_use *use, void *user)
{
    struct reading reading = {.use = use, .user = user};
    return read_folder(&reading, folder, "");
}

bool groups_of_suite(const char *corpora, const struct suite *suite, group_use *use, void *user)
{
    char folder[1024], remotes[1024], shown[256];
    struct mapping map = {oas_str_from("http://localhost:1234/"), {remotes, 0}};
    struct reading reading = {.use = use, .user = user, .options = {.maps = &map, .map_count = 1}};
    snprintf(folder, sizeof folder, "%s/json-schema-test-suite/tests/%s", corpora, suite->folder);
    snprintf(remotes, sizeof remotes, "%s/json-schema-test-suite/remotes/", corpora);
    snprintf(shown, sizeof shown, "%s/", suite->folder);
    map.path.len = strlen(remotes);
    reading.options.schema.formats = suite->formats;
    return dialect_find(oas_str_from(suite->dialect), &reading.options.schema.dialect) &&
           read_folder(&reading, folder, shown);
}

/* ---- what is in a group ---- */

void group_again(const struct group *group, oas_str schema, struct group *again)
{
    *again = (struct group){.file = group->file,
                            .node = group->node,
                            .direction = group->direction,
                            .ignore_unknown = group->ignore_unknown,
                            .options = group->options};
    again->state = open_group(again, schema, again->options);
}

oas_str group_payload(const struct node *test, oas_buf *json)
{
    const struct node *text = node_get(test, "text"), *data = node_get(test, "data");
    if (text)
        return text->text;
    if (data)
        node_json(data, json);
    return oas_buf_str(json);
}

void group_say(const struct group *group, const struct node *test)
{
    printf("%s: " OAS_PRI, group->file, OAS_ARG(node_get(group->node, "description")->text));
    if (test)
        printf(": " OAS_PRI, OAS_ARG(node_get(test, "description")->text));
    printf("\n");
    if (group->state == GROUP_WRONG) {
        oas_buf said = {0};
        diags_render(&group->compiled.diags, false, &said);
        printf(OAS_PRI, OAS_ARG(oas_buf_str(&said)));
        oas_buf_free(&said);
    }
}
