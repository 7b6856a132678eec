/* Inheritance: what is valid and the tag's heir takes is of its kind; everything else is OTHER. */
#include "exercise.h"
#include "inherit.h"

static void kinds(void)
{
    struct inherit_pet p;
    KEEP(inherit_pet, &p, "{\"kind\":\"kitty\",\"name\":\"Tom\",\"lives\":9}");
    EXPECT(p.kind == INHERIT_PET_KIND_CAT && p.as.cat.lives == 9);
    SAME(p.as.cat.kind, "kitty");
    KEEP(inherit_pet, &p, "{\"kind\":\"dog\",\"name\":\"Rex\",\"barks\":true}");
    EXPECT(p.kind == INHERIT_PET_KIND_DOG && p.as.dog.barks);
    KEEP(inherit_pet, &p, "{\"kind\":\"Lion\",\"name\":\"Leo\",\"lives\":1,\"mane\":\"m\"}");
    EXPECT(p.kind == INHERIT_PET_KIND_LION);
    SAME(p.as.lion.mane, "m");
    KEEP(inherit_pet, &p, "{\"kind\":\"Fish\",\"name\":\"F\"}");
    EXPECT(p.kind == INHERIT_PET_KIND_FISH);
    KEEP(inherit_pet, &p, "{\"song\":\"Owl\",\"kind\":\"Bird\",\"name\":\"O\",\"eyes\":2}");
    EXPECT(p.kind == INHERIT_PET_KIND_BIRD && p.as.bird->kind == INHERIT_BIRD_KIND_OWL &&
           p.as.bird->as.owl.eyes == 2);
    KEEP(inherit_pet, &p, "{\"song\":\"Owl\",\"kind\":\"Owl\",\"name\":\"O\",\"eyes\":2}");
    EXPECT(p.kind == INHERIT_PET_KIND_OWL && p.as.owl.eyes == 2);
    KEEP(inherit_pet, &p, "{\"kind\":\"snake\",\"name\":\"S\",\"length\":3}");
    EXPECT(p.kind == INHERIT_PET_KIND_SNAKE && p.as.snake.length == 3);
}

/* Valid, and not as what the tag names; or the tag names nothing. */
static void others(void)
{
    struct inherit_pet p;
    READ(inherit_pet, &p, "{\"kind\":\"cat\",\"name\":\"Tom\",\"lives\":10}",
         "{\"kind\":\"cat\",\"name\":\"Tom\"}");
    EXPECT(p.kind == INHERIT_PET_KIND_OTHER);
    SAME(p.as.other.kind, "cat");
    KEEP(inherit_pet, &p, "{\"kind\":\"dog\",\"name\":\"Rex\"}");
    EXPECT(p.kind == INHERIT_PET_KIND_OTHER);
    KEEP(inherit_pet, &p,
         "{\"kind\":\"cow\",\"name\":\"C\",\"friends\":[{\"kind\":\"cat\",\"name\":\"T\","
         "\"lives\":3},{\"kind\":\"?\",\"name\":\"N\"}]}");
    EXPECT(p.kind == INHERIT_PET_KIND_OTHER && p.as.other.friends.value.count == 2 &&
           p.as.other.friends.value.items[0].kind == INHERIT_PET_KIND_CAT &&
           p.as.other.friends.value.items[1].kind == INHERIT_PET_KIND_OTHER);
    REFUSE(inherit_pet, &p, "{\"kind\":\"cat\",\"lives\":1}", MISSING, "");
    REFUSE(inherit_pet, &p, "{\"kind\":\"cat\",\"name\":\"longer\",\"lives\":1}", TOO_BIG, "/name");
    REFUSE(inherit_pet, &p, "[]", INVALID_TYPE, "");
}

