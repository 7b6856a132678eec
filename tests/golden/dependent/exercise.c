/* Members that others ask for: what only a member's schema declares is optional, and what is only
 * named has a place. */
#include "dependent.h"
#include "exercise.h"

int main(void)
{
    struct dependent_order o;
    struct dependent_map m;
    oas_json open;
    KEEP(dependent_order, &o, "{\"id\":\"1\"}");
    KEEP(dependent_order, &o, "{\"id\":\"1\",\"card\":\"c\",\"holder\":\"h\",\"expiry\":[1]}");
    EXPECT(o.holder.is == OAS_VALUE);
    SAME(oas_json_text(o.expiry.value), "[1]");
    o.holder.is = OAS_ABSENT;
    WRONG(dependent_order, &o, MISSING, "");
    KEEP(dependent_order, &o, "{\"id\":\"1\",\"delivery\":{},\"street\":\"s\",\"floor\":2}");
    KEEP(dependent_order, &o, "{\"id\":\"1\",\"coupon\":5}");
    REFUSE(dependent_order, &o, "{\"id\":\"1\",\"card\":\"c\",\"holder\":\"h\"}", MISSING, "");
    REFUSE(dependent_order, &o, "{\"id\":\"1\",\"card\":\"c\",\"holder\":\"\",\"expiry\":1}",
           TOO_SMALL, "/holder");
    REFUSE(dependent_order, &o, "{\"id\":\"1\",\"delivery\":1}", MISSING, "");
    /* Without `card` nothing is said of `holder`: what is valid need not fit. */
    REFUSE(dependent_order, &o, "{\"id\":\"1\",\"holder\":1}", UNREPRESENTABLE, "/holder");
    KEEP(dependent_map, &m, "{\"a\":1,\"b\":2}");
    EXPECT(m.count == 2);
    REFUSE(dependent_map, &m, "{\"a\":1}", MISSING, "");
    KEEP(dependent_open, &open, "{\"a\":1,\"b\":2}");
    REFUSE(dependent_open, &open, "{\"a\":1}", MISSING, "");
    dependent_release();
    return exercise_done();
}
