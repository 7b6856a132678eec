/* printed.c - the program that a generated file holds is the plan itself: the rows of both, as
 * text, are equal to the letter. */
#include <stdio.h>
#include <unistd.h>

#include "carecycle.h"
#include "compiler.h"
#include "pexip-engage.h"
#include "plan/dump.h"

static bool same_rows(const char *spec, const oas_program *printed)
{
    struct compiler compiler = {.options = {.spec = spec}};
    oas_buf planned_rows = {0}, printed_rows = {0};
    if (compiler_run(&compiler, STAGE_PLAN)) {
        plan_dump(&compiler.plan->program, &planned_rows);
        plan_dump(printed, &printed_rows);
    }
    bool same =
        planned_rows.len && oas_str_equal(oas_buf_str(&planned_rows), oas_buf_str(&printed_rows));
    printf("%s: %zu types, %zu bytes of rows: %s\n", spec, (size_t)printed->counts.types,
           planned_rows.len, same ? "the same" : "FAILED: they differ");
    oas_buf_free(&planned_rows);
    oas_buf_free(&printed_rows);
    compiler_free(&compiler);
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
