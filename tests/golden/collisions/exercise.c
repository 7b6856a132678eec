/* Names that meet: components keep theirs, what else wants it is numbered. */
#include "collisions.h"
#include "exercise.h"

#define OWNER "\"owner\":{\"kind\":\"as\",\"c\":1,\"kind_2\":\"k\"}"

static void test_pet(void)
{
    struct c_pet p;
    struct c_pet_list list;
    KEEP(c_pet, &p,
         "{\"color\":\"unset\",\"kind\":\"k\",\"as\":1,\"rest\":\"r\",\"is\":true,"
         "\"items\":[{\"count\":2}],\"value\":null," OWNER ",\"more\":3}");
    EXPECT(p.color == C_PET_COLOR_2_UNSET_2 && p.kind->kind == C_PET_KIND_KIND_STRING);
    EXPECT(p.owner->kind == C_PET_OWNER_KIND_AS && p.owner->as.as.c == 1);
    SAME(p.owner->as.as.kind_2.value, "k");
    EXPECT(p.as.value == 1 && p.is.value && p.items.value.items[0].count.value == 2);
    EXPECT(p.value.is == OAS_NULL && p.rest_2.items[0].value == 3);
    KEEP(c_pet, &p, "{\"color\":\"UNSET\",\"kind\":1,\"owner\":{\"kind\":\"unset\",\"a\":\"x\"}}");
    EXPECT(p.color == C_PET_COLOR_2_UNSET_3 && p.owner->kind == C_PET_OWNER_KIND_UNSET_2);
    SAME(p.owner->as.unset.a, "x");
    KEEP(c_pet, &p, "{\"color\":\"list\",\"kind\":1,\"owner\":{\"kind\":\"kind\",\"b\":2}}");
    EXPECT(p.owner->as.kind.b == 2);
    EXPECT(c_pet_color_2_from_text(OAS_STR("count")) == C_PET_COLOR_2_COUNT);
    EXPECT(C_PET_COLOR_2_COUNT_2 == 5);
    KEEP(c_pet_list, &list, "{\"pets\":[]}");
    EXPECT(list.pets.value.count == 0);
}

static void test_flat(void)
{
    struct c_flat f;
    KEEP(c_flat, &f, "{\"kind\":\"k\",\"tag\":\"d\"}");
    EXPECT(f.kind == C_FLAT_KIND_OBJECT_2 && f.tag == C_FLAT_TAG_D);
    SAME(f.kind_2, "k");
}

static void test_components(void)
{
    enum c_pet_color color;
    enum c_pet_items_item item;
    struct c_create_request component;
    struct c_create_request_2 second;
    struct c_create_request_3 third;
    struct c_create_response_200 response;
    struct c_init init;
    struct c_a a;
    struct c_a_decode_2 decode;
    oas_str release;
    oas_str_list operations;
    int64_t number;
    KEEP(c_pet_color, &color, "\"blue\"");
    KEEP(c_pet_items_item, &item, "\"b\"");
    EXPECT(item == C_PET_ITEMS_ITEM_B);
    KEEP(c_create_request, &component, "{\"component\":\"x\"}");
    KEEP(c_create_request_2, &second, "{\"a\":1}");
    KEEP(c_create_request_3, &third, "{\"c\":true}");
    KEEP(c_create_response_200, &response, "{\"b\":\"x\"}");
    KEEP(c_init, &init, "{\"x\":1}");
    KEEP(c_release, &release, "\"x\"");
    KEEP(c_program, &number, "1");
    KEEP(c_operations, &operations, "[\"x\"]");
    KEEP(c_a, &a, "{\"decode\":{\"x\":1}}");
    KEEP(c_a_type, &number, "1");
    KEEP(c_a_decode_2, &decode, "{\"y\":1}");
    EXPECT(c_operations.count == 2 && oas_operation_by_id(&c_operations, OAS_STR("Create")));
    EXPECT(c_init_2() == OAS_OK);
    c_release_2();
}

int main(void)
{
    test_pet();
    test_flat();
    test_components();
    return exercise_done();
}
