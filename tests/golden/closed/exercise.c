/* Objects that take no other members; structs without any; what options.ignore_unknown lets
 * through.
 */
#include "exercise.h"
#include "closed.h"

static const oas_options lenient = {.ignore_unknown = true};

/* Valid leniently, and then without what nobody knows. */
#define LET(type, out, text, left)                                                                 \
    do {                                                                                           \
        oas_buf written = {0};                                                                     \
        EXPECT(oas_validate(type, OAS_STR(text), NULL, NULL) == OAS_INVALID);                      \
        EXPECT(oas_validate(type, OAS_STR(text), NULL, &lenient) == OAS_OK);                       \
        EXPECT(oas_decode(type, out, OAS_STR(text), exercise_mem(), NULL, &lenient) == OAS_OK);    \
        EXPECT(oas_check(type, out, NULL, NULL) == OAS_OK);                                        \
        EXPECT(oas_encode(type, out, &written, NULL, NULL) == OAS_OK);                             \
        SAME(oas_buf_str(&written), left);                                                         \
        oas_buf_free(&written);                                                                    \
    } while (0)

static void let_through(void)
{
    struct closed_holder h;
    struct closed_constant k;
    struct closed_some s;
    struct closed_choice c;
    LET(closed_holder_type, &h, "{\"empty\":{\"x\":1},\"all\":[{\"y\":2},{}],\"z\":{}}",
        "{\"empty\":{},\"all\":[{},{}]}");
    LET(closed_constant_type, &k, "{\"new\":1,\"type\":\"constant\",\"new\":2}",
        "{\"type\":\"constant\"}");
    LET(closed_some_type, &s, "{\"c\":1,\"b\":2}", "{\"b\":2}");
    LET(closed_choice_type, &c, "{\"kind\":\"y\",\"n\":\"a\",\"m\":1}", "{\"kind\":\"y\",\"m\":1}");
    EXPECT(c.kind == CLOSED_CHOICE_KIND_Y);
    /* Members that only others count cannot be left out. */
    EXPECT(oas_validate(closed_some_type, OAS_STR("{\"c\":1}"), NULL, &lenient) == OAS_OK);
    EXPECT(oas_decode(closed_some_type, &s, OAS_STR("{\"c\":1}"), exercise_mem(), exercise_errors(),
                      &lenient) == OAS_UNREPRESENTABLE);
    exercise_error(OAS_CODE_UNREPRESENTABLE, OAS_STR(""), __LINE__);
}

int main(void)
{
    struct closed_closed c;
    struct closed_empty e;
    struct closed_holder h;
    struct closed_constant k;
    oas_json any;
    KEEP(closed_closed, &c, "{\"a\":\"x\"}");
    REFUSE(closed_closed, &c, "{\"a\":\"x\",\"b\":1}", NOT_ALLOWED, "/b");
    REFUSE(closed_closed, &c, "{\"a\":\"x\",\"never\":1}", NOT_ALLOWED, "/never");
    KEEP(closed_empty, &e, "{}");
    READ(closed_empty, &e, " { } ", "{}");
    REFUSE(closed_empty, &e, "{\"\":1}", NOT_ALLOWED, "/");
    REFUSE(closed_empty, &e, "[]", INVALID_TYPE, "");
    KEEP(closed_void, &any, "{\"a\":1}");
    REFUSE(closed_void, &any, "1", INVALID_TYPE, "");
    KEEP(closed_holder, &h, "{\"empty\":{}}");
    EXPECT(h.maybe.is == OAS_ABSENT && h.all.is == OAS_ABSENT);
    KEEP(closed_holder, &h, "{\"empty\":{},\"maybe\":{},\"all\":[{},{}]}");
    EXPECT(h.maybe.is == OAS_VALUE && h.all.value.count == 2);
    REFUSE(closed_holder, &h, "{\"empty\":{},\"all\":[{},{\"x\":1}]}", NOT_ALLOWED, "/all/1/x");
    KEEP(closed_constant, &k, "{\"type\":\"constant\"}");
    REFUSE(closed_constant, &k, "{}", MISSING, "");
    h = (struct closed_holder){.maybe = {.is = OAS_VALUE}};
    WRONG(closed_holder, &h, UNSET, "/maybe");
    OAS_SET(h.maybe, &e);
    WRITE(closed_holder, &h, "{\"empty\":{},\"maybe\":{}}");
    let_through();
    return exercise_done();
}
