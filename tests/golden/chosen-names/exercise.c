/* Names that somebody chose, in the document, in names.txt, and without beginnings. */
#include "exercise.h"
#include "chosen-names.h"

static void test_document(void)
{
    struct chosen_names_animal a;
    struct chosen_names_beast beast;
    struct chosen_names_created created;
    KEEP(chosen_names_animal, &a,
         "{\"class\":\"c\",\"class_name\":\"n\",\"collides\":{\"name\":\"o\"},"
         "\"lines\":[{\"x\":1}],\"other\":[{\"y\":2}],\"kind\":\"c\",\"level\":3,\"sort\":\"-id\","
         "\"list\":\"z\"}");
    struct chosen_names_line *line = a.lines.value.items;
    SAME(a.className.value, "c");
    SAME(a.class_name.value, "n");
    SAME(a.owner.value->name.value, "o");
    EXPECT(line->x.value == 1 && a.other.value.items->y.value == 2);
    EXPECT(a.kind.value == CHOSEN_NAMES_ANIMAL_KIND_CAT);
    EXPECT(a.level.value == CHOSEN_NAMES_ANIMAL_LEVEL_3D);
    EXPECT(a.order.value == CHOSEN_NAMES_ANIMAL_ORDER_DOWN);
    EXPECT(a.list.value == CHOSEN_NAMES_ANIMAL_LIST_z);
    KEEP(chosen_names_beast, &beast, "{\"t\":\"a\",\"x\":1}");
    EXPECT(beast.kind == CHOSEN_NAMES_BEAST_KIND_A && beast.as.bear.x.value == 1);
    READ(chosen_names_created, &created, "{\"a\":1}", "{\"a\":1}");
}

static void test_beside(void)
{
    struct chosen_names_create_pet_request request;
    struct chosen_names_list_pets_response_200 pets;
    struct chosen_names_animal_2 other;
    enum chosen_names_paint paint;
    KEEP(chosen_names_create_pet_request, &request, "{\"a\":\"b\"}");
    KEEP(chosen_names_list_pets_response_200, &pets, "{\"b\":1}");
    KEEP(chosen_names_animal_2, &other, "{\"z\":1}");
    KEEP(chosen_names_paint, &paint, "\"green\"");
}

int main(void)
{
    test_document();
    test_beside();
    return exercise_done();
}
