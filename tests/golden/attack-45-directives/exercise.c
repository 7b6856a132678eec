/* Directives in names, paths, descriptions and values. */
#include "attack-45-directives.h"
#include "exercise.h"

int main(void)
{
    struct attack_45_directives_line l;
    struct attack_45_directives_include_stdio_h_request r;
    KEEP(attack_45_directives_line, &l,
         "{\"\\n#define a b\":\"\\n#include <x>\\n\",\"#error\":\"\",\"_Static_assert(0, x);\":1,"
         "\"defined(x)\":\"\\n#pragma once\"}");
    EXPECT(l.define_a_b.value == ATTACK_45_DIRECTIVES_LINE_DEFINE_A_B_INCLUDE_X);
    EXPECT(l.static_assert_0_x.value == 1 && l.defined_x == OAS_VALUE);
    KEEP(attack_45_directives_include_stdio_h_request, &r, "{\"#define x\":1}");
    const oas_operation *op =
        oas_operation_by_id(&attack_45_directives_operations, OAS_STR("#include <stdio.h>"));
    EXPECT(op && strcmp(op->path, "/#include") == 0);
    op = oas_operation_by_id(&attack_45_directives_operations, OAS_STR("\n#undef OAS_ABI\n"));
    EXPECT(op && strcmp(op->path, "/\n#define get post\n") == 0);
    return exercise_done();
}
