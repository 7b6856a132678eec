/* Only the chosen components and what they need: nothing else is in the header. */
#include "exercise.h"
#include "select.h"

/* Free, as nobody asked for them. */
struct select_c {
    int a;
};
static const int select_get_x_response_200_type = 1, select_b_type = 2, select_operations = 3;

int main(void)
{
    struct select_a a;
    struct select_b b = {.x = {OAS_VALUE, 1}};
    struct select_c c = {select_get_x_response_200_type + select_b_type + select_operations};
    enum select_d d;
    KEEP(select_a, &a, "{\"b\":{\"x\":1}}");
    EXPECT(a.b.x.value == b.x.value && c.a == 6);
    REFUSE(select_a, &a, "{\"b\":{\"x\":\"\"}}", INVALID_TYPE, "/b/x");
    KEEP(select_d, &d, "\"b\"");
    EXPECT(d == SELECT_D_B);
    return exercise_done();
}
