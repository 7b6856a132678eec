/* Absent, null and value are three things, for every kind of value. */
#include "exercise.h"
#include "presence.h"

static void test_absent(void)
{
    struct presence_patch p;
    KEEP(presence_patch, &p, "{\"req\":\"\",\"nul\":null,\"nul-list\":null}");
    EXPECT(p.nul.is == OAS_NULL && p.nul_list.is == OAS_NULL && p.opt.is == OAS_ABSENT);
    EXPECT(p.both.is == OAS_ABSENT && p.both_struct.is == OAS_ABSENT);
    EXPECT(p.both_list.is == OAS_ABSENT && p.both_map.is == OAS_ABSENT);
}

static void test_null(void)
{
    struct presence_patch p;
    KEEP(presence_patch, &p,
         "{\"req\":\"r\",\"nul\":null,\"nul-list\":null,\"both\":null,\"both-int\":null,"
         "\"both-double\":null,\"both-enum\":null,\"both-struct\":null,\"both-list\":null,"
         "\"both-map\":null,\"opt-any\":null}");
    EXPECT(p.both.is == OAS_NULL && p.both_int.is == OAS_NULL && p.both_double.is == OAS_NULL);
    EXPECT(p.both_enum.is == OAS_NULL && p.both_struct.is == OAS_NULL);
    EXPECT(p.both_list.is == OAS_NULL && p.both_map.is == OAS_NULL);
    EXPECT(p.opt_any.is == OAS_VALUE && oas_json_is_null(p.opt_any.value));
}

static void test_values(void)
{
    struct presence_patch p;
    KEEP(presence_patch, &p,
         "{\"req\":\"r\",\"nul\":\"\",\"nul-list\":[],\"opt\":\"\",\"both\":\"\","
         "\"opt-flag\":false,\"opt-int\":0,\"both-int\":0,\"both-double\":0,\"both-enum\":\"b\","
         "\"both-struct\":{\"x\":0},\"both-list\":[],\"both-map\":{},\"opt-any\":{\"a\":[1]}}");
    EXPECT(p.nul.is == OAS_VALUE && p.nul_list.is == OAS_VALUE && p.opt.is == OAS_VALUE);
    EXPECT(p.opt_flag.is == OAS_VALUE && !p.opt_flag.value && p.opt_int.is == OAS_VALUE);
    EXPECT(p.both_enum.value == PRESENCE_PATCH_BOTH_ENUM_B);
    EXPECT(p.both_struct.is == OAS_VALUE && p.both_struct.value->y.is == OAS_ABSENT);
    EXPECT(p.both_list.is == OAS_VALUE && p.both_list.value.count == 0);
    EXPECT(p.both_map.is == OAS_VALUE && p.both_map.value.count == 0);
    KEEP(presence_patch, &p,
         "{\"req\":\"r\",\"nul\":\"n\",\"nul-list\":[1,2],\"both-struct\":{\"x\":1,\"y\":2},"
         "\"both-list\":[\"a\",\"b\"],\"both-map\":{\"k\":1}}");
    EXPECT(p.nul_list.value.items[1] == 2 && p.both_struct.value->y.value == 2);
    SAME(p.both_map.value.items[0].key, "k");
}

static void test_refused(void)
{
    struct presence_patch p;
    REFUSE(presence_patch, &p, "{\"req\":\"r\",\"nul\":null}", MISSING, "");
    REFUSE(presence_patch, &p, "{\"req\":null,\"nul\":null,\"nul-list\":[]}", INVALID_TYPE, "/req");
    REFUSE(presence_patch, &p, "{\"req\":\"\",\"nul\":null,\"nul-list\":[],\"opt\":null}",
           INVALID_TYPE, "/opt");
    REFUSE(presence_patch, &p, "{\"req\":\"\",\"nul\":null,\"nul-list\":[],\"opt-flag\":null}",
           INVALID_TYPE, "/opt-flag");
}

static void test_structs(void)
{
    struct presence_patch p = {.nul = {.is = OAS_NULL}};
    OAS_SET(p.nul_list, ((oas_int64_list){NULL, 0}));
    WRITE(presence_patch, &p, "{\"req\":\"\",\"nul\":null,\"nul-list\":[]}");
    p.nul.is = OAS_ABSENT;
    WRONG(presence_patch, &p, MISSING, "");
    OAS_SET_NULL(p.nul);
    p.opt.is = OAS_NULL;
    WRONG(presence_patch, &p, INVALID_TYPE, "/opt");
    OAS_UNSET(p.opt);
    p.both_int.is = (oas_presence)3;
    WRONG(presence_patch, &p, UNSET, "/both-int");
    OAS_SET_NULL(p.both_int);
    p.nul_list.value.count = 1;
    WRONG(presence_patch, &p, UNSET, "/nul-list");
    OAS_SET_NULL(p.nul_list);
    p.opt_any.is = OAS_VALUE;
    WRONG(presence_patch, &p, UNSET, "/opt-any");
    p.opt_any.value = OAS_JSON("{\"a\":}");
    WRONG(presence_patch, &p, NOT_JSON, "/opt-any");
    p.opt_any.value = OAS_JSON(" [1] ");
    WRITE(presence_patch, &p,
          "{\"req\":\"\",\"nul\":null,\"nul-list\":null,\"both-int\":null,"
          "\"opt-any\":[1]}");
}

int main(void)
{
    test_absent();
    test_null();
    test_values();
    test_refused();
    test_structs();
    return exercise_done();
}
