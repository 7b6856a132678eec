/* Characters that nobody sees, or that turn the text around. */
#include "attack-46-unseen.h"
#include "exercise.h"

int main(void)
{
    struct attack_46_unseen_bidi b;
    KEEP(attack_46_unseen_bidi, &b,
         "{\"user\xe2\x80\xaelevel\":\"x\",\"zero\xe2\x80\x8bwidth\":\"ab\",\"zerowidth\":1,"
         "\"\xe2\x81\xa6\":\"\xe2\x81\xa9x\",\"plain\":\"\xe2\x80\xae\"}");
    EXPECT(b.zero_width.value == ATTACK_46_UNSEEN_BIDI_ZERO_WIDTH_AB && b.zerowidth.value == 1);
    READ(attack_46_unseen_bidi, &b, "{\"zero\\u200bwidth\":\"a\\u200bb\"}",
         "{\"zero\xe2\x80\x8bwidth\":\"a\xe2\x80\x8b"
         "b\"}");
    EXPECT(b.zero_width.value == ATTACK_46_UNSEEN_BIDI_ZERO_WIDTH_A_B);
    REFUSE(attack_46_unseen_bidi, &b, "{\"zerowidth\":\"ab\"}", INVALID_TYPE, "/zerowidth");
    return exercise_done();
}
