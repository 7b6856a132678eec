/* Lists, maps and nullables of a schema that holds itself are types, also where they stand before
 * it. */
#include "exercise.h"
#include "recursion-order.h"

int main(void)
{
    struct recursion_order_admin admin;
    struct recursion_order_person_list chiefs;
    struct recursion_order_node node;
    struct recursion_order_map_node map;
    KEEP(recursion_order_admin, &admin,
         "{\"name\":\"a\",\"friends\":[{\"name\":\"b\",\"friends\":[]}],\"rights\":7}");
    EXPECT(admin.friends.value.count == 1);
    EXPECT(oas_str_is(admin.friends.value.items[0].name.value, "b"));
    KEEP(recursion_order_chiefs, &chiefs, "[{\"friends\":[{}]}]");
    EXPECT(chiefs.items[0].friends.value.count == 1);
    KEEP(recursion_order_node, &node, "{\"next\":{\"next\":null}}");
    EXPECT(node.next.is == OAS_VALUE && node.next.value->next.is == OAS_NULL);
    KEEP(recursion_order_map_node, &map, "{\"kids\":{\"a\":{\"kids\":{}}}}");
    EXPECT(map.kids.value.count == 1 && map.kids.value.items[0].value.kids.is == OAS_VALUE);
    return exercise_done();
}