/* A struct of a kind is to be valid as that, or it would be read as another. */
static void by_hand(void)
{
    struct inherit_pet p = {.as.cat = {.kind = OAS_STR("cat"), .name = OAS_STR("Tom"), .lives = 9}};
    struct inherit_pet friend = {.kind = INHERIT_PET_KIND_DOG,
                                 .as.dog = {.name = OAS_STR("Rex"), .barks = false}};
    WRONG(inherit_pet, &p, UNSET, "");
    p.kind = INHERIT_PET_KIND_CAT;
    WRITE(inherit_pet, &p, "{\"kind\":\"cat\",\"name\":\"Tom\",\"lives\":9}");
    p.as.cat.lives = 0;
    WRONG(inherit_pet, &p, TOO_SMALL, "/lives");
    p.as.cat.lives = 1;
    p.as.cat.kind = OAS_STR("dog");
    WRONG(inherit_pet, &p, INVALID_UNION, "/kind");
    p.as.cat.kind = OAS_STR("kitty");
    OAS_SET(p.as.cat.friends, ((struct inherit_pet_list){&friend, 1}));
    WRITE(inherit_pet, &p,
          "{\"kind\":\"kitty\",\"name\":\"Tom\",\"friends\":[{\"kind\":\"dog\",\"name\":\"Rex\","
          "\"barks\":false}],\"lives\":1}");
    friend = (struct inherit_pet){
        .kind = INHERIT_PET_KIND_LION,
        .as.lion = {.kind = OAS_STR("Lion"), .name = OAS_STR("Leo"), .lives = 12}};
    WRONG(inherit_pet, &p, TOO_BIG, "/friends/0/lives");
    p = (struct inherit_pet){.kind = INHERIT_PET_KIND_OTHER,
                             .as.other = {.kind = OAS_STR("dog"), .name = OAS_STR("Rex")}};
    WRITE(inherit_pet, &p, "{\"kind\":\"dog\",\"name\":\"Rex\"}");
}

static void held(void)
{
    struct inherit_home h;
    KEEP(inherit_home, &h,
         "{\"first\":{\"kind\":\"cat\",\"name\":\"T\",\"lives\":3},"
         "\"cat\":{\"kind\":\"?\",\"name\":\"N\",\"lives\":2},"
         "\"all\":[{\"kind\":\"dog\",\"name\":\"Rex\",\"barks\":true}],"
         "\"named\":{\"x\":{\"kind\":\"cow\",\"name\":\"C\"}},\"none\":null}");
    EXPECT(h.first->kind == INHERIT_PET_KIND_CAT && h.cat.value->lives == 2);
    EXPECT(h.all.value.items[0].as.dog.barks && h.none.is == OAS_NULL);
    EXPECT(h.named.value.items[0].value.kind == INHERIT_PET_KIND_OTHER);
    REFUSE(inherit_home, &h,
           "{\"first\":{\"kind\":\"cat\",\"name\":\"T\",\"lives\":3},\"cat\":{\"kind\":\"cat\","
           "\"name\":\"T\",\"lives\":99999999999999999999}}",
           TOO_BIG, "/cat/lives");
}

/* In an allOf of it alone it is its own members, and what its tag names takes no part. */
static void plain(void)
{
    struct inherit_pet_base pet;
    struct inherit_plain p;
    KEEP(
        inherit_plain, &p,
        "{\"one\":{\"kind\":\"cow\",\"name\":\"C\",\"friends\":[{\"kind\":\"dog\",\"name\":\"Rex\","
        "\"barks\":true}]},\"small\":{\"kind\":\"dog\",\"name\":\"Rex\"},"
        "\"within\":{\"kind\":\"Fish\",\"name\":\"F\"},\"list\":[{\"kind\":\"\",\"name\":\"N\"}],"
        "\"map\":{\"x\":null,\"y\":{\"kind\":\"cow\",\"name\":\"D\"}},"
        "\"either\":{\"kind\":\"cow\",\"name\":\"E\"},\"again\":{\"kind\":\"cow\",\"name\":\"F\"},"
        "\"bird\":{\"song\":\"Owl\",\"kind\":\"Bird\",\"name\":\"O\"}}");
    EXPECT(p.one.friends.value.items[0].kind == INHERIT_PET_KIND_DOG);
    EXPECT(p.map.value.items[0].value.is == OAS_NULL);
    SAME(p.small.value->name, "Rex");
    SAME(p.within.value->name, "F");
    SAME(p.list.value.items[0].name, "N");
    SAME(p.map.value.items[1].value.value.name, "D");
    SAME(p.either.value->as.object.name, "E");
    SAME(p.again.value->name, "F");
    SAME(p.bird.value->song, "Owl");
    REFUSE(inherit_plain, &p, "{\"one\":{\"kind\":\"cow\"}}", MISSING, "/one");
    REFUSE(inherit_plain, &p,
           "{\"one\":{\"kind\":\"cow\",\"name\":\"C\"},\"small\":{\"kind\":\"cat\",\"name\":\"T\","
           "\"lives\":1}}",
           TOO_BIG, "/small");
    READ(inherit_add_pet_request, &pet, "{\"kind\":\"cat\",\"name\":\"Tom\",\"lives\":10}",
         "{\"kind\":\"cat\",\"name\":\"Tom\"}");
    SAME(pet.kind, "cat");
}

int main(void)
{
    kinds();
    others();
    by_hand();
    held();
    plain();
    return exercise_done();
}
