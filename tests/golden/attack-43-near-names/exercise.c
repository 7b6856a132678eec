/* Names that are one in snake case: a member that is called so keeps it, else the first by its
 * pointer's bytes; the others are numbered. */
#include "attack-43-near-names.h"
#include "exercise.h"

int main(void)
{
    struct attack_43_near_names_near_2 n;
    struct attack_43_near_names_near third;
    struct attack_43_near_names_a_b ab;
    struct attack_43_near_names_a_b_2 ab2;
    oas_str text;
    int64_t number;
    bool flag;
    KEEP(attack_43_near_names_near_2, &n,
         "{\"a-b\":1,\"a_b\":\"2\",\"aB\":true,\"A_B\":4,\"a_b_2\":\"5\",\"userId\":\"6\","
         "\"userID\":\"7\",\"UserId\":\"8\",\"same\":\"-a\"}");
    EXPECT(n.a_b_4 == 1 && n.a_b_5.value && n.a_b_3.value == 4);
    SAME(n.a_b, "2");
    SAME(n.a_b_2.value, "5");
    SAME(n.user_id.value, "8");
    EXPECT(n.same.value == ATTACK_43_NEAR_NAMES_NEAR_2_SAME_MINUS_A);
    KEEP(attack_43_near_names_near_3, &text, "\"near\"");
    KEEP(attack_43_near_names_near, &third, "{\"x\":1}");
    KEEP(attack_43_near_names_near_2_2, &number, "2");
    KEEP(attack_43_near_names_a_b, &ab, "{\"c\":{\"d\":1}}");
    KEEP(attack_43_near_names_a_b_2, &ab2, "{\"c\":\"d\"}");
    KEEP(attack_43_near_names_a_b_c, &flag, "true");
    return exercise_done();
}
