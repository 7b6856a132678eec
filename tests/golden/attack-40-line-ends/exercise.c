/* Backslashes at the ends of lines, and trigraphs. */
#include "attack-40-line-ends.h"
#include "exercise.h"

int main(void)
{
    struct attack_40_line_ends_line l;
    KEEP(attack_40_line_ends_line, &l,
         "{\"a\":\"\\\\\",\"c\\\\\":\"x\\\\\",\"d?\?/\":1,\"e\":\"\\\\\\n?\?/\"}");
    EXPECT(l.c.value == ATTACK_40_LINE_ENDS_LINE_C_X && l.d.value == 1 && l.e == OAS_VALUE);
    KEEP(attack_40_line_ends_line, &l, "{\"c\\\\\":\"?\?/\"}");
    EXPECT(l.c.value == ATTACK_40_LINE_ENDS_LINE_C_QUESTION_QUESTION_SLASH);
    KEEP(attack_40_line_ends_line, &l, "{\"c\\\\\":\"?\?=\"}");
    KEEP(attack_40_line_ends_line, &l, "{\"c\\\\\":\"?\?\?\?'\"}");
    REFUSE(attack_40_line_ends_line, &l, "{\"c\\\\\":\"#\"}", INVALID_VALUE, "/c\\");
    REFUSE(attack_40_line_ends_line, &l, "{\"d?\?/\":\"\"}", INVALID_TYPE, "/d?\?~1");
    return exercise_done();
}
