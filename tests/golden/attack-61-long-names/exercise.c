/* Names of which only the end differs, longer than any limit. */
#include "attack-61-long-names.h"
#include "exercise.h"

int main(void)
{
    struct p_a_long_name_that_ends_in_one_of_the_two_letters_that_456aef x;
    struct p_read_one_big_answerread_one_big_answerread_one_big_959ae0 v1;
    struct p_read_one_big_answerread_one_big_answerread_one_big_377acc v2;
    KEEP(p_a_long_name_that_ends_in_one_of_the_two_letters_that_456aef, &x,
         "{\"aLongNameThatEndsInOneOfTheTwoLettersThatTellItFromTheOther_OneX\":\"text\","
         "\"aLongNameThatEndsInOneOfTheTwoLettersThatTellItFromTheOther_OneY\":7}");
    EXPECT(x.a_long_name_that_ends_in_one_of_the_two_letters_that_456aef_2.value.len == 4);
    EXPECT(x.a_long_name_that_ends_in_one_of_the_two_letters_that_456c03.value == 7);
    KEEP(p_read_one_big_answerread_one_big_answerread_one_big_959ae0, &v1, "{\"b\":1}");
    KEEP(p_read_one_big_answerread_one_big_answerread_one_big_377acc, &v2, "{\"c\":1}");
    return exercise_done();
}
