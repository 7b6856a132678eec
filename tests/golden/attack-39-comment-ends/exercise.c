/* Comment marks in titles, descriptions, names and values: all is inert, and all is still JSON. */
#include "attack-39-comment-ends.h"
#include "exercise.h"

int main(void)
{
    struct attack_39_comment_ends_note n;
    oas_str text;
    KEEP(attack_39_comment_ends_note, &n,
         "{\"*/ int m; /*\":\"x\",\"half\":\"*/\",\"color\":\"*/ int e; /*\","
         "\"fixed\":\"*/ int c; /*\"}");
    SAME(n.int_m, "x");
    EXPECT(n.color.value == ATTACK_39_COMMENT_ENDS_NOTE_COLOR_INT_E && n.fixed == OAS_VALUE);
    KEEP(attack_39_comment_ends_note, &n, "{\"*/ int m; /*\":\"\",\"color\":\"/*\"}");
    EXPECT(n.color.value == ATTACK_39_COMMENT_ENDS_NOTE_COLOR_SLASH_STAR);
    REFUSE(attack_39_comment_ends_note, &n, "{}", MISSING, "");
    REFUSE(attack_39_comment_ends_note, &n, "{\"*/ int m; /*\":1}", INVALID_TYPE,
           "/*~1 int m; ~1*");
    REFUSE(attack_39_comment_ends_note, &n, "{\"*/ int m; /*\":\"\",\"half\":\"* /\"}",
           INVALID_FORMAT, "/half");
    const oas_operation *op =
        oas_operation_by_id(&attack_39_comment_ends_operations, OAS_STR("*/ int operation; /*"));
    EXPECT(op && strcmp(op->path, "/*/int/*/") == 0);
    EXPECT(op && strcmp(op->parameters[0].name, "*/ int parameter; /*") == 0);
    PLAIN(op->parameters[0].type, &text, "\"t\"");
    PLAIN(op->responses[0].media[0].type, &text, "\"*/\"");
    attack_39_comment_ends_release();
    return exercise_done();
}
