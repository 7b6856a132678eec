/* corpora.c - the law over values that nobody made for it, one part of the corpora a run:
 *
 *     law_corpora documents CORPORA    all defaults and examples of the OpenAPI documents
 *     law_corpora suite CORPORA        the JSON Schema test suite
 *     law_corpora instances CORPORA    SchemaStore's files that their schemas must take
 *
 * What is not built is left out, which the law does not mind: verdict and C type both do without
 * it. With a number behind it, so many texts are made of each value as well, by changes at random:
 * the same ones in every run. */
/* For scandir(). */
#define _XOPEN_SOURCE 700

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "changed.h"
#include "compiler.h"
#include "judge.h"
#include "load/array.h"
#include "load/pointer_map.h"
#include "real.h"
#include "support/groups.h"
#include "support/left_out.h"
#include "tally.h"

enum { PATH_SIZE = 2048 };

/* ---- one value ---- */

/* One that says no direction is good if it is in one. */
static struct law_verdict judge_any_way(const struct law_types *types, size_t i,
                                        oas_direction direction, oas_str json)
{
    static const oas_direction ways[] = {OAS_DIRECTION_NONE, OAS_DIRECTION_REQUEST,
                                         OAS_DIRECTION_RESPONSE};
    struct law_verdict verdict = law_judge(types, i, direction, json);
    for (int way = 1; way < 3 && direction == OAS_DIRECTION_NONE; way++)
        if (strcmp(verdict.word, "invalid") == 0)
            verdict = law_judge(types, i, ways[way], json);
    return verdict;
}

/* A value of the i-th of types->wanted, and what is made of it. */
static void judge_value(struct tally *tally, const struct law_types *types, size_t i,
                        oas_direction direction, oas_str json, const char *where)
{
    tally_count(tally, judge_any_way(types, i, direction, json), json, where);
    for (size_t time = 0; time < tally->times; time++) {
        oas_buf changed = {0};
        changed_put(json, &tally->seed, &changed);
        oas_str other = oas_buf_str(&changed);
        tally_count(tally, judge_any_way(types, i, direction, other), other, where);
        oas_buf_free(&changed);
    }
}

/* ---- examples of documents ---- */

struct found {
    struct example example;
    size_t wanted; /* its schema's place in the list of what gets C types */
};

/* What a document gives, and the schemas that it is judged by: the compiler's own, then those that
 * only stand within others. */
struct gathered {
    struct compiler compiler;
    struct wanted *wanted;
    size_t wanted_count, wanted_cap;
    struct found *found;
    size_t count, cap;
    struct pointer_map places; /* a schema to its place among `wanted`, plus one */
};

static size_t want(struct gathered *all, const struct schema *schema, struct wanted wanted)
{
    oas_arena *mem = &all->compiler.mem;
    void **slot = pointer_map_put(&all->places, mem, schema);
    if (slot && *slot)
        return (size_t)(uintptr_t)*slot - 1;
    struct wanted *at =
        array_room(mem, all->wanted, all->wanted_count, 1, &all->wanted_cap, sizeof *all->wanted);
    if (!slot || !at)
        return 0;
    all->wanted = at;
    all->wanted[all->wanted_count++] = wanted;
    *slot = (void *)(uintptr_t)all->wanted_count;
    return all->wanted_count - 1;
}

static void want_own(struct gathered *all)
{
    for (size_t i = 0; i < all->compiler.wanted_count; i++)
        (void)want(all, all->compiler.wanted[i].schema, all->compiler.wanted[i]);
}

static void gather(const struct examples *examples, const struct example *example)
{
    struct gathered *all = examples->user;
    oas_arena *mem = &all->compiler.mem;
    oas_buf number = {0};
    oas_buf_put_u64(&number, all->wanted_count);
    struct wanted inner = {.schema = (struct schema *)example->schema,
                           .words = {OAS_STR("inner"), oas_arena_copy(mem, oas_buf_str(&number))},
                           .origin = OAS_STR("a schema with examples")};
    struct found *at = array_room(mem, all->found, all->count, 1, &all->cap, sizeof *all->found);
    if (at) {
        all->found = at;
        all->found[all->count++] = (struct found){*example, want(all, example->schema, inner)};
    }
    oas_buf_free(&number);
}

/* The plan once more, with all of these for its roots. */
static bool make_types(struct gathered *all, struct law_types *types)
{
    struct compiler *compiler = &all->compiler;
    struct schema **roots = OAS_ARENA_NEW(&compiler->mem, struct schema *, all->wanted_count + 1);
    for (size_t i = 0; roots && i < all->wanted_count; i++)
        roots[i] = all->wanted[i].schema;
    const struct plan *plan =
        roots ? plan_build(&compiler->mem, &compiler->diags, roots, all->wanted_count) : NULL;
    return plan && law_types_make(types, &compiler->mem, &compiler->diags, plan, all->wanted,
                                  all->wanted_count, false);
}

static void judge_found(const struct law_types *types, const struct found *found,
                        struct tally *tally, const char *document)
{
    oas_buf json = {0}, where = {0};
    node_json(found->example.value, &json);
    oas_buf_puts(&where, document);
    oas_buf_putc(&where, '#');
    node_pointer(found->example.value, &where);
    oas_buf_putc(&where, '\0');
    judge_value(tally, types, found->wanted, found->example.direction, oas_buf_str(&json),
                where.at);
    oas_buf_free(&json);
    oas_buf_free(&where);
}

