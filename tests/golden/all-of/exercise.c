/* Members of all that a schema takes in, each with its strictest type. */
#include "exercise.h"
#include "all-of.h"

int main(void)
{
    struct all_of_base b;
    struct all_of_dog d;
    struct all_of_puppy p;
    struct all_of_odd o;
    struct all_of_narrow n;
    oas_str name;
    KEEP(all_of_base, &b, "{\"id\":\"i\",\"level\":0.5}");
    EXPECT(b.level.value == 0.5);
    READ(all_of_dog, &d, "{\"bark\":true,\"note\":\"four\",\"level\":5,\"id\":\"i\"}",
         "{\"id\":\"i\",\"note\":\"four\",\"level\":5,\"bark\":true}");
    EXPECT(d.bark && d.level.value == 5);
    REFUSE(all_of_dog, &d, "{\"id\":\"i\",\"bark\":true,\"level\":0.5}", INVALID_TYPE, "/level");
    REFUSE(all_of_dog, &d, "{\"bark\":true}", MISSING, "");
    KEEP(all_of_puppy, &p, "{\"note\":\"n\",\"weeks\":3,\"id\":\"i\",\"bark\":false}");
    SAME(p.note, "n");
    REFUSE(all_of_puppy, &p, "{\"note\":\"four\",\"bark\":false,\"id\":\"i\"}", TOO_BIG, "/note");
    REFUSE(all_of_puppy, &p, "{\"bark\":false,\"id\":\"i\"}", MISSING, "");
    p.note = OAS_STR("four");
    WRONG(all_of_puppy, &p, TOO_BIG, "/note");
    KEEP(all_of_odd, &o, "{\"a\":1}");
    REFUSE(all_of_odd, &o, "{\"a\":\"x\"}", INVALID_TYPE, "/a");
    REFUSE(all_of_odd, &o, "{\"b\":1}", INVALID_TYPE, "/b");
    KEEP(all_of_narrow, &n, "{\"dog\":{\"id\":\"x\",\"bark\":true},\"named\":\"ab\"}");
    EXPECT(n.dog.value->bark);
    REFUSE(all_of_narrow, &n, "{\"named\":\"abc\"}", TOO_BIG, "/named");
    REFUSE(all_of_narrow, &n, "{\"named\":\"\"}", TOO_SMALL, "/named");
    KEEP(all_of_name, &name, "\"n\"");
    REFUSE(all_of_name, &name, "\"\"", TOO_SMALL, "");
    return exercise_done();
}
