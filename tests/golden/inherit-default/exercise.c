/* A tag that is missing or names no heir: defaultMapping's heir, if that takes the object. */
#include "exercise.h"
#include "inherit-default.h"

static void test_read(void)
{
    struct inherit_default_pet p;
    KEEP(inherit_default_pet, &p, "{\"name\":\"Rex\",\"barks\":true}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_DOG && p.as.dog.barks);
    KEEP(inherit_default_pet, &p, "{\"kind\":\"wolf\",\"name\":\"W\",\"barks\":false}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_DOG);
    SAME(p.as.dog.kind.value, "wolf");
    KEEP(inherit_default_pet, &p, "{\"kind\":\"cat\",\"name\":\"Tom\",\"lives\":9}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_CAT && p.as.cat.lives == 9);
    KEEP(inherit_default_pet, &p, "{\"kind\":\"Dog\",\"name\":\"Rex\",\"barks\":true}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_DOG);
    /* It takes neither: no promise of it is kept. */
    KEEP(inherit_default_pet, &p, "{\"kind\":\"wolf\",\"name\":\"W\"}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_OTHER);
    KEEP(inherit_default_pet, &p, "{\"name\":\"W\"}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_OTHER);
    READ(inherit_default_pet, &p, "{\"kind\":\"cat\",\"name\":\"T\",\"barks\":true}",
         "{\"kind\":\"cat\",\"name\":\"T\"}");
    EXPECT(p.kind == INHERIT_DEFAULT_PET_KIND_OTHER);
    REFUSE(inherit_default_pet, &p, "{\"barks\":true}", MISSING, "");
}

static void test_written(void)
{
    struct inherit_default_pet p = {.kind = INHERIT_DEFAULT_PET_KIND_DOG};
    p.as.dog.name = OAS_STR("Rex");
    p.as.dog.barks = true;
    WRITE(inherit_default_pet, &p, "{\"name\":\"Rex\",\"barks\":true}");
    OAS_SET(p.as.dog.kind, OAS_STR("cat"));
    WRONG(inherit_default_pet, &p, INVALID_UNION, "/kind");
    p = (struct inherit_default_pet){.kind = INHERIT_DEFAULT_PET_KIND_CAT};
    p.as.cat.name = OAS_STR("T");
    WRONG(inherit_default_pet, &p, INVALID_UNION, "");
    OAS_SET(p.as.cat.kind, OAS_STR("cat"));
    WRITE(inherit_default_pet, &p, "{\"kind\":\"cat\",\"name\":\"T\",\"lives\":0}");
    p = (struct inherit_default_pet){.kind = INHERIT_DEFAULT_PET_KIND_OTHER};
    WRITE(inherit_default_pet, &p, "{\"name\":\"\"}");
}

static void test_itself(void)
{
    struct inherit_default_garden g;
    KEEP(inherit_default_garden, &g,
         "{\"pets\":[{\"name\":\"a\",\"barks\":true},{\"name\":\"b\"}],\"plant\":{}}");
    EXPECT(g.pets.value.items[0].kind == INHERIT_DEFAULT_PET_KIND_DOG);
    EXPECT(g.pets.value.items[1].kind == INHERIT_DEFAULT_PET_KIND_OTHER);
    EXPECT(g.plant.value->kind == INHERIT_DEFAULT_PLANT_KIND_OTHER);
}

int main(void)
{
    test_read();
    test_written();
    test_itself();
    return exercise_done();
}