static bool judge_document(void *user, const char *path, const char *name)
{
    struct tally *tally = user;
    struct gathered all = {.compiler = {.options = {.spec = path}}};
    struct law_types types = {0};
    bool good = compiler_run(&all.compiler, STAGE_PLAN);
    if (good) {
        want_own(&all);
        compiler_examples(&all.compiler, gather, &all);
        good = make_types(&all, &types);
    }
    if (!good)
        tally_count(tally, (struct law_verdict){"is not compiled", NULL}, OAS_STR(""), name);
    for (size_t i = 0; good && i < all.count; i++)
        judge_found(&types, &all.found[i], tally, name);
    if (types.plan)
        oas_program_release(&types.plan->program);
    compiler_free(&all.compiler);
    return true;
}

static bool judge_documents(struct tally *tally, const char *corpora)
{
    size_t count;
    law_each_document(corpora, "the law over the examples of a document", judge_document, tally,
                      &count);
    return count > 0;
}

/* ---- the suite ---- */

static void judge_group(void *user, struct group *group)
{
    struct tally *tally = user;
    struct compiled *c = &group->compiled;
    struct wanted wanted = compile_wanted(c);
    const struct node *tests = node_get(group->node, "tests");
    struct law_types types;
    const oas_str of = node_get(group->node, "description")->text;
    bool compiles = group->state == GROUP_READY || group->widened;
    if (!compiles || !law_types_make(&types, &c->mem, &c->diags, c->plan, &wanted, 1, false)) {
        tally->unbuilt += tests->count;
        return;
    }
    for (size_t i = 0; i < tests->count; i++) {
        oas_buf json = {0};
        char where[512];
        snprintf(where, sizeof where, "%s: " OAS_PRI ": %zu", group->file, OAS_ARG(of), i);
        oas_str payload = group_payload(tests->items[i], &json);
        judge_value(tally, &types, 0, group->direction, payload, where);
        oas_buf_free(&json);
    }
}

static bool judge_suite(struct tally *tally, const char *corpora)
{
    bool whole = true;
    for (const struct suite *suite = suites; whole && suite->folder; suite++)
        whole = groups_of_suite(corpora, suite, judge_group, tally);
    if (!whole)
        left_out_corpus("the law over the JSON Schema test suite", corpora,
                        "json-schema-test-suite");
    return whole;
}

/* ---- SchemaStore ---- */

static void judge_instance(struct tally *tally, const struct law_types *types, const char *path)
{
    oas_arena mem = {0};
    oas_buf json = {0};
    struct diags diags = {.mem = &mem};
    struct source source = {.name = oas_str_from(path)};
    struct node *node = NULL;
    if (load_bytes(&mem, path, 0, (struct place){NULL, 0, 0, 0}, &diags, &source.text))
        node = load_tree(&mem, &source, &diags);
    if (node)
        node_json(node, &json);
    if (!node)
        tally->invalid++; /* comments in JSON, say */
    else if (!types)
        tally->unbuilt++;
    else
        judge_value(tally, types, 0, OAS_DIRECTION_NONE, oas_buf_str(&json), path);
    oas_buf_free(&json);
    oas_arena_free(&mem);
}

static void judge_instances_of(struct tally *tally, const char *folder,
                               const struct law_types *types)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE + 256];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.')
            judge_instance(tally, types, path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* The files of test/NAME, by schemas/NAME.json. */
static void judge_store(struct tally *tally, const char *corpora, const char *name)
{
    char spec[PATH_SIZE], folder[PATH_SIZE], schemas[PATH_SIZE], referenced[PATH_SIZE];
    snprintf(spec, sizeof spec, "%s/schemastore/schemas/%s.json", corpora, name);
    snprintf(folder, sizeof folder, "%s/schemastore/test/%s", corpora, name);
    snprintf(schemas, sizeof schemas, "%s/schemastore/schemas/", corpora);
    snprintf(referenced, sizeof referenced, "%s/schemastore/referenced/", corpora);
    const struct mapping maps[] = {
        {OAS_STR("https://json.schemastore.org/"), oas_str_from(referenced)},
        {OAS_STR("https://json.schemastore.org/"), oas_str_from(schemas)},
        {OAS_STR("https://www.schemastore.org/"), oas_str_from(referenced)},
        {OAS_STR("https://www.schemastore.org/"), oas_str_from(schemas)},
    };
    struct compiler compiler = {.options = {.spec = spec,
                                            .maps = maps,
                                            .map_count = sizeof maps / sizeof *maps,
                                            .allow_unsupported = true}};
    struct law_types types;
    bool good = compiler_run(&compiler, STAGE_PLAN);
    good = good && law_types_make(&types, &compiler.mem, &compiler.diags, compiler.plan,
                                  compiler.wanted, compiler.wanted_count, false);
    judge_instances_of(tally, folder, good ? &types : NULL);
    compiler_free(&compiler);
}

static bool judge_instances(struct tally *tally, const char *corpora)
{
    char folder[PATH_SIZE];
    struct dirent **entries;
    snprintf(folder, sizeof folder, "%s/schemastore/test", corpora);
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0) {
        left_out_corpus("the law over SchemaStore's files", corpora, "schemastore");
        return false;
    }
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            judge_store(tally, corpora, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return true;
}

/* ---- */

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        bool (*judge)(struct tally *tally, const char *corpora);
    } parts[] = {
        {"documents", judge_documents}, {"suite", judge_suite}, {"instances", judge_instances}};
    for (size_t i = 0; (argc == 3 || argc == 4) && i < sizeof parts / sizeof *parts; i++) {
        struct tally tally = {.seed = 1};
        if (strcmp(argv[1], parts[i].name) != 0)
            continue;
        tally.times = argc == 4 ? strtoul(argv[3], NULL, 10) : 0;
        if (!parts[i].judge(&tally, argv[2]))
            return LEFT_OUT;
        return tally_print(&tally, argv[1]) ? 0 : 1;
    }
    return 2;
}
