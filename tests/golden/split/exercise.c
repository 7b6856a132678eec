/* Functions in files of their own: they see no row, and do what they always do. */
#include "exercise.h"
#include "split.h"

int main(void)
{
    struct split_pet pet;
    struct split_owner owner;
    struct split_food food;
    struct split_pet_list list;
    enum split_list_pets_query_sort sort;
    KEEP(split_pet, &pet,
         "{\"name\":\"Rex\",\"color\":\"red\",\"owner\":{\"mail\":\"a@b.c\",\"x\":1},\"y\":[2]}");
    SAME(split_pet_color_text(pet.color.value), "red");
    EXPECT(split_pet_color_from_text(OAS_STR("white")) == SPLIT_PET_COLOR_WHITE);
    KEEP(split_owner, &owner, "{\"mail\":\"a@b.c\",\"kept\":null}");
    KEEP(split_food, &food, "{\"grams\":7}");
    KEEP(split_list_pets_response_200, &list, "[{\"name\":\"a\"}]");
    KEEP(split_list_pets_query_sort, &sort, "\"age\"");
    REFUSE(split_pet, &pet, "{\"color\":\"red\"}", MISSING, "");
    REFUSE(split_owner, &owner, "{\"mail\":\"a\"}", INVALID_FORMAT, "/mail");
    EXPECT(split_operations.count == 1);
    return exercise_done();
}
