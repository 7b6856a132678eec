/* What a dynamic reference leads to is a type as any other: of each scope its own. */
#include "dynamic-ref.h"
#include "exercise.h"

static void test_trees(void)
{
    struct dynamic_ref_tree tree;
    struct dynamic_ref_coloured_tree coloured;
    KEEP(dynamic_ref_tree, &tree, "{\"label\":\"a\",\"children\":[{\"label\":\"b\"}]}");
    EXPECT(tree.children.value.count == 1 && oas_str_is(tree.children.value.items[0].label, "b"));
    KEEP(dynamic_ref_coloured_tree, &coloured,
         "{\"colour\":\"red\",\"label\":\"a\",\"children\":[{\"colour\":\"blue\",\"label\":\"b\"}]"
         "}");
    EXPECT(coloured.children.value.items[0].colour == DYNAMIC_REF_COLOURED_TREE_COLOUR_BLUE);
    struct dynamic_ref_coloured_tree plain = {.label = OAS_STR("b")};
    coloured.children.value.items = &plain;
    WRONG(dynamic_ref_coloured_tree, &coloured, UNSET, "/children/0/colour");
}

static void test_pages(void)
{
    struct dynamic_ref_both both;
    KEEP(dynamic_ref_both, &both,
         "{\"numbers\":{\"items\":[1]},\"names\":{\"items\":[{\"name\":\"a\"}]},"
         "\"any\":{\"items\":[null]}}");
    EXPECT(both.numbers.value->items.items[0] == 1);
    EXPECT(oas_str_is(both.names.value->items.items[0].name, "a"));
    EXPECT(both.any.value->items.count == 1);
}

int main(void)
{
    test_trees();
    test_pages();
    return exercise_done();
}
