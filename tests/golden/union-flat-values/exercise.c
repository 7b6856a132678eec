/* Alternatives in one struct, several values of the tag for one of them: the tag stays a member. */
#include "exercise.h"
#include "union-flat-values.h"

int main(void)
{
    struct union_flat_values_call c;
    struct union_flat_values_open o;
    KEEP(union_flat_values_call, &c, "{\"state\":\"talking\",\"id\":1}");
    EXPECT(c.kind == UNION_FLAT_VALUES_CALL_KIND_OPEN);
    EXPECT(c.state == UNION_FLAT_VALUES_CALL_STATE_TALKING && c.kind_2.is == OAS_ABSENT);
    READ(union_flat_values_call, &c, "{\"kind\":\"k\",\"id\":1,\"state\":\"missed\"}",
         "{\"state\":\"missed\",\"id\":1,\"kind\":\"k\"}");
    EXPECT(c.kind == UNION_FLAT_VALUES_CALL_KIND_CLOSED);
    EXPECT(c.state == UNION_FLAT_VALUES_CALL_STATE_MISSED);
    SAME(c.kind_2.value, "k");
    REFUSE(union_flat_values_call, &c, "{\"state\":\"done\",\"id\":1}", MISSING, "");
    REFUSE(union_flat_values_call, &c, "{\"state\":\"off\",\"id\":1}", INVALID_UNION, "/state");
    c = (struct union_flat_values_call){.kind = UNION_FLAT_VALUES_CALL_KIND_OPEN,
                                        .state = UNION_FLAT_VALUES_CALL_STATE_RINGING};
    WRITE(union_flat_values_call, &c, "{\"state\":\"ringing\",\"id\":0}");
    c.state = UNION_FLAT_VALUES_CALL_STATE_DONE;
    WRONG(union_flat_values_call, &c, INVALID_UNION, "/state");
    c.kind = UNION_FLAT_VALUES_CALL_KIND_CLOSED;
    WRONG(union_flat_values_call, &c, MISSING, "");
    OAS_SET(c.kind_2, OAS_STR("k"));
    WRITE(union_flat_values_call, &c, "{\"state\":\"done\",\"id\":0,\"kind\":\"k\"}");
    c.kind = UNION_FLAT_VALUES_CALL_KIND_UNSET;
    WRONG(union_flat_values_call, &c, UNSET, "");
    KEEP(union_flat_values_open, &o, "{\"state\":\"ringing\",\"id\":1,\"kind\":\"\"}");
    EXPECT(o.state == UNION_FLAT_VALUES_OPEN_STATE_RINGING);
    return exercise_done();
}
