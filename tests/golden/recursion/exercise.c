/* Types that hold themselves: by pointer, in lists, in maps. */
#include "exercise.h"
#include "recursion.h"

static void test_built(void)
{
    struct recursion_node last = {.name = OAS_STR("last")};
    struct recursion_node n = {.name = OAS_STR("first")};
    OAS_SET(n.next, &last);
    WRITE(recursion_node, &n, "{\"name\":\"first\",\"next\":{\"name\":\"last\"}}");
    OAS_SET(n.next, NULL);
    WRONG(recursion_node, &n, UNSET, "/next");
    OAS_SET(n.next, &n); /* without an end */
    oas_buf out = {0};
    EXPECT(recursion_node_encode(&n, &out, exercise_errors()) == OAS_TOO_LARGE);
    EXPECT(recursion_node_check(&n, exercise_errors()) == OAS_TOO_LARGE && out.len == 0);
    oas_buf_free(&out);
}

static void test_deep(void)
{
    char json[2048];
    size_t len = 0;
    struct recursion_nest list, nest[1000] = {{NULL, 0}};
    for (int i = 0; i < 1000; i++)
        json[len++] = '[';
    for (int i = 0; i < 1000; i++)
        json[len++] = ']';
    oas_str text = oas_str_of(json, len);
    EXPECT(recursion_nest_validate(text, exercise_errors()) == OAS_TOO_LARGE);
    EXPECT(recursion_nest_decode(&list, text, exercise_mem(), NULL) == OAS_TOO_LARGE);
    for (int i = 0; i + 1 < 1000; i++)
        nest[i] = (struct recursion_nest){&nest[i + 1], 1};
    EXPECT(recursion_nest_check(&nest[999], exercise_errors()) == OAS_OK);
    EXPECT(recursion_nest_check(nest, exercise_errors()) == OAS_TOO_LARGE);
    nest[999] = (struct recursion_nest){nest, 1}; /* in itself */
    EXPECT(recursion_nest_check(nest, exercise_errors()) == OAS_TOO_LARGE);
}

int main(void)
{
    struct recursion_node n;
    struct recursion_nest nest;
    struct recursion_tree tree;
    KEEP(recursion_node, &n,
         "{\"name\":\"a\",\"next\":{\"name\":\"b\",\"next\":{\"name\":\"c\"}},"
         "\"other\":null,\"children\":[{\"name\":\"d\",\"children\":[]}],"
         "\"named\":{\"e\":{\"name\":\"f\"}},\"gaps\":[null,{\"name\":\"g\"}]}");
    SAME(n.next.value->next.value->name, "c");
    EXPECT(n.next.value->next.value->next.is == OAS_ABSENT && n.other.is == OAS_NULL);
    EXPECT(n.children.value.items[0].children.value.count == 0);
    SAME(n.named.value.items[0].value.name, "f");
    SAME(n.gaps.value.items[1].value.name, "g");
    REFUSE(recursion_node, &n, "{\"name\":\"a\",\"next\":{\"name\":\"b\",\"next\":{}}}", MISSING,
           "/next/next");
    REFUSE(recursion_node, &n, "{\"name\":\"a\",\"next\":null}", INVALID_TYPE, "/next");
    KEEP(recursion_nest, &nest, "[[],[[],[[]]]]");
    EXPECT(nest.count == 2 && nest.items[1].items[1].items[0].count == 0);
    REFUSE(recursion_nest, &nest, "[[],[[1]]]", INVALID_TYPE, "/1/0/0");
    KEEP(recursion_tree, &tree, "{\"a\":{\"b\":{}}}");
    SAME(tree.items[0].value.items[0].key, "b");
    test_built();
    test_deep();
    return exercise_done();
}
