/* printed.c - the program that a generated file holds is the plan itself: the rows of both, as
 * text, are equal to the letter. */
#include <stdio.h>
#include <unistd.h>

#include "carecycle.h"
#include "load/load.h"
#include "model/wanted.h"
#include "pexip-engage.h"
#include "plan/dump.h"
#include "resolve/registry.h"
#include "schema/graph.h"

static bool read_all(struct graph *graph, struct wanted *wanted, size_t count,
                     struct schema **roots)
{
    for (size_t i = 0; i < count; i++) {
        roots[i] = wanted[i].schema = graph_read(graph, wanted[i].subject->node);
        if (!roots[i])
            return false;
    }
    return true;
}

/* The passes up to the plan, for all that the document declares. */
static struct plan *plan_of(oas_arena *mem, struct registry *registry, const char *spec)
{
    struct schema_options options = {.dialect = DIALECT_2020_12};
    struct document *document = registry_open(registry, spec, NULL);
    struct api *api = document ? api_read(registry, document) : NULL;
    size_t count = 0;
    struct subjects *subjects = api ? subjects_list(mem, api) : NULL;
    struct wanted *wanted = subjects ? wanted_list(mem, subjects, NULL, 0, &count) : NULL;
    struct graph *graph = wanted ? graph_new(registry, api, &options) : NULL;
    struct schema **roots = OAS_ARENA_NEW(mem, struct schema *, count + 1);
    if (!graph || !roots || !read_all(graph, wanted, count, roots))
        return NULL;
    return plan_build(mem, registry->diags, roots, count);
}

static bool same_rows(const char *spec, const oas_program *printed)
{
    oas_arena mem = {0};
    struct diags diags = {.mem = &mem};
    struct registry registry = {.mem = &mem, .diags = &diags};
    oas_buf planned_rows = {0}, printed_rows = {0};
    struct plan *plan = plan_of(&mem, &registry, spec);
    if (plan) {
        plan_dump(&plan->program, &planned_rows);
        plan_dump(printed, &printed_rows);
        oas_program_release(&plan->program);
    }
    bool same =
        planned_rows.len && oas_str_equal(oas_buf_str(&planned_rows), oas_buf_str(&printed_rows));
    printf("%s: %zu types, %zu bytes of rows: %s\n", spec, (size_t)printed->counts.types,
           planned_rows.len, same ? "the same" : "FAILED: they differ");
    oas_buf_free(&planned_rows);
    oas_buf_free(&printed_rows);
    oas_arena_free(&mem);
    return same;
}

int main(void)
{
    if (chdir("schemas") != 0)
        return 1;
    bool same = same_rows("carecycle.yaml", &carecycle_program);
    same &= same_rows("pexip-engage.yaml", &pexip_engage_program);
    return !same;
}
