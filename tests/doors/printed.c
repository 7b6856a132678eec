/* printed.c - what a generated file holds is what was made in memory: the program's rows, and the
 * table of operations. Both as text, equal to the letter. */
#include <stdio.h>
#include <unistd.h>

#include "carecycle.h"
#include "compiler.h"
#include "model/layout_made.h"
#include "operations-all.h"
#include "operations-routes.h"
#include "pexip-engage.h"
#include "plan/dump.h"
#include "plan/operations_dump.h"

static bool same_text(const char *what, oas_buf *made, oas_buf *printed)
{
    bool same = made->len && oas_str_equal(oas_buf_str(made), oas_buf_str(printed));
    printf("    %s: %zu bytes: %s\n", what, made->len, same ? "the same" : "FAILED: they differ");
    oas_buf_free(made);
    oas_buf_free(printed);
    return same;
}

static bool same_rows(const char *spec, const oas_program *program,
                      const oas_operations *operations)
{
    struct compiler compiler = {.options = {.spec = spec}};
    struct layout_made made;
    bool same = compiler_run(&compiler, STAGE_OPERATIONS) &&
                layout_make(&made, &compiler.mem, compiler.model);
    printf("%s\n", spec);
    if (same) {
        oas_buf rows = {0}, table = {0}, printed_rows = {0}, printed_table = {0};
        plan_dump(&made.program, &rows);
        plan_dump(program, &printed_rows);
        same = same_text("rows", &rows, &printed_rows);
        operations_dump(compiler.operations, &table);
        operations_dump(operations, &printed_table);
        same &= same_text("operations", &table, &printed_table);
    }
    compiler_free(&compiler);
    return same;
}

/* Places name a document as it is named here. */
static bool enter(const char *folder)
{
    if (chdir(folder) == 0)
        return true;
    perror(folder);
    return false;
}

int main(void)
{
    if (!enter("schemas"))
        return 1;
    bool same = same_rows("carecycle.yaml", &carecycle_program, &carecycle_operations);
    same &= same_rows("pexip-engage.yaml", &pexip_engage_program, &pexip_engage_operations);
    same &= enter("../tests/golden/operations-all") &&
            same_rows("operations-all.yaml", &operations_all_program, &operations_all_operations);
    same &= enter("../operations-routes") &&
            same_rows("operations-routes.yaml", &operations_routes_program,
                      &operations_routes_operations);
    return !same;
}
