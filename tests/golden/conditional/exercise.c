/* Members that only some objects have: by if, then and else, or by one of several demands. */
#include "conditional.h"
#include "exercise.h"

int main(void)
{
    struct conditional_address a;
    struct conditional_either e;
    struct conditional_turn t;
    KEEP(conditional_address, &a, "{\"country\":\"US\",\"zip\":\"12345\",\"state\":\"NY\"}");
    EXPECT(a.country == CONDITIONAL_ADDRESS_COUNTRY_US && a.plz.is == OAS_ABSENT);
    KEEP(conditional_address, &a, "{\"country\":\"DE\",\"zip\":\"1\",\"plz\":\"1\",\"code\":1}");
    REFUSE(conditional_address, &a, "{\"country\":\"US\",\"zip\":\"1\",\"state\":\"NY\"}",
           INVALID_FORMAT, "/zip");
    REFUSE(conditional_address, &a, "{\"country\":\"US\"}", MISSING, "");
    REFUSE(conditional_address, &a, "{\"country\":\"DE\",\"zip\":\"12345\"}", TOO_BIG, "/zip");
    a = (struct conditional_address){.country = CONDITIONAL_ADDRESS_COUNTRY_US};
    WRONG(conditional_address, &a, MISSING, "");
    OAS_SET(a.state, OAS_STR(""));
    WRITE(conditional_address, &a, "{\"country\":\"US\",\"state\":\"\"}");
    /* In the other branch nothing is said of `code`: what is valid need not fit. */
    REFUSE(conditional_address, &a, "{\"country\":\"US\",\"state\":\"\",\"code\":\"x\"}",
           UNREPRESENTABLE, "/code");
    KEEP(conditional_either, &e, "{\"b\":\"\"}");
    REFUSE(conditional_either, &e, "{}", INVALID_UNION, "");
    e.b.is = OAS_ABSENT;
    e.a.is = OAS_ABSENT;
    WRONG(conditional_either, &e, INVALID_UNION, "");
    KEEP(conditional_turn, &t, "{\"n\":1,\"x\":\"a\"}");
    KEEP(conditional_turn, &t, "{\"x\":7}");
    SAME(oas_json_text(t.x.value), "7");
    REFUSE(conditional_turn, &t, "{\"n\":1,\"x\":7}", INVALID_TYPE, "/x");
    conditional_release();
    return exercise_done();
}
