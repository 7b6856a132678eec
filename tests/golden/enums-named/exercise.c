/* Names that the document gives to constants; of equal names the text that is the word has it. */
#include "exercise.h"
#include "enums-named.h"

static void test_texts(void)
{
    enum enums_named_order order;
    enum enums_named_difficulty difficulty;
    enum enums_named_color color;
    enum enums_named_size size;
    KEEP(enums_named_order, &order, "\"d\"");
    EXPECT(order == ENUMS_NAMED_ORDER_DESCENDING);
    KEEP(enums_named_difficulty, &difficulty, "\"easy\"");
    EXPECT(difficulty == ENUMS_NAMED_DIFFICULTY_EASY_GOING);
    KEEP(enums_named_difficulty, &difficulty, "\"expert\"");
    EXPECT(difficulty == ENUMS_NAMED_DIFFICULTY_EXPERT);
    KEEP(enums_named_color, &color, "\"00f\"");
    EXPECT(color == ENUMS_NAMED_COLOR_BLUE);
    KEEP(enums_named_size, &size, "\"m\"");
    EXPECT(size == ENUMS_NAMED_SIZE_MEDIUM);
    SAME(enums_named_size_text(size), "m");
}

static void test_apart(void)
{
    enum enums_named_apart apart;
    struct enums_named_members members;
    KEEP(enums_named_apart, &apart, "\"a-b\"");
    EXPECT(apart == ENUMS_NAMED_APART_A_B_2);
    KEEP(enums_named_apart, &apart, "\"id\"");
    EXPECT(apart == ENUMS_NAMED_APART_ID);
    KEEP(enums_named_members, &members,
         "{\"userId\":\"u\",\"user_id\":1,\"@type\":\"t\",\"type\":true,\"ID\":\"i\",\"id\":2}");
    EXPECT(members.user_id.value == 1 && members.type.value && members.id.value == 2);
    SAME(members.user_id_2.value, "u");
    SAME(members.type_2.value, "t");
    SAME(members.id_2.value, "i");
}

int main(void)
{
    test_texts();
    test_apart();
    return exercise_done();
}
