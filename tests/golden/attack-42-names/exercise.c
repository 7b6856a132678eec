/* Names that are no identifiers. */
#include <ctype.h>
#include <errno.h>

#include "attack-42-names.h"
#include "exercise.h"

/* The name in C is cut; in JSON all of it counts. */
static void test_long(void)
{
    struct attack_42_names_holder h;
    oas_buf json = {0};
    oas_buf_puts(&json, "{\"long\":2,\"long");
    for (int i = 0; i < 10236; i++)
        oas_buf_putc(&json, 'x');
    oas_buf_puts(&json, "\":7}");
    READ_STR(attack_42_names_holder, &h, oas_buf_str(&json), oas_buf_str(&json));
    EXPECT(h.long_.value == 2);
    EXPECT(h.longxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_fca6ff.value == 7);
    json.at[json.len - 5] = 'y';
    EXPECT(attack_42_names_holder_decode(&h, oas_buf_str(&json), exercise_mem(), NULL) == OAS_OK);
    EXPECT(h.longxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_fca6ff.is == OAS_ABSENT);
    oas_buf_free(&json);
}

int main(void)
{
    struct attack_42_names_int i;
    struct attack_42_names_1x x;
    struct attack_42_names_foo foo;
    struct attack_42_names_eof eof;
    enum attack_42_names_null null;
    int64_t number;
    bool flag;
    KEEP(attack_42_names_int, &i, "{\"int\":1,\"a-b\":2,\"1x\":3}");
    EXPECT(i.int_.value == 1 && i.a_b.value == 2 && i._1x.value == 3);
    KEEP(attack_42_names_1x, &x,
         "{\"\":1,\"\U0001F600\":\"a\",\"\U0001F600\U0001F600\":\"b\","
         "\"\u00e9\":\"c\"}");
    EXPECT(x.empty.value == 1);
    SAME(x.u_1f600_1f600.value, "b");
    KEEP(attack_42_names_foo, &foo, "{\"_Foo\":\"a\",\"__x\":\"b\",\"_\":\"c\"}");
    SAME(foo.underscore.value, "c");
    KEEP(attack_42_names_eof, &eof,
         "{\"errno\":1,\"EOF\":2,\"stdin\":3,\"NULL\":4,\"true\":true,"
         "\"assert\":5,\"linux\":6}");
    EXPECT(eof.errno_.value == 1 && eof.eof.value == 2 && eof.true_.value && eof.null.value == 4);
    KEEP(attack_42_names_null, &null, "\"\U0001F600\"");
    EXPECT(null == ATTACK_42_NAMES_NULL_U_1F600);
    KEEP(attack_42_names_null, &null, "\"NULL\"");
    EXPECT(null == ATTACK_42_NAMES_NULL_NULL);
    KEEP(attack_42_names_null, &null, "\"\"");
    EXPECT(null == ATTACK_42_NAMES_NULL_EMPTY);
    KEEP(attack_42_names_errno, &number, "7");
    KEEP(attack_42_names_true, &flag, "false");
    EXPECT(attack_42_names_longxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_ff1288_validate(
               OAS_STR("1"), NULL) == OAS_OK);
    test_long();
    return exercise_done();
}
