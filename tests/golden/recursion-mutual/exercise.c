/* Types that hold each other, and unions that hold themselves. */
#include "exercise.h"
#include "recursion-mutual.h"

static void test_expression(void)
{
    struct recursion_mutual_expression e;
    KEEP(recursion_mutual_expression, &e,
         "{\"op\":\"plus\",\"left\":{\"op\":\"value\",\"value\":1},\"right\":{\"op\":\"sum\","
         "\"of\":[{\"op\":\"value\",\"value\":2},{\"op\":\"sum\",\"of\":[]}]}}");
    EXPECT(e.kind == RECURSION_MUTUAL_EXPRESSION_KIND_OBJECT_2);
    EXPECT(e.as.object_2.op == RECURSION_MUTUAL_EXPRESSION_OBJECT_2_OP_PLUS);
    EXPECT(e.as.object_2.left->as.value.value == 1);
    EXPECT(e.as.object_2.right->as.sum.of.items[0].as.value.value == 2);
    REFUSE(recursion_mutual_expression, &e, "{\"op\":\"minus\",\"left\":{\"op\":\"value\"}}",
           MISSING, "");
    e = (struct recursion_mutual_expression){.kind = RECURSION_MUTUAL_EXPRESSION_KIND_OBJECT_2};
    e.as.object_2.op = RECURSION_MUTUAL_EXPRESSION_OBJECT_2_OP_MINUS;
    WRONG(recursion_mutual_expression, &e, UNSET, "/left");
    struct recursion_mutual_expression one = {.kind = RECURSION_MUTUAL_EXPRESSION_KIND_VALUE,
                                              .as.value = {1}};
    e.as.object_2.left = e.as.object_2.right = &one;
    WRITE(recursion_mutual_expression, &e,
          "{\"op\":\"minus\",\"left\":{\"op\":\"value\",\"value\":1},"
          "\"right\":{\"op\":\"value\",\"value\":1}}");
}

int main(void)
{
    struct recursion_mutual_a a;
    struct recursion_mutual_b b;
    struct recursion_mutual_json_or_null j;
    KEEP(recursion_mutual_a, &a, "{\"b\":{\"c\":{\"a\":{\"n\":1},\"b\":{\"c\":{}}}},\"n\":0}");
    EXPECT(a.b.value->c->a.value->n.value == 1 && a.b.value->c->b.value->c->a.is == OAS_ABSENT);
    KEEP(recursion_mutual_b, &b, "{\"c\":{}}");
    REFUSE(recursion_mutual_a, &a, "{\"b\":{\"c\":{\"b\":{}}}}", MISSING, "/b/c/b");
    test_expression();
    KEEP(recursion_mutual_json, &j, "{\"a\":[1,\"x\",null,{\"b\":null}],\"c\":{}}");
    EXPECT(j.is == OAS_VALUE && j.value.kind == RECURSION_MUTUAL_JSON_KIND_OBJECT);
    EXPECT(j.value.as.object.items[0].value.value.as.array.items[2].is == OAS_NULL);
    KEEP(recursion_mutual_json, &j, "null");
    REFUSE(recursion_mutual_json, &j, "[[true]]", INVALID_UNION, "/0/0");
    return exercise_done();
}
